"""What one shift adds up to, sum by sum, and what moved in it without a sale."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, case, func, select

from pos.shift import MOVES
from pos.store.schema import param, same_fact
from pos.store.statement import Row
from pos.store.tables.cash import cash_move, drawer_opening, shift, z_report
from pos.store.tables.journal import journal, outbox, outbox_sent
from pos.store.tables.refund import refund, refund_line, refund_tender, refund_vat, voided
from pos.store.tables.sale import receipt_copy, sale, sale_line, sale_vat, tender
from pos.store.tables.training import training as practice

_store = param("store")
_till = param("till")
_shift = param("shift")


def _sum(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(column), 0)


def _in_shift(
    document: Table,
    *shown: ColumnElement[Any],
    part: Table | None = None,
    only: ColumnElement[bool] | None = None,
) -> Select[Row]:
    """Return what is asked of a shift's real documents, or over their parts.

    A shift's documents lie in its own stretch of the journal, and so do their parts: years before are not read.
    """
    source = document if part is None else part.join(document, same_fact(part, document))
    found = (
        select(*shown)
        .select_from(source)
        .where(
            *_within(document if part is None else part),
            document.c.store == _store,
            document.c.till == _till,
            document.c.shift == _shift,
            document.c.training == 0,
        )
    )
    return found if only is None else found.where(only)


def _within(facts: Table) -> tuple[ColumnElement[bool], ...]:
    """Return that facts of this till were kept while a shift was open."""
    return (
        facts.c.store == _store,
        facts.c.till == _till,
        facts.c.seq >= param("first"),
        facts.c.seq <= param("last"),
    )


SOLD: Final = _in_shift(
    sale, _sum(sale.c.total), func.count(), _sum(sale.c.saving), _sum(sale.c.rounding)
)
BACK: Final = _in_shift(refund, _sum(refund.c.total), func.count(), _sum(refund.c.rounding))
LINES: Final = _in_shift(
    sale,
    sale_line.c.department,
    sale_line.c.paid,
    sale_line.c.deposit,
    case(
        (sale_line.c.empties == 1, 0), (sale_line.c.weighed == 1, 1), else_=sale_line.c.amount
    ).label("goods"),
    sale_line.c.empties * sale_line.c.amount,
    part=sale_line,
)
LINES_BACK: Final = _in_shift(
    refund, refund_line.c.department, refund_line.c.minor, refund_line.c.deposit, part=refund_line
)
TENDERS: Final = _in_shift(
    sale, tender.c.way, tender.c.amount, part=tender, only=tender.c.state == "taken"
)
TENDERS_BACK: Final = _in_shift(
    refund, refund_tender.c.way, -refund_tender.c.given, part=refund_tender
)
VAT: Final = _in_shift(
    sale,
    sale_vat.c.bp,
    sale_vat.c.label,
    sale_vat.c.exempt,
    sale_vat.c.gross,
    sale_vat.c.vat,
    part=sale_vat,
)
VAT_BACK: Final = _in_shift(
    refund,
    refund_vat.c.bp,
    refund_vat.c.label,
    refund_vat.c.exempt,
    -refund_vat.c.gross,
    -refund_vat.c.vat,
    part=refund_vat,
)
MOVED: Final = (
    select(cash_move.c.kind, func.sum(cash_move.c.amount))
    .where(*_within(cash_move), cash_move.c.shift == _shift)
    .group_by(cash_move.c.kind)
    .order_by(cash_move.c.kind)
)
OPENS: Final = select(func.count()).where(
    *_within(drawer_opening), drawer_opening.c.shift == _shift
)
SPAN: Final = select(shift.c.first_seq, shift.c.closed_seq).where(
    shift.c.store == _store, shift.c.till == _till, shift.c.number == _shift
)
COPIES: Final = (
    select(func.count(), _sum(sale.c.total))
    .select_from(
        receipt_copy.outerjoin(
            sale,
            (sale.c.store == receipt_copy.c.store)
            & (sale.c.till == receipt_copy.c.till)
            & (sale.c.number == receipt_copy.c.number),
        )
    )
    .where(*_within(receipt_copy))
)
VOIDS: Final = select(func.count(), _sum(voided.c.total)).where(*_within(voided))
_NOT_SENT: Final = (
    (outbox.c.store == _store)
    & (outbox.c.till == _till)
    & (outbox.c.name == "sale_closed")
    & (
        outbox.c.seq
        > func.coalesce(
            select(outbox_sent.c.through_seq)
            .where(outbox_sent.c.store == _store, outbox_sent.c.till == _till)
            .scalar_subquery(),
            0,
        )
    )
)
SENT: Final = select(outbox_sent.c.through_seq).where(
    outbox_sent.c.store == _store, outbox_sent.c.till == _till
)
CLOSED: Final = select(func.count(), func.max(sale.c.seq)).where(*_within(sale))
UNSENT_NUMBERS: Final = (
    select(sale.c.number)
    .select_from(outbox.join(sale, same_fact(outbox, sale)))
    .where(_NOT_SENT, sale.c.shift <= _shift)
    .order_by(outbox.c.seq.desc())  # numbers rise with it, and it is the key's own order
    .limit(param("limit"))
)
TRAINING: Final = select(_sum(practice.c.receipts), _sum(practice.c.minor)).where(
    practice.c.store == _store, practice.c.till == _till, practice.c.shift == _shift
)
LAST_TOTALS: Final = (
    select(z_report.c.seq, z_report.c.totals)
    .where(z_report.c.store == _store, z_report.c.till == _till)
    .order_by(z_report.c.z_number.desc())
    .limit(1)
)
SOLD_SINCE: Final = select(_sum(sale.c.total)).where(*_within(sale), sale.c.training == 0)
BACK_SINCE: Final = select(_sum(refund.c.total)).where(*_within(refund), refund.c.training == 0)


MOVED_LATELY: Final = (
    select(
        journal.c.at_ms, cash_move.c.kind, cash_move.c.amount, cash_move.c.reason, cash_move.c.by
    )
    .select_from(cash_move.join(journal, same_fact(cash_move, journal)))
    .where(*_within(cash_move), cash_move.c.shift == _shift)
    .order_by(cash_move.c.seq.desc())
    .limit(param("limit"))
)
BARE_OPENINGS: Final = (
    select(journal.c.at_ms, drawer_opening.c.reason, drawer_opening.c.by)
    .select_from(drawer_opening.join(journal, same_fact(drawer_opening, journal)))
    .where(
        *_within(drawer_opening),
        drawer_opening.c.shift == _shift,
        drawer_opening.c.reason.not_in(("sale", "refund", *MOVES)),
    )
    .order_by(drawer_opening.c.seq.desc())
    .limit(param("limit"))
)
