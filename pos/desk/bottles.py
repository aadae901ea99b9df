"""Empties counted by kind: bottles and cans that no list of goods need name; their deposits count against the bill."""

from __future__ import annotations

from msgspec import Struct

from pos.desk.books import RegisterBooks
from pos.desk.letterhead import speaker_of
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Event, LineAdded
from pos.product import Product
from pos.quantity import pieces
from pos.sale import Line
from pos.text import Speaker
from pos.words import PACKAGES


class Empty(Struct, frozen=True):
    """A kind of package that is taken back: its name in the shop's language, the deposit in minor units."""

    package: str
    min_ml: int
    minor: int
    vat: str
    name: str


class Bottles:
    """The desk of empties. Which packages bear a deposit, and how much, is the country's law of today."""

    def __init__(self, till: Till, books: RegisterBooks) -> None:
        self.till = till
        self.books = books

    def kinds(self) -> tuple[Empty, ...]:
        """Return what is taken back today, as the country's file lists it."""
        shop = self.till.shop
        today, say = shop.today(), speaker_of(shop)
        live = [one for one in shop.country.deposits if one.holds(today)]
        return tuple(
            Empty(
                one.package,
                one.min_ml,
                one.amount,
                one.empties,
                kind_name(one.package, one.min_ml, say),
            )
            for one in live
        )

    @verb("empties")
    def count(self, request: str, counted: tuple[tuple[int, int], ...]) -> None:
        """Take empties back: (place in `kinds`, pieces) each. Refuses bad_amount, paying_already."""
        sale = self.till.basket()
        self.till.unpaid()
        kinds = self.kinds()
        some = [(place, number) for place, number in counted if number]
        if not some or any(not 0 <= p < len(kinds) or not 0 < n < 10_000 for p, n in some):
            raise Refused("bad_amount", given=sum(number for _, number in counted))
        self.till.free_for_goods(sale)
        events: list[Event] = []
        for place, number in some:
            product = self._product(kinds[place])
            line = Line(sale.next_line, product, pieces(number), empties=True)
            sale = sale.with_line(line)
            events.append(LineAdded(head(sale), line))
        self.till.keep(*events)
        self.till.sale = sale

    def _product(self, kind: Empty) -> Product:
        money = self.till.shop.money
        return Product(
            code=f"EMPTY-{kind.package}-{kind.min_ml}".upper(),
            name=kind.name,
            price=money(0),
            vat=kind.vat,
            deposit=money(kind.minor),
            no_return=True,
        )


def kind_name(package: str, min_ml: int, say: Speaker) -> str:
    """Name a kind of package; where size decides about the deposit, the larger one says from where on."""
    name = say(PACKAGES[package])
    if min_ml <= 1000:
        return name
    return say("{package}, over {litres} l", package=name, litres=min_ml // 1000)
