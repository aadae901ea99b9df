"""The state that a till goes on from: open sales, the shift, people, rights, settings."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select, text

from pos.store.columns import UNSETTLED as _OPEN
from pos.store.schema import param, same_fact
from pos.store.tables.basket import basket, basket_line
from pos.store.tables.cash import shift, z_report
from pos.store.tables.journal import journal, till_state
from pos.store.tables.people import right, staff, staff_failure, staff_private
from pos.store.tables.refund import refund
from pos.store.tables.sale import sale
from pos.store.tables.value import card_attempt

_store = param("store")
_till = param("till")
_name = param("name")

BASKETS: Final = (
    select(basket.c.state, basket.c.sale_id, basket.c.head)
    .where(basket.c.store == _store, basket.c.till == _till)
    .order_by(basket.c.began_seq)
)
PARKED: Final = (
    select(basket.c.till, basket.c.sale_id, basket.c.head)
    .where(basket.c.store == _store, basket.c.state == "parked")
    .order_by(basket.c.till, basket.c.began_seq)
)
LINES: Final = (
    select(basket_line.c.body)
    .where(basket_line.c.store == _store, basket_line.c.sale_id == param("sale_id"))
    .order_by(basket_line.c.line_id)
)
QUESTION: Final = select(till_state.c.value).where(
    till_state.c.store == _store, till_state.c.till == _till, till_state.c.name == "question"
)
TERMINAL_DAY: Final = select(till_state.c.value).where(
    till_state.c.store == _store, till_state.c.till == _till, till_state.c.name == "terminal_day"
)
SHIFT: Final = (
    select(
        shift.c.number,
        shift.c.by,
        shift.c.opened_ms,
        shift.c.float_minor,
        shift.c.difference,
        shift.c.first_seq,
        shift.c.closed_seq,
    )
    .where(shift.c.store == _store, shift.c.till == _till)
    .order_by(shift.c.number.desc())
    .limit(1)
)
LAST_SALE: Final = (
    select(sale.c.number, journal.c.body)
    .join_from(
        sale,
        journal,
        same_fact(journal, sale),
    )
    .where(sale.c.store == _store, sale.c.till == _till)
    .order_by(sale.c.number.desc())
    .limit(1)
)
LAST_REFUND: Final = select(func.max(refund.c.number)).where(
    refund.c.store == _store, refund.c.till == _till
)
LAST_Z: Final = (
    select(z_report.c.z_number, z_report.c.counted)
    .where(z_report.c.store == _store, z_report.c.till == _till)
    .order_by(z_report.c.z_number.desc())
    .limit(1)
)
UNSETTLED: Final = (
    select(
        card_attempt.c.attempt,
        card_attempt.c.sale_id,
        card_attempt.c.asked,
        card_attempt.c.taken,
        card_attempt.c.amount,
        card_attempt.c.outcome,
    )
    .where(
        card_attempt.c.store == _store,
        card_attempt.c.till == _till,
        text(_OPEN),
    )
    .order_by(card_attempt.c.seq)
)
STAFF: Final = (
    select(staff.c.name, staff.c.role, staff_private.c.born, staff.c.language)
    .join_from(
        staff,
        staff_private,
        (staff_private.c.store == staff.c.store) & (staff_private.c.name == staff.c.name),
        isouter=True,
    )
    .where(staff.c.store == _store, staff.c.name == _name)
)
PEOPLE: Final = (
    select(staff.c.name, staff.c.role, staff.c.language)
    .where(staff.c.store == _store)
    .order_by(staff.c.name)
)
PIN: Final = select(staff_private.c.born, staff_private.c.pin, staff_private.c.mac).where(
    staff_private.c.store == _store, staff_private.c.name == _name
)
FAILURES: Final = select(staff_failure.c.tries, staff_failure.c.locked_until_ms).where(
    staff_failure.c.store == _store,
    staff_failure.c.till == _till,
    staff_failure.c.name == _name,
)
RIGHTS: Final = select(
    right.c.role, right.c.verb, right.c.grade, right.c.limit_bp, right.c.limit_minor
).where(right.c.store == _store)
