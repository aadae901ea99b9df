"""Rules of what came back of sales: never more than was sold, of each line and by each way of payment.

New goods of an exchange were paid by what had paid for the old ones, so that receipts which exchanges tie are judged
together: what their ways took in all is the most that those ways give back in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from pos.event_back import ReturnClosed
from pos.event_sale import SaleClosed
from pos.store.verify.document import is_rounding
from pos.store.verify.report import Report
from pos.tender import Way

Of = tuple[int, int, int]
"""A receipt's name: store, till, number."""
FREE: Final = frozenset({Way.CREDIT, Way.EXCHANGE})
"""Ways that money may always go back by."""


class Sold(Struct, frozen=True):
    """A sale with all that came back of it, in order, and how people name it."""

    sale: SaleClosed
    backs: Sequence[ReturnClosed]
    where: str


def families(backs: Iterable[Of], tied: Iterable[tuple[Of, Of]]) -> list[list[Of]]:
    """Group receipts of which something came back with those that exchanges tie to them."""
    members: dict[Of, list[Of]] = {of: [of] for of in backs}
    for one, other in tied:
        mine, theirs = members.setdefault(one, [one]), members.setdefault(other, [other])
        if mine is not theirs:
            theirs.extend(mine)
            members.update(dict.fromkeys(mine, theirs))
    return list({id(group): group for group in members.values()}.values())


def check_refunds(kin: Sequence[Sold], report: Report) -> None:
    """Check L16 to L19 on a sale, or on several that exchanges tie."""
    for one in kin:
        _check_lines(one, report)
    where = kin[0].where
    _check_ways(kin, where, report)
    _check_handed(kin, where, report)


def _check_lines(sold: Sold, report: Report) -> None:
    for line in sold.sale.lines:
        parts = [one for back in sold.backs for one in back.lines if one.position == line.position]
        units = sum(one.amount for one in parts)
        minor = sum(one.minor for one in parts)
        at = f"{sold.where} line {line.position}"
        report.expect(units <= line.amount, "L16", at)
        report.expect(minor <= max(0, line.paid), "L17", at)
        report.expect(units < line.amount or minor == line.paid or line.empties, "L18", at)
    known = {line.position for line in sold.sale.lines}
    lines = (one for back in sold.backs for one in back.lines)
    stray = any(one.position not in known for one in lines if one.position)
    report.expect(not stray, "L16", sold.where)


def _check_handed(kin: Sequence[Sold], where: str, report: Report) -> None:
    """Check L05 and L19 on cash: rounded parts take no more than came in, and what empties it takes the rest.

    That rest makes up for the roundings of the parts before it, so it is off by no more than all of them together.
    """
    tenders = (tender for one in kin for tender in one.sale.tenders)
    cash = [one.amount.minor for one in tenders if one.way in (Way.CASH, Way.FOREIGN)]
    left, parts = max(0, sum(cash)), 0
    for back in (back for one in kin for back in one.backs):
        mine = [one.given.minor for one in back.tenders if one.way is Way.CASH]
        handed = sum(mine)
        left, parts = left - handed, parts + bool(mine)
        # Among several receipts the cash of one may be empty while another's is not.
        may = parts if left == 0 or len(kin) > 1 else 1
        report.expect(is_rounding(back.rounding, may), "L05", where)
        report.expect(left >= 0 or not handed, "L19", where)


def _check_ways(kin: Sequence[Sold], where: str, report: Report) -> None:
    taken: dict[Way, int] = defaultdict(int)
    for sold in kin:
        for way, minor in _paid(sold.sale).items():
            taken[way] += max(0, minor)  # empties may have paid the customer
    for one in (one for sold in kin for back in sold.backs for one in back.tenders):
        taken[one.way] -= one.amount.minor
    over = [way for way, left in taken.items() if left < 0 and way not in FREE]
    report.expect(not over, "L19", where)


def _paid(sale: SaleClosed) -> dict[Way, int]:
    paid: dict[Way, int] = defaultdict(int)
    for one in sale.tenders:
        # no foreign notes go back
        paid[Way.CASH if one.way is Way.FOREIGN else one.way] += one.amount.minor
    if Way.CASH in paid:
        paid[Way.CASH] -= sale.rounding
    return paid
