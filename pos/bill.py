"""The Bill: what a Sale comes to. Lines, deals, discounts shared out, deposits, VAT; a pure function of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, repeat

from msgspec import Struct
from msgspec.structs import replace

from pos.money import Money, spread
from pos.sale import Line, Sale
from pos.tax import Rate, VatPart, vat_parts, vat_shares


class Deal(Struct, frozen=True):
    """A promotion that came true: what it saves on which line (by line id), in minor units."""

    promotion: str
    text: str
    savings: tuple[tuple[int, int], ...]


class Deals(Struct, frozen=True):
    """All promotions on one sale: those on lines, and those on the whole sale (shared out like a discount)."""

    on_lines: tuple[Deal, ...] = ()
    on_sale: tuple[tuple[str, int], ...] = ()  # promotion id, minor units saved


class BillLine(Struct, frozen=True):
    """One line with all that was decided about it, in minor units."""

    line: Line
    own: int  # after its own override and cuts
    cut: int  # by these cuts
    saved: int  # by deals
    deals: tuple[str, ...]  # ids of the promotions that met this line
    share: int  # its part of what was taken off the whole sale
    deposit: int
    rate: Rate
    taxed: int  # what bears VAT: its goods, and its deposit where law taxes deposits
    on_sale: tuple[str, ...] = ()  # ids of the promotions that its share is by

    @property
    def shown(self) -> int:
        """What the line shows: after its own cuts and deals, with its deposit, before the sale's discount."""
        return self.own - self.saved + self.deposit

    @property
    def goods(self) -> int:
        """What the goods cost in the end, without deposit."""
        return self.own - self.saved - self.share

    @property
    def paid(self) -> int:
        """What the customer pays for this line in all."""
        return self.goods + self.deposit


class Bill(Struct, frozen=True):
    """The whole sum of a sale; `total` is exact, before any cash rounding."""

    lines: tuple[BillLine, ...]
    total: Money
    vat: tuple[VatPart, ...]
    saving: Money  # deals and discounts; a corrected price is no saving
    discount: Money  # by hand alone
    off_sale: Money  # taken off the whole sale, by hand and by deals
    deposits: Money

    @property
    def goods(self) -> int:
        """What may become cheaper costs, in minor units: neither deposits nor money put on a gift card."""
        return sum(one.goods for one in self.lines if not one.line.is_value)

    def line(self, line_id: int) -> BillLine:
        """Return a line by its id (KeyError when it is not there)."""
        for one in self.lines:
            if one.line.id == line_id:
                return one
        raise KeyError(line_id)

    def vat_of_lines(self) -> list[int]:
        """Share the VAT out over the lines; a document bears it line by line, a basket need not know."""
        return vat_shares([(one.rate, one.taxed) for one in self.lines], self.vat)


RateOf = Callable[[str], Rate]
"""From a product's VAT class to today's rate."""


def _off_sale(sale: Sale, deals: Deals, goods: int) -> tuple[int, int]:
    """Return what deals and then cuts take off the whole sale."""
    by_deals = min(goods, sum(minor for _, minor in deals.on_sale))
    left = goods - by_deals
    for cut in sale.cuts:
        left = cut.after(left)
    return by_deals, goods - by_deals - left


def bill(
    sale: Sale,
    deals: Deals,
    rate_of: RateOf,
    deposit_taxed: bool,
    known: Iterable[BillLine] = (),
) -> Bill:
    """Add a sale up. `deposit_taxed` is the country's rule that a deposit bears the VAT of its drink.

    `known` are the lines of a bill at the same rates: a sale of hundreds of lines is added up anew at every scan, and
    all but one of them are the very same as before.
    """
    lines = _alone(sale, rate_of, deposit_taxed, known)
    if deals.on_lines:
        _meet(lines, deals)
    by_deals = by_hand = 0
    if deals.on_sale or sale.cuts:
        cheaper = [0 if one.line.is_value else one.own - one.saved for one in lines]
        by_deals, by_hand = _off_sale(sale, deals, sum(cheaper))
        shares = spread(by_deals + by_hand, cheaper)
        deals_of_all = tuple(ident for ident, minor in deals.on_sale if minor)
        lines = [
            replace(one, share=share, on_sale=deals_of_all * bool(share), taxed=one.taxed - share)
            for one, share in zip(lines, shares, strict=True)
        ]
    bearing = [(one.rate, one.taxed) for one in lines if one.taxed or not deposit_taxed]
    deposits = sum([one.deposit for one in lines])
    goods = sum([one.own - one.saved - one.share for one in lines])
    hand_on_lines = sum([one.cut for one in lines])
    saved = sum([one.saved for one in lines])
    money = partial(Money, currency=sale.currency)
    return Bill(
        tuple(lines),
        money(goods + deposits),
        vat_parts(bearing),
        money(saved + hand_on_lines + by_deals + by_hand),
        money(hand_on_lines + by_hand),
        money(by_deals + by_hand),
        money(deposits),
    )


def _alone(
    sale: Sale, rate_of: RateOf, deposit_taxed: bool, known: Iterable[BillLine]
) -> list[BillLine]:
    """Return what each line comes to by itself; one that is known, and that nothing was taken off, stays as it is."""
    rates: dict[str, Rate] = {}

    def reckoned(line: Line) -> BillLine:
        own, deposit, vat = line.own_minor(), line.deposit_minor(), line.product.vat
        if vat not in rates:
            rates[vat] = rate_of(vat)
        taxed = own + deposit if deposit_taxed else own
        return BillLine(line, own, line.cut_minor(), 0, (), 0, deposit, rates[vat], taxed)

    return [
        old if old and old.line is line and not (old.deals or old.share) else reckoned(line)
        for line, old in zip(sale.lines, chain(known, repeat(None)), strict=False)
    ]


def _meet(lines: list[BillLine], deals: Deals) -> None:
    """Take off each line what deals save there, and say which they are."""
    at = {one.line.id: place for place, one in enumerate(lines)}
    for deal in deals.on_lines:
        for line_id, minor in deal.savings:
            one = lines[at[line_id]]
            lines[at[line_id]] = replace(
                one,
                saved=one.saved + minor,
                deals=(*one.deals, deal.promotion),
                taxed=one.taxed - minor,
            )
