"""Goodwill: an apology in money inside a budget, above it with a manager; on the open bill or a closed receipt."""

from __future__ import annotations

import pytest

from pos.event_back import GoodwillGiven, ReturnClosed
from pos.goodwill import Budget, taken_back
from pos.sale import Cut
from pos.staff import Grade, Right
from tests.pos.desk.counter import Counter, refused


def test_a_budget_that_was_overdrawn_has_nothing_left_and_no_less() -> None:
    assert Budget(gesture=500, shift=1_000, given=1_200).left == 0
    assert Budget(gesture=500, shift=1_000, given=700).left == 300


@pytest.fixture
def till(counter: Counter) -> Counter:
    """An associate's counter with goods at 10.00."""
    counter.sells("A", 1_000)
    counter.come("lina", "associate", "555555")
    return counter


def sorry(
    till: Counter, bp: int = 0, minor: int = 0, number: int = 1, reason: str = "cold"
) -> ReturnClosed:
    till.do(till.desks.service.goodwill_closed, number, reason, bp, minor)
    assert till.till.last_return is not None
    return till.till.last_return


def open_sorry(
    till: Counter, position: int = 0, bp: int = 0, minor: int = 0, reason: str = "queue"
) -> None:
    till.do(till.desks.service.goodwill_open, reason, position, bp, minor)


def test_goodwill_on_the_open_sale_is_taken_off_and_noted(till: Counter) -> None:
    till.scan("A")
    open_sorry(till, bp=1_000)
    assert till.total == 900
    assert till.told[-2] == GoodwillGiven(1, 0, 100, "queue", "lina")
    open_sorry(till, 1, minor=50)
    assert till.total == 850
    assert till.exact().saving == 150


def test_goodwill_on_a_closed_receipt_is_spread_over_its_lines(till: Counter) -> None:
    till.sells("B", 500)
    till.scan("A", "B")
    till.sells("BTL", 100, deposit=10)
    till.do(till.desks.register.empties, "BTL", 1)
    till.exact()
    closed = sorry(till, minor=300)
    assert [(line.position, line.minor) for line in closed.lines] == [(1, 200), (2, 100)]
    assert (closed.kind, closed.total) == ("goodwill", 300)


def test_an_apology_to_someone_who_was_paid_for_empties_is_store_credit(till: Counter) -> None:
    till.sells("BTL", 100, deposit=10)
    till.sells("GUM", 15)
    till.scan("GUM")
    till.do(till.desks.register.empties, "BTL", 8)
    till.exact()
    closed = sorry(till, minor=10)
    assert [one.way.value for one in closed.tenders] == ["credit"]


def test_an_apology_is_no_part_of_a_deposit_and_may_be_all_that_the_goods_cost(
    till: Counter,
) -> None:
    till.sells("C", 100)
    till.sells("D", 100, deposit=100)
    till.sell("C", "D")
    till.come("mira", "manager", "333333")
    assert [line.minor for line in sorry(till, minor=100).lines] == [50, 50]
    assert sorry(till, minor=100).total == 100
    with refused("nothing_left"):
        sorry(till, minor=1)


def test_a_hair_above_a_per_cent_of_the_shops_own_is_above_it(till: Counter) -> None:
    till.right("associate", "goodwill", Right(Grade.ALLOWED, limit_bp=1_000))
    till.sells("B", 9_999)
    till.sell("B")
    with refused("needs_approval", off_bp=1_001):
        sorry(till, minor=1_000)
    assert sorry(till, minor=999).total == 999


def test_a_line_that_bears_nothing_of_it_is_left_out(till: Counter) -> None:
    till.sells("FREE", 0)
    till.sell("A", "FREE")
    assert [line.position for line in sorry(till, minor=100).lines] == [1]


@pytest.mark.parametrize(("bp", "minor"), [(0, 0), (-100, 0), (0, -1), (10_001, 0), (0, 1_001)])
def test_absurd_goodwill_is_refused(till: Counter, bp: int, minor: int) -> None:
    till.scan("A")
    with refused("bad_amount"):
        open_sorry(till, bp=bp, minor=minor)
    till.exact()
    with refused("over_refund" if minor > 1_000 else "bad_amount"):
        sorry(till, bp, minor)


def test_goodwill_needs_a_reason_and_an_unpaid_bill(till: Counter) -> None:
    till.scan("A")
    with refused("bad_amount"):
        open_sorry(till, minor=10, reason=" ")
    till.pay(100)
    with refused("paying_already"):
        open_sorry(till, minor=10)


def test_above_one_gestures_limit_a_manager_is_asked(till: Counter) -> None:
    till.scan("A", times=2)
    open_sorry(till, minor=500)
    with refused("needs_approval", left=500):
        open_sorry(till, minor=501)
    till.approve()
    assert till.total == 999


def test_the_shifts_budget_is_used_up_gesture_by_gesture(till: Counter) -> None:
    till.setting("goodwill_shift", "8.00")
    till.sell("A")
    sorry(till, minor=500)
    budget = till.desks.service.budget()
    assert budget is not None
    assert budget.left == 300
    with refused("needs_approval", left=300):
        sorry(till, minor=301)
    sorry(till, minor=300)


def test_another_associate_is_not_above_the_budget(till: Counter) -> None:
    till.hires("egle", "associate", "666666")
    till.scan("A")
    with refused("needs_approval"):
        open_sorry(till, minor=600)
    with refused("over_limit", name="egle"):
        till.do(till.desks.people.approve, "egle", "666666")


def test_a_manager_has_no_budget(till: Counter) -> None:
    till.come("mira", "manager", "333333")
    till.scan("A")
    open_sorry(till, minor=1_000)
    assert till.total == 0
    assert till.desks.service.budget() is None


def test_a_limit_of_the_shops_own_counts_instead_of_the_budget(till: Counter) -> None:
    till.right("associate", "goodwill", Right(Grade.ALLOWED, limit_minor=700))
    till.scan("A", times=2)
    open_sorry(till, minor=700)
    with refused("needs_approval"):
        open_sorry(till, minor=701)


def test_a_cashier_asks_for_goodwill(till: Counter) -> None:
    till.come()
    till.scan("A")
    with refused("needs_approval"):
        open_sorry(till, minor=10)
    till.approve()
    assert till.total == 990


def test_an_apology_goes_back_to_the_budget_of_the_shift_it_came_out_of() -> None:
    cuts = (Cut(500, 0, "dent"), Cut(0, 200, "queue", "ana", "rasa", apology_in=3))
    (back,) = taken_back(cuts)
    assert (back.shift, back.minor, back.by, back.approved_by) == (3, -200, "ana", "rasa")
