"""The Bill: what a Sale comes to. Lines, deals, discounts shared out, deposits, VAT; a pure function of its parts."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from pos.money import Money, spread
from pos.product import GIFT_CARD
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
    saved: int  # by deals
    deals: tuple[str, ...]  # ids of the promotions that met this line
    share: int  # its part of what was taken off the whole sale
    deposit: int
    rate: Rate
    taxed: int  # what bears VAT: its goods, and its deposit where law taxes deposits

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


def bill(sale: Sale, deals: Deals, rate_of: RateOf, deposit_taxed: bool) -> Bill:
    """Add a sale up. `deposit_taxed` is the country's rule that a deposit bears the VAT of its drink.

    Column by column: a sale of hundreds of lines is added up anew at every scan.
    """
    owns = [line.own_minor() for line in sale.lines]
    savings, mets = _by_line(deals, sale)
    after = [own - saved for own, saved in zip(owns, savings, strict=True)] if mets else owns
    by_deals = by_hand = 0
    if deals.on_sale or sale.cuts:
        cheaper = _without_values(sale, after)
        by_deals, by_hand = _off_sale(sale, deals, sum(cheaper))
        shares = spread(by_deals + by_hand, cheaper)
        goods = [a - s for a, s in zip(after, shares, strict=True)]
    else:
        shares, goods = [0] * len(owns), after
    classes = [line.product.vat for line in sale.lines]
    today = {vat: rate_of(vat) for vat in set(classes)}
    rates = [today[vat] for vat in classes]
    deposits = [line.deposit_minor() for line in sale.lines]
    taxed = [g + d for g, d in zip(goods, deposits, strict=True)] if deposit_taxed else goods
    bearing = zip(rates, taxed, strict=True)
    parts = vat_parts([one for one in bearing if one[1]] if deposit_taxed else bearing)
    met = mets or [()] * len(owns)
    columns = (sale.lines, owns, savings, met, shares, deposits, rates, taxed)
    lines = tuple(map(BillLine, *columns))
    hand_on_lines = sum([line.cut_minor() for line in sale.lines if line.cuts])

    def money(minor: int) -> Money:
        return Money(minor, sale.currency)

    return Bill(
        lines,
        money(sum(goods) + sum(deposits)),
        parts,
        money(sum(savings) + hand_on_lines + by_deals + by_hand),
        money(hand_on_lines + by_hand),
        money(by_deals + by_hand),
        money(sum(deposits)),
    )


def _without_values(sale: Sale, minors: list[int]) -> list[int]:
    """What may become cheaper: a gift card is money and keeps its worth."""
    if GIFT_CARD not in [line.product.code for line in sale.lines]:
        return minors
    return [0 if line.is_value else own for own, line in zip(minors, sale.lines, strict=True)]


def _by_line(deals: Deals, sale: Sale) -> tuple[list[int], list[tuple[str, ...]]]:
    """Return line by line what deals save there, and which they are; no list of these where there is no deal."""
    if not deals.on_lines:
        return [0] * len(sale.lines), []
    saved: dict[int, int] = {}
    met: dict[int, tuple[str, ...]] = {}
    for deal in deals.on_lines:
        for line_id, minor in deal.savings:
            saved[line_id] = saved.get(line_id, 0) + minor
            met[line_id] = (*met.get(line_id, ()), deal.promotion)
    idents = [line.id for line in sale.lines]
    return [saved.get(one, 0) for one in idents], [met.get(one, ()) for one in idents]
