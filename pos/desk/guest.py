"""Whose basket it is: a known customer, or only the language that somebody speaks."""

from __future__ import annotations

from msgspec.structs import replace

from pos.customer import Known, known
from pos.desk.books import RegisterBooks
from pos.desk.points import counts
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import LineChanged, SaleChanged
from pos.product import Product
from pos.sale import Line

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
        lines = before.lines
        if known.tier != before.tier:
            lines = tuple(self._of_tier(line, known.tier) for line in lines)
        sale = replace(
            before, lines=lines, customer=known.id, tier=known.tier, language=known.language
        )
        if before.tenders and bill(before).total != bill(sale).total:
            raise Refused("paying_already")
        priced = (new for old, new in zip(before.lines, lines, strict=True) if new is not old)
        changed = [LineChanged(head(sale), line, "customer") for line in priced]
        self.till.keep(SaleChanged(head(sale), "customer"), *changed)
        self.till.sale = sale

    def priced(self, code: str, tier: str) -> Product | None:
        """Return what a code sells as now; a tier's own price counts only where law lets it (no alcohol in Latvia)."""
        shop = self.till.shop
        found = self.books.product(code, shop.now_ms(), tier)
        if found is None or found.source != "tier" or counts(shop, found.klass, shop.today()):
            return found
        return self.books.product(code, shop.now_ms())

    def _of_tier(self, line: Line, tier: str) -> Line:
        """Return a line with the price of another tier, whichever came first, the goods or their customer."""
        old, fixed = line.product, line.empties or line.is_value or line.label is not None
        now = None if fixed else self.priced(old.code, tier)
        if now is None or "tier" not in (now.source, old.source):
            return line
        listed = {"price": now.price, "price_from_ms": now.price_from_ms, "price_by": now.price_by}
        return replace(line, product=replace(old, source=now.source, **listed))

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
