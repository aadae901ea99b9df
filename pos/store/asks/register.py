"""What the register asks beside goods: labels, customers, serial numbers, stored value, the drawer."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, literal, select, text

from pos.store.columns import PHONE_END, WORDS
from pos.store.schema import param
from pos.store.tables.cash import drawer_piece
from pos.store.tables.journal import till_state
from pos.store.tables.people import customer, customer_private, customer_word, pattern
from pos.store.tables.refund import refund_line
from pos.store.tables.sale import sale_line
from pos.store.tables.value import stored_value

_store = param("store")
_code = param("code")
_at = param("at_ms")

PATTERNS: Final = (
    select(pattern.c.pattern)
    .where(pattern.c.store == _store)
    .order_by(pattern.c.at_ms, pattern.c.pattern)
)
_CUSTOMERS: Final = (
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
    .where(customer.c.store == _store)
)
CUSTOMER: Final = _CUSTOMERS.where(customer.c.id == param("ident"))
OF_PHONE: Final = (
    _CUSTOMERS.where(customer_private.c.store == _store, customer_private.c.phone == param("phone"))
    .order_by(func.coalesce(customer.c.id, ""))  # else all are gone through, in this order
    .limit(1)
)
_named: Final = literal(" ") + customer_private.c.folded
_spelled: Final = select(customer_word.c.id).where(
    customer_word.c.store == _store,
    customer_word.c.word >= param("word_0"),
    customer_word.c.word < param("word_end"),
)
NAMED: Final = (
    _CUSTOMERS.where(
        customer.c.id.in_(_spelled),
        *(
            func.instr(_named, literal(" ") + param(f"word_{place}")) > 0
            for place in range(1, WORDS)
        ),
    )
    .order_by(customer_private.c.folded, customer.c.id)
    .limit(param("most"))
)
"""Every word that is asked for begins a word of the name; a place that asks for none is the empty text."""
BY_PHONE: Final = (
    _CUSTOMERS.where(
        customer_private.c.store == _store,
        text(f"{PHONE_END} >= :from_end"),
        text(f"{PHONE_END} < :to_end"),
    )
    .order_by(customer_private.c.folded, customer.c.id)
    .limit(param("most"))
)
SERIAL_OUT: Final = select(func.count()).where(
    sale_line.c.store == _store,
    sale_line.c.code == _code,
    sale_line.c.serial == param("serial"),
)
SERIAL_BACK: Final = select(func.count()).where(
    refund_line.c.store == _store,
    refund_line.c.code == _code,
    refund_line.c.serial == param("serial"),
    refund_line.c.amount > 0,
)
BALANCE: Final = select(stored_value.c.balance).where(
    stored_value.c.store == _store,
    stored_value.c.kind == param("kind"),
    stored_value.c.number == param("number"),
)
DRAWER: Final = (
    select(drawer_piece.c.value, drawer_piece.c.count)
    .where(
        drawer_piece.c.store == _store,
        drawer_piece.c.till == param("till"),
        drawer_piece.c.count > 0,
    )
    .order_by(drawer_piece.c.value.desc())
)
GUESSED: Final = select(till_state.c.value).where(
    till_state.c.store == _store,
    till_state.c.till == param("till"),
    till_state.c.name == "drawer",
)
