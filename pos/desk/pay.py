"""Paying: every way and mix of ways, and the one durable commit that closes a sale before the change is shown.

Long, since every way of paying ends in the one commit that stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pos.change import Change, Impossible, make_change
from pos.closing import Cash, Desk, close_sale, put_on_cards
from pos.desk.age import Ages
from pos.desk.books import Job, RegisterBooks
from pos.desk.give_back import GiveBack
from pos.desk.points import award
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Event, Piece, SaleChanged
from pos.event_cash import DrawerOpened
from pos.event_sale import ValueMoved
from pos.pieces import PLENTY, fewest_pieces, worth
from pos.sale import Sale
from pos.tender import Due, Tender, TenderState, Way
from pos.typed import kept

SLIP: Final = 10
"""Nobody hands over so many of the largest notes too many: such a sum is a slip of the keys."""


class Handed(Struct, frozen=True):
    """Cash handed over: the sum, and the pieces if the cashier tapped them."""

    minor: int
    pieces: tuple[Piece, ...] = ()


def _always() -> bool:
    """Stand in where every till has all books."""
    return True


class Pay:
    """The desk of tenders. Amounts are minor units; what exceeds the bill is refused or limited, never lost."""

    def __init__(self, till: Till, books: RegisterBooks, ages: Ages, give: GiveBack) -> None:
        self.till = till
        self.books = books
        self.ages = ages
        self.give = give
        self.impossible: Impossible | None = None
        self.reached: Callable[[], bool] = _always
        """Tells whether the store's server can be asked about value that was issued elsewhere."""

    def due(self) -> Due:
        """Return what is left to pay on the open sale."""
        return self.till.due(self.till.basket())

    @verb("pay_cash")
    def cash(self, request: str, minor: int, pieces: tuple[Piece, ...] = ()) -> None:
        """Take cash; closes the sale when it covers what is to pay. Refuses bad_amount, cannot_change."""
        sale = self.payable()
        to_pay = self.due().to_pay.minor
        if not self.plausible(minor) or (minor == 0 and to_pay > 0):
            raise Refused("bad_amount", given=minor)
        handed = self._handed(minor, pieces)
        if minor < to_pay:
            money = self.till.shop.money(minor)
            self._keep_tender(sale, Tender(Way.CASH, money, money), handed)
            return
        self._close(sale, handed)

    @verb("pay_cash")
    def exact_cash(self, request: str) -> None:
        """Take exactly what is to pay in cash; closes a bill of 0.00 or pays out for empties too."""
        sale = self.payable()
        self._close(sale, self._handed(max(0, self.due().to_pay.minor), ()))

    @verb("pay_value")
    def stored_value(self, request: str, way: Way, number: str, minor: int) -> None:
        """Take from a gift card or store credit, limited to what is due. Refuses unknown_code, not_enough."""
        sale = self.payable()
        amount = self.limited(minor)
        if not self.reached() and not self._issued_here(way, number):
            raise Refused("network_needed")
        balance = self.books.stored_value(way.value, number)
        if balance is None:
            raise Refused("unknown_code", scanned=number)
        if amount > balance:
            raise Refused("not_enough", left=balance)
        money = self.till.shop.money(amount)
        moved = ValueMoved(way.value, number, -amount, sale.id)
        self.take(sale, Tender(way, money, money, reference=number), moved)

    def _issued_here(self, way: Way, number: str) -> bool:
        """Tell whether this till made it: credits are numbered per till, gift cards are the store's."""
        mine = self.till.shop.till
        made_by = number.partition("-")[0] if "-" in number else "1"
        return way is Way.CREDIT and made_by == str(mine)

    @verb("pay_other")
    def other(self, request: str, way: Way, minor: int, reference: str = "") -> None:
        """Take a voucher or put it on a known customer's account, limited to what is due. Refuses not_found."""
        sale = self.payable()
        if way is Way.ACCOUNT:
            known = self.books.customer(reference)
            if known is None:
                raise Refused("not_found", name=kept(reference))
            reference = known.id  # what a person may have erased stands in no journal
        else:
            reference = kept(reference)  # a shop's own customer card may look like a bank's
        money = self.till.shop.money(self.limited(minor))
        self.take(sale, Tender(way, money, money, reference=reference))

    # --- for the other ways of paying ---------------------------------------------------------------------------------

    def payable(self) -> Sale:
        """Return the open sale if it may be paid now; refuses as paying does."""
        sale = self.till.open_sale()
        if not sale.lines:
            raise Refused("no_sale_open")
        if any(line.waits_for_weight for line in sale.lines):
            raise Refused("bad_amount", why="weigh")
        _unsold(self.books, sale)
        if self.till.back is not None and self.till.back.left > self.give.new_goods():
            raise Refused("over_refund", left=self.till.back.left - self.give.new_goods())
        if any(tender.state is TenderState.UNDOING for tender in sale.tenders):
            raise Refused("busy", why="terminal")
        self.ages.at_payment(sale)
        return self.till.open_sale()

    def plausible(self, minor: int) -> bool:
        """Tell whether somebody may have handed over cash of so much worth."""
        most = self.due().to_pay.minor + SLIP * max(self.till.shop.accepted())
        return 0 <= minor < min(most, 10**9)

    def limited(self, minor: int) -> int:
        """Return an amount limited to what is due; refuses bad_amount."""
        if not 0 < minor < 10**9:
            raise Refused("bad_amount", given=minor)
        due = self.due().exact.minor
        if due <= 0:
            raise Refused("bad_amount", given=minor)
        return min(minor, due)

    def take(self, sale: Sale, tender: Tender, *events: Event) -> None:
        """Add a tender and close the sale if nothing is left to pay."""
        with_tender = self._with(sale, tender)
        if self.till.due(with_tender).exact.minor > 0:
            self._keep_tender(sale, tender, None, *events)
            return
        try:
            self._close(with_tender, Handed(0), *events)
        except Refused as no:
            if no.facts.get("why") != "coupon":
                raise
            # another till took the last of a coupon meanwhile: what a machine has taken stays taken, and pays a part
            self._keep_tender(sale, tender, None, *events)

    # --- how --------------------------------------------------------------------------------------------------------

    def _handed(self, minor: int, pieces: tuple[Piece, ...]) -> Handed:
        """Return what was handed over in pieces: as tapped, or the fewest accepted that make the sum."""
        accepted = self.till.shop.accepted()
        if pieces:
            if worth(pieces) != minor or any(v not in accepted or n < 1 for v, n in pieces):
                raise Refused("bad_amount", given=minor)
            return Handed(minor, pieces)
        return Handed(minor, fewest_pieces(minor, accepted))

    def _with(self, sale: Sale, tender: Tender) -> Sale:
        return sale.with_tenders((*sale.tenders, tender), self.till.shop.now_ms())

    def _keep_tender(
        self, sale: Sale, tender: Tender, handed: Handed | None, *events: Event
    ) -> None:
        new = self._with(sale, tender)
        if handed is not None:
            new = replace(new, cash_in=_add(sale.cash_in, handed.pieces))
        self.till.keep(*events, SaleChanged(head(new), "tender"))
        self.till.sale = new

    def _close(self, sale: Sale, handed: Handed, *events: Event) -> None:
        """Close the sale in one commit: tenders, change, journal, outbox, receipt and drawer jobs."""
        till = self.till
        bill = till.bill(sale)
        due = till.due(sale)
        back = handed.minor - due.to_pay.minor
        pieces_in = _add(sale.cash_in, handed.pieces)
        pieces_out = self.change_for(back, pieces_in) if back else ()
        cash = Cash(
            given=worth(pieces_in),
            change=back,
            rounding=due.rounding.minor,
            pieces_in=pieces_in,
            pieces_out=pieces_out,
        )
        returned, exchange = self.give.closing_exchange(till.next_number)
        tenders = (*_settled(till, sale, handed, back, due.rounding.minor), *exchange)
        closed = close_sale(
            replace(sale, coupons=till.spent(sale)),
            bill,
            tenders,
            cash,
            Desk(till.next_number, till.shift_open().number, till.shop.now_ms(), till.who()),
        )
        closed, earned = award(till, self.books, closed, bill)
        opened: tuple[Event, ...] = put_on_cards(closed)
        jobs = [Job("receipt", closed.number, closed.language)]
        if cash.pieces_in or cash.pieces_out or cash.given or cash.change:
            opened = (*opened, DrawerOpened(closed.shift, "sale", till.who()))
            jobs.insert(0, Job("drawer", closed.number, reason="sale"))
        if returned:
            jobs.append(Job("return", closed.number + 1, closed.language))
        till.keep(*events, *earned, closed, *returned, *opened, jobs=tuple(jobs))
        till.sale = None
        till.back = None
        till.last_sale = closed
        till.next_number += 2 if returned else 1
        self.impossible = None

    def change_for(self, amount: int, given: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return the pieces to hand out of the drawer with what was just given. Refuses cannot_change.

        One and two cents that law keeps out of circulation go back only to the one who gave them.
        """
        dispensed = set(self.till.shop.dispensed())
        stock = dict(self.books.drawer())
        if not self.books.drawer_sure():
            stock = dict.fromkeys(dispensed, PLENTY)
        for value, count in given:
            base = stock.get(value, 0) if value in dispensed else 0
            stock[value] = base + count
        allowed = dispensed | {value for value, _ in given}
        made = make_change(amount, stock, allowed, self.till.shop.accepted())
        if isinstance(made, Change):
            return made.pieces
        self.impossible = made
        raise Refused("cannot_change", change=amount, ask=made.ask.amount if made.ask else 0)


def _unsold(books: RegisterBooks, sale: Sale) -> None:
    """Refuse duplicate_serial for a piece that was sold while this basket lay aside."""
    for line in sale.lines:
        if line.product.serial and books.serial_sold(line.product.code, line.serial):
            raise Refused("duplicate_serial", serial=line.serial)


def _settled(
    till: Till, sale: Sale, handed: Handed, back: int, rounding: int
) -> tuple[Tender, ...]:
    """Return the tenders as they will stand: cash in one row, less its change, declined ones left out.

    Cash that was rounded away whole stands there with 0.00: it is what closed the sale.
    """
    taken = [tender for tender in sale.tenders if tender.state is TenderState.TAKEN]
    others = tuple(tender for tender in taken if tender.way is not Way.CASH)
    given = sum(tender.given.minor for tender in taken if tender.way is Way.CASH) + handed.minor
    if not given and not back and not rounding:
        return others
    money = till.shop.money
    return (*others, Tender(Way.CASH, money(given - back), money(given)))


def _add(first: tuple[Piece, ...], second: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Add two heaps of pieces, largest first."""
    heap = dict(first)
    for value, count in second:
        heap[value] = heap.get(value, 0) + count
    return tuple(sorted(heap.items(), reverse=True))
