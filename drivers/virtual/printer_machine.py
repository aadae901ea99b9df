"""The inside of the virtual printer: what it does with the bytes it gets and how its faults change that.

Called from the thread of its port and from whoever throws a switch, so everything stands behind one lock.
"""

from __future__ import annotations

import threading

from msgspec import Struct

from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.escpos import Command, Parser, RealTime, RealTimeFilter
from drivers.virtual.paper import Paper
from drivers.virtual.press import Press
from drivers.virtual.printer_state import Condition, Pulse

_FIRST_PART = 2  # lines that a cut-off or half-written job still gets onto the paper
_SLOW_MS = 300
_SMALL = (
    1024  # bytes that a cheap printer keeps, and how many of them it works off in a millisecond
)
_WORKED_OFF = 32


class Traffic(Struct, frozen=True):
    """Bytes taken and answered since the line was last opened, and whether nothing is about to be said or cut."""

    consumed: int
    answered: int
    quiet: bool


class Machine(VirtualDevice):
    """Paper, drawer and receive buffer under one fault at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = threading.RLock()
        self.paper, self.condition = Paper(), Condition()
        self.press = Press(self.paper, self.condition)
        self._filter, self._parser = RealTimeFilter(), Parser()
        self._consumed = self._answered = 0
        self._due: list[tuple[int, bytes]] = []
        self._lines_left: int | None = None
        self._mute = self._deaf = self._cuts_line = self._line_up = False
        self._kept, self._kept_at = 0, 0

    # -- switches ------------------------------------------------------------------------------------------------

    def _switch(self, fault: str) -> None:
        """Put a fault on, or take it off; held print data goes on by itself."""
        with self.lock:
            self.condition.fault = "ok" if fault == "power-cycle" else fault
            self._lines_left = _FIRST_PART if fault in ("cut-off", "half-written") else None
            self._mute, self._deaf = fault == "silent", False
            self._cuts_line = False
            if fault == "power-cycle":
                self._forget()
            else:
                self._report()
                self._print()

    def paper_out_after(self, lines: int) -> None:
        """The roll ends after so many more lines."""
        with self.lock:
            self._lines_left = lines

    def shut_drawer(self) -> None:
        """Somebody pushes the drawer shut."""
        with self.lock:
            self.condition.drawer.is_open = False
            self._report()
        self.wake()

    def line(self, up: bool) -> None:
        """The till opened or closed the line."""
        with self.lock:
            self._line_up = up
            self._cuts_line = False
            self._consumed = self._answered = 0
            self.press.reports = False
            self._filter = RealTimeFilter()
            self._due.clear()

    def traffic(self) -> Traffic:
        """What went over the line since it was opened."""
        with self.lock:
            now = self.clock.now_ms()
            about_to_speak = any(at <= now for at, _ in self._due)
            quiet = not about_to_speak and not (self._cuts_line and self._line_up)
            return Traffic(self._consumed, self._answered, quiet)

    # -- what the wire brings (Behaviour) ------------------------------------------------------------------------

    def hear(self, data: bytes) -> bytes:
        """Take what came and answer what can be answered at once."""
        with self.lock:
            self._consumed += len(data)
            data = self._room_for(data)
            for piece in self._filter.feed(data):
                if not self._deaf:
                    self._take(piece)
            return self._said()

    def _room_for(self, data: bytes) -> bytes:
        """What a printer with a small buffer keeps of it; the rest falls beside it and is never seen again."""
        if self.condition.fault != "small-buffer":
            return data
        now = self.clock.now_ms()
        self._kept = max(0, self._kept - _WORKED_OFF * (now - self._kept_at))
        self._kept_at = now
        taken = data[: _SMALL - self._kept]
        self._kept += len(taken)
        return taken

    def due(self) -> bytes:
        """What the printer says by itself, and late answers of a slow one."""
        with self.lock:
            now = self.clock.now_ms()
            self.press.answer += b"".join(words for at, words in self._due if at <= now)
            self._due = [(at, words) for at, words in self._due if at > now]
            return self._said()

    def ripens(self) -> bool:
        """A slow answer is under way."""
        return bool(self._due)

    def hangs_up(self) -> bool:
        """A printer that breaks off takes its whole wire away: nobody gets through until it is well."""
        if self._cuts_line:
            self.cable.unplug()
        return False

    def _said(self) -> bytes:
        words = b"" if self._mute else bytes(self.press.answer)
        self.press.answer.clear()
        self._answered += len(words)
        return words

    def _take(self, piece: RealTime | bytes) -> None:
        if isinstance(piece, bytes):
            self._parser.feed(piece)
            self._print()
        elif piece.name == "EOT":
            self.press.answer.append(self.condition.real_time(piece.data[0]))
        elif piece.name == "DC4":
            self._obey_at_once(piece.data)

    def _obey_at_once(self, data: bytes) -> None:
        """DLE DC4: kick the drawer or clear the buffers, whatever else is going on."""
        if data[0] == 1:
            steps = data[2] * 100
            pulse = Pulse(5 if data[1] else 2, steps, steps, real_time=True)
            self.condition.drawer.kick(pulse)
            self._report()
        elif data[0] == 8:
            self._parser.clear()
            self.paper.line = ""

    def _print(self) -> None:
        """Obey all that can be obeyed; a blocked printer keeps the rest."""
        while not self.condition.blocked:
            command = self._parser.next()
            if command is None:
                return
            if command.name == "GS V" and self._lines_left is not None:
                self._accident()
            else:
                self._obey(command)

    def _obey(self, command: Command) -> None:
        fed, drawer = self.paper.fed, self.condition.drawer.is_open
        self.paper.raw += command.raw
        self.press.obey(command)
        if self.condition.drawer.is_open != drawer:
            self._report()
        if self.condition.fault == "slow" and self.press.answer:
            self._due.append((self.clock.now_ms() + _SLOW_MS, bytes(self.press.answer)))
            self.press.answer.clear()
        if self._lines_left is not None and self.paper.fed > fed:
            self._lines_left -= self.paper.fed - fed
            if self._lines_left <= 0:
                self._accident()

    def _accident(self) -> None:
        """The counted lines are on the paper: now it happens."""
        self._lines_left = None
        if self.condition.fault in ("cut-off", "half-written"):
            self._cuts_line = self.condition.fault == "cut-off"
            self._mute = self._deaf = True
            self._forget()
        else:
            self.condition.fault = "paper-out"
            self._report()

    def _forget(self) -> None:
        """What was received and not printed is gone."""
        self._parser.clear()
        self.paper.reset()
        self._due.clear()

    def _report(self) -> None:
        """Automatic status back: say how things stand, if the till asked to be told."""
        if self.press.reports and not self._mute:
            self._due.append((0, self.condition.automatic()))
