"""Whose basket it is: a known customer, or only the language that somebody speaks."""

from __future__ import annotations

from msgspec.structs import replace

from pos.customer import Known, known
from pos.desk.books import RegisterBooks
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import SaleChanged

MOST = 6
"""So many customers are shown at once; whoever means another one types on."""
LETTERS = 2
DIGITS = 4
"""Nobody is looked for by less."""
LONGEST_NOTE = 200
"""So many letters of a note are kept."""


class Guest:
    """The part of the register that knows the person in front of it."""

    def __init__(self, till: Till, books: RegisterBooks) -> None:
        self.till = till
        self.books = books

    @verb("customer")
    def customer(self, request: str, ident: str) -> None:
        """Say who the customer is: prompts take that language, prices that tier.

        Refuses not_found, and paying_already where the tier would change a bill that is being paid.
        """
        known = self.books.customer(ident)
        if known is None:
            raise Refused("not_found", customer=ident)
        before, bill = self.till.basket(), self.till.bill
        sale = replace(before, customer=known.id, tier=known.tier, language=known.language)
        if before.tenders and bill(before).total != bill(sale).total:
            raise Refused("paying_already")
        self.till.keep(SaleChanged(head(sale), "customer"))
        self.till.sale = sale

    def look_for(self, text: str) -> tuple[Known, ...]:
        """Find customers by the starts of their names' words, or by the last digits of their telephone, at most MOST.

        Refuses not_signed_in: whoever looks is known by name.
        """
        if self.till.staff is None:
            raise Refused("not_signed_in")
        text = text.strip()
        if len(text) < (DIGITS if text.isdigit() else LETTERS):
            return ()
        return tuple(known(one) for one in self.books.customers(text, MOST))

    def name_of(self, ident: str) -> str:
        """Return a customer's name, or nothing for nobody."""
        known = self.books.customer(ident) if ident else None
        return known.name if known else ""

    @verb("note")
    def note(self, request: str, text: str) -> None:
        """Write something beside the sale that the next person must know; an empty text takes it away again."""
        sale = replace(self.till.basket(), note=text.strip()[:LONGEST_NOTE])
        self.till.keep(SaleChanged(head(sale), "note"))
        self.till.sale = sale

    @verb("speak")
    def speak(self, request: str, language: str) -> None:
        """Choose the language for this customer: prompts and receipt follow it."""
        sale = replace(self.till.basket(), language=language)
        self.till.keep(SaleChanged(head(sale), "language"))
        self.till.sale = sale
