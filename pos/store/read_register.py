"""What the register asks beside goods: labels, customers, stored value, the drawer."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, or_, select

from pos.customer import Customer
from pos.event import Piece
from pos.store.read_goods import GoodsReader
from pos.store.schema import param
from pos.store.statement import Statement
from pos.store.tables.cash import drawer_piece
from pos.store.tables.journal import till_state
from pos.store.tables.people import customer, customer_private, pattern
from pos.store.tables.refund import refund_line
from pos.store.tables.sale import sale_line
from pos.store.tables.value import stored_value

_store = param("store")
_code = param("code")
_at = param("at_ms")

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


class RegisterReader(GoodsReader):
    """Reads what a scan, a search and a payment need."""

    def patterns(self) -> tuple[str, ...]:
        """Return the shop's in-store label patterns, in the order they were set."""
        return tuple(row[0] for row in self.db.all(_PATTERNS, store=self.store))

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
