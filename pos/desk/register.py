"""The register: what goes into the basket and out of it again. Each verb is one durable commit of the changed line.

Longer than most files because every verb that changes the basket's lines is here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pos.barcode import beside, carried, find, has_bad_check_digit
from pos.desk.age import Ages, Waiting
from pos.desk.books import RegisterBooks
from pos.desk.set_aside import SetAside
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import (
    Event,
    LineAdded,
    LineChanged,
    LineRemoved,
    SaleVoided,
)
from pos.goodwill import taken_back
from pos.money import divide
from pos.product import Product
from pos.quantity import Quantity, grams, pieces
from pos.sale import Line, Sale
from pos.settings import labels


class Register(SetAside):
    """The desk of the basket: scan, quantity, weight, void; set aside and taken back are beside it."""

    def __init__(self, till: Till, books: RegisterBooks, ages: Ages) -> None:
        super().__init__(till, books, ages)
        # Of the last scan: its sale, its line, and how many lay there before.
        self._before = ("", 0, 0)
        ages.add_line = self._add

    # --- in ---------------------------------------------------------------------------------------------------------

    @verb("scan")
    def scan(self, request: str, code: str, times: int = 1) -> None:
        """Sell what a code stands for; may ask age or date. Refuses unknown_code, bad_check_digit, bad_amount."""
        self.till.unpaid()
        product, line_grams, label = self.look_up(code)
        if times != 1 and (product.weighed or product.serial or label is not None):
            raise Refused("bad_amount", given=times)
        amount = Quantity(line_grams, weighed=True) if product.weighed else pieces(times)
        said = carried(code)
        number = said.serial if said is not None and product.serial else ""
        if number:
            self._free(product, number)
        self.let_through(Waiting(code, product, amount, label, number), said)

    @verb("pick")
    def pick(self, request: str, product: Product) -> None:
        """Sell a product that was found by name or stands on a quick key, at its price of now."""
        self.till.unpaid()
        product = self.priced(product.code, self.till.basket().tier) or product
        amount = Quantity(0, weighed=True) if product.weighed else pieces(1)
        self.ages.check(Waiting(product.code, product, amount, None))

    @verb("empties")
    def empties(self, request: str, code: str, times: int) -> None:
        """Take empties back: their deposit counts against the bill. Refuses not_returnable without a deposit."""
        self.till.unpaid()
        product, _, _ = self.look_up(code)
        if not product.deposit:
            raise Refused("not_returnable", name=product.name)
        sale = self.till.basket()
        self._put(Line(sale.next_line, product, pieces(times), empties=True), "empties")

    @verb("serial", answers=("serial",))
    def serial(self, request: str, text: str) -> None:
        """Answer which piece this is by its serial number. Refuses duplicate_serial."""
        number = text.strip()
        if self.till.question is None or not number:
            raise Refused("not_found")
        waiting = self.ages.waiting()
        self._free(waiting.product, number)
        self._add(replace(waiting, serial=number), self.till.answered("serial"))
        self.till.question = None

    def look_up(self, code: str) -> tuple[Product, int, int | None]:
        """Return product, grams and label amount that a code carries, without selling it.

        Refuses bad_check_digit for a mistyped or misread code, unknown_code for a stranger.
        """
        for candidate in find(code, self._labels()):
            product = self.priced(candidate.code, self.till.basket().tier)
            if product is not None:
                return product, candidate.grams or 0, candidate.minor
        if has_bad_check_digit(code):
            raise Refused("bad_check_digit", scanned=code)
        raise Refused("unknown_code", scanned=code)

    def _labels(self) -> Iterator[str]:
        """Yield the patterns of labels, read only for a code that is nobody's own: the shop's, then its country's."""
        shop = self.till.shop
        own = (*labels(shop.settings.text("scale_labels")), *self.books.patterns())
        yield from beside(own, shop.country.labels(shop.today()))

    def search(self, text: str, limit: int = 20) -> tuple[Product, ...]:
        """Find products by the starts of their words, or by code."""
        return self.books.search(text, limit, self.till.shop.now_ms())

    # --- changed ----------------------------------------------------------------------------------------------------

    @verb("quantity")
    def quantity(self, request: str, amount: Quantity) -> None:
        """Set the quantity of the line last touched. Refuses bad_amount for kilograms of pieces and the reverse."""
        self.till.unpaid()
        sale = self.till.open_sale()
        line = _touched(sale)
        if line.product.weighed != amount.weighed or line.empties or line.label is not None:
            raise Refused("bad_amount", given=str(amount))
        if line.product.serial and amount.amount != 1:
            raise Refused("bad_amount", given=str(amount))
        right = grams(amount.amount) if amount.weighed else pieces(amount.amount)
        self._put(replace(line, quantity=right), "quantity")

    @verb("quantity")
    def times(self, request: str, count: int) -> None:
        """Say how many of the piece just scanned there are; what lay there before stays. Refuses bad_amount."""
        self.till.unpaid()
        sale = self.till.open_sale()
        line = _touched(sale)
        if line.product.weighed or line.empties or line.label is not None or line.product.serial:
            raise Refused("bad_amount", given=count)
        known_sale, known_line, before = self._before
        kept = before if (known_sale, known_line) == (sale.id, line.id) else 0
        self._put(replace(line, quantity=pieces(kept + pieces(count).amount)), "quantity")

    @verb("weigh")
    def weigh(self, request: str, gross: int, tare: int = 0) -> None:
        """Set the weight of the weighed line last touched, in grams, less the tare."""
        self.till.unpaid()
        line = _touched(self.till.open_sale())
        if not line.product.weighed or tare < 0:
            raise Refused("bad_amount", given=gross)
        self._put(replace(line, quantity=grams(gross - tare), tare=tare), "weigh")

    @verb("remove_line")
    def remove(self, request: str, position: int) -> None:
        """Take a line out before payment."""
        self.till.unpaid()
        self.till.allow("remove_line")
        sale = self.till.open_sale()
        line = sale.line_at(position)
        rest = sale.without_line(line.id)
        self.till.keep(*taken_back(line.cuts), LineRemoved(head(rest), line))
        self.till.sale = rest

    @verb("void")
    def void(self, request: str) -> None:
        """Give the whole basket up. Refuses paying_already once money was taken."""
        self.till.unpaid()
        self.till.allow("void")
        sale = self.till.open_sale()
        cuts = (*sale.cuts, *(cut for line in sale.lines for cut in line.cuts))
        voided = SaleVoided(sale.id, len(sale.lines), self.till.bill(sale).total.minor)
        self.till.keep(*taken_back(cuts), voided)
        self.till.sale = None

    # --- how --------------------------------------------------------------------------------------------------------

    def _free(self, product: Product, number: str) -> None:
        """Refuse duplicate_serial for a piece that lies in the basket or was sold already."""
        lines = self.till.basket().lines
        here = any(one.serial == number and one.product.code == product.code for one in lines)
        if here or self.books.serial_sold(product.code, number):
            raise Refused("duplicate_serial", serial=number)

    def _add(self, waiting: Waiting, *before: Event) -> None:
        """Put a checked article into the basket; pieces that carry a number are asked for it first."""
        if waiting.product.serial and not waiting.serial:
            self.ages.hold("serial", waiting, *before)
            return
        sale = self.till.basket()
        label = None if waiting.label is None else self.till.shop.money(waiting.label)
        said = carried(waiting.code)
        line = Line(
            sale.next_line,
            waiting.product,
            waiting.quantity,
            label,
            serial=waiting.serial,
            lot=said.lot() if said is not None else None,
        )
        if label is not None and waiting.product.weighed and not waiting.quantity.amount:
            line = _labelled(line, label.minor)
        merged = _merged(sale, line, self.till.shop.settings.on("merge_lines"))
        lay = merged.quantity.amount - line.quantity.amount if merged.id != line.id else 0
        self._put(merged, "scan", *before)
        self._before = (sale.id, merged.id, lay)

    def _put(self, line: Line, what: str, *before: Event) -> None:
        sale = self.till.basket()
        self.till.free_for_goods(sale)
        new = sale.with_line(line)
        event: Event = (
            LineAdded(head(new), line)
            if line.id == sale.next_line
            else LineChanged(head(new), line, what)
        )
        self.till.keep(*before, event)
        self.till.sale = new


def _labelled(line: Line, amount: int) -> Line:
    """Return a price label's line with the weight that it stands for; only shown, the label's amount is what counts.

    Goods without a price per kilogram have no weight to derive: they are one piece, which can come back.
    """
    per_kilo = line.product.price.minor
    weight = divide(amount * 1000, per_kilo) if per_kilo else 0
    if weight:
        return replace(line, quantity=Quantity(weight, weighed=True))
    return replace(line, product=replace(line.product, weighed=False), quantity=pieces(1))


def _touched(sale: Sale) -> Line:
    """Return the line last touched; refuses not_found."""
    if not sale.last_touched:
        raise Refused("not_found")
    return sale.line_at(sale.position_of(sale.last_touched))


def _merged(sale: Sale, line: Line, wanted: bool) -> Line:
    """Return the line, or the one before raised by its pieces when the very same thing is scanned again."""
    last = sale.lines[-1] if sale.lines else None
    alone = line.serial or line.label is not None or line.product.weighed
    if last is None or alone or not wanted:
        return line
    if last != replace(line, id=last.id, quantity=last.quantity):
        return line
    return replace(last, quantity=pieces(last.quantity.amount + line.quantity.amount))
