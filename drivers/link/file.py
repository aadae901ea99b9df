"""A wire that ends in a file: for spoolers, recordings and tills without a printer. Nothing ever comes back."""

from __future__ import annotations

import os

from drivers.link.base import lost, open_failure
from drivers.link.one_way import OneWayLink

_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


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
        """Append `data`; a full disk is a lost wire."""
        handle = self._open_handle()
        sent = 0
        while sent < len(data):
            try:
                sent += os.write(handle, data[sent:])
            except OSError as error:
                raise lost(self.identity, error, sent) from error

    def _see_open(self) -> None:
        self._open_handle()

    def _open_handle(self) -> int:
        if self._handle is None:
            raise lost(self.identity, "not open")
        return self._handle
