"""Loyalty points at the till: earned when a sale closes, paid with like money, undone by a return."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from pos.bill import Bill
from pos.customer import Customer
from pos.desk.books import Receipt
from pos.desk.exchanged import family
from pos.desk.shop import Shop
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Event
from pos.event_back import ReturnClosed
from pos.event_sale import SaleClosed, ValueMoved
from pos.loyalty import POINTS, Award, Scheme, points_back
from pos.sale import Sale
from pos.tender import Due, Tender, Way


class PointBooks(Protocol):
    """What points ask of the books."""

    def customer(self, ident: str) -> Customer | None:
        """Return a customer by id, phone or card."""
        ...

    def stored_value(self, kind: str, number: str) -> int | None:
        """Return what is left under a number; None for an unknown one."""
        ...


class Purse(Protocol):
    """What points ask of the desk of payments."""

    def payable(self) -> Sale:
        """Return the open sale if it may be paid now."""
        ...

    def due(self) -> Due:
        """Return what is left to pay."""
        ...

    def take(self, sale: Sale, tender: Tender, *events: Event) -> None:
        """Add a tender and close the sale if nothing is left to pay."""
        ...


def scheme_of(shop: Shop) -> Scheme:
    """Return how the shop rewards now."""
    settings = shop.settings
    return Scheme(
        settings.whole("points_given"), settings.minor("points_per"), settings.minor("point_worth")
    )


def counts(shop: Shop, klass: str, day: date) -> bool:
    """Tell whether goods of a class may earn points and be paid with them (alcohol in Latvia may not)."""
    rule = shop.country.age_rule(klass, day) if klass else None
    return rule is None or not rule.no_loyalty


def countable(shop: Shop, bill: Bill) -> int:
    """Return what of a bill points may have to do with, in minor units: neither deposits nor gift cards."""
    today = shop.today()
    return sum(
        one.goods
        for one in bill.lines
        if not one.line.is_value and counts(shop, one.line.product.klass, today)
    )


def award(
    till: Till, books: PointBooks, closed: SaleClosed, bill: Bill
) -> tuple[SaleClosed, tuple[Event, ...]]:
    """Return a sale that closes now with what it earns its customer, and the movement; a stranger earns nothing."""
    scheme = scheme_of(till.shop)
    if not closed.customer or not scheme.runs:
        return closed, ()
    paid = sum(one.amount.minor for one in closed.tenders if one.way is Way.POINTS)
    base = max(0, countable(till.shop, bill) - paid)
    earned = scheme.earned(base)
    balance = (books.stored_value(POINTS, closed.customer) or 0) + earned
    given = Award(base, scheme.given, scheme.per, earned, balance)
    moved = (ValueMoved(POINTS, closed.customer, earned, closed.sale_id),) if earned else ()
    return replace(closed, award=given), moved


def undone(
    till: Till,
    books: PointBooks,
    receipt: Receipt | None,
    closed: ReturnClosed,
    moving: Iterable[Event],
) -> tuple[ValueMoved, ...]:
    """Return the points that a return takes back: those that its goods earned, as far as they are still there.

    `moving` is what the same commit moves already. Money given as an apology takes no points away.
    """
    if receipt is None or receipt.sale.award is None:
        return ()
    sale, kept = receipt.sale, receipt.sale.award.kept
    before = kept(_base_left(till.shop, sale, receipt.returns))
    lost = before - kept(_base_left(till.shop, sale, (*receipt.returns, closed)))
    there = books.stored_value(POINTS, sale.customer) or 0
    there += sum(one.amount for one in moving if isinstance(one, ValueMoved) and one.kind == POINTS)
    taken = min(lost, there)
    return (ValueMoved(POINTS, sale.customer, -taken, closed.return_id),) if taken > 0 else ()


def points_for(receipt: Receipt, in_hand: Iterable[Tender], minor: int) -> int:
    """Return how many points `minor` of what a receipt's points paid stand for, as they would go back now."""
    given = (one for kin in family(receipt) for doc in kin.returns for one in doc.tenders)
    back = (one for one in (*in_hand, *given) if one.way is Way.POINTS)
    paid = _points_paid(receipt)
    spent, tender = sum(one.points for one in paid), sum(one.amount.minor for one in paid)
    return points_back(spent, tender, sum(one.amount.minor for one in back), minor)


def _points_paid(receipt: Receipt) -> list[Tender]:
    """Return the points tenders of a receipt and of those that exchanges tie to it, its own first."""
    kin = (one for one in family(receipt) if one.of != receipt.of)
    tenders = (one for doc in (receipt, *kin) for one in doc.sale.tenders)
    return [one for one in tenders if one.way is Way.POINTS]


def tender_back(
    receipt: Receipt | None, in_hand: Iterable[Tender], minor: int, document: str
) -> tuple[list[Event], Tender | None]:
    """Return the movement that gives `minor` of a points tender back as points, and the tender that did pay."""
    paid = _points_paid(receipt) if receipt else []
    if receipt is None or not paid:
        return [], None
    count = points_for(receipt, in_hand, minor)
    moved: list[Event] = [ValueMoved(POINTS, paid[0].reference, count, document)] if count else []
    return moved, replace(paid[0], points=count)


def _base_left(shop: Shop, sale: SaleClosed, returns: Iterable[ReturnClosed]) -> int:
    """Return what of a sale's base is still with the customer, in minor units."""
    day = shop.today(sale.at_ms)
    counting = {one.position for one in sale.lines if counts(shop, one.klass, day)}
    back = sum(
        one.minor - one.deposit
        for doc in returns
        if doc.kind != "goodwill"
        for one in doc.lines
        if one.position in counting
    )
    return (sale.award.base if sale.award else 0) - back


class Spending(Struct, frozen=True):
    """What a customer's points can pay now: how many there are, how many fit the bill, what those pay (minor units)."""

    left: int
    most: int
    minor: int


class Points:
    """The desk of paying with points."""

    def __init__(self, till: Till, books: PointBooks, pay: Purse) -> None:
        self.till = till
        self.books = books
        self.pay = pay

    def balance(self, ident: str) -> int | None:
        """Return a customer's points; None for a stranger."""
        known = self.books.customer(ident)
        return None if known is None else self.books.stored_value(POINTS, known.id) or 0

    def spending(self) -> Spending | None:
        """Return what the points of the customer in front can pay; None for a stranger, or one who has none."""
        sale = self.till.sale
        left = self.books.stored_value(POINTS, sale.customer) if sale and sale.customer else None
        if sale is None or not left:
            return None
        worth = max(1, scheme_of(self.till.shop).worth)
        fitting = min(self.pay.due().exact.minor, self._payable(sale)) // worth
        most = max(0, min(left, fitting))
        return Spending(left, most, most * worth)

    @verb("pay_points")
    def take(self, request: str, ident: str, count: int) -> None:
        """Pay with a customer's points, limited to what is due and to goods that points may pay.

        Refuses unknown_code, bad_amount, not_enough, not_allowed where law keeps points off all that is left.
        """
        till = self.till
        sale = self.pay.payable()
        known = self.books.customer(ident)
        if known is None:
            raise Refused("unknown_code", scanned=ident)
        due = self.pay.due().exact.minor
        if not 0 < count < 10**9 or due <= 0:
            raise Refused("bad_amount", given=count)
        worth = max(1, scheme_of(till.shop).worth)
        payable = self._payable(sale)
        if payable < worth:
            raise Refused("not_allowed", why="loyalty")
        taken = min(count, min(due, payable) // worth)
        left = self.books.stored_value(POINTS, known.id) or 0
        if taken > left:
            raise Refused("not_enough", left=left)
        if not taken:
            raise Refused("bad_amount", given=count)
        money = till.shop.money(taken * worth)
        moved = ValueMoved(POINTS, known.id, -taken, sale.id)
        self.pay.take(sale, Tender(Way.POINTS, money, money, known.id, points=taken), moved)

    def _payable(self, sale: Sale) -> int:
        """Return what of the open bill points may still pay, in minor units."""
        paid = sum(one.amount.minor for one in sale.tenders if one.way is Way.POINTS)
        return countable(self.till.shop, self.till.bill(sale)) - paid
