"""Points at the counter: earned, paid with, given back; every sum of them audited at the end."""

from __future__ import annotations

import pytest

from pos.loyalty import POINTS
from pos.tender import Way
from tests.pos.conftest import OpenShop
from tests.pos.desk.coming_back import back, refunded
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def member(counter: Counter) -> Counter:
    """A counter that gives a point for each full euro, with a known customer at it."""
    counter.setting("points_given", "1")
    counter.knows("C1")
    counter.sells("A", 1_000)
    counter.do(counter.desks.register.customer, "C1")
    return counter


def left(counter: Counter) -> int | None:
    return counter.desks.points.balance("C1")


def test_a_stranger_has_no_points_and_a_customer_none_at_first(member: Counter) -> None:
    assert member.desks.points.balance("nobody") is None
    assert left(member) == 0


def test_a_sale_earns_and_its_receipt_says_so(member: Counter) -> None:
    sold = member.sell("A")
    assert sold.award is not None
    assert (sold.award.earned, sold.award.balance, left(member)) == (10, 10, 10)
    assert "Gauta taškų" in member.paper()


def test_less_than_a_step_earns_nothing_but_is_told(member: Counter) -> None:
    member.sells("B", 50)
    sold = member.sell("B")
    assert sold.award is not None
    assert (sold.award.earned, left(member)) == (0, 0)
    assert "Gauta taškų" not in member.paper()
    assert "Iš viso taškų" in member.paper()


def test_points_pay_no_more_than_is_due(member: Counter) -> None:
    member.store.keep_gift_card(member.act(), "C1", 5_000, POINTS)
    member.scan("A")
    member.do(member.desks.points.take, "C1", 4_000)
    tender = member.sold.tenders[0]
    assert (tender.way, tender.amount.minor, tender.points) == (Way.POINTS, 1_000, 1_000)
    assert left(member) == 4_000


def test_a_point_worth_more_than_what_is_due_pays_nothing(member: Counter) -> None:
    member.setting("point_worth", "1.00")
    member.store.keep_gift_card(member.act(), "C1", 50, POINTS)
    member.scan("A")
    member.card(950)
    with refused("bad_amount"):
        member.do(member.desks.points.take, "C1", 1)


@pytest.mark.parametrize(("ident", "count", "code"), [
    ("nobody", 1, "unknown_code"), ("C1", 0, "bad_amount"), ("C1", 1, "not_enough"),
])  # fmt: skip
def test_what_points_cannot_do(member: Counter, ident: str, count: int, code: str) -> None:
    member.scan("A")
    with refused(code):
        member.do(member.desks.points.take, ident, count)


def test_law_keeps_points_off_alcohol_in_latvia(open_shop: OpenShop) -> None:
    counter = open_shop("LV")
    counter.begin()
    counter.setting("points_given", "1")
    counter.knows("C1")
    counter.sells("V", 1_000, klass="alcohol")
    counter.do(counter.desks.register.customer, "C1")
    counter.scan("V")
    counter.do(counter.desks.ages.confirm)
    with refused("not_allowed", why="loyalty"):
        counter.do(counter.desks.points.take, "C1", 1)


def test_beside_alcohol_points_pay_the_other_goods_alone_and_earn_on_them(
    open_shop: OpenShop,
) -> None:
    counter = open_shop("LV")
    counter.begin()
    counter.setting("points_given", "1")
    counter.knows("C1")
    counter.sells("V", 1_000, klass="alcohol")
    counter.sells("A", 300)
    counter.store.keep_gift_card(counter.act(), "C1", 5_000, POINTS)
    counter.do(counter.desks.register.customer, "C1")
    counter.scan("A", "V")
    counter.do(counter.desks.ages.confirm)
    spending = counter.desks.points.spending()
    assert spending is not None
    assert (spending.most, spending.minor) == (300, 300)
    counter.do(counter.desks.points.take, "C1", 100)
    counter.do(counter.desks.points.take, "C1", 5_000)
    assert left(counter) == 4_700
    with refused("not_allowed", why="loyalty"):
        counter.do(counter.desks.points.take, "C1", 1)
    counter.exact()
    counter.scan("A", "V")
    counter.do(counter.desks.ages.confirm)
    counter.do(counter.desks.register.customer, "C1")
    counter.exact()
    assert left(counter) == 4_703
    back(counter, 2)
    refunded(counter)
    assert left(counter) == 4_703, "it had earned none"


def test_a_return_takes_back_what_was_earned_and_gives_back_what_was_paid(member: Counter) -> None:
    member.store.keep_gift_card(member.act(), "C1", 100, POINTS)
    member.scan("A")
    member.do(member.desks.points.take, "C1", 100)
    member.exact()
    assert left(member) == 9
    member.desks.returns.find()
    member.do(member.desks.returns.line, 1)
    member.do(member.desks.returns.refund, Way.CASH)
    assert member.till.back is None
    assert left(member) == 100


def test_money_on_a_gift_card_and_a_deposit_earn_nothing(member: Counter) -> None:
    member.sells("D", 100, deposit=100)
    member.scan("A", "D")
    member.do(member.desks.values.sell, "G1", 5_000)
    member.exact()
    assert left(member) == 11
    back(member, 2)
    refunded(member)
    assert left(member) == 10


def test_an_apology_takes_no_points_away_nor_makes_a_return_cost_more(member: Counter) -> None:
    member.sells("B", 480)
    member.sell("A", "B")
    member.come("lina", "associate", "555555")
    member.do(member.desks.service.goodwill_closed, 1, "queue", 0, 10)
    assert left(member) == 14
    back(member, 2)
    refunded(member)
    assert left(member) == 10


def test_points_that_were_spent_since_are_not_taken_back(member: Counter) -> None:
    member.sell("A")
    member.do(member.desks.register.customer, "C1")
    member.scan("A")
    member.do(member.desks.points.take, "C1", 10)
    member.exact()
    assert left(member) == 9
    member.desks.returns.find(1)
    member.do(member.desks.returns.line, 1)
    refunded(member)
    assert left(member) == 0


def test_points_that_come_back_pay_for_those_that_go(member: Counter) -> None:
    member.store.keep_gift_card(member.act(), "C1", 100, POINTS)
    member.scan("A")
    member.do(member.desks.points.take, "C1", 100)
    member.exact()
    member.do(member.desks.register.customer, "C1")
    member.scan("A")
    member.do(member.desks.points.take, "C1", 9)
    member.setting("points_given", "0")
    member.exact()
    assert left(member) == 0
    member.desks.returns.find(1)
    member.do(member.desks.returns.line, 1)
    refunded(member)
    assert left(member) == 91


def test_points_alone_go_back_as_points(member: Counter) -> None:
    member.store.keep_gift_card(member.act(), "C1", 1_000, POINTS)
    member.scan("A")
    member.do(member.desks.points.take, "C1", 1_000)
    member.desks.returns.find()
    member.do(member.desks.returns.line, 1)
    with refused("over_refund"):
        member.do(member.desks.returns.refund, Way.CASH)
    member.do(member.desks.returns.refund, Way.POINTS)
    assert left(member) == 1_000


def test_a_strangers_return_moves_no_points(counter: Counter) -> None:
    counter.sells("A", 1_000)
    counter.sell("A")
    counter.desks.returns.find()
    counter.do(counter.desks.returns.line, 1)
    counter.do(counter.desks.returns.refund, Way.CASH)
    assert "value_moved" not in counter.names


def test_nothing_goes_back_as_no_points(counter: Counter) -> None:
    counter.sells("F", 0)
    counter.sell("F")
    counter.desks.returns.find()
    counter.do(counter.desks.returns.line, 1)
    counter.do(counter.desks.returns.refund, Way.POINTS)
    assert counter.till.back is None
