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

    def promotions(self) -> tuple[Promotion, ...]:
        """Return every promotion, the first named first; while nobody changes one, the very same records."""
        return self.db.standing(_ALL, _records, store=self.store)

    def coupon_uses(self, coupon: str) -> int:
        """Return how often a coupon was used at any till of the store."""
        row = self.db.one(_USED, store=self.store, coupon=coupon)
        return int(row[0]) if row else 0


def _records(rows: list[Row]) -> tuple[Promotion, ...]:
    return tuple(decoded(Promotion, row[0]) for row in rows)
