"""Coupons: one row for each that paid its part."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table, insert

from pos.store.schema import METADATA, append_only, fact_key, name_key
from pos.store.tables.sale import of_sale

coupon_use: Final = append_only(
    Table("coupon_use", METADATA, *fact_key(), name_key("coupon"), of_sale())
)
Index("coupon_use_coupon", coupon_use.c.store, coupon_use.c.coupon)

USE: Final = insert(coupon_use)
