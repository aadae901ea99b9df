"""What promotions there are, and how often a coupon was used."""

from __future__ import annotations

from typing import Final

from pos.promotion import Promotion
from pos.store.codec import decoded
from pos.store.room import Room
from pos.store.statement import Row, named

_ALL: Final = named("asks.offers.ALL")
_USED: Final = named("asks.offers.USED")


class OfferReader(Room):
    """Reads the shop's promotions."""

    _known: tuple[list[Row], tuple[Promotion, ...]] = ([], ())

    def promotions(self) -> tuple[Promotion, ...]:
        """Return every promotion, the first named first; while their rows stay the same, the very same records."""
        rows = self.db.all(_ALL, store=self.store)
        if rows != self._known[0]:
            self._known = rows, tuple(decoded(Promotion, row[0]) for row in rows)
        return self._known[1]

    def coupon_uses(self, coupon: str) -> int:
        """Return how often a coupon was used at any till of the store."""
        row = self.db.one(_USED, store=self.store, coupon=coupon)
        return int(row[0]) if row else 0
