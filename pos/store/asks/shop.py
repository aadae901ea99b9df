"""Returns by number, the letters of a document, counts, and what is on the shelf."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Select, Table, func, select

from pos.store.schema import param, same_fact
from pos.store.statement import Row
from pos.store.tables.goods import stock_move
from pos.store.tables.journal import journal
from pos.store.tables.refund import refund, refund_line
from pos.store.tables.sale import sale, sale_line

_store = param("store")
_till = param("till")
_code = param("code")


def _mac_of(document: Table) -> Select[Row]:
    return (
        select(journal.c.mac)
        .select_from(
            document.join(
                journal,
                same_fact(document, journal),
            )
        )
        .where(
            document.c.store == _store,
            document.c.till == _till,
            document.c.number == param("number"),
        )
    )


RETURNED: Final = (
    select(journal.c.body)
    .select_from(
        refund.join(
            journal,
            same_fact(refund, journal),
        )
    )
    .where(refund.c.store == _store, refund.c.till == _till, refund.c.number == param("number"))
)
SALES: Final = select(func.count()).where(
    sale.c.store == _store, sale.c.till == _till, sale.c.training == 0
)
SALE_MAC: Final = _mac_of(sale)
REFUND_MAC: Final = _mac_of(refund)
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
