"""A wire that ends in a file: for spoolers, recordings and tills without a printer. Nothing ever comes back."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import BinaryIO

from drivers.link.base import lost, open_failure


class FileLink:
    """Appends every byte to a file; a Windows spooler share (\\\\host\\printer) is such a path too."""

    answers = False

    def __init__(self, path: str) -> None:
        self.identity = path
        self._file: BinaryIO | None = None
        self._woken = threading.Event()

    def open(self, deadline: float) -> None:
        """Open for appending; its folder must exist."""
        self.close()
        try:
            self._file = Path(self.identity).open("ab", buffering=0)  # noqa: SIM115 - open as long as the device
        except OSError as error:
            raise open_failure(error, self.identity) from error

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def write(self, data: bytes, deadline: float) -> None:
        """Append `data`; a full disk is a lost wire."""
        sent = 0
        while sent < len(data):
            if self._file is None:
                raise lost(self.identity, "not open", sent)
            try:
                sent += self._file.write(data[sent:]) or 0
            except OSError as error:
                raise lost(self.identity, error, sent) from error

    def read(self, limit: int, deadline: float) -> bytes:
        """Wait for the deadline or a wake; there is never anything to read."""
        if self._file is None:
            raise lost(self.identity, "not open")
        self._woken.wait(max(0.0, deadline))
        self._woken.clear()
        return b""

    def wake(self) -> None:
        """End a read that is waiting, or the next one."""
        self._woken.set()
