"""Goods: products under all their codes, every price they ever had, the search index, and stock that moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.event_office import PriceSet, ProductKept, ProductsImported, StockMoved
from pos.folding import fold
from pos.product import Product
from pos.store.row import Stamp, projects
from pos.store.statement import Put, Row, named

PUT_PRODUCT: Final = named("tables.goods.PUT_PRODUCT")
PUT_CODE: Final = named("tables.goods.PUT_CODE")
PRICE: Final = named("tables.goods.PRICE")
STOCK: Final = named("tables.goods.STOCK")


def product_row(stamp: Stamp, one: Product) -> Row:
    """Return a product's row, without its price."""
    return (
        *(stamp.store, one.code, one.name, fold(one.name), one.vat, one.deposit.minor),
        *(int(one.weighed), one.department, one.age, one.klass),
        *(None if one.cost is None else one.cost.minor, int(one.no_return), int(one.hygiene)),
        *(int(one.serial), one.lead_days, one.pack_of, one.pack_size, stamp.till, stamp.seq),
    )


def code_row(stamp: Stamp, code: str, main: str) -> Row:
    """Return the row by which a product sells under a code."""
    return (stamp.store, code, stamp.store, main)


def price_row(stamp: Stamp, code: str, minor: int, from_ms: int, by: str, tier: str = "") -> Row:
    """Return the row of a price that holds from a moment on."""
    return (stamp.store, code, tier, from_ms, stamp.till, stamp.seq, minor, by)


@projects(ProductKept)
def _kept_product(stamp: Stamp, event: ProductKept) -> Iterator[Put]:
    one = event.product
    yield PUT_PRODUCT, product_row(stamp, one)
    for code in (one.code, *event.codes):
        yield PUT_CODE, code_row(stamp, code, one.code)


@projects(ProductsImported)
def _imported(stamp: Stamp, event: ProductsImported) -> Iterator[Put]:
    """Kind by kind, so that each statement runs over many rows."""
    for one in event.products:
        yield PUT_PRODUCT, product_row(stamp, one.product)
    for one in event.products:
        for code in (one.product.code, *one.codes):
            yield PUT_CODE, code_row(stamp, code, one.product.code)
    for one in event.products:
        code, minor = one.product.code, one.product.price.minor
        yield PRICE, price_row(stamp, code, minor, event.from_ms, event.by)


@projects(PriceSet)
def _price(stamp: Stamp, event: PriceSet) -> Iterator[Put]:
    row = price_row(stamp, event.code, event.minor, event.from_ms, event.by, event.tier)
    yield PRICE, row


@projects(StockMoved)
def _stock(stamp: Stamp, event: StockMoved) -> Iterator[Put]:
    yield STOCK, (*stamp.key, event.code, event.kind, event.amount, event.reason)
