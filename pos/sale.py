"""The Sale: one immutable aggregate; every change makes a new one, so that a snapshot may go to any thread."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from pos.errors import Refused
from pos.gs1 import Lot
from pos.money import Money, divide
from pos.product import GIFT_CARD, Product
from pos.quantity import Quantity, priced
from pos.tender import Tender


class Cut(Struct, frozen=True):
    """Something taken off by hand: hundredths of a per cent, or an amount. 10 % twice is 19 %."""

    bp: int = 0
    minor: int = 0
    reason: str = ""
    by: str = ""
    approved_by: str = ""
    apology_in: int = 0  # the shift whose budget for apologies it came out of, 0 for no apology

    def after(self, minor: int) -> int:
        """Return what is left of `minor`, rounded once; never below zero for a positive amount."""
        if self.bp:
            return divide(minor * (10_000 - self.bp), 10_000)
        return max(0, minor - self.minor)


class Override(Struct, frozen=True):
    """A price set by hand for one line, per piece or kilogram, in minor units."""

    minor: int
    reason: str = ""
    by: str = ""
    approved_by: str = ""


class Line(Struct, frozen=True):
    """One line of a sale. `id` never changes nor comes again within its sale; `label` is a price label's amount."""

    id: int
    product: Product
    quantity: Quantity
    label: Money | None = None
    override: Override | None = None
    cuts: tuple[Cut, ...] = ()
    serial: str = ""
    tare: int = 0  # grams already taken off the weight
    lot: Lot | None = None  # which pieces these are, where their code says so
    empties: bool = (
        False  # bottles brought back: only the deposit counts, and it counts against the bill
    )

    @property
    def is_value(self) -> bool:
        """Tell whether this is money put on a gift card: nothing is ever taken off that."""
        return self.product.code == GIFT_CARD

    @property
    def waits_for_weight(self) -> bool:
        """Tell whether nobody has weighed it yet."""
        return self.product.weighed and not self.quantity.amount and self.label is None

    def unit_minor(self) -> int:
        """Return the price of a piece or kilogram: as set by hand, else as listed."""
        return self.product.price.minor if self.override is None else self.override.minor

    def list_minor(self) -> int:
        """Return what the line costs by its list price or label, without deposit."""
        if self.empties:
            return 0
        if self.label is not None:
            return self.label.minor
        return self._at(self.product.price.minor)

    def own_minor(self) -> int:
        """Return what the line costs after its own override and cuts, each rounded once."""
        if self.empties:
            return 0
        if self.override is not None:
            minor = self._at(self.override.minor)
        else:
            minor = self._at(self.product.price.minor) if self.label is None else self.label.minor
        for cut in self.cuts:
            minor = cut.after(minor)
        return minor

    def cut_minor(self) -> int:
        """Return what discounts took off this line; a corrected price is none."""
        return replace(self, cuts=()).own_minor() - self.own_minor() if self.cuts else 0

    def deposit_minor(self) -> int:
        """Return the deposit on this line; negative for empties that come back."""
        if self.product.weighed:
            return 0
        minor = self.product.deposit.minor * self.quantity.amount
        return -minor if self.empties else minor

    def _at(self, price: int) -> int:
        return priced(price, self.quantity.amount, self.product.weighed)


class Sale(Struct, frozen=True):
    """What is in the basket and how far it is paid. `id` is made once and names the sale for ever."""

    id: str
    currency: str
    started_ms: int
    lines: tuple[Line, ...] = ()
    cuts: tuple[Cut, ...] = ()  # on the whole sale
    tenders: tuple[Tender, ...] = ()
    next_line: int = 1
    last_touched: int = 0  # id of the line last touched
    customer: str = ""
    tier: str = ""
    language: str = ""  # the customer's, when known
    coupons: tuple[str, ...] = ()
    age_shown: int = 0  # the highest limit that was confirmed; a birth date is never kept
    seller_cleared: int = (
        0  # the highest limit for which another person stood in for a young seller
    )
    cash_in: tuple[
        tuple[int, int], ...
    ] = ()  # pieces handed over so far: value in minor units, count
    paying_ms: int = 0  # when the money that is here was first taken: the offers of then count
    parked_as: str = ""
    note: str = ""

    def line_at(self, position: int) -> Line:
        """Return the line at a position counted from 1; refuses not_found."""
        if not 1 <= position <= len(self.lines):
            raise Refused("not_found", line=position)
        return self.lines[position - 1]

    def position_of(self, line_id: int) -> int:
        """Return where a line stands, counted from 1; refuses not_found."""
        for position in range(len(self.lines), 0, -1):  # what is asked for was mostly touched last
            if self.lines[position - 1].id == line_id:
                return position
        raise Refused("not_found", line=line_id)

    def left_on_scale(self) -> int:
        """Return the grams, container and all, that were weighed last: after a power cut they may still lie there."""
        weights = (
            one.quantity.amount + one.tare
            for one in reversed(self.lines)
            if one.product.weighed and one.label is None and one.quantity.amount
        )
        return next(weights, 0)

    def with_tenders(self, tenders: tuple[Tender, ...], at_ms: int = 0) -> Sale:
        """Say what was paid so far: the first money fixes the moment whose offers count, none lets go of it."""
        paying = (self.paying_ms or at_ms) if tenders else 0
        return replace(self, tenders=tenders, paying_ms=paying)

    def with_line(self, line: Line) -> Sale:
        """Add a line (give it `id=next_line`), or put a changed one in its place."""
        if line.id == self.next_line:
            return replace(
                self, lines=(*self.lines, line), next_line=line.id + 1, last_touched=line.id
            )
        at = self.position_of(line.id) - 1
        lines = (*self.lines[:at], line, *self.lines[at + 1 :])
        return replace(self, lines=lines, last_touched=line.id)

    def without_line(self, line_id: int) -> Sale:
        """Take a line out."""
        at = self.position_of(line_id) - 1
        rest = self.lines[:at] + self.lines[at + 1 :]
        return replace(self, lines=rest, last_touched=rest[-1].id if rest else 0)
