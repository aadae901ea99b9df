"""Returns by number, the letters of a document, counts, and what is on the shelf."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select

from pos.store.asks.document import of_document
from pos.store.schema import param
from pos.store.tables.goods import stock_move
from pos.store.tables.journal import journal
from pos.store.tables.refund import refund, refund_line
from pos.store.tables.sale import sale, sale_line

_store = param("store")
_till = param("till")
_code = param("code")


RETURNED: Final = of_document(refund, journal.c.body)
SALES: Final = select(func.count(), func.count().filter(sale.c.till == _till)).where(
    sale.c.store == _store, sale.c.training == 0
)
SALE_MAC: Final = of_document(sale, journal.c.mac)
REFUND_MAC: Final = of_document(refund, journal.c.mac)
MOVED: Final = select(func.coalesce(func.sum(stock_move.c.amount), 0)).where(
    stock_move.c.store == _store, stock_move.c.code == _code
)
SOLD: Final = select(func.coalesce(func.sum(sale_line.c.stock_amount), 0)).where(
    sale_line.c.store == _store, sale_line.c.stock_code == _code
)
BACK: Final = select(func.coalesce(func.sum(refund_line.c.stock_amount), 0)).where(
    refund_line.c.store == _store,
    refund_line.c.stock_code == _code,
    refund_line.c.condition == "sellable",
)
