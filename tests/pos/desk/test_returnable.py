"""What may come back and what not: the last day, hygiene, faults, numbers, empties."""

from __future__ import annotations

import pytest

from tests.pos.desk.coming_back import back, refund, refunded, ways
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with goods at 10.00 and a bottle with deposit."""
    counter.sells("A", 1_000)
    counter.sells("D", 100, deposit=10)
    return counter


def test_after_the_last_day_a_second_person_lets_it_through(till: Counter) -> None:
    till.setting("return_days", "14")
    till.clock.set("2026-11-22 12:00")
    till.sell("A")
    till.clock.set("2026-12-06 23:59")
    back(till)
    till.do(till.desks.returns.let_go)
    till.clock.set("2026-12-07 00:00")
    with refused("window_closed", last="2026-12-06"):
        back(till)
    till.approve()
    closed = refunded(till)
    assert closed.approved_by == "rasa"


def test_a_shop_may_block_late_returns_but_never_faulty_goods(till: Counter) -> None:
    till.setting("return_days", "0")
    till.setting("late_return", "block")
    till.sell("A")
    till.clock.set("2026-12-21 12:00")
    with refused("window_closed"):
        back(till)
    with refused("window_closed"):
        till.approve()
    back(till, condition="faulty")
    assert ways(till)["repair"] == 1_000


def test_by_law_a_fault_counts_up_to_its_last_day(till: Counter) -> None:
    till.setting("law", "on")
    till.clock.set("2026-11-22 12:00")
    till.sell("A")
    till.clock.set("2028-11-22 23:59")
    back(till, condition="faulty")
    till.do(till.desks.returns.let_go)
    till.clock.set("2028-11-23 00:00")
    with refused("window_closed", last="2028-11-22"):
        back(till, condition="faulty")


@pytest.mark.parametrize("flag", ["no_return", "hygiene"])
def test_goods_that_do_not_come_back_do_when_faulty(till: Counter, flag: str) -> None:
    till.sells("H", 500, no_return=flag == "no_return", hygiene=flag == "hygiene")
    till.sell("H")
    with refused("not_returnable"):
        back(till, condition="damaged")
    back(till, condition="faulty")


def test_empties_do_not_come_back(till: Counter) -> None:
    till.scan("A")
    till.do(till.desks.register.empties, "D", 1)
    till.exact()
    with refused("not_returnable"):
        back(till, 2)


def test_a_piece_with_a_number_is_the_one_that_was_sold(till: Counter) -> None:
    till.sells("P", 5_000, serial=True)
    till.scan("P")
    till.do(till.desks.register.serial, "SN-1")
    till.exact()
    with refused("not_returnable"):
        back(till)
    back(till, serial="SN-1")
    refund(till)
    till.scan("P")
    till.do(till.desks.register.serial, "SN-1")


def test_damaged_goods_are_not_sold_again(till: Counter) -> None:
    till.setting("merge_lines", "off")
    till.store.move_stock(till.act(), "A", "start", 10)
    till.sell("A", "A")
    back(till, 1, condition="damaged")
    back(till, 2)
    refund(till)
    assert till.store.on_hand("A") == 9


def test_receipts_are_found_by_number_customer_amount_and_card(till: Counter) -> None:
    returns = till.desks.returns
    with refused("not_found"):
        returns.find()
    till.knows("C1")
    till.do(till.desks.register.customer, "C1")
    till.sell("A")
    till.sell("D", "D")
    assert returns.find(1).sale.total == 1_000
    assert returns.find().sale.number == 2
    assert returns.find_by(customer="C1") == 1
    assert returns.find_by(total=220) == 1
    with refused("not_found"):
        returns.find(9)
    with refused("not_found"):
        returns.find_by(card_tail="0000")
    till.do(till.desks.people.sign_out)
    with refused("not_signed_in"):
        returns.find(1)


def test_nothing_comes_back_before_a_receipt_is_there(till: Counter) -> None:
    with refused("not_found"):
        till.do(till.desks.returns.line, 1)
    with refused("not_found"):
        till.desks.returns.options()
    with refused("not_found"):
        till.do(till.desks.returns.let_go)


def test_there_is_nothing_to_look_through_where_nobody_paid_too_much(counter: Counter) -> None:
    with refused("not_found"):
        counter.desks.returns.look_through(())
