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


def expected_cash(float_minor: int, cash: int, moved: tuple[tuple[str, int], ...]) -> int:
    """Return float + cash sales − change − cash refunds + paid in − paid out − drops."""
    return float_minor + cash + sum(amount for _, amount in moved)
