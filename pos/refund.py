"""What a customer gets back: worth of returned units, limits per way of payment, rounding of cash.

Pure functions of a closed sale, the returns before, and today's rules. Amounts are minor units, positive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from pos.errors import Refused
from pos.event_back import BackLine, ReturnClosed
from pos.event_sale import SoldLine, SoldVat
from pos.money import divide, running_share
from pos.tender import Tender, Way


class Left(Struct, frozen=True):
    """What is left of a sold line after earlier returns: units, money, deposit and VAT."""

    line: SoldLine
    amount: int
    minor: int
    deposit: int
    vat: int
    differences: int  # paid back without goods


def left_of(line: SoldLine, returns: tuple[ReturnClosed, ...]) -> Left:
    """Return what may still come back of a line."""
    back = [one for doc in returns for one in doc.lines if one.position == line.position]
    return Left(
        line,
        line.amount - sum(one.amount for one in back),
        line.paid - sum(one.minor for one in back),
        line.deposit - sum(one.deposit for one in back),
        line.vat - sum(one.vat for one in back),
        sum(one.minor for one in back if not one.amount),
    )


def worth(left: Left, amount: int) -> tuple[int, int, int]:
    """Return (money, deposit in it, VAT in it) of the next `amount` units of a line.

    Running share: after k of n units round(paid × k / n) went back; the last unit takes all that is left.
    """
    if amount == left.amount:
        return left.minor, left.deposit, left.vat
    line = left.line
    before = line.amount - left.amount
    deposit = divide(left.deposit * amount, left.amount)
    vat = running_share(line.vat, before, amount, line.amount)
    goods = line.paid - line.deposit
    if left.differences:
        money = divide((left.minor - left.deposit) * amount, left.amount)
        return money + deposit, deposit, divide(left.vat * amount, left.amount)
    return running_share(goods, before, amount, line.amount) + deposit, deposit, vat


def back_line(left: Left, amount: int, condition: str, reason: str, serial: str) -> BackLine:
    """Return one line of a return. Refuses nothing_left, over_refund (with what is left), bad_amount."""
    line = left.line
    if left.amount <= 0:
        raise Refused("nothing_left", name=line.name)
    if amount <= 0:
        raise Refused("bad_amount", given=amount)
    if amount > left.amount:
        raise Refused("over_refund", left=left.amount, name=line.name)
    minor, deposit, vat = worth(left, amount)
    share = line.stock_amount * amount // line.amount if line.amount else 0
    return BackLine(
        line.position,
        line.code,
        line.name,
        amount,
        line.weighed,
        minor,
        deposit,
        line.rate_bp,
        line.rate_label,
        line.rate_exempt,
        vat,
        condition,
        reason,
        serial,
        line.department,
        line.stock_code,
        share,
    )


def money_line(left: Left, minor: int, reason: str) -> BackLine:
    """Return a line that gives money back without goods. Refuses over_refund above what is left of the line."""
    line = left.line
    if minor <= 0:
        raise Refused("bad_amount", given=minor)
    if minor > left.minor - left.deposit:
        raise Refused("over_refund", left=left.minor - left.deposit, name=line.name)
    vat = divide(left.vat * minor, left.minor) if left.minor else 0
    return BackLine(
        line.position,
        line.code,
        line.name,
        0,
        line.weighed,
        minor,
        0,
        line.rate_bp,
        line.rate_label,
        line.rate_exempt,
        vat,
        reason=reason,
        department=line.department,
    )


class WayLeft(Struct, frozen=True):
    """What one way of payment may still give back: `exact` before rounding, `handed` what was really taken of it."""

    way: Way
    exact: int
    handed: int


def way_left(ways: Iterable[WayLeft], in_hand: Iterable[Tender], way: Way) -> WayLeft | None:
    """Return what one way still holds, what is in hand now already taken off; None when it did not pay."""
    for one in ways:
        if one.way is way:
            mine = [tender for tender in in_hand if tender.way is way]
            return replace(
                one,
                exact=one.exact - sum(tender.amount.minor for tender in mine),
                handed=one.handed - sum(tender.given.minor for tender in mine),
            )
    return None


def only_points(ways: Iterable[WayLeft], in_hand: Iterable[Tender]) -> int:
    """Return what is left of a points tender when no other way holds anything any more, else 0."""
    known, tenders = tuple(ways), tuple(in_hand)
    others = (way_left(known, tenders, one.way) for one in known if one.way is not Way.POINTS)
    if any(one is not None and one.exact > 0 for one in others):
        return 0
    points = way_left(known, tenders, Way.POINTS)
    return points.exact if points else 0


def cash_back(exact: int, left: WayLeft | None, rounded: Callable[[int], int]) -> int:
    """Return what is handed over for `exact` in cash: all that is left if this empties the tender, else rounded.

    Parts that are rounded up one by one never take more than the tender was.
    """
    if left is None or left.way is not Way.CASH:
        return rounded(exact)
    return left.handed if exact == left.exact else min(rounded(exact), left.handed)


def cash_more(
    exact: int, ways: Iterable[WayLeft], in_hand: Iterable[Tender], rounded: Callable[[int], int]
) -> int:
    """Return what is handed over for `exact` more in cash, beside what is in hand already: rounded once for both."""
    mine = [one for one in in_hand if one.way is Way.CASH]
    before, handed = sum(one.amount.minor for one in mine), sum(one.given.minor for one in mine)
    left = next((one for one in ways if one.way is Way.CASH), None)
    return cash_back(before + exact, left, rounded) - handed


def vat_of(lines: tuple[BackLine, ...], deposit_taxed: bool) -> tuple[SoldVat, ...]:
    """Sum a return's VAT per rate, highest first; deposits count only where law taxes them."""
    sums: dict[tuple[int, str, bool], tuple[int, int]] = {}
    for line in lines:
        key = (line.rate_bp, line.rate_label, line.rate_exempt)
        gross, vat = sums.get(key, (0, 0))
        untaxed = 0 if deposit_taxed else line.deposit
        sums[key] = (gross + line.minor - untaxed, vat + line.vat)
    ordered = sorted(sums.items(), key=lambda one: (-one[0][0], one[0][2], one[0][1]))
    return tuple(SoldVat(*key, gross, vat) for key, (gross, vat) in ordered)
