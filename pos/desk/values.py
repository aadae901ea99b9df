"""Stored value at the register: gift cards sold and topped up, what is left on one, money owed handed out as credit."""

from __future__ import annotations

from msgspec import Struct

from pos.barcode import LONGEST
from pos.desk.books import RegisterBooks
from pos.desk.give_back import GiveBack
from pos.desk.letterhead import speaker_of
from pos.desk.pay import Pay
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import LineAdded
from pos.product import GIFT_CARD, Product
from pos.quantity import pieces
from pos.sale import Line
from pos.tender import Tender, Way
from pos.words import WAYS

MOST = 100_000
"""The largest amount that one gift card is sold for, in minor units."""


class Balance(Struct, frozen=True):
    """What is left on a gift card or store credit, in minor units."""

    way: Way
    number: str
    minor: int


class Values:
    """The desk of gift cards and store credit, apart from paying with them."""

    def __init__(self, till: Till, books: RegisterBooks, pay: Pay, give: GiveBack) -> None:
        self.till = till
        self.books = books
        self.pay = pay
        self.give = give

    def usual(self) -> tuple[int, ...]:
        """Return what people like to give, in minor units: what the country's notes are worth, but for the smallest."""
        known = self.till.shop.denominations()
        notes = (one.value for one in known if one.kind == "note" and one.accepted)
        return tuple(sorted(value for value in notes if value <= MOST))[1:6]

    @verb("sell_gift_card")
    def sell(self, request: str, number: str, minor: int) -> None:
        """Put a gift card, or money for one that is out, into the basket; it holds it once the sale is paid.

        No tax is in it: that lies in what is bought with it one day. Refuses bad_amount, paying_already.
        """
        sale = self.till.basket()
        self.till.unpaid()
        number = number.strip()
        plain = number.isprintable() and len(number) <= LONGEST
        if not number or not plain or not 0 < minor <= MOST:
            raise Refused("bad_amount", given=minor)
        self.till.free_for_goods(sale)
        money = self.till.shop.money
        product = Product(
            code=GIFT_CARD,
            name=speaker_of(self.till.shop)(WAYS["gift"]),
            price=money(minor),
            vat="none",
            deposit=money(0),
            no_return=True,
        )
        line = Line(sale.next_line, product, pieces(1), serial=number)
        new = sale.with_line(line)
        self.till.keep(LineAdded(head(new), line))
        self.till.sale = new

    def balance(self, number: str) -> tuple[Balance, ...]:
        """Return what gift card and store credit of this number hold. Refuses unknown_code when there is neither."""
        number = number.strip()
        found = [
            (way, self.books.stored_value(way.value, number)) for way in (Way.GIFT, Way.CREDIT)
        ]
        known = tuple(Balance(way, number, left) for way, left in found if left is not None)
        if not known:
            raise Refused("unknown_code", scanned=number)
        return known

    @verb("pay_value")
    def owed_as_credit(self, request: str) -> None:
        """Close a sale that owes the customer (empties) with a store credit in place of cash. Refuses bad_amount."""
        sale = self.pay.payable()
        owed = -self.pay.due().exact.minor
        if owed <= 0 or sale.tenders:
            raise Refused("bad_amount", given=-owed)
        moved, number = self.give.store_credit(sale.id, owed)
        money = self.till.shop.money(-owed)
        self.pay.take(sale, Tender(Way.CREDIT, money, money, reference=number), moved)
