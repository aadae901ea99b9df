"""What a code sells as, its prices and codes, and the catalogue in the order of its codes."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Select, case, func, or_, select

from pos.store.schema import param
from pos.store.statement import Row
from pos.store.tables.goods import price, product, product_code

_store = param("store")
_code = param("code")
_at = param("at_ms")

_SHOWN: Final = (
    product.c.code,
    product.c.name,
    price.c.minor,
    product.c.vat,
    product.c.deposit,
    product.c.weighed,
    product.c.department,
    product.c.age,
    product.c.klass,
    product.c.cost,
    product.c.no_return,
    product.c.hygiene,
    product.c.serial,
    product.c.lead_days,
    product.c.pack_of,
    product.c.pack_size,
    price.c.tier,
    price.c.from_ms,
    price.c.by,
)


def _priced() -> Select[Row]:
    """Return products with every price that held at a moment."""
    return select(*_SHOWN).join_from(
        product, price, (price.c.store == product.c.store) & (price.c.code == product.c.code)
    )


_BY_CODE = (
    _priced()
    .join(product_code, product_code.c.product == product.c.id)
    .where(product_code.c.store == _store, product_code.c.code == _code, price.c.from_ms <= _at)
)
PRODUCT: Final = (
    _BY_CODE.where(price.c.tier == "")
    .order_by(price.c.from_ms.desc(), price.c.till.desc(), price.c.seq.desc())
    .limit(1)
)
TIERED: Final = (
    _BY_CODE.where(or_(price.c.tier == "", price.c.tier == param("tier")))
    .order_by(
        case((price.c.tier == "", 1), else_=0),
        price.c.from_ms.desc(),
        price.c.till.desc(),
        price.c.seq.desc(),
    )
    .limit(1)
)
BY_ID: Final = (
    _priced()
    .where(
        product.c.id == param("id"),
        product.c.store == _store,
        price.c.from_ms <= _at,
        price.c.tier == "",
    )
    .order_by(price.c.from_ms.desc(), price.c.till.desc(), price.c.seq.desc())
    .limit(1)
)
PRICES: Final = (
    select(price.c.minor, price.c.from_ms, price.c.by)
    .where(price.c.store == _store, price.c.code == _code)
    .order_by(price.c.from_ms.desc(), price.c.till.desc(), price.c.seq.desc())
)
MAIN: Final = (
    select(product.c.code)
    .join(product_code, product_code.c.product == product.c.id)
    .where(product_code.c.store == _store, product_code.c.code == _code)
)

_store = param("store")
AFTER: Final = (
    select(product.c.code)
    .where(product.c.store == _store, product.c.code > param("after"))
    .order_by(product.c.code)
    .limit(param("limit"))
)
COUNT: Final = select(func.count()).where(product.c.store == _store)
CODES: Final = (
    select(product_code.c.code)
    .join(product, product_code.c.product == product.c.id)
    .where(
        product.c.store == _store,
        product.c.code == param("code"),
        product_code.c.code != product.c.code,
    )
    .order_by(product_code.c.code)
)

CODE_STARTS: Final = (
    select(product.c.id, product.c.folded, product.c.code, product.c.name)
    .join(product_code, product_code.c.product == product.c.id)
    .where(
        product_code.c.store == param("store"),
        product_code.c.code >= param("start"),
        product_code.c.code < param("end"),
    )
    .order_by(product_code.c.code)
    .limit(param("most"))
)
