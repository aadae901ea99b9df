"""Coupons: one row for each that paid its part, so that a limited one cannot be used once too often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Index, Table

from pos.event_sale import SaleClosed
from pos.store.row import Stamp, projects
from pos.store.schema import METADATA, append_only, fact_key, name_key
from pos.store.statement import Into, Put
from pos.store.tables.sale import of_sale

coupon_use: Final = append_only(
    Table("coupon_use", METADATA, *fact_key(), name_key("coupon"), of_sale())
)
Index("coupon_use_coupon", coupon_use.c.store, coupon_use.c.coupon)

_USE: Final = Into(coupon_use)


@projects(SaleClosed)
def _used(stamp: Stamp, event: SaleClosed) -> Iterator[Put]:
    for coupon in event.coupons:
        yield _USE, (*stamp.key, coupon)
