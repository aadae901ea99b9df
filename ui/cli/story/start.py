"""How a story's till is opened, and the clock and names that it is handed."""

from __future__ import annotations

from msgspec import Struct, field


class SetClock(Struct):
    """A clock that stands until it is set."""

    ms: int = 0

    def now_ms(self) -> int:
        """Milliseconds as they were set."""
        return self.ms


class Counted(Struct):
    """Fresh names in order, different in each process."""

    start: str
    next: int = 0

    def fresh(self) -> str:
        """Return an id that was never given before."""
        self.next += 1
        return f"{self.start}-{self.next}"


class Start(Struct, frozen=True):
    """How a story's till is opened; `at` is a moment on the wall, used while `at_ms` is 0."""

    country: str
    at: str
    at_ms: int
    steady_ms: int
    till: int
    devices: dict[str, str] = field(default_factory=dict)
    language: str = ""
    rounding: str = "on"
