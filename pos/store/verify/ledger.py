"""Rules between documents: numbers, shifts, drawer, Z, cards, and what came back of each sale.

Longer than most files because rules between documents need the same sums, which are gathered once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from msgspec import Struct

from pos.event import ApprovalGiven, Event
from pos.event_back import ReturnClosed
from pos.event_cash import CashMoved, DrawerCounted, ShiftClosed, ShiftOpened
from pos.event_office import BackupRestored
from pos.event_sale import (
    CardAnswered,
    CardAsked,
    CardBackAnswered,
    CardBackAsked,
    SaleClosed,
    ValueMoved,
)
from pos.loyalty import POINTS
from pos.shift import expected_cash
from pos.store.row import Stamp
from pos.store.verify.document import check_return, check_sale
from pos.store.verify.refunds import Of
from pos.store.verify.report import Report
from pos.tender import TenderState, Way


class _Shift(Struct):
    number: int
    float_minor: int
    cash: int = 0
    moved: int = 0
    sales: int = 0
    returns: int = 0


class _Till(Struct):
    """One till's running state along its journal."""

    number: int = 0
    shift: _Shift | None = None
    shifts: int = 0
    last_z: int = 0
    last_count: int | None = None
    sales: int = 0
    returns: int = 0
    epoch: int = 1


class Ledger:
    """Takes every event in order and notes each rule that it breaks."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.tills: dict[tuple[int, int], _Till] = defaultdict(_Till)
        self.backs: dict[Of, list[ReturnClosed]] = defaultdict(list)
        """What came back of each receipt, by store, till and number, at whichever till it did."""
        self.tied: list[tuple[Of, Of]] = []
        """Receipts that an exchange ties: the new goods', and the one whose goods paid for them."""
        self._attempts: dict[str, int] = {}
        self._used: set[str] = set()
        self._ids: set[str] = set()
        self._moved_value: dict[tuple[str, str], int] = defaultdict(int)
        self._rules: dict[type[Event], Any] = {
            SaleClosed: self._sale,
            ReturnClosed: self._return,
            ShiftOpened: self._opened,
            ShiftClosed: self._closed,
            CashMoved: self._moved,
            DrawerCounted: self._counted,
            CardAsked: self._asked,
            CardAnswered: self._answered,
            CardBackAsked: self._asked,
            CardBackAnswered: self._back_answered,
            BackupRestored: self._restored,
            ApprovalGiven: self._approved,
            ValueMoved: self._value,
        }

    def take(self, stamp: Stamp, event: Event) -> None:
        """Judge one event by what came before it."""
        rule = self._rules.get(type(event))
        if rule is not None:
            rule(self.tills[stamp.store, stamp.till], stamp, event)

    # --- documents --------------------------------------------------------------------------------------------------

    def _sale(self, till: _Till, stamp: Stamp, sale: SaleClosed) -> None:
        where = named("sale", stamp, sale.number)
        self._document(till, sale, sale.sale_id, where)
        check_sale(sale, where, self._report)
        self._cards(sale, where)
        self._points(sale, where)
        if sale.training:
            return
        till.sales += sale.total
        if till.shift is not None:
            till.shift.sales += sale.total
            till.shift.cash += sale.cash_given - sale.change

    def _return(self, till: _Till, stamp: Stamp, back: ReturnClosed) -> None:
        where = named("return", stamp, back.number)
        self._document(till, back, back.return_id, where)
        check_return(back, where, self._report)
        self._cards_back(back, where)
        if back.training:
            return
        if back.of_number:
            of = (stamp.store, back.of_till or stamp.till, back.of_number)
            self.backs[of].append(back)
            if any(one.way is Way.EXCHANGE for one in back.tenders):
                self.tied.append(((stamp.store, stamp.till, back.number - 1), of))
        till.returns += back.total
        if till.shift is not None:
            till.shift.returns += back.total
            cash = sum(one.given.minor for one in back.tenders if one.way is Way.CASH)
            till.shift.cash -= cash

    def _document(
        self, till: _Till, document: SaleClosed | ReturnClosed, ident: str, where: str
    ) -> None:
        """Check what sales and returns share: one row of numbers, one id each, one open shift."""
        self._report.expect(document.number == till.number + 1, "L13", where)
        self._report.expect(document.number > till.number, "L15", where)
        till.number = document.number
        self._report.expect(ident not in self._ids, "L10", where)
        self._ids.add(ident)
        open_shift = till.shift is not None and till.shift.number == document.shift
        self._report.expect(open_shift, "L27", where)

    def _restored(self, till: _Till, stamp: Stamp, restored: BackupRestored) -> None:
        where = f"till {stamp.till} row {stamp.seq}"
        self._report.expect(restored.epoch > till.epoch, "L40", where)
        till.epoch = restored.epoch

    def epochs(self) -> dict[tuple[int, int], int]:
        """Return each till's epoch as its journal has it."""
        return {key: till.epoch for key, till in self.tills.items()}

    def _approved(self, _till: _Till, stamp: Stamp, given: ApprovalGiven) -> None:
        where = f"till {stamp.till} row {stamp.seq}"
        self._report.expect(given.by != given.asked_by, "L44", where)

    # --- points ---------------------------------------------------------------------------------------------------

    def _value(self, _till: _Till, _stamp: Stamp, moved: ValueMoved) -> None:
        self._moved_value[moved.sale_id, moved.kind] += moved.amount

    def _points(self, sale: SaleClosed, where: str) -> None:
        """Check L45: a sale's points moved by what it earned less what its tenders took."""
        spent = sum(one.points for one in sale.tenders if one.way is Way.POINTS)
        earned = sale.award.earned if sale.award else 0
        moved = self._moved_value[sale.sale_id, POINTS]
        self._report.expect(moved == earned - spent, "L45", where)

    # --- cards ------------------------------------------------------------------------------------------------------

    def _asked(self, _till: _Till, _stamp: Stamp, asked: CardAsked | CardBackAsked) -> None:
        self._attempts[asked.attempt] = -1

    def _answered(self, _till: _Till, stamp: Stamp, answer: CardAnswered) -> None:
        where = f"till {stamp.till} row {stamp.seq} attempt {answer.attempt}"
        self._report.expect(answer.attempt in self._attempts, "L12", where)
        self._report.expect(answer.amount <= answer.taken or not answer.taken, "L12", where)
        self._attempts[answer.attempt] = answer.amount

    def _back_answered(self, _till: _Till, stamp: Stamp, answer: CardBackAnswered) -> None:
        where = f"till {stamp.till} row {stamp.seq} attempt {answer.attempt}"
        self._report.expect(answer.attempt in self._attempts, "L12", where)
        self._attempts[answer.attempt] = -answer.amount

    def _cards_back(self, back: ReturnClosed, where: str) -> None:
        """Check that what a wired terminal gave back is what the return says, once; by hand there is no attempt."""
        for one in back.tenders:
            if one.way is Way.CARD and one.reference:
                sound = self._attempts.get(one.reference) == -one.amount.minor
                self._report.expect(sound and one.reference not in self._used, "L12", where)
                self._used.add(one.reference)

    def _cards(self, sale: SaleClosed, where: str) -> None:
        for one in sale.tenders:
            if one.way is not Way.CARD or one.state is not TenderState.TAKEN:
                continue
            sound = self._attempts.get(one.reference) == one.amount.minor
            self._report.expect(sound and one.reference not in self._used, "L12", where)
            self._used.add(one.reference)

    # --- shifts -----------------------------------------------------------------------------------------------------

    def _opened(self, till: _Till, stamp: Stamp, opened: ShiftOpened) -> None:
        where = named("shift", stamp, opened.shift)
        self._report.expect(till.shift is None, "L28", where)
        self._report.expect(opened.shift == till.shifts + 1, "L13", where)
        difference = 0 if till.last_count is None else opened.float_minor - till.last_count
        self._report.expect(opened.difference == difference, "L26", where)
        till.shifts = opened.shift
        till.shift = _Shift(opened.shift, opened.float_minor)

    def _moved(self, till: _Till, stamp: Stamp, moved: CashMoved) -> None:
        where = f"till {stamp.till} row {stamp.seq}"
        self._report.expect(till.shift is not None, "L27", where)
        if till.shift is not None:
            till.shift.moved += moved.amount

    def _counted(self, till: _Till, stamp: Stamp, counted: DrawerCounted) -> None:
        where = f"till {stamp.till} row {stamp.seq}"
        self._report.expect(counted.expected == _expected(till.shift), "L24", where)

    def _closed(self, till: _Till, stamp: Stamp, z: ShiftClosed) -> None:
        where = named("Z", stamp, z.z_number)
        report = self._report
        shift = till.shift
        report.expect(shift is not None and shift.number == z.shift, "L28", where)
        report.expect(z.z_number == till.last_z + 1, "L29", where)
        report.expect(z.grand_total == till.sales - till.returns, "L29", where)
        report.expect(z.expected == _expected(shift), "L24", where)
        report.expect(z.difference == z.counted - z.expected, "L25", where)
        totals = dict(z.totals)
        if shift is not None:
            report.expect(totals.get("sales", shift.sales) == shift.sales, "L27", where)
            report.expect(totals.get("returns", -shift.returns) == -shift.returns, "L27", where)
        till.last_z, till.last_count, till.shift = z.z_number, z.counted, None


def named(kind: str, stamp: Stamp, number: int) -> str:
    """Name a document as people find it: sale 1043, or till 2 sale 17."""
    return f"{kind} {number}" if stamp.till == 1 else f"till {stamp.till} {kind} {number}"


def _expected(shift: _Shift | None) -> int:
    if shift is None:
        return 0
    return expected_cash(shift.float_minor, shift.cash, (("moved", shift.moved),))
