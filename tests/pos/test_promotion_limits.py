"""Offers of an amount off each piece, and how often and how much an offer gives in one sale."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.promotion import Near, Promotion, deals, near
from pos.quantity import Quantity
from pos.sale import Line, Sale
from tests.pos.baskets import product, sale
from tests.pos.test_promotion import goods, many, savings


def saved(one: Sale, *promotions: Promotion) -> int:
    """What all of it saves."""
    found = deals(one, promotions, 0)
    on_goods = sum(minor for _, lines in savings(found) for minor in lines.values())
    return on_goods + sum(minor for _, minor in found.on_sale)


def cheese(*grams: int) -> Sale:
    """Weighed goods at 10.00 a kilogram, a line each."""
    lines = (
        Line(at, product("W", 1_000, weighed=True), Quantity(one, weighed=True))
        for at, one in enumerate(grams, 1)
    )
    return sale(*lines)


def test_an_amount_off_each_piece_and_never_more_than_it_costs() -> None:
    off = Promotion("OFF", "off", ("A", "B"), minor=50)
    assert saved(many("A", 200, 3), off) == 150
    assert saved(goods(("A", 200), ("B", 30), ("C", 900)), off) == 80
    assert saved(cheese(1000), Promotion("OFF", "off", ("W",), minor=50)) == 0


def test_so_many_groups_and_no_more() -> None:
    twice = Promotion("TWO", "price", ("A",), count=2, minor=100, times=2)
    assert saved(many("A", 100, 4), twice) == 200
    assert saved(many("A", 100, 9), twice) == 200
    meal = Promotion("MEAL", "meal", ("A", "B"), minor=100, times=1)
    assert saved(goods(("A", 100), ("B", 100), ("A", 100), ("B", 100)), meal) == 100


def test_so_many_pieces_the_dearest_first() -> None:
    half = Promotion("HALF", "percent", ("A", "B"), bp=5000, times=2)
    assert saved(goods(("A", 100), ("B", 300), ("A", 100), ("B", 200)), half) == 250
    off = Promotion("OFF", "off", ("A",), minor=10, times=2)
    assert saved(many("A", 100, 5), off) == 20


def test_weighed_lines_count_after_the_pieces() -> None:
    half = Promotion("HALF", "percent", ("W",), bp=5000, times=1)
    assert saved(cheese(1000, 500), half) == 500
    assert saved(cheese(500, 1000), half) == 500, "the dearest first, as of pieces"
    both = Promotion("HALF", "percent", ("A", "W"), bp=5000, times=1)
    mixed = cheese(1000).with_line(Line(2, product("A", 100), Quantity(1)))
    assert saved(mixed, both) == 50


def test_at_most_so_much_shared_by_what_each_saves() -> None:
    half = Promotion("HALF", "percent", ("A", "B"), bp=5000, cap=300)
    assert savings(deals(goods(("A", 400), ("B", 800)), [half], 0)) == [("HALF", {1: 100, 2: 200})]
    assert saved(goods(("A", 400)), half) == 200
    assert saved(goods(("A", 9000)), Promotion("SALE", "percent", bp=5000, cap=300)) == 300


def test_what_has_come_true_often_enough_is_not_near_again() -> None:
    once = Promotion("TWO", "price", ("A",), count=2, minor=100, times=1)
    assert list(near(many("A", 100, 1), [once], 0)) == [Near("TWO", "A")]
    assert not list(near(many("A", 100, 3), [once], 0))
    meal = Promotion("MEAL", "meal", ("A", "B"), minor=100, times=1)
    assert list(near(goods(("A", 100)), [meal], 0)) == [Near("MEAL", "B")]
    another = goods(("A", 100), ("B", 100), ("A", 100))
    assert not list(near(another, [meal], 0))
    assert list(near(another, [replace(meal, times=2)], 0)) == [Near("MEAL", "B")]


def test_what_people_call_it_stands_on_the_deal() -> None:
    named = Promotion("OFF", "off", ("A",), minor=10, name="Dešimt mažiau")
    (deal,) = deals(many("A", 100, 1), [named], 0).on_lines
    assert (deal.promotion, deal.text) == ("OFF", "Dešimt mažiau")


@given(
    st.lists(st.integers(1, 500), min_size=1, max_size=6),
    st.sampled_from(["percent", "off"]),
    st.integers(0, 3),
    st.integers(0, 400),
)
def test_no_limit_ever_makes_an_offer_larger(
    prices: list[int], kind: str, times: int, cap: int
) -> None:
    basket = goods(*(("A", minor) for minor in prices))
    plain = Promotion("X", kind, ("A",), bp=3000, minor=70)
    limited = Promotion("X", kind, ("A",), bp=3000, minor=70, times=times, cap=cap)
    assert saved(basket, limited) <= saved(basket, plain)
    assert not cap or saved(basket, limited) <= cap
