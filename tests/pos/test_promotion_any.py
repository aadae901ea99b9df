"""Promotions on any basket: nothing is ever sold for less than nothing, and no offer costs the customer."""

from __future__ import annotations

from itertools import product as every

from hypothesis import given
from hypothesis import strategies as st

from pos.promotion import Promotion, deals
from pos.quantity import Quantity
from pos.sale import Cut, Line
from tests.pos.baskets import added_up, product, sale


def _of(
    ident: str, kind: str, codes: str, **more: st.SearchStrategy[int]
) -> st.SearchStrategy[Promotion]:
    return st.builds(Promotion, st.just(ident), st.just(kind), st.just(tuple(codes)), **more)


PROMOTIONS = st.lists(
    st.one_of(
        _of("G", "price", "AB", count=st.integers(1, 3), minor=st.integers(0, 900)),
        _of("C", "cheapest", "ABC", count=st.just(3), pay=st.integers(0, 2)),
        _of("M", "meal", "AB", minor=st.integers(0, 900)),
        _of("P", "percent", "AC", bp=st.integers(1, 10_000)),
        _of("W", "percent", "", bp=st.integers(1, 10_000)),
        _of("S", "amount", "", minor=st.integers(1, 900), least=st.integers(0, 900)),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)  # fmt: skip
LINES = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(0, 500), st.integers(1, 4)), max_size=5
)


@given(LINES, PROMOTIONS, st.integers(0, 2_000))
def test_no_offer_ever_makes_a_line_cost_less_than_nothing(
    some: list[tuple[str, int, int]], promotions: list[Promotion], off: int
) -> None:
    one = sale(
        *(
            Line(
                at,
                product(code, minor),
                Quantity(amount),
                cuts=(Cut(minor=off),) if off > 1_500 else (),
            )
            for at, (code, minor, amount) in enumerate(some, 1)
        )
    )
    found = deals(one, promotions, 0)
    summed = added_up(one, found)
    assert all(0 <= each.goods <= each.own for each in summed.lines)
    assert summed.total.minor == sum(each.paid for each in summed.lines)


@given(LINES, PROMOTIONS)
def test_one_more_promotion_never_costs_the_customer(
    some: list[tuple[str, int, int]], promotions: list[Promotion]
) -> None:
    on_goods = [one for one in promotions if not one.on_sale]
    one = sale(
        *(
            Line(at, product(code, minor), Quantity(amount))
            for at, (code, minor, amount) in enumerate(some, 1)
        )
    )
    with_all = added_up(one, deals(one, on_goods, 0)).total.minor
    with_fewer = added_up(one, deals(one, on_goods[:-1], 0)).total.minor
    assert with_all <= with_fewer


@given(
    st.lists(st.integers(1, 900), min_size=1, max_size=7),
    st.integers(0, 3_000),
    st.integers(1, 900),
    st.sampled_from((0, 0, 150)),
)
def test_no_other_choice_of_what_is_left_out_is_cheaper(
    prices: list[int], least: int, off: int, cap: int
) -> None:
    codes = [f"C{at}" for at in range(len(prices))]
    share = Promotion("SHARE", "percent", tuple(codes), bp=3_000, cap=cap)
    whole = Promotion("WHOLE", "amount", minor=off, least=least)
    one = sale(
        *(
            Line(at, product(code, minor), Quantity(1))
            for at, (code, minor) in enumerate(zip(codes, prices, strict=True), 1)
        )
    )
    saved = [minor - (minor * 7_000 + 5_000) // 10_000 for minor in prices]
    parts = [(0, one) for one in saved]
    if cap and sum(saved) > cap:
        parts = [(0, cap)]
    sums = [sum(prices) - sum(some) for some in every(*parts)]
    best = min(left - min(left, off) if left >= least else left for left in sums)
    assert added_up(one, deals(one, [share, whole], 0)).total.minor == best
