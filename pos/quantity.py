"""Quantity: whole pieces or whole grams, never both, never a fraction of either."""

from __future__ import annotations

from msgspec import Struct

from pos.errors import Refused
from pos.money import divide

MOST_PIECES = 99_999
MOST_GRAMS = 99_999_000


class Quantity(Struct, frozen=True):
    """How much of an item: `amount` pieces, or `amount` grams when `weighed`."""

    amount: int
    weighed: bool = False

    def __str__(self) -> str:
        if not self.weighed:
            return str(self.amount)
        kilos, grams = divmod(abs(self.amount), 1000)
        return f"{'-' if self.amount < 0 else ''}{kilos}.{grams:03d} kg"


def priced(price: int, amount: int, weighed: bool) -> int:
    """Return what pieces cost at a price each, or grams at a price per kilogram, in minor units, rounded once."""
    return divide(price * amount, 1000) if weighed else price * amount


def pieces(amount: int) -> Quantity:
    """Return a count of pieces; refuses bad_amount below 1 or above 99,999."""
    if not 1 <= amount <= MOST_PIECES:
        raise Refused("bad_amount", given=amount)
    return Quantity(amount)


def grams(amount: int) -> Quantity:
    """Return a weight in grams; refuses bad_amount below 1 g or above 99,999 kg."""
    if not 1 <= amount <= MOST_GRAMS:
        raise Refused("bad_amount", given=amount)
    return Quantity(amount, weighed=True)
