"""A serial wire (RS-232, USB adapters, CDC): pyserial opens it, and every read and write here has a deadline.

pyserial lets `termios.error` through and waits for ever in `write` unless told otherwise; neither leaves this file.
"""

from __future__ import annotations

import os
import time

import serial
from msgspec import Struct

from drivers.link.base import StreamLink, lost, open_failure
from drivers.protocol import DeviceError

try:
    import termios

    _PORT_ERRORS: tuple[type[Exception], ...] = (OSError, termios.error)
except ImportError:  # Windows has no termios, and pyserial raises OSError kinds only there
    _PORT_ERRORS = (OSError,)
_OPEN_ERRORS: tuple[type[Exception], ...] = (*_PORT_ERRORS, ValueError)

_SLICE = 0.02  # seconds; how often a Windows port is looked at
_WINDOWS_WRITE = 5.0  # seconds; an overlapped write cannot say how far it came: never end it early
_PARITY = {"N": serial.PARITY_NONE, "E": serial.PARITY_EVEN, "O": serial.PARITY_ODD}


class Line(Struct, frozen=True):
    """How the two ends of a serial wire agree to speak; `frame` is bits, parity, stop bits, such as 8N1 or 7E1."""

    speed: int = 9600
    frame: str = "8N1"
    rtscts: bool = False


def parse_frame(frame: str) -> tuple[int, str, int]:
    """Data bits, parity letter and stop bits of `frame`; raises DeviceError bad_option."""
    if len(frame) != 3 or frame[0] not in "78" or frame[1] not in _PARITY or frame[2] not in "12":
        raise DeviceError("bad_option", option="frame", value=frame)
    return int(frame[0]), frame[1], int(frame[2])


class SerialLink(StreamLink):
    """A serial port, taken for this till alone."""

    sliced = os.name != "posix"
    """Windows: a port is no handle that can be waited for, so it is looked at in slices of time."""

    def __init__(self, port: str, line: Line | None = None, *, one_way: bool = False) -> None:
        super().__init__(port)
        self.answers = not one_way
        self._line = line or Line()
        parse_frame(self._line.frame)
        self._port: serial.Serial | None = None

    def open(self, deadline: float) -> None:
        """Open the port; the system answers at once or not at all, so `deadline` is never reached."""
        self.close()
        bits, parity, stops = (8, "N", 1) if self._is_pty() else parse_frame(self._line.frame)
        try:
            self._port = serial.Serial(
                self.identity,
                baudrate=self._line.speed,
                bytesize=bits,
                parity=_PARITY[parity],
                stopbits=stops,
                timeout=0,
                write_timeout=_WINDOWS_WRITE if self.sliced else 0,
                rtscts=self._line.rtscts,
                exclusive=True if os.name == "posix" else None,
            )
        except _OPEN_ERRORS as error:
            raise _cannot_open(error, self.identity) from error
        if not self.sliced:
            self._handle = self._port.fileno()

    def _is_pty(self) -> bool:
        # a pty carries whole bytes only and refuses 7 bits from its second opening on
        return os.path.realpath(self.identity).startswith("/dev/pts/")

    def close(self) -> None:
        """Close the port."""
        port, self._port, self._handle = self._port, None, None
        if port is not None:
            try:
                port.close()
            except _PORT_ERRORS:
                return  # an unplugged adapter complains on its way out; the handle is gone all the same

    def write(self, data: bytes, deadline: float) -> None:
        """Write all of `data`, or raise DeviceError timeout or disconnected with the fact `sent`."""
        if not self.sliced:
            super().write(data, deadline)
            return
        port = self._open_port()
        try:
            port.write(data)
        except _PORT_ERRORS as error:
            raise lost(self.identity, error, len(data)) from error

    def read(self, limit: int, deadline: float) -> bytes:
        """Return what came; empty at the deadline or when woken."""
        if self.sliced:
            return self._read_in_slices(limit, deadline)
        return super().read(limit, deadline)

    def _read_in_slices(self, limit: int, deadline: float) -> bytes:
        """Look every few milliseconds, with the waker as the pause."""
        port = self._open_port()
        end = time.monotonic() + deadline
        try:
            while not port.in_waiting:
                left = end - time.monotonic()
                if left <= 0 or self._waker.pause(min(left, _SLICE)):
                    return b""
            return port.read(min(limit, port.in_waiting))
        except _PORT_ERRORS as error:
            raise lost(self.identity, error) from error

    def _take(self, limit: int) -> bytes:
        data = os.read(self._open_handle(), limit)
        if not data:
            raise ConnectionResetError("the port is gone")
        return data

    def _give(self, data: bytes) -> int:
        return os.write(self._open_handle(), data)

    def _open_port(self) -> serial.Serial:
        if self._port is None:
            raise lost(self.identity, "not open")
        return self._port


def _cannot_open(error: Exception, where: str) -> DeviceError:
    """Tell a missing port from a taken one: pyserial keeps the cause in errno, termios in its first argument."""
    if isinstance(error, OSError):
        return open_failure(error, where)
    return DeviceError("refused", where=where, cause=str(error))
