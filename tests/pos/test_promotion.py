"""Promotions: which come true on a basket, what each saves on which line, and the best mix for the customer."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from pos.bill import Deals
from pos.promotion import MOST_ORDERS, Near, Promotion, deals, near
from pos.quantity import Quantity
from pos.sale import Line, Override, Sale
from tests.pos.baskets import added_up, euro, product, sale

TWO = Promotion("TWO", "price", ("A",), count=2, minor=200)
MEAL = Promotion("MEAL", "meal", ("D", "S", "W"), minor=250)


def goods(*codes: tuple[str, int], **more: Any) -> Sale:
    """Return a sale of one piece a line."""
    return sale(
        *(
            Line(at, product(code, minor), Quantity(1), **more)
            for at, (code, minor) in enumerate(codes, 1)
        )
    )


def many(code: str, minor: int, amount: int) -> Sale:
    """Return a sale of one line of several."""
    return sale(Line(1, product(code, minor), Quantity(amount)))


def savings(found: Deals) -> list[tuple[str, dict[int, int]]]:
    """What each deal saves on which line."""
    return [(deal.promotion, dict(deal.savings)) for deal in found.on_lines]


@pytest.mark.parametrize(("amount", "total"), [(1, 165), (2, 200), (3, 365), (4, 400), (5, 565)])
def test_two_for_two_counts_full_groups_only(amount: int, total: int) -> None:
    one = many("A", 165, amount)
    assert added_up(one, deals(one, [TWO], 0)).total.minor == total


def test_a_group_over_two_lines_shares_its_saving() -> None:
    assert savings(deals(goods(("A", 165), ("A", 165)), [TWO], 0)) == [("TWO", {1: 65, 2: 65})]


def test_a_meal_saves_49_36_85() -> None:
    one = goods(("D", 120), ("S", 90), ("W", 210))
    assert savings(deals(one, [MEAL], 0)) == [("MEAL", {1: 49, 2: 36, 3: 85})]


def test_a_meal_comes_true_as_often_as_it_can_with_the_dearest_first() -> None:
    one = goods(("D", 120), ("S", 90), ("W", 210), ("D", 150), ("S", 90), ("W", 210), ("D", 120))
    found = dict(savings(deals(one, [MEAL], 0)))["MEAL"]
    assert sum(found.values()) == (120 + 90 + 210) + (150 + 90 + 210) - 500
    assert set(found) == {1, 2, 3, 4, 5, 6}


def test_a_meal_that_would_be_dearer_is_left_alone() -> None:
    assert deals(goods(("D", 50), ("S", 50), ("W", 100)), [MEAL], 0) == Deals()


def test_a_group_that_would_be_dearer_is_left_alone() -> None:
    assert deals(many("A", 90, 2), [TWO], 0) == Deals()


def test_of_three_the_cheapest_is_free() -> None:
    free = Promotion("FREE", "cheapest", ("A", "B", "C"), count=3, pay=2)
    one = goods(("A", 100), ("B", 300), ("C", 200))
    found = dict(savings(deals(one, [free], 0)))["FREE"]
    assert sum(found.values()) == 100


def test_per_cents_off_a_line_are_rounded_once() -> None:
    off = Promotion("OFF", "percent", ("A",), bp=500)
    assert savings(deals(many("A", 115, 2), [off], 0)) == [("OFF", {1: 11})]


def test_per_cents_off_a_department_meet_weighed_goods_and_labels_too() -> None:
    off = Promotion("OFF", "percent", department="fruit", bp=1000)
    apples = replace(product("W", 200, weighed=True), department="fruit")
    label = replace(product("L", 100), department="fruit")
    other = replace(product("X", 100), department="tools")
    one = sale(
        Line(1, apples, Quantity(500, weighed=True)),
        Line(2, label, Quantity(1), euro(999)),
        Line(3, other, Quantity(1)),
        Line(4, replace(other, weighed=True), Quantity(500, weighed=True)),
    )
    assert savings(deals(one, [off], 0)) == [("OFF", {1: 10, 2: 100})]


def test_weighed_goods_labels_and_empties_count_in_no_group() -> None:
    one = sale(
        Line(1, product("A", 165, weighed=True), Quantity(5_000, weighed=True)),
        Line(2, product("A", 165), Quantity(1), euro(165)),
        Line(3, product("A", 165, deposit=10), Quantity(2), empties=True),
        Line(4, product("A", 165), Quantity(1)),
    )
    assert deals(one, [TWO], 0) == Deals()


def test_the_price_set_by_hand_is_what_a_deal_starts_from() -> None:
    one = goods(("A", 165), ("A", 165), override=Override(110))
    assert savings(deals(one, [TWO], 0)) == [("TWO", {1: 10, 2: 10})]


def test_every_piece_takes_part_in_one_promotion_and_the_best_mix_wins() -> None:
    half = Promotion("HALF", "percent", ("A",), bp=5_000)
    assert savings(deals(many("A", 165, 2), [TWO, half], 0)) == [("HALF", {1: 165})]
    ten = replace(half, id="TEN", bp=1_000)
    mixed = deals(many("A", 165, 3), [ten, TWO], 0)
    assert savings(mixed) == [("TWO", {1: 130}), ("TEN", {1: 16})]


def test_of_equal_ones_the_first_named_wins() -> None:
    twin = replace(TWO, id="TWIN")
    assert [name for name, _ in savings(deals(many("A", 165, 2), [TWO, twin], 0))] == ["TWO"]
    assert [name for name, _ in savings(deals(many("A", 165, 2), [twin, TWO], 0))] == ["TWIN"]


def test_many_promotions_at_once_still_find_the_best() -> None:
    some = [
        Promotion(f"P{n}", "percent", (f"C{n}",), bp=100 * n) for n in range(1, MOST_ORDERS + 4)
    ]
    idle = Promotion("IDLE", "percent", ("Z",), bp=100)
    one = goods(*((f"C{n}", 1_000) for n in range(1, MOST_ORDERS + 4)))
    found = savings(deals(one, [*some, idle], 0))
    assert {name: sum(saved.values()) for name, saved in found} == {
        f"P{n}": 10 * n for n in range(1, MOST_ORDERS + 4)
    }


def test_a_sum_from_which_it_holds_is_that_of_the_goods() -> None:
    off = Promotion("OFF", "percent", ("A",), bp=1_000, least=500)
    assert deals(many("A", 100, 4), [off], 0) == Deals()
    assert savings(deals(many("A", 100, 5), [off], 0)) == [("OFF", {1: 50})]


def test_of_several_thresholds_the_single_best_holds() -> None:
    five = Promotion("FIVE", "amount", minor=500, least=5_000)
    ten = Promotion("TEN", "percent", bp=1_000, least=5_000)
    assert deals(many("A", 6_000, 1), [five, ten], 0).on_sale == (("TEN", 600),)
    assert deals(many("A", 5_000, 1), [five, ten], 0).on_sale == (("FIVE", 500),)
    assert deals(many("A", 4_999, 1), [five, ten], 0).on_sale == ()


def test_more_than_the_goods_cost_is_never_taken_off() -> None:
    gift = Promotion("GIFT", "amount", minor=500)
    assert deals(many("A", 300, 1), [gift], 0).on_sale == (("GIFT", 300),)


def test_a_threshold_counts_what_is_left_after_the_deals() -> None:
    five = Promotion("FIVE", "amount", minor=50, least=300)
    assert deals(many("A", 165, 2), [TWO, five], 0).on_sale == ()


def total(one: Sale, *promotions: Promotion) -> int:
    return added_up(one, deals(one, promotions, 0)).total.minor


def test_deals_that_keep_a_sale_below_a_threshold_are_left_out_where_that_is_cheaper() -> None:
    each = Promotion("EACH", "off", ("A",), minor=30)
    five = Promotion("FIVE", "amount", minor=500, least=5_000)
    lamp = many("L", 4_800, 1)
    one = lamp.with_line(Line(2, product("A", 200), Quantity(1)))
    assert total(one, each, five) == 4_500
    assert total(one, each) == 4_970
    more = one.with_line(Line(3, product("A", 200), Quantity(1)))
    assert total(more, each, five) == 4_640, "50.00 and more after both: both hold, and the sum too"
    groups = many("L", 4_500, 1).with_line(Line(2, product("B", 100), Quantity(6)))
    two = Promotion("PAIR", "price", ("B",), count=2, minor=140)
    assert total(groups, two, five) == 4_540, "one pair of three may stay"
    half = Promotion("CAPPED", "percent", ("B",), bp=5_000, cap=200)
    assert total(groups, half, five) == 4_600
    assert total(many("A", 5_000, 1), replace(each, minor=600), five) == 4_400, "what saves more"


def test_dates_coupons_and_tiers_decide_whether_it_holds() -> None:
    dated = replace(TWO, from_ms=100, to_ms=200)
    assert [deals(many("A", 165, 2), [dated], at) != Deals() for at in (99, 100, 200, 201)] == [
        False,
        True,
        True,
        False,
    ]
    coupon = replace(TWO, coupon="SAVE")
    one = many("A", 165, 2)
    assert deals(one, [coupon], 0) == Deals()
    assert deals(replace(one, coupons=("SAVE",)), [coupon], 0) != Deals()
    gold = replace(TWO, tier="gold")
    assert deals(one, [gold], 0) == Deals()
    assert deals(replace(one, tier="gold"), [gold], 0) != Deals()


def test_what_the_law_bars_takes_part_in_nothing() -> None:
    one = goods(("A", 165), ("A", 165))
    assert deals(one, [TWO], 0, lambda line, promotion: line.id == 1) == Deals()
    five = Promotion("FIVE", "amount", minor=50)
    assert deals(one, [five], 0, lambda line, promotion: True) == Deals()
    assert deals(one, [five], 0).on_sale == (("FIVE", 50),)


def test_empties_do_not_keep_an_offer_off_the_sale() -> None:
    back = Line(1, product("B", 149, deposit=10), Quantity(1), empties=True)
    one = sale(back, Line(2, product("A", 500), Quantity(1)))
    five = Promotion("FIVE", "amount", minor=50)
    assert deals(one, [five], 0, lambda line, promotion: line.id == 1).on_sale == (("FIVE", 50),)


def test_an_empty_basket_meets_nothing() -> None:
    assert deals(sale(), [TWO], 0) == Deals()


def test_one_piece_short_of_a_deal_is_near() -> None:
    assert list(near(many("A", 165, 1), [TWO], 0)) == [Near("TWO", "A")]
    assert not list(near(many("A", 165, 2), [TWO], 0))
    assert list(near(goods(("D", 120), ("W", 210)), [MEAL], 0)) == [Near("MEAL", "S")]
    assert not list(near(goods(("D", 120)), [MEAL], 0))


def test_a_tenth_short_of_a_threshold_is_near() -> None:
    five = Promotion("FIVE", "amount", minor=500, least=5_000)
    assert list(near(many("A", 4_500, 1), [five], 0)) == [Near("FIVE", minor=500)]
    assert not list(near(many("A", 4_499, 1), [five], 0))
    assert not list(near(many("A", 5_000, 1), [five], 0))


def test_no_promotion_is_near_when_none_is_left() -> None:
    assert not list(near(many("A", 100, 1), [replace(TWO, to_ms=1)], 2))
