"""What the register asks: goods at a moment's price, labels, customers, stored value, the drawer.

Long because its statements stand beside the few lines that run them.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Select, case, func, or_, select

from pos.customer import Customer
from pos.event import Piece
from pos.product import Price, Product
from pos.store.room import Room
from pos.store.schema import param
from pos.store.statement import Row, Statement
from pos.store.tables.cash import drawer_piece
from pos.store.tables.goods import price, product, product_code
from pos.store.tables.journal import till_state
from pos.store.tables.people import customer, customer_private, pattern
from pos.store.tables.refund import refund_line
from pos.store.tables.sale import sale_line
from pos.store.tables.value import stored_value

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
_PATTERNS: Final = Statement(
    select(pattern.c.pattern)
    .where(pattern.c.store == _store)
    .order_by(pattern.c.at_ms, pattern.c.pattern)
)
_CUSTOMER: Final = Statement(
    select(
        customer.c.id,
        customer_private.c.name,
        customer_private.c.language,
        customer.c.tier,
        customer_private.c.born,
        customer_private.c.phone,
        customer_private.c.mail,
        customer.c.consent,
    )
    .join_from(
        customer,
        customer_private,
        (customer_private.c.store == customer.c.store) & (customer_private.c.id == customer.c.id),
    )
    .where(
        customer.c.store == _store,
        or_(
            customer.c.id == param("ident"),
            customer_private.c.phone == param("phone"),
        ),
    )
    .limit(1)
)
_SERIAL_OUT: Final = Statement(
    select(func.count()).where(
        sale_line.c.store == _store,
        sale_line.c.code == _code,
        sale_line.c.serial == param("serial"),
    )
)
_SERIAL_BACK: Final = Statement(
    select(func.count()).where(
        refund_line.c.store == _store,
        refund_line.c.code == _code,
        refund_line.c.serial == param("serial"),
        refund_line.c.amount > 0,
    )
)
_BALANCE: Final = Statement(
    select(stored_value.c.balance).where(
        stored_value.c.store == _store,
        stored_value.c.kind == param("kind"),
        stored_value.c.number == param("number"),
    )
)
_DRAWER: Final = Statement(
    select(drawer_piece.c.value, drawer_piece.c.count)
    .where(
        drawer_piece.c.store == _store,
        drawer_piece.c.till == param("till"),
        drawer_piece.c.count > 0,
    )
    .order_by(drawer_piece.c.value.desc())
)
_GUESSED: Final = Statement(
    select(till_state.c.value).where(
        till_state.c.store == _store,
        till_state.c.till == param("till"),
        till_state.c.name == "drawer",
    )
)


class RegisterReader(Room):
    """Reads what a scan, a search and a payment need."""

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

    def patterns(self) -> tuple[str, ...]:
        """Return the shop's in-store label patterns, in the order they were set."""
        return tuple(row[0] for row in self.db.all(_PATTERNS, store=self.store))

    def prices(self, code: str) -> tuple[Price, ...]:
        """Return the price history of whatever sells under a code, newest first."""
        main = self.db.one(_MAIN, store=self.store, code=code)
        if main is None:
            return ()
        history = self.db.all(_PRICES, store=self.store, code=main[0])
        return tuple(Price(main[0], self.money(row[0]), row[1], row[2]) for row in history)

    def customer(self, ident: str) -> Customer | None:
        """Return a customer by id (which a card may carry) or phone."""
        found = self.db.one(_CUSTOMER, store=self.store, ident=ident, phone=ident or "-")
        if found is None:
            return None
        ident, name, language, tier, born, phone, mail, consent = found
        return Customer(ident, name, language, tier, born, phone, mail, bool(consent))

    def serial_sold(self, code: str, serial: str) -> bool:
        """Tell whether this very piece left the shop and did not come back."""
        out, back = (
            self.db.all(statement, store=self.store, code=code, serial=serial)[0][0]
            for statement in (_SERIAL_OUT, _SERIAL_BACK)
        )
        return bool(out > back)

    def stored_value(self, kind: str, number: str) -> int | None:
        """Return what is left on a gift card or store credit in minor units; None for an unknown number."""
        found = self.db.one(_BALANCE, store=self.store, kind=kind, number=number)
        return found[0] if found else None

    def drawer(self) -> tuple[Piece, ...]:
        """Return the pieces believed to be in the drawer, largest first."""
        return tuple(
            (value, count)
            for value, count in self.db.all(_DRAWER, store=self.store, till=self.till)
        )

    def drawer_sure(self) -> bool:
        """Tell whether the drawer was counted by pieces."""
        return self.db.one(_GUESSED, store=self.store, till=self.till) is None
