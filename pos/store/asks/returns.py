"""Receipts and what came back of them, who overpaid, goodwill given, a return in the making."""

from __future__ import annotations

from typing import Final

from sqlalchemy import case, func, or_, select, text

from pos.store.columns import NO_TOTAL
from pos.store.schema import param, same_fact
from pos.store.tables.journal import journal, till, till_state
from pos.store.tables.refund import goodwill, refund, refund_line
from pos.store.tables.sale import sale, sale_line, tender
from pos.store.tables.value import stored_value

MOST: Final = 50

_store = param("store")
_till = param("till")
_number = param("number")


RECEIPT: Final = (
    select(sale.c.till, journal.c.body)
    .select_from(sale.join(journal, same_fact(sale, journal)))
    .where(
        sale.c.store == _store,
        sale.c.till.in_(select(till.c.till).where(till.c.store == _store)),  # by its whole name
        sale.c.number == _number,
        param("of_till").in_((0, sale.c.till)),
    )
    .order_by((sale.c.till == _till).desc(), sale.c.till)
    .limit(1)
)
LAST: Final = select(func.max(sale.c.number)).where(sale.c.store == _store, sale.c.till == _till)
RETURNS: Final = (
    select(journal.c.body, refund.c.till)
    .select_from(refund.join(journal, same_fact(refund, journal)))
    .where(refund.c.store == _store, refund.c.of_till == _till, refund.c.of_number == _number)
    .order_by(refund.c.at_ms, refund.c.till, refund.c.seq)
)
_NEWEST: Final = (
    sale.c.at_ms.desc(),
    (sale.c.till == _till).desc(),
    sale.c.till,
    sale.c.number.desc(),
)
_RECEIPTS: Final = (
    select(sale.c.till, sale.c.number).where(sale.c.store == _store).order_by(*_NEWEST).limit(MOST)
)
OF_CUSTOMER: Final = (
    _RECEIPTS.where(
        sale.c.customer == param("customer"),
        text("sale.customer <> ''"),  # as the index says it
    )
    .order_by(None)
    .order_by((sale.c.at_ms + 0).desc(), *_NEWEST[1:])
)
OF_TOTAL: Final = _RECEIPTS.where(sale.c.total == param("total"))
OF_DAY: Final = _RECEIPTS.where(
    sale.c.at_ms >= param("from_ms"),
    sale.c.at_ms < param("to_ms"),
    or_(param("total") == NO_TOTAL, sale.c.total == param("total")),
)
OF_CARD: Final = (
    select(sale.c.till, sale.c.number)
    .distinct()
    .select_from(tender.join(sale, same_fact(sale, tender)))
    .where(tender.c.store == _store, tender.c.card_tail == param("card_tail"))
    .order_by(*_NEWEST)
    .limit(MOST)
)
OF_BATCH: Final = (
    select(sale.c.till, sale.c.number)
    .distinct()
    .select_from(sale_line.join(sale, same_fact(sale, sale_line)))
    .where(
        sale_line.c.store == _store,
        sale_line.c.batch == param("batch"),
        text("sale_line.batch <> ''"),  # as the index says it
    )
    .order_by(*_NEWEST)
    .limit(MOST)
)
ABOVE: Final = (
    select(
        sale.c.till,
        sale.c.number,
        sale_line.c.position,
        sale_line.c.amount,
        sale_line.c.weighed,
        sale_line.c.paid - sale_line.c.deposit,
    )
    .select_from(sale_line.join(sale, same_fact(sale, sale_line)))
    .where(
        sale_line.c.store == _store,
        sale_line.c.code == param("code"),
        sale_line.c.empties == 0,
        sale.c.at_ms >= param("since_ms"),
        sale.c.training == 0,
    )
    .order_by(sale.c.till, sale.c.number, sale_line.c.position)
)
BACK: Final = (
    select(
        refund.c.of_till,
        refund.c.of_number,
        refund_line.c.position,
        func.sum(refund_line.c.amount),
        func.sum(refund_line.c.minor - refund_line.c.deposit),
    )
    .select_from(refund_line.join(refund, same_fact(refund, refund_line)))
    .where(refund_line.c.store == _store, refund_line.c.code == param("code"))
    .group_by(refund.c.of_till, refund.c.of_number, refund_line.c.position)
)
CREDITS: Final = select(stored_value.c.number).where(
    stored_value.c.store == _store, stored_value.c.kind == "credit"
)
GOODWILL: Final = select(func.coalesce(func.sum(goodwill.c.minor), 0)).where(
    goodwill.c.store == _store,
    goodwill.c.till == _till,
    goodwill.c.shift == param("shift"),
    # what somebody decided: alone, or for another
    case((goodwill.c.approved_by == "", goodwill.c.by), else_=goodwill.c.approved_by)
    == param("name"),
)
HELD: Final = select(till_state.c.value).where(
    till_state.c.store == _store, till_state.c.till == _till, till_state.c.name == "return"
)
HELD_ELSEWHERE: Final = select(till_state.c.value).where(
    till_state.c.store == _store, till_state.c.till != _till, till_state.c.name == "return"
)
