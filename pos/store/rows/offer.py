"""Coupons: one row for each that paid its part, so that a limited one cannot be used once too often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.store.row import Stamp
from pos.store.statement import Put, named

_USE: Final = named("tables.offer.USE")


def used_coupons(stamp: Stamp, coupons: tuple[str, ...]) -> Iterator[Put]:
    """Return the rows of the coupons that a sale used; they follow the sale's own row."""
    for coupon in coupons:
        yield _USE, (*stamp.key, coupon)
