"""What people ask about the shop as a whole: a return by its number, how many sales, how much is on the shelf."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select

from pos.event_back import ReturnClosed
from pos.journal import anchor
from pos.store.read_returns import event_of
from pos.store.room import Room
from pos.store.schema import param
from pos.store.statement import Statement
from pos.store.tables.goods import stock_move
from pos.store.tables.journal import journal
from pos.store.tables.refund import refund, refund_line
from pos.store.tables.sale import sale, sale_line

_store = param("store")
_till = param("till")
_code = param("code")

_RETURNED: Final = Statement(
    select(journal.c.body)
    .select_from(
        refund.join(
            journal,
            (refund.c.store == journal.c.store)
            & (refund.c.till == journal.c.till)
            & (refund.c.seq == journal.c.seq),
        )
    )
    .where(refund.c.store == _store, refund.c.till == _till, refund.c.number == param("number"))
)
_SALES: Final = Statement(
    select(func.count()).where(sale.c.store == _store, sale.c.till == _till, sale.c.training == 0)
)
_MACS: Final = tuple(
    Statement(
        select(journal.c.mac)
        .select_from(
            document.join(
                journal,
                (document.c.store == journal.c.store)
                & (document.c.till == journal.c.till)
                & (document.c.seq == journal.c.seq),
            )
        )
        .where(
            document.c.store == _store,
            document.c.till == _till,
            document.c.number == param("number"),
        )
    )
    for document in (sale, refund)
)
_MOVED: Final = Statement(
    select(func.coalesce(func.sum(stock_move.c.amount), 0)).where(
        stock_move.c.store == _store, stock_move.c.code == _code
    )
)
_SOLD: Final = Statement(
    select(func.coalesce(func.sum(sale_line.c.stock_amount), 0)).where(
        sale_line.c.store == _store, sale_line.c.stock_code == _code
    )
)
_BACK: Final = Statement(
    select(func.coalesce(func.sum(refund_line.c.stock_amount), 0)).where(
        refund_line.c.store == _store,
        refund_line.c.stock_code == _code,
        refund_line.c.condition == "sellable",
    )
)


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
        found = self.db.one(_SALES, store=self.store, till=self.till)
        return int(found[0]) if found else 0

    def on_hand(self, code: str) -> int:
        """Return what is left to sell of a code, in pieces or grams: moved, less sold, and sound returns."""
        moved, sold, back = (
            int((self.db.one(one, store=self.store, code=code) or (0,))[0])
            for one in (_MOVED, _SOLD, _BACK)
        )
        return moved - sold + back
