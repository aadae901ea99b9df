"""Rules that a closed sale or return must keep on its own: sums, VAT, tenders, change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pos.event_back import ReturnClosed
from pos.event_sale import SaleClosed, SoldLine, SoldVat
from pos.money import divide
from pos.quantity import priced
from pos.store.verify.report import Report
from pos.tender import Tender, TenderState, Way

_STEP: Final = 100
"""The widest step any law rounds cash to, in minor units (Sweden: 1.00)."""


def is_rounding(minor: int, parts: int = 1) -> bool:
    """Tell whether a difference is no more than so many of a law's roundings of cash, each half of its widest step."""
    return abs(minor) * 2 <= _STEP * parts


def check_sale(sale: SaleClosed, where: str, report: Report) -> None:
    """Check L01 to L09 on one sale."""
    lines = sale.lines
    report.expect(bool(lines), "L08", where)
    paid = deposits = vat = 0  # one walk for all sums: most of an audit is sales
    for line in lines:
        paid += line.paid
        deposits += line.deposit
        vat += line.vat
        if not _adds_up(line):
            report.broken("L02", f"{where} line {line.position}")
        if line.discount and not 0 <= line.discount <= _before(line):
            report.broken("L09", f"{where} line {line.position}")
    report.expect(sale.total == paid, "L01", where)
    _check_vat(sale.vat, sale.total, deposits, vat, where, report)
    _check_paid(sale, where, report)


def _adds_up(line: SoldLine) -> bool:
    """Tell whether a line's parts add up, by the one rounding rule."""
    if line.own - line.saved - line.share + line.deposit != line.paid:
        return False
    if line.empties:
        return line.own == 0 and line.deposit <= 0
    before = _before(line)
    listed = line.source == "override" or before == line.listed
    return listed and line.own == before - line.discount


def _before(line: SoldLine) -> int:
    """Return what the line cost before discounts: the label's amount, or quantity times price, rounded once."""
    if line.source == "label":
        return line.listed
    return priced(line.unit_price, line.amount, line.weighed)


def _check_vat(
    parts: Sequence[SoldVat], total: int, deposits: int, on_lines: int, where: str, report: Report
) -> None:
    """Check L03: each rate's tax is what its gross holds, the gross adds up, and so do the lines' shares."""
    gross = vat = 0
    for part in parts:
        gross += part.gross
        vat += part.vat
        report.expect(part.vat == divide(part.gross * part.bp, 10_000 + part.bp), "L03", where)
    report.expect(gross in (total, total - deposits), "L03", where)
    report.expect(on_lines == vat, "L03", where)


def _check_paid(sale: SaleClosed, where: str, report: Report) -> None:
    taken = [one for one in sale.tenders if one.state is TenderState.TAKEN]
    cash = [one for one in taken if one.way is Way.CASH]
    paid = sum(one.amount.minor for one in taken)
    report.expect(sale.total + sale.rounding == paid, "L04", where)
    report.expect(is_rounding(sale.rounding), "L05", where)
    report.expect(sale.rounding == 0 or bool(cash) or sale.total == 0, "L05", where)
    if sale.total >= 0:
        foreign = sum(one.amount.minor for one in taken if one.way is Way.FOREIGN)
        report.expect(0 <= sale.change <= sale.cash_given + foreign, "L06", where)
    in_cash = sum(one.amount.minor for one in cash)
    report.expect(in_cash == sale.cash_given - sale.change, "L06", where)
    if sale.total > 0:
        report.expect(all(_counts(one) for one in sale.tenders), "L08", where)


def _counts(one: Tender) -> bool:
    return one.amount.minor > 0 or one.way is Way.CASH


def check_return(back: ReturnClosed, where: str, report: Report) -> None:
    """Check the same rules on a return, whose amounts are positive."""
    report.expect(back.total == sum(line.minor for line in back.lines), "L01", where)
    report.expect(all(line.minor >= 0 for line in back.lines), "L08", where)
    deposits = sum(line.deposit for line in back.lines)
    gross = sum(part.gross for part in back.vat)
    report.expect(gross in (back.total, back.total - deposits), "L03", where)
    on_lines = sum(line.vat for line in back.lines)
    report.expect(on_lines == sum(part.vat for part in back.vat), "L03", where)
    exact = sum(one.amount.minor for one in back.tenders)
    handed = sum(one.given.minor for one in back.tenders)
    report.expect(back.total == exact, "L04", where)
    report.expect(back.rounding == exact - handed, "L04", where)
    if not back.of_number:  # what came back of a receipt is judged beside all else that did
        report.expect(is_rounding(back.rounding), "L05", where)
