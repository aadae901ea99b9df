"""The audit's rules for one document hold for everything that a till may sell, and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.bill import Deal, Deals, bill
from pos.closing import Cash, Desk, close_sale
from pos.event_sale import SaleClosed, SoldLine
from pos.product import Product
from pos.quantity import Quantity
from pos.sale import Cut, Line, Override, Sale
from pos.store.verify.document import check_sale
from pos.store.verify.report import Report
from pos.tax import Rate
from pos.tender import Tender, Way
from tests.pos.store.shop import euro


@st.composite
def lines(draw: st.DrawFn, ident: int) -> Line:
    """Draw a line: pieces or a weight, by list, label or override, with cuts and a deposit, or bottles brought back."""
    weighed = draw(st.booleans())
    minor = draw(st.integers(0, 5_000))
    deposit = 0 if weighed else draw(st.sampled_from([0, 10]))
    vat = draw(st.sampled_from(["2100", "900", "0"]))
    one = Product(f"c{ident}", "x", euro(minor), vat, euro(deposit), weighed)
    amount = draw(st.integers(1, 3_000 if weighed else 20))
    kind = draw(st.sampled_from(["list", "label", "override", "empties"]))
    cuts = tuple(draw(st.lists(st.builds(Cut, bp=st.integers(0, 10_000)), max_size=2)))
    line = Line(ident, one, Quantity(amount, weighed), cuts=cuts)
    if kind == "label":
        return replace(line, label=euro(draw(st.integers(0, 9_000))))
    if kind == "override":
        return replace(line, override=Override(draw(st.integers(0, 9_000))))
    if kind == "empties" and deposit:
        return replace(line, empties=True, cuts=())
    return line


@st.composite
def sales(draw: st.DrawFn) -> SaleClosed:
    """Draw a closed sale as the till itself would close it."""
    count = draw(st.integers(1, 5))
    sale = Sale("s", "EUR", 1)
    for ident in range(1, count + 1):
        sale = sale.with_line(draw(lines(ident)))
    sale = replace(
        sale, cuts=tuple(draw(st.lists(st.builds(Cut, bp=st.integers(0, 5_000)), max_size=1)))
    )
    first = sale.lines[0]
    saved = 0 if first.empties else draw(st.integers(0, first.own_minor()))
    deals = Deals((Deal("d", "deal", ((1, saved),)),)) if saved else Deals()
    taxed = draw(st.booleans())
    summed = bill(sale, deals, lambda vat: Rate(int(vat)), taxed)
    total = summed.total.minor
    way = Way.CASH if total <= 0 else Way.CARD
    tenders = (Tender(way, euro(total), euro(total)),) if total else ()
    cash = Cash(0, -total) if total < 0 else Cash()
    return close_sale(sale, summed, tenders, cash, Desk(1, 1, 1, "ana"))


def _rules(sale: SaleClosed) -> set[str]:
    report = Report()
    check_sale(sale, "sale 1", report)
    return {one.rule for one in report.found}


@given(sales())
def test_no_honest_sale_breaks_a_rule(sale: SaleClosed) -> None:
    assert _rules(sale) == set()


@given(sales(), st.data())
def test_a_line_with_one_figure_changed_breaks_one(sale: SaleClosed, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(sale.lines) - 1))
    field = data.draw(st.sampled_from(["paid", "own", "saved", "share", "deposit", "vat"]))
    change = data.draw(st.sampled_from([-1, 1, 100]))
    line: SoldLine = sale.lines[place]
    other = replace(line, **{field: getattr(line, field) + change})
    changed = replace(sale, lines=(*sale.lines[:place], other, *sale.lines[place + 1 :]))
    assert _rules(changed), (field, change)


@pytest.mark.parametrize(
    ("field", "rule"),
    [("total", "L01"), ("rounding", "L04"), ("change", "L06"), ("cash_given", "L06")],
)
@given(sales())
def test_a_sum_that_was_changed_breaks_its_rule(field: str, rule: str, sale: SaleClosed) -> None:
    changed = replace(sale, **{field: getattr(sale, field) + 1})
    assert rule in _rules(changed)
