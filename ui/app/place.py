"""Where a till's data lives and how it is opened: a folder, a shop file, what time it is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from ui.folders import RESOURCES, default_folder

__all__ = ["RESOURCES", "SEEDED", "Fresh", "Place", "SteadyClock", "WallClock", "default_folder"]

SEEDED: Final = "first-start-done"
"""The request under which the last step of a demo shop's first start is kept."""


class WallClock:
    """The machine's own time of day."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""
        return time.time_ns() // 1_000_000


class SteadyClock:
    """Time that never runs backwards, for deadlines."""

    def now_ms(self) -> int:
        """Milliseconds since some moment."""
        return time.monotonic_ns() // 1_000_000


class Fresh:
    """Names that were never given before."""

    def fresh(self) -> str:
        """Return a new one."""
        return os.urandom(10).hex()


class Place(Struct, frozen=True):
    """One till: its folder, the demo shop it starts as, its number; `cheap_pins` only in tests and shows."""

    folder: Path
    shop: str = "LT"
    till: int = 1
    cheap_pins: bool = False
    keys: Path | None = None
    now_ms: Callable[[], int] = WallClock().now_ms
    training: bool = False  # books of practice, simulated devices, marked papers
