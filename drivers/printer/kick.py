"""The drawer on the printer's connector: its pulse, its switch, and what is said when it does not open."""

from __future__ import annotations

from collections.abc import Callable

from drivers.printer.profile import DrawerWire
from drivers.protocol import (
    Clock,
    DeviceError,
    DeviceEvent,
    DrawerMoved,
    Health,
    Role,
    Status,
    StatusChanged,
)

SWITCHES = ("none", "high", "low")
_OPENS_WITHIN_MS = 1500
_TRIES = 2
_STEP_MS = 2  # of ESC p
_REAL_TIME_STEP_MS = 100  # of DLE DC4


class Kick:
    """Pulses asked for, and one that is being watched; `switch` is the level that means open, or none."""

    def __init__(
        self, wire: DrawerWire, switch: str, clock: Clock, tell: Callable[[DeviceEvent], None]
    ) -> None:
        if switch not in SWITCHES:
            raise DeviceError("bad_option", option="drawer_switch", value=switch)
        self._wire, self._switch, self._clock, self._tell = wire, switch, clock, tell
        self._wanted = 0
        self._is_open: bool | None = None
        self._tries = 0
        self._until = 0
        self._status = Status(Health.OK)

    @property
    def has_switch(self) -> bool:
        """Whether the drawer can say that it is open."""
        return self._switch != "none"

    @property
    def watching(self) -> bool:
        """A pulse was sent and the drawer has not been seen open yet."""
        return self._tries > 0

    def want(self) -> None:
        """Somebody wants the drawer open."""
        self._wanted += 1

    def drop(self, reason: str) -> None:
        """The printer cannot be reached: a pulse that came late would open the drawer with nobody there."""
        for _ in range(self._wanted):
            self._status = Status(Health.LOST, reason)
            self._tell(StatusChanged(Role.DRAWER, self._status))
        self._wanted = self._tries = 0

    def next_pulse(self, blocked: bool) -> bytes:
        """The bytes to send now, or none."""
        if self._tries and self._clock.now_ms() >= self._until:
            return self._again()
        if not self._wanted:
            return b""
        if blocked and not self._wire.real_time:
            self.drop("printer_blocked")
            return b""
        self._wanted -= 1
        if self.has_switch and not self._is_open:
            self._watch(1)
        else:
            self._be(Status(Health.OK))
        return self._pulse(self._wire.on_ms)

    def sense(self, high: bool | None) -> None:
        """The level of the drawer's switch."""
        if high is None or not self.has_switch:
            return
        was, self._is_open = self._is_open, high == (self._switch == "high")
        if self._is_open:
            self._tries = 0
            self._be(Status(Health.OK))
        if self._is_open != bool(was):
            self._tell(DrawerMoved(self._is_open))

    def _watch(self, tries: int) -> None:
        self._tries = tries
        self._until = self._clock.now_ms() + _OPENS_WITHIN_MS

    def _again(self) -> bytes:
        """It did not open: one longer pulse, then say so."""
        if self._tries < _TRIES:
            self._watch(self._tries + 1)
            return self._pulse(self._wire.on_ms * 2)
        self._tries = 0
        self._be(Status(Health.FAULT, "stuck"))
        return b""

    def _pulse(self, on_ms: int) -> bytes:
        connector = 0 if self._wire.pin == 2 else 1
        if self._wire.real_time:
            steps = min(8, max(1, on_ms // _REAL_TIME_STEP_MS))
            return bytes((0x10, 0x14, 1, connector, steps))
        on, off = (min(255, ms // _STEP_MS) for ms in (on_ms, self._wire.off_ms))
        return b"\x1bp" + bytes((connector, on, off))

    def _be(self, status: Status) -> None:
        if status != self._status:
            self._status = status
            self._tell(StatusChanged(Role.DRAWER, status))
