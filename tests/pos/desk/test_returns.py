"""Returns: what comes back of a receipt, the ways the money may go, and never more than was paid."""

from __future__ import annotations

import pytest

from pos.desk.cash import Counted
from pos.tender import Way
from tests.pos.desk.coming_back import back, refund, refunded, ways
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with goods at 10.00, a bottle with deposit, and apples by weight."""
    counter.sells("A", 1_000)
    counter.sells("D", 100, deposit=10)
    counter.sells("W", 1_000, weighed=True)
    return counter


def test_a_whole_sale_goes_back_to_the_cent(till: Counter) -> None:
    till.sells("B", 1_572)
    till.sell("B")
    back(till)
    assert ways(till)["cash"] == 1_570
    closed = refunded(till)
    assert (closed.number, closed.of_number, closed.total, closed.rounding) == (2, 1, 1_572, 2)
    assert closed.tenders[0].given.minor == 1_570
    assert till.till.back is None
    assert till.desks.cash.expected() == 11_700


def test_each_way_gets_back_what_it_paid(till: Counter) -> None:
    till.sell("A", card=400)
    back(till)
    assert ways(till) == {
        "card": 400,
        "cash": 600,
        "gift": "not_paid_by_it",
        "exchange": 1_000,
        "credit": 1_000,
        "repair": "not_allowed",
    }
    with refused("over_refund", left=400):
        refund(till, Way.CARD, 401)
    refund(till, Way.CARD)
    assert till.till.back is not None
    closed = refunded(till)
    assert [(one.way, one.amount.minor) for one in closed.tenders] == [
        (Way.CARD, 400),
        (Way.CASH, 600),
    ]


def test_once_money_went_back_no_further_goods_join(till: Counter) -> None:
    till.scan("A", times=2)
    till.card(400)
    till.exact()
    back(till, 1, 1)
    refund(till, Way.CARD)
    with refused("busy"):
        back(till, 1, 1)


def test_a_way_that_did_not_pay_gives_nothing(till: Counter) -> None:
    till.sell("A", card=1_000)
    back(till)
    with refused("over_refund", left=0):
        refund(till)
    closed = refunded(till, Way.CREDIT)
    assert till.store.stored_value("credit", closed.tenders[0].reference) == 1_000


def test_money_of_a_gift_card_goes_back_onto_it(till: Counter) -> None:
    till.issues("G1", 5_000)
    till.scan("A")
    till.do(till.desks.pay.stored_value, Way.GIFT, "G1", 1_000)
    back(till)
    refund(till, Way.GIFT)
    assert till.store.stored_value("gift", "G1") == 5_000


def test_sold_six_come_back_two_one_and_no_four_more(till: Counter) -> None:
    till.scan("A", times=6)
    till.exact()
    for amount in (2, 1):
        back(till, 1, amount)
        refund(till)
    with refused("over_refund", left=3):
        back(till, 1, 4)
    back(till)
    refund(till)
    with refused("nothing_left"):
        back(till)


def test_what_is_in_hand_now_counts_already(till: Counter) -> None:
    till.scan("A", times=3)
    till.exact()
    back(till, 1, 2)
    with refused("over_refund", left=1):
        back(till, 1, 2)
    back(till)
    with refused("nothing_left"):
        back(till)
    closed = refunded(till)
    assert closed.total == 3_000


def test_each_return_has_its_own_number(till: Counter) -> None:
    till.setting("merge_lines", "off")
    till.sell("A", "A", "A")
    back(till, 3)
    first = refunded(till)
    back(till, 2)
    second = refunded(till)
    assert (first.number, second.number) == (2, 3)
    assert till.sell("A").number == 4


def test_a_weight_comes_back_by_the_gram(till: Counter) -> None:
    till.scan("W")
    till.do(till.desks.register.weigh, 1_500)
    till.exact()
    with refused("over_refund", left=1_500):
        back(till, 1, 1_501)
    back(till, 1, 500)
    closed = refunded(till)
    assert closed.total == 500


def test_the_vat_is_that_of_the_receipt_whatever_today_says(till: Counter) -> None:
    till.sells("B", 1_090, "900")
    till.sell("B")
    till.sells("B", 1_500, "1200", name="Another")
    back(till)
    closed = refunded(till)
    assert (closed.lines[0].name, closed.total, closed.vat[0].bp, closed.vat[0].vat) == (
        "Item B",
        1_090,
        900,
        90,
    )


@pytest.mark.parametrize(
    ("amount", "code"), [(0, "bad_amount"), (-1, "bad_amount"), (99, "over_refund")]
)
def test_absurd_amounts_do_not_come_back(till: Counter, amount: int, code: str) -> None:
    till.sell("A")
    with refused(code):
        back(till, 1, amount)
    with refused("not_found"):
        back(till, 2)


@pytest.mark.parametrize("minor", [0, -5])
def test_absurd_money_does_not_go_back(till: Counter, minor: int) -> None:
    till.sell("A")
    back(till)
    with refused("bad_amount"):
        refund(till, Way.CASH, minor)


def test_the_sum_that_was_shown_may_be_typed_again(till: Counter) -> None:
    till.sells("B", 1_002)
    till.sell("B")
    back(till)
    refund(till, Way.CASH, 1_000)
    assert till.till.back is None


def test_a_return_of_one_receipt_is_not_mixed_with_another(till: Counter) -> None:
    till.sell("A")
    till.sell("D")
    back(till)
    till.desks.returns.find(1)
    with refused("busy", number=2):
        back(till)
    till.do(till.desks.returns.let_go)
    back(till)
    assert till.till.back is not None
    assert till.till.back.total == 1_000


def test_a_return_lets_go_of_nothing_once_money_went_back(till: Counter) -> None:
    till.sell("A", card=400)
    back(till)
    refund(till, Way.CARD)
    with refused("paying_already"):
        till.do(till.desks.returns.let_go)


def test_a_return_outlives_a_power_cut(till: Counter) -> None:
    till.sell("A", card=400)
    back(till, 1, reason="mind")
    refund(till, Way.CARD)
    till.reopen()
    till.come()
    assert till.desks.returns.receipt is not None
    closed = refunded(till)
    assert (closed.total, closed.reason) == (1_000, "mind")


def test_a_failed_commit_hands_nothing_back(till: Counter) -> None:
    till.sell("A")
    back(till)
    for when in ("before", "after"):
        with till.failing(when):
            refund(till)
        assert till.till.back is not None
    closed = refunded(till)
    assert closed.number == 2


def test_a_drawer_without_the_money_or_the_coins_says_so(till: Counter) -> None:
    till.sell("A")
    back(till)
    till.drawer((500, 1))
    assert ways(till)["cash"] == "drawer_short"
    with refused("drawer_short", left=500):
        refund(till)
    till.drawer((2_000, 1))
    with refused("cannot_change", change=1_000):
        refund(till)
    till.drawer((500, 2))
    closed = refunded(till)
    assert closed.pieces_out == ((500, 2),)


def test_a_drawer_that_was_never_counted_by_pieces_may_give_cash(till: Counter) -> None:
    till.do(till.desks.cash.close_shift, Counted(11_700))
    till.do(till.desks.cash.open_shift, Counted(100))
    till.sell("A")
    back(till)
    assert ways(till)["cash"] == 1_000
    assert refunded(till).pieces_out == ()


def test_two_cents_that_were_rounded_away_do_not_come_back(till: Counter) -> None:
    till.sells("B", 1_002)
    till.scan("B")
    till.card(1_000)
    assert till.exact().rounding == -2
    back(till)
    refund(till, Way.CARD)
    closed = refunded(till)
    assert (closed.total, closed.rounding) == (1_002, 2)
    assert sum(one.given.minor for one in closed.tenders) == 1_000
