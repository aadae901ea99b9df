"""What the kitchen was told of a sale, one slip by its number, and how many slips a till has written."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select

from pos.store.schema import param
from pos.store.tables.order import order_slip

_HERE: Final = (
    order_slip.c.store == param("store"),
    order_slip.c.till == param("till"),
)

OF_SALE: Final = (
    select(order_slip.c.record)
    .where(*_HERE, order_slip.c.sale_id == param("sale_id"))
    .order_by(order_slip.c.number + 0)  # else all slips are gone through, which are in this order
)
ONE: Final = select(order_slip.c.record).where(*_HERE, order_slip.c.number == param("number"))
LAST: Final = select(func.coalesce(func.max(order_slip.c.number), 0)).where(*_HERE)
ALL: Final = select(order_slip.c.till, order_slip.c.number)
