"""What the cash desk asks: everything that a shift adds up to, each sum by one statement.

Long because every sum of a report is one statement here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, case, func, select

from pos.event_sale import SoldVat
from pos.shift import MOVES, CashMove
from pos.shift_sums import ShiftSums
from pos.store.room import Room
from pos.store.schema import param
from pos.store.statement import Row, Statement
from pos.store.tables.cash import cash_move, drawer_opening, shift
from pos.store.tables.journal import journal, outbox, outbox_sent
from pos.store.tables.refund import refund, refund_line, refund_tender, refund_vat, voided
from pos.store.tables.sale import receipt_copy, sale, sale_line, sale_vat, tender
from pos.store.tables.training import training as practice

_store = param("store")
_till = param("till")
_shift = param("shift")


def _sum(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(column), 0)


def _same(one: Table, other: Table) -> ColumnElement[bool]:
    return (
        (one.c.store == other.c.store) & (one.c.till == other.c.till) & (one.c.seq == other.c.seq)
    )


def _in_shift(
    document: Table,
    *shown: ColumnElement[Any],
    part: Table | None = None,
    only: ColumnElement[bool] | None = None,
) -> Statement:
    """Return a statement over a shift's real documents, or over their parts."""
    source = document if part is None else part.join(document, _same(part, document))
    found = (
        select(*shown)
        .select_from(source)
        .where(
            document.c.store == _store,
            document.c.till == _till,
            document.c.shift == _shift,
            document.c.training == 0,
        )
    )
    return Statement(found if only is None else found.where(only))


_SOLD: Final = _in_shift(
    sale, _sum(sale.c.total), func.count(), _sum(sale.c.saving), _sum(sale.c.rounding)
)
_BACK: Final = _in_shift(refund, _sum(refund.c.total), func.count(), _sum(refund.c.rounding))
_LINES: Final = _in_shift(
    sale,
    sale_line.c.department,
    sale_line.c.paid,
    sale_line.c.deposit,
    case(
        (sale_line.c.empties == 1, 0), (sale_line.c.weighed == 1, 1), else_=sale_line.c.amount
    ).label("goods"),
    part=sale_line,
)
_LINES_BACK: Final = _in_shift(
    refund, refund_line.c.department, refund_line.c.minor, refund_line.c.deposit, part=refund_line
)
_TENDERS: Final = _in_shift(
    sale, tender.c.way, tender.c.amount, part=tender, only=tender.c.state == "taken"
)
_TENDERS_BACK: Final = _in_shift(
    refund, refund_tender.c.way, -refund_tender.c.given, part=refund_tender
)
_VAT: Final = _in_shift(
    sale,
    sale_vat.c.bp,
    sale_vat.c.label,
    sale_vat.c.exempt,
    sale_vat.c.gross,
    sale_vat.c.vat,
    part=sale_vat,
)
_VAT_BACK: Final = _in_shift(
    refund,
    refund_vat.c.bp,
    refund_vat.c.label,
    refund_vat.c.exempt,
    -refund_vat.c.gross,
    -refund_vat.c.vat,
    part=refund_vat,
)
_MOVED: Final = Statement(
    select(cash_move.c.kind, func.sum(cash_move.c.amount))
    .where(cash_move.c.store == _store, cash_move.c.till == _till, cash_move.c.shift == _shift)
    .group_by(cash_move.c.kind)
    .order_by(cash_move.c.kind)
)
_OPENS: Final = Statement(
    select(func.count()).where(
        drawer_opening.c.store == _store,
        drawer_opening.c.till == _till,
        drawer_opening.c.shift == _shift,
    )
)
_SPAN: Final = Statement(
    select(shift.c.first_seq, shift.c.closed_seq).where(
        shift.c.store == _store, shift.c.till == _till, shift.c.number == _shift
    )
)
_COPIES: Final = Statement(
    select(func.count(), _sum(sale.c.total))
    .select_from(
        receipt_copy.outerjoin(
            sale,
            (sale.c.store == receipt_copy.c.store)
            & (sale.c.till == receipt_copy.c.till)
            & (sale.c.number == receipt_copy.c.number),
        )
    )
    .where(
        receipt_copy.c.store == _store,
        receipt_copy.c.till == _till,
        receipt_copy.c.seq >= param("first"),
        receipt_copy.c.seq <= param("last"),
    )
)
_VOIDS: Final = Statement(
    select(func.count()).where(
        voided.c.store == _store,
        voided.c.till == _till,
        voided.c.seq >= param("first"),
        voided.c.seq <= param("last"),
    )
)
_UNSENT: Final = Statement(
    select(func.count()).where(
        outbox.c.store == _store,
        outbox.c.till == _till,
        outbox.c.name == "sale_closed",
        outbox.c.seq
        > func.coalesce(
            select(outbox_sent.c.through_seq)
            .where(outbox_sent.c.store == _store, outbox_sent.c.till == _till)
            .scalar_subquery(),
            0,
        ),
    )
)
_TRAINING: Final = Statement(
    select(_sum(practice.c.receipts), _sum(practice.c.minor)).where(
        practice.c.store == _store, practice.c.till == _till, practice.c.shift == _shift
    )
)
_EVER: Final = Statement(
    select(_sum(sale.c.total)).where(
        sale.c.store == _store, sale.c.till == _till, sale.c.training == 0
    )
)
_EVER_BACK: Final = Statement(
    select(_sum(refund.c.total)).where(
        refund.c.store == _store, refund.c.till == _till, refund.c.training == 0
    )
)
_END: Final = 2**62


_MOVES: Final = Statement(
    select(
        journal.c.at_ms, cash_move.c.kind, cash_move.c.amount, cash_move.c.reason, cash_move.c.by
    )
    .select_from(cash_move.join(journal, _same(cash_move, journal)))
    .where(cash_move.c.store == _store, cash_move.c.till == _till, cash_move.c.shift == _shift)
    .order_by(cash_move.c.seq.desc())
    .limit(param("limit"))
)
_BARE_OPENINGS: Final = Statement(
    select(journal.c.at_ms, drawer_opening.c.reason, drawer_opening.c.by)
    .select_from(drawer_opening.join(journal, _same(drawer_opening, journal)))
    .where(
        drawer_opening.c.store == _store,
        drawer_opening.c.till == _till,
        drawer_opening.c.shift == _shift,
        drawer_opening.c.reason.not_in(("sale", "refund", *MOVES)),
    )
    .order_by(drawer_opening.c.seq.desc())
    .limit(param("limit"))
)


class CashReader(Room):
    """Adds shifts up. Training documents count nowhere."""

    def shift_sums(self, number: int) -> ShiftSums:
        """Add a shift up, from its documents as they are on disk."""
        sales, receipts, saving, rounding = self._shift_row(_SOLD, number)
        returns, return_count, rounding_back = self._shift_row(_BACK, number)
        lines = self._shift_rows(_LINES, number)
        back = self._shift_rows(_LINES_BACK, number)
        paid = (*self._shift_rows(_TENDERS, number), *self._shift_rows(_TENDERS_BACK, number))
        tenders = _added(paid)
        copies, copied = self._in_span(_COPIES, number)
        training, trained = self._shift_row(_TRAINING, number)
        departments = _added(
            (*((one[0], one[1]) for one in lines), *((one[0], -one[1]) for one in back))
        )
        return ShiftSums(
            sales=sales,
            returns=-returns,
            receipts=receipts,
            return_count=return_count,
            goods=sum(one[3] for one in lines),
            discounts=saving,
            rounding=rounding + rounding_back,
            deposits=sum(one[2] for one in lines) - sum(one[2] for one in back),
            cash=dict(tenders).get("cash", 0),
            tenders=tenders,
            moved=tuple((row[0], row[1]) for row in self._shift_rows(_MOVED, number)),
            vat=self._vat(number),
            departments=tuple((name, minor) for name, minor in departments if name),
            drawer_opens=self._shift_row(_OPENS, number)[0],
            copies=copies,
            copied=copied,
            voids=self._in_span(_VOIDS, number)[0],
            unsent=self.unsent(),
            grand_sales=self._ever(_EVER),
            grand_returns=-self._ever(_EVER_BACK),
            training=training,
            trained=trained,
        )

    def cash_moves(self, shift: int, limit: int) -> tuple[CashMove, ...]:
        """Return what moved in a shift without a sale, newest first."""
        asked = {"store": self.store, "till": self.till, "shift": shift, "limit": limit}
        moved = [CashMove(*row) for row in self.db.all(_MOVES, **asked)]
        opened = [
            CashMove(at, "no_sale", 0, reason, by)
            for at, reason, by in self.db.all(_BARE_OPENINGS, **asked)
        ]
        return tuple(sorted((*moved, *opened), key=lambda one: -one.at_ms)[:limit])

    def unsent(self) -> int:
        """Return how many closed sales the store server has not confirmed."""
        return self._ever(_UNSENT)

    def _ever(self, statement: Statement) -> int:
        found = self.db.one(statement, store=self.store, till=self.till)
        return int(found[0]) if found else 0

    def _shift_rows(self, statement: Statement, number: int) -> list[Row]:
        return self.db.all(statement, store=self.store, till=self.till, shift=number)

    def _shift_row(self, statement: Statement, number: int) -> Row:
        return self._shift_rows(statement, number)[0]

    def _in_span(self, statement: Statement, number: int) -> Row:
        span = self.db.one(_SPAN, store=self.store, till=self.till, shift=number) or (_END, 0)
        last = span[1] or _END
        rows = self.db.all(statement, store=self.store, till=self.till, first=span[0], last=last)
        return rows[0]

    def _vat(self, number: int) -> tuple[SoldVat, ...]:
        sums: dict[tuple[int, str, int], tuple[int, int]] = {}
        for bp, label, exempt, gross, vat in (
            *self._shift_rows(_VAT, number),
            *self._shift_rows(_VAT_BACK, number),
        ):
            before = sums.get((bp, label, exempt), (0, 0))
            sums[bp, label, exempt] = (before[0] + gross, before[1] + vat)
        ordered = sorted(sums.items(), key=lambda one: (-one[0][0], one[0][2], one[0][1]))
        return tuple(
            SoldVat(bp, label, bool(exempt), gross, vat)
            for (bp, label, exempt), (gross, vat) in ordered
        )


def _added(amounts: Iterable[tuple[Any, ...]]) -> tuple[tuple[str, int], ...]:
    sums: dict[str, int] = {}
    for name, minor in amounts:
        sums[name] = sums.get(name, 0) + minor
    return tuple(sums.items())
