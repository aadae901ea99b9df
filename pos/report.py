"""X and Z as rows: the shift's sums in the order and with the items of SKVFS 2014:9 chapter 7, for every country."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pos.heading import Heading, vat_rows
from pos.paper import Row
from pos.shift import TerminalDay
from pos.shift_sums import ShiftSums
from pos.text import N_, Speaker, format_amount
from pos.words import WAYS

MOVED = {
    "paid_in": N_("Paid in"),
    "paid_out": N_("Paid out"),
    "drop": N_("Brought to the safe"),
    "settled": N_("Settled"),
}
DAYS = {
    "asked": N_("not answered yet"),
    "approved": N_("done"),
    "declined": N_("refused"),
    "aborted": N_("not done"),
    "unknown": N_("not known"),
}
"""How a card terminal's end of day came out, in words."""


class ShiftReport(Struct, frozen=True):
    """What a report is about: X (z_number 0) shows the shift so far, Z closes it."""

    shift: int
    z_number: int
    by: str
    float_minor: int
    opening_difference: int
    expected: int
    counted: int | None
    sums: ShiftSums
    parked: tuple[str, ...] = ()
    head: str = ""  # the journal's head, for the paper to remember
    terminal: TerminalDay | None = (
        None  # the card terminal's own end of day, where it was asked for
    )
    unsent: tuple[str, ...] = ()  # receipts that the server does not have yet, as printed


def report_rows(report: ShiftReport, heading: Heading, say: Speaker) -> tuple[Row, ...]:
    """Return the whole report."""
    return tuple(_report(report, heading, say))


def _report(report: ShiftReport, heading: Heading, say: Speaker) -> Iterator[Row]:
    sums = report.sums
    yield Row(heading.name, align="center", bold=True)
    for text in (heading.address, heading.company_id):
        if text:
            yield Row(text, align="center")
    if heading.training:
        mark = heading.marks.get("training", "TRAINING")
        yield Row(mark, align="center", bold=True, big=True)
    title = say("Z report {number}", number=report.z_number) if report.z_number else say("X report")
    yield Row(title, align="center", bold=True, big=True)
    yield Row(say("Till {till}", till=heading.till), heading.moment.strftime(heading.moment_form))
    yield Row(say("Shift {shift}", shift=report.shift), report.by)
    yield Row(rule=True)
    yield from _sales(sums, say)
    yield Row(rule=True)
    yield from _ways(sums, say)
    if report.terminal is not None:
        yield from _terminal(report.terminal, say)
    yield Row(rule=True)
    yield from vat_rows(sums.vat, say)
    yield Row(rule=True)
    yield from _drawer(report, say)
    yield Row(rule=True)
    yield from _ever(report, say)
    yield Row(cut=True)


def _sales(sums: ShiftSums, say: Speaker) -> Iterator[Row]:
    yield Row(say("Sales"), _amount(sums.sales, say), bold=True)
    yield Row(say("Receipts"), str(sums.receipts))
    yield Row(say("Goods sold"), str(sums.goods))
    yield Row(say("Returns"), _amount(sums.returns, say))
    yield Row(say("Number of returns"), str(sums.return_count))
    yield Row(say("Discounts"), _amount(sums.discounts, say))
    yield Row(say("Deposits"), _amount(sums.deposits, say))
    if sums.empties:
        yield Row(say("Empties taken back"), f"{sums.empties} / {_amount(sums.emptied, say)}")
    yield Row(say("Net"), _amount(sums.sales + sums.returns, say), bold=True)
    for name, minor in sums.departments:
        yield Row("  " + (name or say("No department")), _amount(minor, say))


def _ways(sums: ShiftSums, say: Speaker) -> Iterator[Row]:
    for way, minor in sums.tenders:
        yield Row(say(WAYS[way]), _amount(minor, say))
    if sums.rounding:
        yield Row(say("Cash rounding"), _amount(sums.rounding, say))
    for kind, minor in sums.moved:
        yield Row(say(MOVED[kind]), _amount(minor, say))


def _terminal(day: TerminalDay, say: Speaker) -> Iterator[Row]:
    """The terminal's own end of day, as it told it; where nobody knows how it ended the paper says so."""
    told = f"{day.count} / {_amount(day.total, say)}" if day.outcome == "approved" else ""
    yield Row(say("Card terminal's end of day"), told or say(DAYS[day.outcome]))
    if day.simulated:
        yield Row("  " + say("simulated terminal: no money moved"))


def _drawer(report: ShiftReport, say: Speaker) -> Iterator[Row]:
    yield Row(say("Float"), _amount(report.float_minor, say))
    if report.opening_difference:
        yield Row(say("Difference at opening"), _amount(report.opening_difference, say))
    yield Row(say("Cash expected"), _amount(report.expected, say), bold=True)
    if report.counted is not None:
        yield Row(say("Cash counted"), _amount(report.counted, say))
        yield Row(say("Difference"), _amount(report.counted - report.expected, say), bold=True)


def _ever(report: ShiftReport, say: Speaker) -> Iterator[Row]:
    sums = report.sums
    yield Row(say("Drawer openings"), str(sums.drawer_opens))
    yield Row(say("Receipt copies"), f"{sums.copies} / {_amount(sums.copied, say)}")
    yield Row(say("Sales given up"), f"{sums.voids} / {_amount(sums.voided, say)}")
    if sums.training:
        yield Row(say("Training receipts"), f"{sums.training} / {_amount(sums.trained, say)}")
    if report.parked:
        yield Row(say("Parked: {names}", names=", ".join(report.parked)))
    if sums.unsent:
        yield Row(say("Not yet at the store server"), str(sums.unsent))
        if sums.unsent_before:
            yield Row("  " + say("Earlier receipts"), str(sums.unsent_before))
        for receipts in report.unsent:
            yield Row("  " + receipts)
    yield Row(say("Sales ever"), _amount(sums.grand_sales, say))
    yield Row(say("Returns ever"), _amount(sums.grand_returns, say))
    yield Row(say("Net ever"), _amount(sums.grand_sales + sums.grand_returns, say))
    if report.head:
        yield Row(say("Journal"), report.head)


def _amount(minor: int, say: Speaker) -> str:
    return format_amount(minor, say.language)
