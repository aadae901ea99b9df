"""A shift's arithmetic: what cash should be there, and the sums that X and Z reports show."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

MOVES: Final = ("paid_in", "paid_out", "drop", "settled")


class Drawer(Struct, frozen=True):
    """What should be in the drawer and, after a count, what was there; minor units."""

    expected: int
    counted: int | None = None

    @property
    def difference(self) -> int:
        """Counted less expected; 0 before a count."""
        return 0 if self.counted is None else self.counted - self.expected


class CashMove(Struct, frozen=True):
    """Cash that moved without a sale, or a drawer opened for no sale (`kind` no_sale, nothing moved)."""

    at_ms: int
    kind: str
    amount: int
    reason: str
    by: str


class TerminalDay(Struct, frozen=True):
    """The card terminal's end of day: `total` in minor units as the terminal told it; `outcome` as a terminal's answer,
    or asked while there is none."""

    day: str
    shift: int
    outcome: str = "asked"
    count: int = 0
    total: int = 0
    simulated: bool = False


def expected_cash(float_minor: int, cash: int, moved: tuple[tuple[str, int], ...]) -> int:
    """Return float + cash sales − change − cash refunds + paid in − paid out − drops."""
    return float_minor + cash + sum(amount for _, amount in moved)
