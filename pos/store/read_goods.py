"""What a code sells as: goods at a moment's price, and every price they ever had."""

from __future__ import annotations

from typing import Final

from pos.product import Price, Product
from pos.store.room import Room
from pos.store.statement import Row, named

_PRODUCT: Final = named("asks.goods.PRODUCT")
_TIERED: Final = named("asks.goods.TIERED")
_BY_ID: Final = named("asks.goods.BY_ID")
_PRICES: Final = named("asks.goods.PRICES")
_MAIN: Final = named("asks.goods.MAIN")


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
