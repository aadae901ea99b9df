"""Money: sums are exact, halves go away from zero, and what is shared out adds up again."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.money import Money, divide, running_share, spread, total

AMOUNT = st.integers(-(10**9), 10**9)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=30)


def euro(minor: int) -> Money:
    return Money(minor, "EUR")


@pytest.mark.parametrize(
    ("minor", "text"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (129, "1.29"), (-12030, "-120.30")]
)
def test_an_amount_is_written_with_two_decimals(minor: int, text: str) -> None:
    assert str(euro(minor)) == text


@given(AMOUNT, AMOUNT, st.integers(-1000, 1000))
def test_amounts_are_reckoned_like_whole_numbers(a: int, b: int, times: int) -> None:
    assert euro(a) + euro(b) == euro(a + b)
    assert euro(a) - euro(b) == euro(a - b)
    assert -euro(a) == euro(-a)
    assert abs(euro(a)) == euro(abs(a))
    assert euro(a) * times == euro(a * times)
    assert bool(euro(a)) is (a != 0)
    assert euro(a).of(b) == euro(b)


@given(AMOUNT, AMOUNT)
def test_amounts_are_ordered_like_whole_numbers(a: int, b: int) -> None:
    found = (euro(a) < euro(b), euro(a) <= euro(b), euro(a) > euro(b), euro(a) >= euro(b))
    assert found == (a < b, a <= b, a > b, a >= b)


@pytest.mark.parametrize(
    "join", [operator.add, operator.sub, operator.lt, operator.le, operator.gt, operator.ge]
)
def test_two_currencies_never_mix(join: Callable[[Money, Money], object]) -> None:
    with pytest.raises(ValueError, match="EUR with SEK"):
        join(euro(100), Money(100, "SEK"))


def test_a_sum_of_nothing_is_zero_of_its_currency() -> None:
    assert total([], "PLN") == Money(0, "PLN")


def test_a_sum_takes_one_currency_only() -> None:
    assert total([euro(100), euro(-30)], "EUR") == euro(70)
    with pytest.raises(ValueError, match="SEK with EUR"):
        total([euro(1), Money(1, "SEK")], "EUR")


@pytest.mark.parametrize(
    ("numerator", "denominator", "found"),
    [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (-4, 3, -1), (5, 3, 2), (0, 7, 0), (2185, 10, 219)],
)
def test_halves_go_away_from_zero(numerator: int, denominator: int, found: int) -> None:
    assert divide(numerator, denominator) == found


@given(AMOUNT, st.integers(1, 10**5))
def test_rounding_is_never_further_than_half_and_mirrors(numerator: int, denominator: int) -> None:
    found = divide(numerator, denominator)
    assert abs(Fraction(numerator, denominator) - found) <= Fraction(1, 2)
    assert divide(-numerator, denominator) == -found


@pytest.mark.parametrize("denominator", [0, -1])
def test_nothing_is_divided_by_nothing(denominator: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        divide(1, denominator)


@given(AMOUNT, WEIGHTS)
def test_shares_add_up_mirror_and_are_fair(minor: int, weights: list[int]) -> None:
    if not any(weights):
        weights[0] = 1
    shares = spread(minor, weights)
    whole = sum(weights)
    assert sum(shares) == minor
    assert spread(-minor, weights) == [-share for share in shares]
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(minor * weight, whole)) < 1


@given(st.integers(0, 10**6), WEIGHTS)
def test_a_heavier_line_never_bears_less(minor: int, weights: list[int]) -> None:
    shares = spread(minor, [weight + 1 for weight in weights])
    by_weight = sorted(zip(weights, shares, strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(by_weight) if a[0] < b[0])


def test_of_equal_remainders_the_earlier_line_takes_more() -> None:
    assert spread(100, [1, 1, 1]) == [34, 33, 33]
    assert spread(-70, [200, 200, 150]) == [-26, -25, -19]
    assert spread(7000, [20000, 20000, 15000]) == [2546, 2545, 1909]


def test_nothing_to_spread_over_bears_only_nothing() -> None:
    assert spread(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="spread over"):
        spread(1, [0, 0])


def test_three_for_ten_come_back_as_3_33_3_34_3_33() -> None:
    assert [running_share(1000, k, 1, 3) for k in range(3)] == [333, 334, 333]


@given(AMOUNT, st.lists(st.integers(1, 50), min_size=1, max_size=20))
def test_parts_taken_one_after_the_other_add_up(minor: int, parts: list[int]) -> None:
    units = sum(parts)
    taken = [running_share(minor, sum(parts[:at]), now, units) for at, now in enumerate(parts)]
    assert sum(taken) == minor
    assert [running_share(-minor, 0, now, units) for now in parts] == [
        -running_share(minor, 0, now, units) for now in parts
    ]
