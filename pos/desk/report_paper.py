"""What a shift's report says, and what a slip for the kitchen says: papers that are no document of a customer's."""

from __future__ import annotations

from typing import Protocol

from msgspec.structs import replace

from pos.desk.books import ClosedShift, Job, OpenShift
from pos.desk.letterhead import heading, speaker_of
from pos.desk.shop import Shop
from pos.desk.till import Till
from pos.errors import Refused
from pos.event_cash import ShiftClosed
from pos.event_order import OrderSent
from pos.order import order_rows
from pos.paper import Row
from pos.receipt import stretches
from pos.report import ShiftReport, report_rows
from pos.shift import TerminalDay, expected_cash
from pos.shift_sums import ShiftSums


class ReportBooks(Protocol):
    """What a report is made from."""

    def terminal_day(self) -> TerminalDay | None:
        """Return the card terminal's end of day that was asked for last."""
        ...

    def shift_sums(self, shift: int) -> ShiftSums:
        """Add a shift up."""
        ...

    def closed_shift(self, number: int) -> ClosedShift | None:
        """Return a shift that is over; None while it is open."""
        ...


def order_paper(shop: Shop, slip: OrderSent, *, copy: bool) -> tuple[Row, ...]:
    """Return a slip for the kitchen, in the shop's own language."""
    return order_rows(slip, heading(shop, slip.at_ms, slip.by), speaker_of(shop), copy=copy)


def report_paper(
    till: Till, books: ReportBooks, job: Job, closed: ShiftClosed | None
) -> tuple[Row, ...]:
    """Return a report; a Z that was not printed before the till went down is made from the books."""
    shop = till.shop
    begun: OpenShift | ClosedShift | None = till.shift
    sums = books.shift_sums(job.ref)
    if till.shift is None or till.shift.number != job.ref:
        over = books.closed_shift(job.ref) if job.kind == "report_z" else None
        begun, closed = over, over.z if over else None
        sums = _as_closed(sums, closed)
    if begun is None:
        raise Refused("not_found", number=job.ref)
    report = ShiftReport(
        shift=job.ref,
        z_number=closed.z_number if closed else 0,
        by=closed.by if closed else till.who(),
        float_minor=begun.float_minor,
        opening_difference=begun.difference,
        expected=closed.expected
        if closed
        else expected_cash(begun.float_minor, sums.cash, sums.moved),
        counted=closed.counted if closed else None,
        sums=sums,
        parked=closed.parked if closed else (),
        unsent=stretches(till.shop.till, sums.unsent_numbers),
        terminal=_of_shift(books.terminal_day(), job.ref),
    )
    at = closed.at_ms if closed else shop.now_ms()
    return report_rows(report, heading(shop, at, report.by), speaker_of(shop))


def _as_closed(sums: ShiftSums, closed: ShiftClosed | None) -> ShiftSums:
    """Return a shift's sums with what was so when it closed: what was ever sold, not what is by now."""
    ever = dict(closed.totals) if closed else {}
    return replace(
        sums,
        grand_sales=ever.get("grand_sales", sums.grand_sales),
        grand_returns=ever.get("grand_returns", sums.grand_returns),
        unsent=closed.unsent if closed else sums.unsent,
    )


def _of_shift(day: TerminalDay | None, shift: int) -> TerminalDay | None:
    return day if day is not None and day.shift == shift else None
