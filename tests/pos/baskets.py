"""Baskets drawn at random for property tests: lines of all kinds, cuts, deals, deposits, empties."""

from __future__ import annotations

from hypothesis import strategies as st

from pos.bill import Bill, Deal, Deals, bill
from pos.closing import Cash, Desk, close_sale
from pos.event_sale import SaleClosed
from pos.money import Money
from pos.product import Product
from pos.quantity import Quantity
from pos.sale import Cut, Line, Override, Sale
from pos.tax import Rate
from pos.tender import Tender, Way

RATES = {
    "2100": Rate(2100, "A"),
    "900": Rate(900, "B"),
    "550": Rate(550, "C"),
    "0": Rate(0, "N", exempt=True),
}


def euro(minor: int) -> Money:
    """Return an amount in euro cents."""
    return Money(minor, "EUR")


def product(
    code: str, minor: int, vat: str = "2100", deposit: int = 0, *, weighed: bool = False
) -> Product:
    """Return a product."""
    return Product(code, f"Item {code}", euro(minor), vat, euro(deposit), weighed)


def line(at: int, minor: int, amount: int = 1, vat: str = "2100", *cuts: Cut) -> Line:
    """Return a plain line, its code the number it has."""
    return Line(at, product(str(at), minor, vat), Quantity(amount), cuts=cuts)


def sale(*lines: Line, cuts: tuple[Cut, ...] = ()) -> Sale:
    """Return a sale of lines."""
    return Sale("sale", "EUR", 0, lines, cuts, next_line=len(lines) + 1)


NO_DEALS = Deals()


def added_up(one: Sale, deals: Deals = NO_DEALS, *, deposit_taxed: bool = False) -> Bill:
    """Add a sale up at the fixed rates that its products carry."""
    return bill(one, deals, RATES.__getitem__, deposit_taxed)


def closed(
    summed: Bill, one: Sale, *tenders: tuple[Way, int], rounding: int = 0, number: int = 1
) -> SaleClosed:
    """Freeze a paid sale."""
    paid = tuple(Tender(way, euro(minor), euro(minor)) for way, minor in tenders)
    given = sum(minor for way, minor in tenders if way is Way.CASH)
    return close_sale(
        one, summed, paid, Cash(given=given, rounding=rounding), Desk(number, 1, 0, "ana")
    )


CUTS = st.one_of(
    st.builds(Cut, bp=st.integers(1, 10_000)), st.builds(Cut, minor=st.integers(1, 2_000))
)


@st.composite
def lines(draw: st.DrawFn, at: int) -> Line:
    """Draw one line: pieces, weight, a price label, an override, cuts, a deposit, or empties."""
    kind = draw(st.sampled_from(["pieces", "pieces", "weight", "label", "empties"]))
    vat = draw(st.sampled_from(sorted(RATES)))
    minor = draw(st.integers(0, 20_000))
    if kind == "empties":
        back = product(str(at), minor, vat, draw(st.integers(1, 50)))
        return Line(at, back, Quantity(draw(st.integers(1, 5))), empties=True)
    cuts = tuple(draw(st.lists(CUTS, max_size=2)))
    override = draw(st.none() | st.builds(Override, minor=st.integers(0, 20_000)))
    if kind == "weight":
        goods = product(str(at), minor, vat, weighed=True)
        weight = Quantity(draw(st.integers(1, 9_999)), weighed=True)
        return Line(at, goods, weight, override=override, cuts=cuts)
    goods = product(str(at), minor, vat, draw(st.sampled_from([0, 0, 10, 25])))
    if kind == "label":
        return Line(at, goods, Quantity(1), euro(draw(st.integers(0, 9_999))), cuts=cuts)
    return Line(at, goods, Quantity(draw(st.integers(1, 12))), override=override, cuts=cuts)


@st.composite
def sales(draw: st.DrawFn) -> Sale:
    """Draw a whole sale."""
    some = tuple(draw(lines(at)) for at in range(1, draw(st.integers(1, 7)) + 1))
    return sale(*some, cuts=tuple(draw(st.lists(CUTS, max_size=2))))


@st.composite
def deals_on(draw: st.DrawFn, one: Sale) -> Deals:
    """Draw what promotions save on a sale: never more than a line costs."""
    found = []
    left = {each.id: each.own_minor() for each in one.lines}
    for name in draw(st.lists(st.sampled_from(["P1", "P2"]), max_size=2, unique=True)):
        savings = []
        for at in left:
            saved = draw(st.integers(0, left[at]))
            left[at] -= saved
            if saved:
                savings.append((at, saved))
        found.append(Deal(name, name, tuple(savings)))
    whole = draw(st.lists(st.tuples(st.just("P3"), st.integers(1, 5_000)), max_size=1))
    return Deals(tuple(found), tuple(whole))
