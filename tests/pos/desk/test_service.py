"""Prices that were too high: the difference on a closed receipt, and who else paid it."""

from __future__ import annotations

import pytest

from pos.desk.cash import Counted
from pos.event_back import ReturnClosed
from pos.tender import Way
from tests.pos.desk.coming_back import back, refunded
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """An associate's counter with goods at 10.00."""
    counter.sells("A", 1_000)
    counter.come("lina", "associate", "555555")
    return counter


def difference(till: Counter, price: int, position: int = 1, number: int = 1) -> ReturnClosed:
    till.do(till.desks.service.difference, number, position, price)
    assert till.till.last_return is not None
    return till.till.last_return


def test_the_difference_goes_back_the_way_it_was_paid(till: Counter) -> None:
    till.scan("A", times=2)
    till.card(2_000)
    closed = difference(till, 900)
    assert (closed.kind, closed.total, closed.reason) == ("difference", 200, "price")
    assert [(one.way, one.given.minor) for one in closed.tenders] == [(Way.CARD, 200)]
    assert closed.vat[0].vat == 35


def test_the_way_with_most_left_gives_first_and_cash_is_rounded(till: Counter) -> None:
    till.sell("A", card=398)
    closed = difference(till, 99)
    assert [(one.way, one.amount.minor, one.given.minor) for one in closed.tenders] == [
        (Way.CASH, 602, 600),
        (Way.CARD, 299, 299),
    ]


def test_what_no_way_can_give_becomes_store_credit(till: Counter) -> None:
    till.issues("G1", 700)
    till.scan("A")
    till.do(till.desks.pay.stored_value, Way.GIFT, "G1", 700)
    till.exact()
    closed = difference(till, 500)
    assert [(one.way, one.amount.minor) for one in closed.tenders] == [
        (Way.CASH, 300),
        (Way.CREDIT, 200),
    ]
    assert till.store.stored_value("credit", closed.tenders[1].reference) == 200


def test_a_way_that_gave_all_back_gives_no_more(till: Counter) -> None:
    till.setting("merge_lines", "off")
    till.scan("A", "A")
    till.card(1_000)
    till.exact()
    back(till)
    till.do(till.desks.returns.refund, Way.CARD)
    closed = difference(till, 900, position=2)
    assert [(one.way, one.amount.minor) for one in closed.tenders] == [(Way.CASH, 100)]


def test_a_weights_difference_is_by_the_kilogram(till: Counter) -> None:
    till.sells("W", 1_000, weighed=True)
    till.scan("W")
    till.do(till.desks.register.weigh, 500)
    till.exact()
    assert difference(till, 900).total == 50


def test_a_deposit_is_no_part_of_the_price(till: Counter) -> None:
    till.sells("D", 100, deposit=10)
    till.sell("D")
    assert difference(till, 80).total == 20


@pytest.mark.parametrize("price", [-1, 1_000, 1_200])
def test_a_price_that_is_no_cheaper_gives_nothing(till: Counter, price: int) -> None:
    till.sell("A")
    with refused("bad_amount"):
        difference(till, price)


def test_there_must_be_such_a_line_and_something_left_of_it(till: Counter) -> None:
    with refused("not_found", number=1):
        difference(till, 900)
    till.sell("A")
    with refused("not_found", line=2):
        difference(till, 900, 2)
    back(till)
    refunded(till)
    with refused("nothing_left"):
        difference(till, 900)


def test_a_price_difference_is_given_once(till: Counter) -> None:
    till.sell("A")
    difference(till, 900)
    with refused("nothing_left"):
        difference(till, 900)
    back(till)
    assert refunded(till).total == 900


def test_while_goods_of_a_receipt_are_in_hand_no_other_money_goes_back_on_it(till: Counter) -> None:
    till.sell("A")
    back(till)
    with refused("busy", number=1):
        difference(till, 900)
    with refused("busy", number=1):
        till.do(till.desks.service.goodwill_closed, 1, "cold", 0, 100)
    assert refunded(till).total == 1_000


def test_a_cashier_asks_for_it(till: Counter) -> None:
    till.sell("A")
    till.come()
    with refused("needs_approval", off=100):
        difference(till, 900)
    till.approve()
    assert till.till.last_return is not None
    assert till.till.last_return.approved_by == "rasa"


def test_a_drawer_without_the_coins_says_so(till: Counter) -> None:
    till.sell("A")
    till.drawer((10, 1))
    with refused("drawer_short"):
        difference(till, 900)


def test_a_drawer_that_was_never_counted_by_pieces_hands_out_what_is_asked(till: Counter) -> None:
    till.sell("A")
    till.do(till.desks.cash.close_shift, Counted(12_700))
    till.do(till.desks.cash.open_shift, Counted(12_600))
    closed = difference(till, 900)
    assert closed.pieces_out == ()


def test_who_was_paid_a_difference_is_owed_what_is_still_above(till: Counter) -> None:
    till.sell("A")
    difference(till, 900)
    assert till.desks.service.overcharged("A", 0, 800).receipts == ((1, 1, 100),)


def test_all_who_paid_more_than_today_are_found(till: Counter) -> None:
    start = till.clock.ms
    till.scan("A", times=2)
    till.exact()
    till.sell("A")
    back(till)
    refunded(till)
    till.clock.ms += 60_000
    till.reprices("A", 900)
    till.sell("A")
    found = till.desks.service.overcharged("A", start)
    assert (found.receipts, found.total) == (((1, 1, 200),), 200)
    assert till.desks.service.overcharged("A", till.clock.ms).total == 0
    with refused("unknown_code"):
        till.desks.service.overcharged("Z", 0)
    till.do(till.desks.people.sign_out)
    with refused("not_signed_in"):
        till.desks.service.overcharged("A", 0)
