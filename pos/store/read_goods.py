"""What a code sells as: goods at a moment's price, and every price they ever had."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Select, case, or_, select

from pos.product import Price, Product
from pos.store.room import Room
from pos.store.schema import param
from pos.store.statement import Row, Statement
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
_PRODUCT: Final = Statement(
    _BY_CODE.where(price.c.tier == "")
    .order_by(price.c.from_ms.desc(), price.c.till.desc(), price.c.seq.desc())
    .limit(1)
)
_TIERED: Final = Statement(
    _BY_CODE.where(or_(price.c.tier == "", price.c.tier == param("tier")))
    .order_by(
        case((price.c.tier == "", 1), else_=0),
        price.c.from_ms.desc(),
        price.c.till.desc(),
        price.c.seq.desc(),
    )
    .limit(1)
)
_BY_ID: Final = Statement(
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
_PRICES: Final = Statement(
    select(price.c.minor, price.c.from_ms, price.c.by)
    .where(price.c.store == _store, price.c.code == _code)
    .order_by(price.c.from_ms.desc(), price.c.till.desc(), price.c.seq.desc())
)
_MAIN: Final = Statement(
    select(product.c.code)
    .join(product_code, product_code.c.product == product.c.id)
    .where(product_code.c.store == _store, product_code.c.code == _code)
)


class GoodsReader(Room):
    """Reads what a scan needs."""

    def product(self, code: str, at_ms: int, tier: str = "") -> Product | None:
        """Return what a code sells as at a moment (epoch ms); a tier's own price comes before the list's."""
        if tier:
            found = self.db.one(_TIERED, store=self.store, code=code, at_ms=at_ms, tier=tier)
        else:
            found = self.db.one(_PRODUCT, store=self.store, code=code, at_ms=at_ms)
        return self.product_of(found) if found else None

    def product_by_id(self, ident: int, at_ms: int) -> Product | None:
        """Return a product by its row, as the search finds it."""
        found = self.db.one(_BY_ID, store=self.store, id=ident, at_ms=at_ms)
        return self.product_of(found) if found else None

    def product_of(self, row: Row) -> Product:
        """Make a product of its row with one price."""
        code, name, minor, vat, deposit, weighed, department, age, klass, cost, *rest = row
        no_return, hygiene, serial, lead_days, pack_of, pack_size, tier, from_ms, by = rest
        return Product(
            code,
            name,
            self.money(minor),
            vat,
            self.money(deposit),
            bool(weighed),
            department,
            age,
            klass,
            None if cost is None else self.money(cost),
            bool(no_return),
            bool(hygiene),
            bool(serial),
            lead_days,
            pack_of,
            pack_size,
            "tier" if tier else "list",
            from_ms,
            by,
        )

    def prices(self, code: str) -> tuple[Price, ...]:
        """Return the price history of whatever sells under a code, newest first."""
        main = self.db.one(_MAIN, store=self.store, code=code)
        if main is None:
            return ()
        history = self.db.all(_PRICES, store=self.store, code=main[0])
        return tuple(Price(main[0], self.money(row[0]), row[1], row[2]) for row in history)
