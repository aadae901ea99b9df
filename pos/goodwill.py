"""How much an apology may cost: a gesture and a shift's budget for those who decide alone; pure arithmetic."""

from __future__ import annotations

from msgspec import Struct

from pos.money import divide


class Budget(Struct, frozen=True):
    """What one person may give: at most `gesture` at once and `shift` in all, `given` of it already; minor units."""

    gesture: int
    shift: int
    given: int

    @property
    def left(self) -> int:
        """What may still be given alone."""
        return max(0, min(self.gesture, self.shift - self.given))

    def covers(self, minor: int) -> bool:
        """Tell whether a gesture lies inside the budget."""
        return 0 < minor <= self.left


def gesture(whole: int, bp: int, minor: int) -> int:
    """Return a gesture's minor units: per cents of `whole` rounded half up, or the amount itself."""
    return divide(whole * bp, 10_000) if bp else minor
