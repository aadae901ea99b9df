"""A little shop for the store's tests: real files, and sales added up by the till's own rules."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec.structs import replace

from pos.bill import Bill, Deals, bill
from pos.closing import Cash, Desk, close_sale
from pos.desk.books import Change, Job, KeptJob
from pos.event import Event, LineAdded
from pos.event_back import ReturnClosed
from pos.event_cash import DrawerOpened, ShiftClosed, ShiftOpened
from pos.event_sale import SaleClosed
from pos.money import Money
from pos.product import Product
from pos.quantity import Quantity
from pos.refund import back_line, left_of, vat_of
from pos.sale import Line, Sale
from pos.shift import expected_cash
from pos.store import Act, Imported, Opening, Store, open_store
from pos.tax import Rate
from pos.tender import Tender, Way

NOON = 1_795_262_400_000


def euro(minor: int) -> Money:
    """Return an amount in euro cents."""
    return Money(minor, "EUR")


def product(number: int, minor: int = 129, name: str = "") -> Product:
    """Return a product of a made-up code and price."""
    return Product(f"47700000{number:05}", name or f"Prekė {number}", euro(minor), "2100", euro(0))


def opening(keys: Path, till: int = 1) -> Opening:
    """Return how the tests open a shop."""
    return Opening(
        till=till, country="LT", currency="EUR", at_ms=NOON, keys=keys, entropy=os.urandom
    )


class Shop:
    """One till of a shop in a folder, with a clock of its own that goes on by a second a change."""

    def __init__(self, folder: Path, till: int = 1) -> None:
        self.folder = folder / "shop"
        self.keys = folder / "keys"
        self.till = till
        self.now = NOON
        self.asked = 0
        self.baskets = 0
        self.store = self.open()

    def open(self) -> Store:
        """Open the books, as after a night or a power cut."""
        return open_store(self.folder, opening(self.keys, self.till))

    def reopen(self) -> None:
        """Close and open again."""
        self.store.close()
        self.store = self.open()

    def change(self, verb: str, *events: Event, jobs: tuple[Job, ...] = ()) -> Change:
        """Make a change under a fresh request."""
        self.asked += 1
        self.now += 1000
        ident = f"t{self.till}-{self.asked}"
        return Change(ident, verb, "ana", self.now, 120, events, jobs)

    def keep(self, verb: str, *events: Event, jobs: tuple[Job, ...] = ()) -> tuple[KeptJob, ...]:
        """Keep what happened."""
        return self.store.keep(self.change(verb, *events, jobs=jobs))

    def act(self) -> Act:
        """Return a fresh act of the office."""
        self.asked += 1
        self.now += 1000
        return Act(f"o{self.till}-{self.asked}", "rasa", self.now, 120)

    def stock(self, count: int) -> None:
        """Fill the shelves."""
        self.store.keep_products(
            self.act(), [Imported(product(number, 100 + number)) for number in range(count)]
        )

    def open_shift(self, float_minor: int = 10_000) -> None:
        """Open a shift with a counted float."""
        found = self.store.found()
        last = found.last_count
        difference = 0 if last is None else float_minor - last
        pieces = ((100, float_minor // 100),)
        self.keep(
            "open_shift",
            ShiftOpened(found.next_shift, "ana", float_minor, pieces, True, difference),
        )

    def scan(self, sale: Sale, one: Product, amount: int = 1) -> Sale:
        """Put a line into the basket."""
        after = sale.with_line(Line(sale.next_line, one, Quantity(amount, one.weighed)))
        self.keep("scan", LineAdded(replace(after, lines=()), after.lines[-1]))
        return after

    def basket(self) -> Sale:
        """Return a fresh basket."""
        self.baskets += 1
        return Sale(f"basket-{self.till}-{self.baskets}", "EUR", self.now)

    def closing(self, sale: Sale, way: Way = Way.CASH) -> tuple[SaleClosed, tuple[Job, ...]]:
        """Return the closed sale, paid to the cent, and the job that prints its receipt."""
        found = self.store.found()
        summed = added_up(sale)
        total = summed.total.minor
        tenders = (Tender(way, euro(total), euro(total), "card-1" if way is Way.CARD else ""),)
        in_cash = way is Way.CASH
        cash = Cash(total + 100, 100, 0, ((100, 1),), ((100, 1),)) if in_cash else Cash()
        shift = found.shift.number if found.shift else 0
        closed = close_sale(
            sale, summed, tenders, cash, Desk(found.next_number, shift, self.now, "ana")
        )
        return closed, (Job("receipt", closed.number),)

    def add(self, sale: Sale, number: int, amount: int = 1) -> Sale:
        """Put a product into a basket that is not kept."""
        one = product(number, 100 + number)
        return sale.with_line(Line(sale.next_line, one, Quantity(amount)))

    def sell(self, *numbers: int, scanned: bool = False, coupon: str = "") -> SaleClosed:
        """Sell products by number in one change, or scan by scan."""
        sale = self.basket()
        for number in numbers:
            one = product(number, 100 + number)
            sale = self.scan(sale, one) if scanned else self.add(sale, number)
        closed, jobs = self.closing(replace(sale, coupons=(coupon,) if coupon else ()))
        opened = DrawerOpened(closed.shift, "sale", "ana")
        drawer = Job("drawer", closed.number, reason="sale")
        self.keep("pay_cash", closed, opened, jobs=(*jobs, drawer))
        return closed

    def sell_nothing(self) -> None:
        """Keep something, so that there is a journal."""
        drawer = Job("drawer", 0, reason="no_sale")
        self.keep("no_sale", DrawerOpened(0, "change", "ana"), jobs=(drawer,))

    def space_gone(self) -> None:
        """Take the ballast away, as after a disk was full before."""
        self.store.space.let_go()

    def give_back(self, sale: SaleClosed, position: int, amount: int) -> ReturnClosed:
        """Take units of a sold line back for cash."""
        receipt = self.store.receipt(sale.number)
        assert receipt is not None
        left = left_of(sale.lines[position - 1], receipt.returns)
        line = back_line(left, amount, "sellable", "mind", "")
        found = self.store.found()
        assert found.shift is not None
        money = euro(line.minor)
        back = ReturnClosed(
            f"return-{self.till}-{found.next_number}",
            *(found.next_number, "goods", sale.number, found.shift.number, "EUR", self.now),
            *("ana", (line,), vat_of((line,), False), line.minor, 0),
            *((Tender(Way.CASH, money, money),), ((100, line.minor // 100),)),
        )
        self.keep("refund", back, jobs=(Job("return", back.number),))
        return back

    def close_shift(self, missing: int = 0) -> None:
        """Count the drawer and close the shift with its Z."""
        found = self.store.found()
        assert found.shift is not None
        sums = self.store.shift_sums(found.shift.number)
        expected = expected_cash(found.shift.float_minor, sums.cash, sums.moved)
        totals = (("sales", sums.sales), ("returns", sums.returns))
        ever = sums.grand_sales + sums.grand_returns
        z = ShiftClosed(
            *(found.shift.number, found.next_z, "ana", self.now, expected - missing, expected),
            *(-missing, (), totals, sums.vat, ever, found.shift.first_seq),
        )
        self.keep("close_shift", z, jobs=(Job("report_z", found.shift.number),))


def added_up(sale: Sale) -> Bill:
    """Add a sale up at 21 %."""
    return bill(sale, Deals(), lambda vat: Rate(int(vat), "A"), False)
