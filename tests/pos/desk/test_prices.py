"""Prices by hand: within the role's limit alone, above it with a second person, never absurd, all in sum."""

from __future__ import annotations

import pytest

from pos.event import ApprovalGiven, DiscountGiven, PriceOverridden
from pos.staff import ALLOWED, NEVER, Grade, Right
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with bread at 10.00 in the basket."""
    counter.sells("A", 1_000)
    counter.scan("A")
    return counter


def line(till: Counter, bp: int = 0, minor: int = 0, reason: str = "dent") -> None:
    till.do(till.desks.prices.discount_line, 1, bp, minor, reason)


def whole(till: Counter, bp: int = 0, minor: int = 0) -> None:
    till.do(till.desks.prices.discount_sale, bp, minor, "kind")


def override(till: Counter, minor: int, position: int = 1) -> None:
    till.do(till.desks.prices.override, position, minor, "shelf")


def test_a_cashier_takes_ten_per_cent_off_alone(till: Counter) -> None:
    line(till, 1_000)
    assert till.total == 900
    assert till.told[-2] == DiscountGiven(till.till.basket().id, 1, 1_000, 0, 100, "dent", "ana")


def test_two_discounts_count_together(till: Counter) -> None:
    line(till, 1_000)
    with refused("needs_approval", off_bp=1_900, off=190, old=900, new=810):
        line(till, 1_000)
    assert till.total == 900


def test_who_is_asked_sees_the_sum_that_will_be_paid(counter: Counter) -> None:
    counter.sells("B", 720)
    counter.scan("B")
    line(counter, 1_000)
    with refused("needs_approval", old=720, new=583):  # 5.832
        whole(counter, 1_000)


@pytest.mark.parametrize("first", ["line", "sale"])
def test_a_discount_on_the_line_and_on_the_sale_count_together(till: Counter, first: str) -> None:
    acts = [lambda: line(till, 600), lambda: whole(till, 600)]
    if first == "sale":
        acts.reverse()
    acts[0]()
    with refused("needs_approval"):
        acts[1]()


def test_an_amount_off_the_sale_counts_by_each_lines_part(till: Counter) -> None:
    till.sells("B", 1_000)
    till.scan("B")
    whole(till, minor=150)
    line(till, 200)
    with refused("needs_approval"):
        line(till, 200)


def test_one_line_alone_cannot_hide_behind_a_dear_one(till: Counter) -> None:
    till.sells("B", 100_000)
    till.scan("B")
    line(till, 1_000)
    with refused("needs_approval"):
        whole(till, 100)


def test_above_the_limit_a_second_person_completes_it_with_both_names(till: Counter) -> None:
    with refused("needs_approval"):
        line(till, 1_200)
    till.approve(reason="regular")
    assert till.total == 880
    assert till.told[-3] == ApprovalGiven("approve", "rasa", "ana", "regular")
    given = till.told[-2]
    assert isinstance(given, DiscountGiven)
    assert (given.by, given.approved_by) == ("ana", "rasa")
    assert till.till.who() == "ana"
    assert till.sell().lines[0].approved_by == "rasa"


def test_ones_own_pin_approves_nothing(till: Counter) -> None:
    with refused("needs_approval"):
        line(till, 1_200)
    with refused("same_person"):
        till.do(till.desks.people.approve, "ana", "1111")
    assert till.total == 1_000


def test_an_approver_has_limits_too(till: Counter) -> None:
    till.hires("lina", "associate", "555555")
    with refused("needs_approval"):
        line(till, 4_000)
    with refused("over_limit", name="lina"):
        till.do(till.desks.people.approve, "lina", "555555")
    assert till.total == 1_000


def test_an_approver_without_the_right_is_no_approver(till: Counter) -> None:
    till.hires("tom", "technician", "555555")
    with refused("needs_approval"):
        line(till, 1_200)
    with refused("not_allowed", name="tom"):
        till.do(till.desks.people.approve, "tom", "555555")


def test_never_is_never(till: Counter) -> None:
    till.right("cashier", "override", NEVER)
    with refused("not_allowed", verb="override"):
        override(till, 1)
    till.do(till.desks.register.times, 3)
    assert till.total == 3_000
    till.right("cashier", "override", ALLOWED)
    override(till, 1)
    assert till.total == 3


def test_a_limit_in_money_holds_too(till: Counter) -> None:
    till.right("cashier", "discount", Right(Grade.ALLOWED, limit_minor=50))
    line(till, minor=50)
    with refused("needs_approval"):
        line(till, minor=1)


@pytest.mark.parametrize(
    ("bp", "minor"), [(10_100, 0), (-500, 0), (0, -1), (0, 0), (500, 50), (0, 1_001)]
)
def test_absurd_discounts_are_refused(till: Counter, bp: int, minor: int) -> None:
    with refused("bad_amount"):
        line(till, bp, minor)
    with refused("bad_amount"):
        whole(till, bp, minor)
    assert till.total == 1_000


def test_a_hair_above_the_limit_is_above_it(counter: Counter) -> None:
    counter.sells("B", 9_999)
    counter.scan("B")
    with refused("needs_approval", off_bp=1_001):
        line(counter, minor=1_000)  # 10.001 %
    line(counter, minor=999)
    assert counter.total == 9_000


def test_all_of_a_price_may_be_taken_off_but_no_more(till: Counter) -> None:
    till.come("mira", "manager", "333333")
    line(till, minor=1_000)
    assert till.total == 0
    with refused("bad_amount"):
        line(till, minor=1)


@pytest.mark.parametrize("minor", [-1, 10**9])
def test_absurd_prices_are_refused(till: Counter, minor: int) -> None:
    with refused("bad_amount"):
        override(till, minor)


def test_a_wrong_price_is_corrected_with_old_and_new_in_the_journal(till: Counter) -> None:
    with refused("needs_approval", old=1_000, new=900):
        override(till, 900)
    till.approve()
    event = till.told[-2]
    assert isinstance(event, PriceOverridden)
    assert (event.old, event.new, event.reason, event.approved_by) == (1_000, 900, "shelf", "rasa")
    with refused("needs_approval"):
        override(till, 800)
    till.approve()
    event = till.told[-2]
    assert isinstance(event, PriceOverridden)
    assert (event.old, event.new) == (900, 800)


def test_an_associate_halves_a_price_alone(till: Counter) -> None:
    till.come("lina", "associate", "555555")
    override(till, 500)
    with refused("needs_approval"):
        override(till, 499)


def test_the_old_price_of_a_label_is_the_labels(till: Counter) -> None:
    till.pattern("23iiiiipppppc")
    till.sells("12345", 100)
    till.scan("2312345003003")
    till.come("mira", "manager", "333333")
    override(till, 200, 2)
    event = till.told[-2]
    assert isinstance(event, PriceOverridden)
    assert event.old == 300


def test_goods_given_away_have_no_per_cent_to_take(till: Counter) -> None:
    till.sells("FREE", 0)
    till.scan("FREE")
    till.come("mira", "manager", "333333")
    override(till, 5, 2)
    assert till.total == 1_005


def test_what_came_off_the_whole_sale_is_taken_back(till: Counter) -> None:
    whole = till.total
    with refused("not_found"):
        till.do(till.desks.prices.restore_sale)
    till.do(till.desks.prices.discount_sale, 500)
    till.do(till.desks.prices.discount_sale, 0, 10)
    assert till.total < whole
    till.do(till.desks.prices.restore_sale)
    assert till.total == whole
    till.reopen()
    assert till.total == whole
    till.come()
    till.do(till.desks.register.void)
    with refused("no_sale_open"):
        till.do(till.desks.prices.restore_sale)


def test_restore_takes_it_all_back(till: Counter) -> None:
    line(till, 1_000)
    till.do(till.desks.prices.restore, 1)
    assert till.total == 1_000


def test_empties_have_no_price_to_change(till: Counter) -> None:
    till.sells("B", 149, deposit=10)
    till.do(till.desks.register.empties, "B", 1)
    with refused("not_allowed"):
        override(till, 5, 2)
    whole(till, 500)
    assert till.total == 940
