"""How much an apology may cost: a gesture and a shift's budget for those who decide alone; pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from pos.event_back import GoodwillGiven
from pos.money import divide
from pos.sale import Cut


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


def taken_back(cuts: Iterable[Cut]) -> tuple[GoodwillGiven, ...]:
    """Return what gives apologies back to the budgets that they came out of: their goods were not sold like that."""
    return tuple(
        GoodwillGiven(one.apology_in, 0, -one.minor, one.reason, one.by, one.approved_by)
        for one in cuts
        if one.apology_in
    )
