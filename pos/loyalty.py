"""Points of a known customer: what a sale earns, what it keeps after a return, what points are worth as money.

Points are stored value of the kind `points` under the customer's id, so that a balance never falls below zero.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from pos.money import running_share

POINTS: Final = "points"
"""The kind of stored value."""


class Scheme(Struct, frozen=True):
    """How the shop rewards: `given` points for each full `per` minor units; one point pays `worth` minor units."""

    given: int
    per: int
    worth: int

    @property
    def runs(self) -> bool:
        """Tell whether the shop gives points at all."""
        return self.given > 0 and self.per > 0

    def earned(self, base: int) -> int:
        """Return the points for goods of `base` minor units: only full steps count."""
        return self.given * (max(0, base) // self.per) if self.runs else 0


class Award(Struct, frozen=True):
    """What a closed sale did to its customer's points.

    `base` is what earned, in minor units; `given` and `per` the scheme then, so that a return undoes just that.
    """

    base: int
    given: int
    per: int
    earned: int
    balance: int

    def kept(self, base: int) -> int:
        """Return the points that remain earned when `base` minor units of the goods stay with the customer."""
        return min(self.earned, Scheme(self.given, self.per, 0).earned(base))


def points_back(spent: int, tender: int, before: int, minor: int) -> int:
    """Return the points that `minor` of a points tender of `tender` minor units stand for, `before` already back.

    Running share: all of the money back is all of the points back.
    """
    return running_share(spent, before, minor, tender) if tender else 0
