"""Wires to USB scanners read raw, Linux only: HID reports, and key events taken so that they reach no window."""

from __future__ import annotations

import contextlib
import errno
import os
import sys

from drivers.link.base import StreamLink, open_failure
from drivers.link.lp import LpLink

_GRAB = 0x40044590  # EVIOCGRAB of linux/input.h


class HidLink(LpLink):
    """A HID device file (`/dev/hidrawN`); unlike a printer it is gone when it has nothing to say for ever."""

    def _take(self, limit: int) -> bytes:
        return _something(super()._take(limit))


class KeysLink(StreamLink):
    """Key events (`/dev/input/by-id/…-event-kbd`); nothing can be written."""

    def open(self, deadline: float) -> None:
        """Open and take the device; DeviceError busy when another program has taken it already."""
        self.close()
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            self._handle = os.open(self.identity, flags)
            _take_for_us(self._handle)
        except OSError as error:
            self.close()
            raise open_failure(error, self.identity) from error

    def close(self) -> None:
        """Close, which gives the device back."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                os.close(self._handle)
            self._handle = None

    def _take(self, limit: int) -> bytes:
        return _something(os.read(self._open_handle(), limit))

    def _give(self, data: bytes) -> int:
        raise OSError(errno.EBADF, "a scanner is only read")


def _something(data: bytes) -> bytes:
    if not data:
        raise ConnectionResetError("the device is gone")
    return data


def _take_for_us(handle: int) -> None:
    """Have its keys reach nobody else; what is no input device (a pty of a simulation) has nobody else."""
    if sys.platform == "win32":
        return
    import fcntl  # not there on Windows

    try:
        fcntl.ioctl(handle, _GRAB, 1)
    except OSError as error:
        if error.errno not in (errno.ENOTTY, errno.EINVAL):
            raise
