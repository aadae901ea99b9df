"""Promises to customers: goods asked for that are not there, a call to come; made honestly, shown until they end."""

from __future__ import annotations

from datetime import date
from typing import Final, Protocol

from msgspec.structs import replace

from pos.customer import Customer
from pos.desk.books import NewContact
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event_promise import PromiseEnded, PromiseMade
from pos.product import Product
from pos.promise import ENDS, Contact, Counts, Promise, first_day
from pos.typed import kept

LONGEST: Final = 200
"""So many letters of what was promised are kept."""


_NOBODY: Final = Contact()


class PromiseBooks(Protocol):
    """What promises ask of the books."""

    def product(self, code: str, at_ms: int, tier: str = "") -> Product | None:
        """Return what a code sells as at a moment."""
        ...

    def customer(self, ident: str) -> Customer | None:
        """Return a customer by id, phone or card."""
        ...

    def open_promises(self) -> tuple[Promise, ...]:
        """Return every promise of the store that is open, the soonest first, with whom to call."""
        ...

    def promise_counts(self) -> Counts:
        """Return how many were kept in time, kept late and broken."""
        ...

    def next_promise(self) -> str:
        """Return what the next promise is called."""
        ...


class Promises:
    """The desk of promises. A day that cannot be kept is refused; whom to call stands in no journal."""

    def __init__(self, till: Till, books: PromiseBooks) -> None:
        self.till = till
        self.books = books
        self._known: tuple[tuple[str, int], tuple[Promise, ...]] | None = None

    # --- looks ------------------------------------------------------------------------------------------------------

    def open(self) -> tuple[Promise, ...]:
        """Return what is still to be kept, the soonest first; a known customer's name and telephone with it."""
        found = tuple(self._with_contact(one) for one in self.books.open_promises())
        self._known = (self._reader(), found)
        return found

    def counts(self) -> Counts:
        """Return how many promises were kept in time, kept late, and broken."""
        return self.books.promise_counts()

    def due(self) -> int:
        """Return how many promises are to be kept today or should have been before.

        The books are asked when somebody signs in or a shift opens, and after each promise made or ended here.
        """
        known = self._standing()
        if not known:
            return 0  # most looks at the till: no day has to be asked for
        today = self.till.shop.today()
        return sum(one.due(today) for one in known)

    def of(self, customer: str) -> int:
        """Return how many promises to a known customer are open, as the books were asked last."""
        return sum(one.customer == customer for one in self._standing()) if customer else 0

    def first_day(self, code: str = "") -> date:
        """Return the first day that can be promised, for goods by their supplier's time."""
        shop = self.till.shop
        product = self.books.product(code, shop.now_ms()) if code else None
        lead = product.lead_days if product is not None else None
        usual = shop.settings.whole("promise_days")
        days = usual if lead is None else lead
        return first_day(shop.today(), days, self.books.open_promises())

    # --- verbs ------------------------------------------------------------------------------------------------------

    @verb("not_there", shift=False)
    def not_there(self, request: str) -> None:
        """Somebody asked for goods that are not there: the strip says how to say so. Nothing is kept."""

    @verb("promise", shift=False)
    def make(
        self,
        request: str,
        what: str,
        by_day: date | None = None,
        code: str = "",
        contact: Contact = _NOBODY,
    ) -> None:
        """Promise something by a day, the first honest one if none is said, to the sale's customer or a contact.

        Refuses not_found for nothing, nobody without anyone to call, too_soon (with the first honest day).
        """
        till = self.till
        name, phone = kept(contact.name.strip()), kept(contact.phone.strip())
        what = what.strip()[:LONGEST]
        customer = till.sale.customer if till.sale is not None else ""
        if not what:
            raise Refused("not_found")
        if not customer and not (name and phone):
            raise Refused("nobody")
        first = self.first_day(code)
        day = first if by_day is None else by_day
        if day < first:
            raise Refused("too_soon", day=first.isoformat())
        ident = self.books.next_promise()
        told = None if customer else NewContact(ident, name, phone)
        made = PromiseMade(ident, what, day.isoformat(), code, customer, till.who())
        till.keep(made, private=told)
        self._known = None

    @verb("promise_ended", shift=False)
    def end(self, request: str, ident: str, outcome: str) -> None:
        """Say what became of a promise: kept, broken or dropped. Refuses not_found."""
        if outcome not in ENDS or all(one.id != ident for one in self.books.open_promises()):
            raise Refused("not_found", name=ident)
        till = self.till
        till.keep(PromiseEnded(ident, outcome, till.shop.today().isoformat(), till.who()))
        self._known = None

    # --- how --------------------------------------------------------------------------------------------------------

    def _standing(self) -> tuple[Promise, ...]:
        known = self._known
        return known[1] if known is not None and known[0] == self._reader() else self.open()

    def _reader(self) -> tuple[str, int]:
        shift = self.till.shift
        return self.till.who(), shift.number if shift else 0

    def _with_contact(self, one: Promise) -> Promise:
        known = self.books.customer(one.customer) if one.customer else None
        if known is None:
            return one
        return replace(one, contact=Contact(known.name, known.phone))
