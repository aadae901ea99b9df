"""The country's notes and coins as screens need them: how a piece looks and is called, what lies in the drawer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from pos.desk.shop import Shop
from pos.fact import Denomination
from pos.text import Speaker, format_money
from ui.views import CountRow, Piece

LOW = 3
"""So few pieces of a small note or coin are called out."""


class Coins(Struct, frozen=True):
    """What one shop's money is. `drawer` and `sure` look into the books: on the desk thread only."""

    shop: Shop
    drawer: Callable[[], Sequence[tuple[int, int]]]
    sure: Callable[[], bool]

    def accepted(self) -> tuple[int, ...]:
        """Return the values that customers pay with, largest first."""
        return self.shop.accepted()

    def dispensed(self) -> tuple[int, ...]:
        """Return the values that are handed out, largest first."""
        return self.shop.dispensed()

    def piece(self, minor: int, number: int, _: Speaker) -> Piece:
        """Return so many equal pieces as they are drawn."""
        return Piece(minor, number, self._is_note(minor), figure(minor), self._spoken(minor, _))

    def rows(self, counted: dict[int, int], _: Speaker) -> tuple[CountRow, ...]:
        """Return one row of a count for each value that may lie in the drawer."""
        return tuple(
            CountRow(
                one.value,
                one.kind == "note",
                figure(one.value),
                self._spoken(one.value, _),
                counted.get(one.value, 0),
                _.amount(one.value * counted.get(one.value, 0)) if counted.get(one.value) else "",
            )
            for one in self.shop.denominations()
            if one.accepted
        )

    def low(self, stock: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
        """Return the value, of those that change is made of, of which the fewest are left, if they are few."""
        known = dict(stock)
        small = [value for value in self.dispensed() if value <= 1000]
        few = [(known.get(value, 0), -value) for value in small if known.get(value, 0) <= LOW]
        if not few:
            return None
        left, value = min(few)
        return -value, left

    def _is_note(self, minor: int) -> bool:
        return self._known(minor).kind == "note"

    def _known(self, minor: int) -> Denomination:
        return next(one for one in self.shop.denominations() if one.value == minor)

    def _spoken(self, minor: int, _: Speaker) -> str:
        worth = format_money(minor, self.shop.currency, _.language)
        if self._is_note(minor):
            return _("{amount} note", amount=worth)
        return _("{amount} coin", amount=worth)


def figure(minor: int) -> str:
    """Return the number that stands on a piece: whole units, or hundredths below one."""
    return str(minor // 100) if minor >= 100 else str(minor)
