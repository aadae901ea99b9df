"""How a virtual device meets its wire: it hears bytes, and says what is due; any port or loopback can carry it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Protocol

from drivers.protocol import Clock


class RealClock:
    """Milliseconds of the machine's monotonic clock."""

    def now_ms(self) -> int:
        """Milliseconds that never run backwards."""
        return time.monotonic_ns() // 1_000_000


class Behaviour(Protocol):
    """A device's brain, as its wire sees it; called from the thread of that wire only."""

    def hear(self, data: bytes) -> bytes:
        """What the device answers to these bytes at once."""
        ...

    def due(self) -> bytes:
        """What the device says by itself now."""
        ...

    def hangs_up(self) -> bool:
        """True once when the device cuts the connection after what it said."""
        ...


class Cable(Protocol):
    """The wire as its device may touch it."""

    def unplug(self) -> None:
        """Take the wire away; nobody gets through."""
        ...

    def plug(self) -> None:
        """Put it back."""
        ...


class _NoCable:
    def unplug(self) -> None:
        """Not on a wire yet."""

    def plug(self) -> None:
        """Not on a wire yet."""


class VirtualDevice:
    """What small virtual devices share: a quiet Behaviour that can wake its wire. Switches may come from anywhere."""

    def __init__(self) -> None:
        self.wake: Callable[[], None] = _nobody
        self.cable: Cable = _NoCable()
        self.clock: Clock = RealClock()

    def adopt(self, options: Mapping[str, str]) -> None:
        """Be set up as the till's driver is; most devices have nothing to adopt."""

    def set(self, word: str) -> None:
        """Set how it is (`ok`, a fault, what lies on it); ValueError for a word it does not know."""
        raise ValueError(word)

    def line(self, up: bool) -> None:
        """The till opened the wire, or let go of it; most devices need not know."""

    def hear(self, data: bytes) -> bytes:
        """What the device answers to these bytes at once."""
        return b""

    def due(self) -> bytes:
        """What the device says by itself now."""
        return b""

    def ripens(self) -> bool:
        """True while it holds back something that time alone brings out; else whoever changes it wakes the wire."""
        return False

    def hangs_up(self) -> bool:
        """True once when the device cuts the connection after what it said."""
        return False


def _nobody() -> None:
    """Not on a wire yet: nobody to wake."""
