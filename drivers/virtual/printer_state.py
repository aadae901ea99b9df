"""How a virtual printer stands, and the status bytes that say so (Epson: DLE EOT, GS r, ASB)."""

from __future__ import annotations

from collections import deque
from typing import Final

from msgspec import Struct, field

BLOCKING = ("paper-out", "cover-open", "offline", "cutter")
FAULTS = (
    "ok",
    "paper-out",
    "paper-low",
    "cover-open",
    "offline",
    "silent",
    "cut-off",
    "power-cycle",
    "slow",
    "half-written",
    "cutter",
    "small-buffer",
)


KEPT: Final = 500
"""Kicks that a drawer remembers."""


class Pulse(Struct, frozen=True):
    """One kick of the drawer: connector pin 2 or 5, and how long the current is on and off, in milliseconds."""

    pin: int
    on_ms: int
    off_ms: int
    real_time: bool


class Drawer(Struct):
    """The drawer on the printer's connector; a stuck one takes pulses and stays shut."""

    pin: int = 2
    stuck: bool = False
    is_open: bool = False
    pulses: deque[Pulse] = field(default_factory=lambda: deque(maxlen=KEPT))

    def kick(self, pulse: Pulse) -> None:
        """A pulse came."""
        self.pulses.append(pulse)
        if pulse.pin == self.pin and not self.stuck:
            self.is_open = True


class Condition(Struct):
    """Everything that status bytes tell of; `open_is_high` is the way the drawer's switch is wired."""

    fault: str = "ok"
    open_is_high: bool = True
    drawer: Drawer = field(default_factory=Drawer)

    @property
    def blocked(self) -> bool:
        """True while print data waits in the receive buffer."""
        return self.fault in BLOCKING

    @property
    def drawer_level(self) -> bool:
        """The electric level of the drawer's switch."""
        return self.drawer.is_open == self.open_is_high

    def real_time(self, kind: int) -> int:
        """The answer to DLE EOT 1..4: fixed bits 0x12 and what is wrong."""
        wrong = {
            1: (0x04 if self.drawer_level else 0) | (0x08 if self.blocked else 0),
            2: {"cover-open": 0x04, "paper-out": 0x20, "cutter": 0x40}.get(self.fault, 0),
            3: 0x08 if self.fault == "cutter" else 0,
            4: {"paper-out": 0x6C, "paper-low": 0x0C}.get(self.fault, 0),
        }
        return 0x12 | wrong.get(kind, 0)

    def automatic(self) -> bytes:
        """The four bytes of the automatic status back."""
        first = 0x10 | (0x04 if self.drawer_level else 0) | (0x08 if self.blocked else 0)
        first |= 0x20 if self.fault == "cover-open" else 0
        paper = {"paper-out": 0x0F, "paper-low": 0x03}.get(self.fault, 0)
        second = 0x08 if self.fault == "cutter" else 0
        return bytes((first, second, paper, 0))

    def sensor(self, kind: int) -> int:
        """The answer to GS r 1 (paper) and GS r 2 (drawer)."""
        if kind in (2, 50):
            return int(self.drawer_level)
        return {"paper-low": 0x03, "paper-out": 0x0F}.get(self.fault, 0)
