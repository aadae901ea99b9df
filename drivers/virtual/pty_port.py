"""A virtual device on a pseudo terminal, which a till opens like any serial port; Linux only.

A pty has no speed of its own: here a device with another speed than the till's really reads and sends garbage.
The speed is the till's alone to set. This end only reads it: whatever it set when the till lets go could reach the
line after the till has opened it again, and the two would never understand each other.
"""

from __future__ import annotations

import contextlib
import os
import pty
import select
import selectors
import termios
import tty
from pathlib import Path

from drivers.virtual.baud import misread
from drivers.virtual.behaviour import Behaviour
from drivers.virtual.port import Port

_PIECE = 4096
_SPEEDS = {
    getattr(termios, f"B{speed}"): speed
    for speed in (300, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
}


class PtyPort(Port):
    """A pty with a virtual device behind it; `link`, if given, is its lasting name in the file system."""

    def __init__(
        self, device: Behaviour, link: Path | None = None, speed: int | None = None
    ) -> None:
        super().__init__(device)
        self.speed = speed
        self._link = link
        self._master = -1
        self._watched = False
        self._was_open = False

    def _connect(self) -> None:
        master, slave = pty.openpty()
        tty.setraw(slave)
        name = os.ttyname(slave)
        os.close(slave)
        os.set_blocking(master, False)
        self._master = master
        self.address = name
        if self._link is not None:
            self._link.unlink(missing_ok=True)
            self._link.symlink_to(name)
            self.address = str(self._link)
        self._connected = True

    def _disconnect(self) -> None:
        self._unwatch()
        if self._connected:
            os.close(self._master)
            if self._link is not None:
                self._link.unlink(missing_ok=True)
        self._connected = False

    def _hang_up(self) -> None:
        self._disconnect()
        self._connect()

    def _ready(self, source: object) -> None:
        if source != self._master:
            return
        try:
            data = os.read(self._master, _PIECE)
        except OSError:
            self._unwatch()
            return
        self._heard(self._over_the_line(data, to_till=False))

    def _say(self, data: bytes) -> None:
        if data and self._open_at_till():
            with contextlib.suppress(OSError):
                os.write(self._master, self._over_the_line(data, to_till=True))

    def _turn(self) -> None:
        """Watch the line while the till has it open, and tell the device of both."""
        is_open = self._connected and self._open_at_till()
        if is_open != self._was_open:
            self.on_line(is_open)
        if is_open and not self._watched:
            self._selector.register(self._master, selectors.EVENT_READ)
            self._watched = True
        if self._was_open and not is_open and self._connected:
            self._unwatch()
        self._was_open = is_open

    def _unwatch(self) -> None:
        if self._watched:
            self._selector.unregister(self._master)
            self._watched = False

    def _open_at_till(self) -> bool:
        poll = select.poll()
        poll.register(self._master, select.POLLOUT)
        return not any(events & select.POLLHUP for _, events in poll.poll(0))

    def _over_the_line(self, data: bytes, *, to_till: bool) -> bytes:
        if self.speed is None:
            return data
        till = _SPEEDS.get(termios.tcgetattr(self._master)[4], self.speed)
        return misread(data, self.speed, till) if to_till else misread(data, till, self.speed)
