"""What the kitchen was told: one row a slip, by number and by sale."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table, insert

from pos.store.schema import METADATA, append_only, fact_key, octets, whole, words

order_slip: Final = append_only(
    Table("order_slip", METADATA, *fact_key(), whole("number"), words("sale_id"), octets("record"))
)
Index(
    "order_slip_number",
    order_slip.c.store,
    order_slip.c.till,
    order_slip.c.number,
    unique=True,
)
Index("order_slip_sale", order_slip.c.store, order_slip.c.till, order_slip.c.sale_id)

SENT: Final = insert(order_slip)
