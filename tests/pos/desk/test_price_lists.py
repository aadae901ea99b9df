"""The desk of dated prices: planned against what will hold then, kept whole and by right."""

from __future__ import annotations

import pytest

from pos.desk.price_lists import PriceLists
from pos.price_file import PriceRow
from pos.product_row import BadRow
from pos.store import Act
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def desk(counter: Counter) -> PriceLists:
    def keep(request: str, prices: tuple[PriceRow, ...]) -> None:
        counter.store.keep_prices(Act(request, counter.till.who(), counter.clock.ms), prices)

    counter.sells("A", 100)
    return PriceLists(counter.till, counter.store, keep)


def test_prices_are_planned_and_hold_from_their_moment(counter: Counter, desk: PriceLists) -> None:
    counter.come("mira", "manager", "333333")
    soon = counter.clock.ms + 60_000
    rows: list[PriceRow | BadRow] = [
        PriceRow(2, "A", 90, soon),
        PriceRow(3, "Z", 1),
        BadRow(4, "price", "x"),
    ]
    good, bad = desk.planned(rows)
    assert [one.before.price.minor for one in good if one.before] == [100]
    assert [(one.line, one.reason) for one in bad] == [(3, "unknown"), (4, "price")]
    counter.do(desk.keep, good)
    counter.do(desk.keep, ())
    counter.scan("A")
    assert counter.till.bill().total.minor == 100
    counter.do(counter.desks.register.void)
    counter.clock.ms = soon
    counter.scan("A")
    assert counter.till.bill().total.minor == 90


def test_a_price_finds_its_goods_by_their_number_in_another_length(
    counter: Counter, desk: PriceLists
) -> None:
    counter.sells("0012345678905", 100)
    good, bad = desk.planned([PriceRow(2, "012345678905", 90)])
    assert ([one.row.code for one in good], bad) == (["0012345678905"], ())


def test_a_cashier_keeps_no_prices(counter: Counter, desk: PriceLists) -> None:
    good, _ = desk.planned([PriceRow(2, "A", 90)])
    with refused("not_allowed"):
        counter.do(desk.keep, good)
