"""Selling below cost: asked of a second person, allowed, or never."""

from __future__ import annotations

import pytest

from pos.staff import NEVER
from tests.pos.desk.counter import Counter, refused


def off(till: Counter, bp: int) -> None:
    till.do(till.desks.prices.discount_line, 1, bp)


@pytest.fixture
def dear(counter: Counter) -> Counter:
    """A counter with goods that cost 9.50 and sell at 10.00."""
    counter.sells("C", 1_000, cost=950)
    counter.scan("C")
    return counter


def test_below_cost_is_asked_of_a_second_person(dear: Counter) -> None:
    off(dear, 500)
    assert dear.total == 950
    with refused("below_cost", name="Item C"):
        off(dear, 100)
    dear.approve()
    assert dear.total == 940 + 1


def test_a_discount_on_the_sale_counts_for_cost_too(dear: Counter) -> None:
    dear.sells("D", 100)
    dear.scan("D")
    with refused("below_cost"):
        dear.do(dear.desks.prices.discount_sale, 600)
    dear.do(dear.desks.prices.discount_sale, 100)


def test_a_shop_may_sell_below_cost(dear: Counter) -> None:
    dear.setting("below_cost", "allow")
    off(dear, 1_000)
    assert dear.total == 900


def test_below_cost_may_be_forbidden_altogether(dear: Counter) -> None:
    dear.right("cashier", "below_cost", NEVER)
    with refused("not_allowed", verb="below_cost"):
        off(dear, 1_000)


def test_a_weights_cost_is_by_the_kilogram(counter: Counter) -> None:
    counter.sells("W", 1_000, weighed=True, cost=950)
    counter.scan("W")
    counter.do(counter.desks.register.weigh, 500)
    off(counter, 500)
    with refused("below_cost"):
        off(counter, 100)


def test_another_line_below_cost_does_not_stop_this_one(dear: Counter) -> None:
    dear.come("mira", "manager", "333333")
    off(dear, 2_000)
    dear.come()
    dear.sells("D", 1_000)
    dear.scan("D")
    dear.do(dear.desks.prices.discount_line, 2, 500)
    assert dear.total == 800 + 950
