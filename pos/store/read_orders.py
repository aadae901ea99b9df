"""What the kitchen was told, of one sale or by a slip's number."""

from __future__ import annotations

from typing import Final

from pos.event_order import OrderSent
from pos.store.codec import decoded
from pos.store.room import Room
from pos.store.statement import named

_OF_SALE: Final = named("asks.order.OF_SALE")
_ONE: Final = named("asks.order.ONE")
_LAST: Final = named("asks.order.LAST")


class OrderReader(Room):
    """Reads the slips that went to the kitchen."""

    def orders_of(self, sale_id: str) -> tuple[OrderSent, ...]:
        """Return the slips of a sale, oldest first."""
        rows = self.db.all(_OF_SALE, store=self.store, till=self.till, sale_id=sale_id)
        return tuple(decoded(OrderSent, row[0]) for row in rows)

    def order(self, number: int) -> OrderSent | None:
        """Return a slip by its number; None when there is none."""
        row = self.db.one(_ONE, store=self.store, till=self.till, number=number)
        return decoded(OrderSent, row[0]) if row else None

    def next_order(self) -> int:
        """Return the number of the next slip."""
        row = self.db.one(_LAST, store=self.store, till=self.till)
        return int(row[0]) + 1 if row else 1
