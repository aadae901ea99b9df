"""The shop's promotions, and how often a coupon was used."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select

from pos.store.schema import param
from pos.store.tables.offer import coupon_use
from pos.store.tables.people import promotion

ALL: Final = (
    select(promotion.c.record)
    .where(promotion.c.store == param("store"))
    .order_by(promotion.c.at_ms, promotion.c.id)
)
USED: Final = select(func.count()).where(
    coupon_use.c.store == param("store"), coupon_use.c.coupon == param("coupon")
)
