"""Age-limited goods: asked at the scan, checked again at payment, nobody asked twice, no birth date kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import AgeChecked, Event, QuestionAnswered, SaleChanged
from pos.product import Product
from pos.quantity import Quantity
from pos.sale import Sale


class Waiting(Struct, frozen=True):
    """An article that waits for an answer before it may be sold; kept with the question through a power cut."""

    code: str
    product: Product
    quantity: Quantity
    label: int | None
    serial: str = ""


def years_old(born: date, today: date) -> int:
    """Return whole years of age on a day; born on 29 February counts from 1 March in common years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


class Ages:
    """The desk of age checks. The register sets `add_line`: what to do with an article that may be sold."""

    def __init__(self, till: Till) -> None:
        self.till = till
        self.add_line: Callable[..., None]

    def check(self, waiting: Waiting, *before: Event) -> None:
        """Let an article through, or ask the age first; `before` is kept with it.

        Refuses not_allowed out of hours, too_young where the customer is known to be.
        """
        limit = self.limit(waiting.product)
        self.may_sell(waiting.product)
        self._customer(limit, waiting.product)
        self._seller(limit, waiting.product)
        sale = self.till.basket()
        if limit > sale.age_shown:
            # who stood in for a young seller must outlive a power cut
            stood_in = (SaleChanged(head(sale), "age"),) if self.till.approver is not None else ()
            self.hold("age", waiting, *stood_in, *before)
            return
        self.add_line(waiting, *before)

    def hold(self, kind: str, waiting: Waiting, *before: Event) -> None:
        """Keep an article back behind a question."""
        self.till.ask(kind, msgspec.json.encode(waiting, order="sorted").decode(), *before)

    def waiting(self) -> Waiting:
        """Return the article that the open question holds back; refuses not_found."""
        question = self.till.question
        if question is None or not question.payload:
            raise Refused("not_found")
        return msgspec.json.decode(question.payload, type=Waiting)

    @verb("confirm_age", answers=("age",))
    def confirm(self, request: str, born: date | None = None) -> None:
        """Say that the customer is old enough: by looks, or by the date on a document. Refuses too_young."""
        waiting = self.waiting()
        limit = self.limit(waiting.product)
        if born is not None and years_old(born, self.till.shop.today()) < limit:
            self._decline(limit)
            raise Refused("too_young", age=limit)
        basket = self.till.basket()
        cleared = limit if self.till.approver is not None else basket.seller_cleared
        sale = replace(basket, age_shown=limit, seller_cleared=max(cleared, basket.seller_cleared))
        how = "looks" if born is None else "document"
        answered: tuple[Event, ...] = (
            self.till.answered("confirmed"),
            AgeChecked(sale.id, limit, how),
            SaleChanged(head(sale), "age"),
        )
        before = self.till.sale, self.till.question
        self.till.sale, self.till.question = sale, None
        try:
            self.add_line(waiting, *answered)
        except Refused:
            self.till.sale, self.till.question = before
            raise

    @verb("decline", answers=("age", "serial", "date"))
    def decline(self, request: str) -> None:
        """Say that the article is not sold after all; the basket stays as it was."""
        if self.till.question is None:
            raise Refused("not_found")
        if self.till.question.kind == "age":
            self._decline(self.limit(self.waiting().product))
            return
        self.till.keep(self.till.answered("declined"))
        self.till.question = None

    def at_payment(self, sale: Sale) -> None:
        """Check hours, customer and seller again when money comes. Refuses not_allowed, too_young, needs_approval."""
        for line in sale.lines:
            if line.empties:
                continue
            self.may_sell(line.product)
            self._customer(self.limit(line.product), line.product)
            self._seller(self.limit(line.product), line.product)

    def limit(self, product: Product) -> int:
        """Return the age that this product asks for today, 0 for none."""
        if not product.klass:
            return product.age
        rule = self.till.shop.country.age_rule(product.klass, self.till.shop.today())
        return max(product.age, rule.min_age if rule else 0)

    def may_sell(self, product: Product) -> None:
        """Refuse not_allowed on blocked days and outside the hours that law sets for this class of goods."""
        shop = self.till.shop
        if product.klass and not shop.country.may_sell_now(product.klass, shop.local()):
            raise Refused("not_allowed", why="hours", name=product.name)

    def _customer(self, limit: int, product: Product) -> None:
        """Refuse too_young where the customer in front gave a birth date that is below the limit."""
        sale = self.till.sale
        if not limit or sale is None or not sale.customer:
            return
        known, today = self.till.books.customer(sale.customer), self.till.shop.today()
        if known and known.born and years_old(date.fromisoformat(known.born), today) < limit:
            raise Refused("too_young", age=limit, name=product.name)

    def _seller(self, limit: int, product: Product) -> None:
        """Let a seller who is too young sell only with a second person."""
        till = self.till
        staff = till.staff
        if staff is None or not staff.born or till.basket().seller_cleared >= limit:
            return
        rule = till.shop.country.age_rule(product.klass, till.shop.today())
        least = rule.seller_min_age if rule and rule.seller_min_age else limit
        if years_old(date.fromisoformat(staff.born), till.shop.today()) >= least:
            return
        other = till.approver
        if other is None:
            raise Refused("needs_approval", verb="sell_age", age=limit, name=product.name)
        if other.born and years_old(date.fromisoformat(other.born), till.shop.today()) < least:
            raise Refused("not_allowed", verb="sell_age", name=other.name)
        till.sale = replace(till.basket(), seller_cleared=limit)

    def _decline(self, limit: int) -> None:
        answered: QuestionAnswered = self.till.answered("declined")
        self.till.keep(answered, AgeChecked(self.till.basket().id, limit, "declined"))
        self.till.question = None
