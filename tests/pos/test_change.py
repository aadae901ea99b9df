"""Change: exact, fewest pieces, sparing what is scarce, and the ways out when it cannot be made.

Long because the oracles stand beside the examples.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.change import Ask, Change, Impossible, amounts_given, kinder, make_change
from pos.errors import Refused
from pos.pieces import LIMIT, PLENTY, Pieces, count, fewest, fewest_pieces, in_stock, worth

EURO = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000]
KRONA = [100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000]

small_drawers = st.dictionaries(st.integers(1, 30), st.integers(-1, 4), max_size=5)
real_drawers = st.fixed_dictionaries({value: st.integers(0, 3) for value in EURO[2:9]})


def every_way(amount: int, drawer: dict[int, int]) -> list[Pieces]:
    """Try everything: the oracle shares no thought with the search."""
    values = sorted((value for value, number in drawer.items() if number > 0), reverse=True)
    return [
        tuple((value, number) for value, number in zip(values, numbers, strict=True) if number)
        for numbers in product(*(range(drawer[value] + 1) for value in values))
        if sum(v * n for v, n in zip(values, numbers, strict=True)) == amount
    ]


def rank(pieces: Pieces, drawer: dict[int, int]) -> tuple[int, Fraction, list[tuple[int, int]]]:
    """Order ways as the house does: fewest, then least 1/stock, then most of the largest."""
    return (
        sum(number for _, number in pieces),
        sum((Fraction(number, drawer[value]) for value, number in pieces), Fraction(0)),
        [(-value, -number) for value, number in pieces],
    )


def payable(values: set[int], most: int) -> set[int]:
    """Return all that a purse without bottom can pay, up to `most`."""
    sums = {0}
    for _ in range(most):
        sums |= {total + value for total in sums for value in values if total + value <= most}
    return sums


def given_back(result: Change | Impossible) -> Pieces:
    assert isinstance(result, Change)
    return result.pieces


def refused(result: Change | Impossible) -> Impossible:
    assert isinstance(result, Impossible)
    return result


def test_three_twenties_where_the_largest_coin_first_would_fail() -> None:
    assert given_back(make_change(60, {50: 1, 20: 3, 10: 0})) == ((20, 3),)


def test_the_change_of_the_first_story() -> None:
    drawer = {200: 5, 100: 5, 50: 10, 20: 10, 10: 10, 5: 10}
    assert make_change(240, drawer) == Change(240, ((200, 1), (20, 2)))


def test_what_to_ask_for_when_the_drawer_lacks_small_pieces() -> None:
    way_out = refused(make_change(18, {10: 0, 5: 4, 1: 2}, accepted=[1, 2, 5, 10, 20, 50]))
    assert way_out.ask == Ask(2, ((2, 1),), Change(20, ((5, 4),)))
    assert (way_out.below, way_out.above, way_out.missing) == (17, 20, (1, 2))


def test_by_default_customers_pay_with_what_the_drawer_knows() -> None:
    way_out = refused(make_change(18, {10: 0, 5: 4, 1: 2}))
    assert way_out.ask is not None
    assert way_out.ask.pieces == ((1, 2),)


def test_one_and_two_cents_stay_in_the_drawer_where_cash_is_rounded() -> None:
    drawer = {5: 0, 2: 10, 1: 10}
    assert given_back(make_change(5, drawer)) == ((2, 2), (1, 1))
    way_out = refused(make_change(5, drawer, dispensed=EURO[2:]))
    assert (way_out.missing, way_out.below, way_out.above) == ((5,), 0, None)


def test_an_empty_drawer_has_no_way_out() -> None:
    assert refused(make_change(10, {})) == Impossible(10, None, 0, None, ())


def test_no_change_is_no_pieces_and_less_is_refused() -> None:
    assert make_change(0, {}) == Change(0, ())
    with pytest.raises(Refused, match="bad_amount"):
        make_change(-1, {1: 9})


def test_absurd_amounts_are_refused_and_not_computed() -> None:
    with pytest.raises(Refused, match="over_limit"):
        make_change(10**9, {1: 10**10})
    with pytest.raises(Refused, match="over_limit"):
        make_change(10**9, {1: 1, 5: 2})
    assert make_change(LIMIT, {LIMIT: 1, 1: 9}) == Change(LIMIT, ((LIMIT, 1),))
    with pytest.raises(Refused, match="over_limit"):
        make_change(LIMIT + 1, {LIMIT + 1: 1, 1: 9})


def test_scarce_pieces_are_spared_among_equally_short_ways() -> None:
    # 60 + 20 and 50 + 30 are two pieces each; the 30s are plentiful.
    assert fewest(80, {60: 2, 20: 2, 50: 2, 30: 50}) == ((50, 1), (30, 1))
    assert fewest(80, {60: 2, 20: 2, 50: 2, 30: 2}) == ((60, 1), (20, 1))
    # Four pieces either way; where values lie close, a scarce larger one weighs as much as elsewhere.
    close = {17: 4, 21: 1, 29: 4, 30: 1, 31: 3, 35: 3}
    assert fewest(118, close) == ((31, 1), (29, 3))


@settings(max_examples=400, deadline=None)
@given(small_drawers, st.integers(0, 150))
def test_the_best_way_is_found_or_truly_none(drawer: dict[int, int], amount: int) -> None:
    ways = every_way(amount, drawer)
    best = min(ways, key=lambda way: rank(way, drawer), default=None)
    assert fewest(amount, drawer) == best


@settings(max_examples=200, deadline=None)
@given(real_drawers, st.integers(0, 800))
def test_the_best_way_with_euro_coins(drawer: dict[int, int], amount: int) -> None:
    ways = every_way(amount * 5, drawer)
    best = min(ways, key=lambda way: rank(way, drawer), default=None)
    assert fewest(amount * 5, drawer) == best


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from([1, 2, 3, 5, 10, 20]), st.integers(0, 3), max_size=4),
    st.integers(1, 70),
    st.sets(st.sampled_from([1, 2, 5, 10, 20]), min_size=1),
    st.one_of(st.none(), st.sets(st.sampled_from([1, 2, 5, 10, 20]))),
)
def test_ways_out_are_the_nearest_ones(
    drawer: dict[int, int], amount: int, accepted: set[int], dispensed: set[int] | None
) -> None:
    may = {v: n for v, n in drawer.items() if dispensed is None or v in dispensed}
    result = make_change(amount, drawer, dispensed, accepted)
    if isinstance(result, Change):
        assert worth(result.pieces) == amount
        return
    ways = product(*([value * n for n in range(number + 1)] for value, number in may.items()))
    makes = {sum(way) for way in ways}
    assert result.below == max(total for total in makes if total < amount)
    assert result.above == min((total for total in makes if total > amount), default=None)
    purse = payable(accepted, max(accepted))
    expected = [
        ask for ask in range(1, max(accepted) + 1) if ask in purse and amount + ask in makes
    ]
    assert (result.ask and result.ask.amount) == (expected[0] if expected else None)
    fetchable = drawer.keys() | accepted if dispensed is None else dispensed
    would_do = [v for v in fetchable if every_way(amount, may | {v: may.get(v, 0) + 1})]
    assert result.missing == tuple(sorted(would_do))


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from([1, 2, 5, 10]), st.integers(0, 2), max_size=4),
    st.integers(1, 40),
)
def test_the_customers_own_pieces_would_not_make_a_smaller_ask(
    drawer: dict[int, int], amount: int
) -> None:
    result = make_change(amount, drawer, accepted=[1, 2, 5])
    if isinstance(result, Impossible):
        smallest = result.ask.amount if result.ask else 6
        for ask in range(1, smallest):
            added = dict(fewest_pieces(ask, [1, 2, 5]))
            together = {v: drawer.get(v, 0) + added.get(v, 0) for v in drawer.keys() | added.keys()}
            assert not every_way(amount + ask, together)


def change_of(amount: int, drawer: dict[int, int]) -> Change:
    result = make_change(amount, drawer)
    assert isinstance(result, Change)
    return result


def test_a_handful_of_coins_becomes_two_notes() -> None:
    drawer = dict.fromkeys(EURO, 9)
    hint = kinder(change_of(3780, drawer), drawer)
    assert hint == Ask(220, ((200, 1), (20, 1)), Change(4000, ((2000, 2),)))


def test_no_hint_where_little_is_saved_or_the_customer_would_give_too_much() -> None:
    drawer = dict.fromkeys(EURO, 9)
    change = change_of(3780, drawer)
    assert kinder(change_of(380, drawer), drawer) is None, "five pieces become three: not worth it"
    assert kinder(change, drawer, accepted=[10]) is None
    assert kinder(change, drawer, accepted=[7]) is None
    assert kinder(change, drawer, dispensed=EURO[:9]) is None
    assert kinder(change, dict.fromkeys(EURO[:11], 1)) is None, "one note of 20.00 is not two"
    assert kinder(change_of(60, drawer), drawer) is None


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 10_000), st.integers(4, 9))
def test_a_hint_saves_what_it_promises(amount: int, each: int) -> None:
    drawer = dict.fromkeys(EURO, each)
    change = change_of(amount, drawer)
    hint = kinder(change, drawer)
    if hint is not None:
        assert worth(hint.change.pieces) == amount + hint.amount == amount + worth(hint.pieces)
        assert count(hint.pieces) + count(hint.change.pieces) <= count(change.pieces) - 3
        assert count(hint.pieces) <= 3
        assert hint.pieces[0][0] < hint.change.pieces[-1][0]


def test_money_paid_is_counted_in_as_the_fewest_pieces() -> None:
    assert fewest_pieces(500, EURO) == ((500, 1),)
    assert fewest_pieces(6235, EURO) == ((5000, 1), (1000, 1), (200, 1), (20, 1), (10, 1), (5, 1))
    assert fewest_pieces(600, [500, 200]) == ((200, 3),)
    assert fewest_pieces(0, EURO) == ()


def test_of_a_large_sum_only_the_last_of_the_largest_pieces_are_looked_at() -> None:
    assert fewest_pieces(99_999_990, EURO)[0] == (max(EURO), 99_999_990 // max(EURO))
    assert worth(fewest_pieces(10**9 + 1, EURO)) == 10**9 + 1
    assert worth(fewest_pieces(10**9, [700, 300, 200])) == 10**9


@pytest.mark.parametrize(("amount", "values"), [(150, KRONA), (-5, EURO), (3, [2]), (1, [])])
def test_money_that_cannot_be_is_refused(amount: int, values: list[int]) -> None:
    with pytest.raises(Refused, match="bad_amount"):
        fewest_pieces(amount, values)


def test_counts_below_nothing_are_nothing() -> None:
    assert in_stock({5: -2, 1: 0, 2: 1, 0: 4}) == {2: 1}
    assert fewest(5, {5: -2, 1: 9}) == ((1, 5),)


@pytest.mark.parametrize(
    ("to_pay", "values", "buttons"),
    [
        (1235, EURO, (1235, 1500, 2000, 5000, 10000, 20000)),
        (260, EURO, (260, 300, 400, 500, 1000, 2000)),
        (4500, EURO, (4500, 5000, 6000, 10000, 20000)),
        (8740, EURO, (8740, 9000, 10000, 20000)),
        (22300, KRONA, (22300, 25000, 30000, 40000, 50000, 100000)),
        (1005, EURO, (1005, 1010, 1020, 1050, 2000, 5000)),
        (205, EURO, (205, 210, 220, 250, 500, 1000)),
        (100_300, KRONA, (100_300, 100_500, 101_000, 102_000, 105_000, 200_000)),
        (0, EURO, (0,)),
        (99_900, EURO, (99_900, 100_000)),
        (123_456, EURO, (123_456, 124_000, 125_000, 130_000, 140_000)),
        (99_999_999, EURO, (99_999_999, 100_000_000)),
        (100, [], (100,)),
    ],
)
def test_buttons_for_what_the_customer_gave(
    to_pay: int, values: list[int], buttons: tuple[int, ...]
) -> None:
    assert amounts_given(to_pay, values) == buttons


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 300_000))
def test_buttons_are_exact_first_rising_and_payable(to_pay: int) -> None:
    buttons = amounts_given(to_pay, EURO)
    assert buttons[0] == to_pay
    assert list(buttons) == sorted(set(buttons))
    assert len(buttons) <= 6
    for amount in buttons[1:]:
        # Some piece rounds the price up to it, and no piece is one too many.
        assert any(amount % value == 0 and amount - value < to_pay for value in EURO)


def test_plenty_is_spent_before_the_last_ones() -> None:
    assert fewest(80, {60: 1, 20: 1, 50: PLENTY, 30: PLENTY}) == ((50, 1), (30, 1))
