"""A wire through a device file such as /dev/usb/lp0: plain reads and writes that never wait longer than asked.

Linux only (usblp). On Windows a USB printer is reached through its virtual COM port, TCP, or the spooler as a one-way
file; see docs.
"""

from __future__ import annotations

import os

from drivers.link.base import StreamLink, open_failure

_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)


class LpLink(StreamLink):
    """A printer device file, opened for both ways when it allows that."""

    def __init__(self, path: str) -> None:
        super().__init__(path)

    def open(self, deadline: float) -> None:
        """Open the device file; it answers at once, so `deadline` is never reached."""
        self.close()
        try:
            self._handle = os.open(self.identity, os.O_RDWR | _NO_WAIT)
        except OSError as error:
            raise open_failure(error, self.identity) from error

    def close(self) -> None:
        """Close the device file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _take(self, limit: int) -> bytes:
        # usblp ends a read with nothing when the printer had nothing to say, which is no loss
        return os.read(self._open_handle(), limit)

    def _give(self, data: bytes) -> int:
        return os.write(self._open_handle(), data)
