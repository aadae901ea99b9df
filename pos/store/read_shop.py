"""What people ask about the shop as a whole: a return by its number, how many sales, how much is on the shelf."""

from __future__ import annotations

from typing import Final

from pos.event_back import ReturnClosed
from pos.journal import anchor
from pos.store.read_returns import event_of
from pos.store.room import Room
from pos.store.statement import named

_RETURNED: Final = named("asks.shop.RETURNED")
_MACS: Final = (named("asks.shop.SALE_MAC"), named("asks.shop.REFUND_MAC"))
_SALES: Final = named("asks.shop.SALES")
_MOVED: Final = named("asks.shop.MOVED")
_SOLD: Final = named("asks.shop.SOLD")
_BACK: Final = named("asks.shop.BACK")


class ShopReader(Room):
    """Reads sums over the whole shop."""

    def returned(self, number: int) -> ReturnClosed | None:
        """Return a return that this till closed, by its number; None when there is none."""
        found = self.db.one(_RETURNED, store=self.store, till=self.till, number=number)
        return event_of(ReturnClosed, found[0]) if found else None

    def anchor_of(self, number: int) -> str:
        """Return the eight letters of the chain that a document's paper bears, so that paper remembers the books."""
        for statement in _MACS:
            found = self.db.one(statement, store=self.store, till=self.till, number=number)
            if found:
                return anchor(found[0])
        return ""

    def sale_count(self) -> int:
        """Return how many sales this till has closed; returns and training are not counted."""
        return self._sales()[1]

    def sale_count_everywhere(self) -> int:
        """Return how many sales all tills of the store have closed."""
        return self._sales()[0]

    def _sales(self) -> tuple[int, int]:
        every, here = self.db.one(_SALES, store=self.store, till=self.till) or (0, 0)
        return int(every), int(here)

    def on_hand(self, code: str) -> int:
        """Return what is left to sell of a code, in pieces or grams: moved, less sold, and sound returns."""
        moved, sold, back = (
            int((self.db.one(one, store=self.store, code=code) or (0,))[0])
            for one in (_MOVED, _SOLD, _BACK)
        )
        return moved - sold + back
