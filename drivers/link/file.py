"""A wire that ends in a file: for spoolers, recordings and tills without a printer. Nothing ever comes back."""

from __future__ import annotations

import os
import time

from drivers.link.base import lost, open_failure, writable
from drivers.link.one_way import OneWayLink
from drivers.protocol import DeviceError

_FLAGS = (
    os.O_WRONLY
    | os.O_APPEND
    | os.O_CREAT
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe or device behind the name must not hold the till
)


_WAITS = (
    os.name == "posix"
)  # elsewhere a file cannot be waited for; the spooler takes what it is given


class FileLink(OneWayLink):
    """Appends every byte to a file; a Windows spooler share (\\\\host\\printer) is such a path too."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._handle: int | None = None

    def open(self, deadline: float) -> None:
        """Open for appending; its folder must exist."""
        self.close()
        try:
            self._handle = os.open(self.identity, _FLAGS, 0o600)
        except OSError as error:
            raise open_failure(error, self.identity) from error

    def close(self) -> None:
        """Close the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def write(self, data: bytes, deadline: float) -> None:
        """Append `data`; a full disk is a lost wire, a pipe that nobody empties meets the deadline."""
        handle = self._open_handle()
        end, sent = time.monotonic() + deadline, 0
        while sent < len(data):
            if _WAITS and not writable(handle, end - time.monotonic()):
                raise DeviceError("timeout", where=self.identity, sent=sent)
            try:
                sent += os.write(handle, data[sent:])
            except BlockingIOError:
                continue
            except OSError as error:
                raise lost(self.identity, error, sent) from error

    def _see_open(self) -> None:
        self._open_handle()

    def _open_handle(self) -> int:
        if self._handle is None:
            raise lost(self.identity, "not open")
        return self._handle
