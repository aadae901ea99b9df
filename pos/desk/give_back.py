"""Handing money back: by the ways that paid, rounded where it is cash, in one commit with an exchange's new goods.

It is long because the way out, the tenders and the commit of a return read best beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from pos.change import Change, make_change
from pos.closing import Cash, Desk, close_sale
from pos.desk.books import Job, Receipt, ReturnsBooks
from pos.desk.exchanged import card_shares, ways_of
from pos.desk.points import award, tender_back, undone
from pos.desk.till import Back, Till
from pos.errors import Refused
from pos.event import Event, Piece
from pos.event_back import ReturnClosed, ReturnHeld
from pos.event_cash import DrawerOpened
from pos.event_sale import SaleClosed, ValueMoved
from pos.money import Money
from pos.refund import cash_more, only_points, vat_of
from pos.tender import Tender, TenderState, Way


class Handing(Struct, frozen=True):
    """How a document of money back is closed: its kind, reason and what cash leaves the drawer."""

    kind: str = "goods"
    reason: str = ""
    pieces: tuple[Piece, ...] = ()


def handing_of(back: Back, pieces: tuple[Piece, ...] = ()) -> Handing:
    """Return how a return in hand is closed."""
    return Handing(back.kind, back.reason, pieces)


class GiveBack:
    """Closes returns. Knows tenders, drawer and exchange; decides nothing about goods."""

    def __init__(self, till: Till, books: ReturnsBooks) -> None:
        self.till = till
        self.books = books

    # --- looks ------------------------------------------------------------------------------------------------------

    def new_goods(self) -> int:
        """Return what new goods in the basket cost: an exchange sets them off against what comes back.

        A basket that owes the customer (empties) is no exchange; it is closed by itself.
        """
        if self.till.sale is None or not self.till.sale.lines:
            return 0
        return max(0, self.till.bill().total.minor)

    def cash_in_drawer(self) -> int:
        """Return the cash believed to be in the drawer; plenty where it was never counted by pieces."""
        if not self.books.drawer_sure():
            return 10**9
        return sum(value * count for value, count in self.books.drawer())

    # --- handing over -----------------------------------------------------------------------------------------------

    def hand_over(self, back: Back, receipt: Receipt | None, way: Way, exact: int) -> None:
        """Hand `exact` minor units back by a way; closes return and exchange when all is settled."""
        handed = exact
        if way is Way.CASH:
            rounded = self.till.shop.rounded
            ways = ways_of(receipt, rounded, back.tenders)
            handed = cash_more(exact, ways, back.tenders, rounded)
        money = self.till.shop.money
        events: list[Event] = []
        tenders: tuple[Tender, ...] = (Tender(way, money(exact), money(handed)),) if exact else ()
        if way is Way.CREDIT and exact:
            moved, number = self.store_credit(back.id, exact)
            events, tenders = [moved], (Tender(way, money(exact), money(exact), number),)
        elif way is Way.GIFT and receipt is not None:
            events, tenders = _on_cards(back, receipt, money(exact))
        elif way is Way.POINTS and tenders:
            events, paid = self._points(back, receipt, tenders[0])
            tenders = (paid,)
        self.go_on(replace(back, tenders=(*back.tenders, *tenders)), receipt, events)

    def go_on(self, back: Back, receipt: Receipt | None, events: list[Event]) -> None:
        """Close a return (with new goods: the exchange) when all is handed over, else hold it; `events` go with it."""
        goods = self.new_goods() if back.kind == "goods" and back.left else 0
        owed = back.left - goods
        ways = ways_of(receipt, self.till.shop.rounded, back.tenders)
        rest = only_points(ways, back.tenders)
        by_points = any(tender.way is Way.POINTS for tender in back.tenders[-1:])
        if not by_points and 0 < owed <= rest:
            asked = _by_points(self.till.shop.money(owed))
            more, tender = self._points(back, receipt, asked)
            events, owed = [*events, *more], 0
            back = replace(back, tenders=(*back.tenders, tender))
        if owed:
            self.till.keep(*events, back.held())
            self.till.back = back
            return
        self._close(back, events, goods)

    def close_money(
        self, back: Back, tenders: tuple[Tender, ...], how: Handing, *events: Event
    ) -> None:
        """Close a document that gives money without goods: a price difference or goodwill."""
        pieces = self._pieces(tenders)
        closed = self._closed(replace(back, tenders=tenders), replace(how, pieces=pieces))
        self._keep([*events, *self._undone(closed, events), closed], closed)

    def closing_exchange(self, number: int) -> tuple[tuple[Event, ...], tuple[Tender, ...]]:
        """Return the return's closing and the exchange tender of a sale whose rest the customer pays.

        Goods that are worth nothing any more (their money went back before) come back without a tender.
        """
        back = self.till.back
        if back is None:
            return (), ()
        if any(tender.state is TenderState.UNKNOWN for tender in back.tenders):
            raise Refused("busy", why="terminal")
        money = self.till.shop.money(back.left)
        given = (_exchange(money, number),) if back.left else ()
        taken = (_exchange(money, number + 1),) if back.left else ()
        closed = self._closed(
            replace(back, tenders=(*back.tenders, *given)), handing_of(back), number + 1
        )
        return (*self._undone(closed), closed, ReturnHeld("")), taken

    def store_credit(self, document: str, minor: int) -> tuple[ValueMoved, str]:
        """Return the movement that makes a new store credit, and its number."""
        number = self.books.next_credit()
        return ValueMoved(Way.CREDIT.value, number, minor, document), number

    # --- how --------------------------------------------------------------------------------------------------------

    def _close(self, back: Back, events: list[Event], goods: int) -> None:
        till = self.till
        tenders = back.tenders
        sale: SaleClosed | None = None
        if goods and till.sale is not None:
            money = till.shop.money(goods)
            tenders = (*tenders, _exchange(money, till.next_number))
            paid = (_exchange(money, till.next_number + 1),)
            bill = till.bill()
            basket = replace(till.sale, coupons=till.spent(till.sale))
            sale = close_sale(basket, bill, paid, Cash(), self._desk(till.next_number))
            sale, earned = award(till, self.books, sale, bill)
            events = [*events, *earned]
        pieces = self._pieces(back.tenders)
        number = till.next_number + (1 if sale else 0)
        closed = self._closed(replace(back, tenders=tenders), handing_of(back, pieces), number)
        events = [*events, *self._undone(closed, events), *([sale] if sale else [])]
        self._keep([*events, closed, ReturnHeld("")], closed, sale)
        till.back = None

    def _keep(
        self, events: list[Event], closed: ReturnClosed, sale: SaleClosed | None = None
    ) -> None:
        till = self.till
        jobs = [Job("return", closed.number, closed.language)]
        if sale is not None:
            jobs.insert(0, Job("receipt", sale.number, sale.language))
        if any(tender.way is Way.CASH for tender in closed.tenders):
            events.append(DrawerOpened(closed.shift, "refund", till.who()))
            jobs.insert(0, Job("drawer", closed.number, reason="refund"))
        till.keep(*events, jobs=tuple(jobs))
        till.next_number = closed.number + 1
        till.last_return = closed
        if sale is not None:
            till.sale, till.last_sale = None, sale

    def _pieces(self, tenders: tuple[Tender, ...]) -> tuple[Piece, ...]:
        """Return the pieces to hand out. Refuses drawer_short, cannot_change."""
        cash = sum(tender.given.minor for tender in tenders if tender.way is Way.CASH)
        if not cash or not self.books.drawer_sure():
            return ()
        stock = dict(self.books.drawer())
        if cash > self.cash_in_drawer():
            raise Refused("drawer_short", left=self.cash_in_drawer())
        made = make_change(cash, stock, self.till.shop.dispensed(), self.till.shop.accepted())
        if isinstance(made, Change):
            return made.pieces
        raise Refused("cannot_change", change=cash, ask=made.ask.amount if made.ask else 0)

    def _undone(self, closed: ReturnClosed, moving: Iterable[Event] = ()) -> tuple[Event, ...]:
        """Return the points that go back with what had earned them."""
        receipt = self.books.receipt(closed.of_number, closed.of_till) if closed.of_number else None
        return undone(self.till, self.books, receipt, closed, moving)

    def _points(
        self, back: Back, receipt: Receipt | None, tender: Tender
    ) -> tuple[list[Event], Tender]:
        """Return the movement that gives paid points back, and the tender that says how many."""
        minor = tender.amount.minor
        events, paid = tender_back(receipt, back.tenders, minor, back.id)
        if paid is None:
            return events, tender
        return events, replace(tender, reference=paid.reference, points=paid.points)

    def _desk(self, number: int) -> Desk:
        till = self.till
        return Desk(number, till.shift_open().number, till.shop.now_ms(), till.who())

    def _closed(self, back: Back, how: Handing, number: int = 0) -> ReturnClosed:
        till = self.till
        exact = sum(tender.amount.minor for tender in back.tenders)
        handed = sum(tender.given.minor for tender in back.tenders)
        return ReturnClosed(
            return_id=back.id,
            number=number or till.next_number,
            kind=how.kind,
            of_number=back.of_number,
            shift=till.shift_open().number,
            currency=till.shop.currency,
            at_ms=till.shop.now_ms(),
            by=till.who(),
            lines=back.lines,
            vat=vat_of(back.lines, till.shop.deposit_taxed()),
            total=back.total,
            rounding=exact - handed,
            tenders=back.tenders,
            pieces_out=how.pieces,
            reason=how.reason or next((line.reason for line in back.lines if line.reason), ""),
            approved_by=back.approved_by,
            customer=back.customer,
            language=back.language,
            of_till=back.of_till,
        )


def _on_cards(back: Back, receipt: Receipt, exact: Money) -> tuple[list[Event], tuple[Tender, ...]]:
    """Return the movements that put money back on the gift cards that paid, and a tender for each."""
    shares = [
        (card, Money(minor, exact.currency))
        for card, minor in card_shares(receipt, back.tenders, exact.minor)
    ]
    events: list[Event] = [ValueMoved("gift", card, one.minor, back.id) for card, one in shares]
    return events, tuple(Tender(Way.GIFT, one, one, card) for card, one in shares)


def _exchange(money: Money, document: int) -> Tender:
    """Return what goods of one document paid for in another: the one with this number."""
    return Tender(Way.EXCHANGE, money, money, str(document))


def _by_points(money: Money) -> Tender:
    return Tender(Way.POINTS, money, money)
