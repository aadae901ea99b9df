"""Second thoughts at the service desk, and how the desk looks meanwhile."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pos.desk.back_look import BackLook, back_look
from pos.tender import Way
from tests.pos.desk.coming_back import refund
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter where three of A, a bottle and two empties were sold, the receipt taken up."""
    counter.sells("A", 1_000)
    counter.sells("D", 100, deposit=10)
    counter.scan("A", times=3)
    counter.scan("D")
    counter.do(counter.desks.register.empties, "D", 2)
    counter.card(500)
    counter.exact()
    counter.desks.returns.find()
    return counter


def look(till: Counter) -> BackLook:
    return back_look(till.till, till.desks.returns, till.desks.service)


def held(till: Counter) -> list[tuple[int, int, int]]:
    lines = till.till.back.lines if till.till.back else ()
    return [(line.position, line.amount, line.minor) for line in lines]


def test_taking_a_line_again_replaces_what_was_in_hand(till: Counter) -> None:
    till.do(till.desks.in_hand.take, 1, 1)
    till.do(till.desks.in_hand.take, 1, 3, "faulty", "broken")
    assert held(till) == [(1, 3, 3_000)]
    till.do(till.desks.in_hand.take, 1)
    assert held(till) == [(1, 3, 3_000)]


def test_the_whole_receipt_leaves_only_empties(till: Counter) -> None:
    till.do(till.desks.in_hand.take, 1, 1)
    till.do(till.desks.in_hand.whole, "mind")
    assert held(till) == [(1, 1, 1_000), (1, 2, 2_000), (2, 1, 110)]
    with refused("nothing_left"):
        till.do(till.desks.in_hand.whole)


def test_a_line_put_back_is_out_of_the_return(till: Counter) -> None:
    with refused("not_found"):
        till.do(till.desks.in_hand.put_back, 1)
    till.do(till.desks.in_hand.whole)
    till.do(till.desks.in_hand.put_back, 2)
    assert held(till) == [(1, 3, 3_000)]
    till.do(till.desks.in_hand.put_back, 1)
    assert till.till.back is None
    till.reopen()
    assert till.till.back is None


def test_goods_without_a_receipt_are_put_back_by_their_code(till: Counter) -> None:
    till.come("lina", "associate", "555555")
    till.do(till.desks.returns.without_receipt, "A")
    till.do(till.desks.returns.without_receipt, "D")
    till.do(till.desks.in_hand.put_back, 0, "A")
    assert [line.code for line in (till.till.back.lines if till.till.back else ())] == ["D"]


def test_once_money_went_back_nothing_in_hand_changes(till: Counter) -> None:
    till.do(till.desks.in_hand.take, 1, 2)
    refund(till, Way.CARD, 500)
    with refused("paying_already"):
        till.do(till.desks.in_hand.take, 1, 1)


def test_a_piece_with_a_number_is_named_by_it(counter: Counter) -> None:
    counter.sells("P", 5_000, serial=True)
    counter.scan("P")
    counter.do(counter.desks.register.serial, "SN-1")
    counter.exact()
    counter.desks.returns.find()
    with refused("not_returnable"):
        counter.do(counter.desks.in_hand.take, 1)
    counter.do(counter.desks.in_hand.take, 1, serial="SN-1")
    assert held(counter) == [(1, 1, 5_000)]


def test_a_late_line_in_hand_names_who_let_it_through(till: Counter) -> None:
    till.clock.set("2027-11-21 12:00")
    with refused("window_closed"):
        till.do(till.desks.in_hand.take, 1)
    till.approve()
    assert till.till.back is not None
    assert till.till.back.approved_by == "rasa"


# --- the look -------------------------------------------------------------------------------------------------------


def test_a_desk_without_a_receipt_looks_empty(counter: Counter) -> None:
    seen = look(counter)
    assert (seen.receipt, seen.lines, seen.options, seen.left) == (None, (), (), 0)
    assert seen.budget is not None


def test_a_line_shows_why_it_may_not_come_back_and_empties_never_do(till: Counter) -> None:
    till.do(till.desks.in_hand.take, 1)
    seen = look(till)
    assert [line.left.amount for line in seen.lines] == [0, 1, 2]
    assert seen.lines[0].blocked("sellable") == ""
    assert seen.lines[1].blocked("sellable") == ""
    assert seen.lines[2].blocked("sellable") == "not_returnable"
    assert seen.lines[2].blocked("faulty") == "not_returnable"
    assert (seen.left, seen.new_goods) == (3_000, 0)
    assert seen.options[0].way == "card"


def test_what_came_back_before_is_shown_as_gone(till: Counter) -> None:
    till.do(till.desks.in_hand.take, 2)
    refund(till, Way.CARD)
    seen = look(till)
    assert seen.back is None
    assert seen.lines[1].blocked("sellable") == "nothing_left"
    assert seen.last_return is not None


def test_new_goods_lower_what_is_left_to_hand_over(till: Counter) -> None:
    till.do(till.desks.in_hand.take, 1, 2)
    till.scan("A")
    seen = look(till)
    assert (seen.left, seen.new_goods) == (1_000, 1_000)


def test_a_manager_has_no_budget_to_show(till: Counter) -> None:
    till.come("mira", "manager", "333333")
    assert look(till).budget is None


def test_a_receipt_of_another_till_is_known_as_such(till: Counter) -> None:
    assert look(till).own
    found = till.desks.returns.receipt
    assert found is not None
    till.desks.returns.receipt = replace(found, till=2)
    assert not look(till).own
