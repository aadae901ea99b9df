"""Goods without a receipt, and goods exchanged for others: what is set off, who pays the rest."""

from __future__ import annotations

import pytest

from pos.tender import Way
from tests.pos.desk.coming_back import back, refund, refunded, ways
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """An associate's counter with shirts at 24.99 and trousers at 29.99."""
    counter.sells("S", 2_499)
    counter.sells("T", 2_999)
    counter.come("lina", "associate", "555555")
    return counter


def unproved(till: Counter, code: str = "S", times: int = 1, at: int | None = None) -> None:
    till.do(till.desks.returns.without_receipt, code, times, at, "no receipt")


def test_without_a_receipt_todays_price_is_the_most(till: Counter) -> None:
    with refused("over_refund", left=2_499):
        unproved(till, at=2_999)
    unproved(till, at=1_999)
    assert till.till.back is not None
    assert till.till.back.total == 1_999
    assert ways(till)["cash"] == "no_receipt"
    with refused("over_refund"):
        refund(till)
    closed = refunded(till, Way.CREDIT)
    assert (closed.of_number, closed.total, closed.vat[0].vat) == (0, 1_999, 347)


def test_a_shop_may_give_cash_without_a_receipt(till: Counter) -> None:
    till.setting("without_receipt", "cash")
    unproved(till, times=2)
    assert ways(till)["cash"] == 5_000
    assert refunded(till).tenders[0].given.minor == 5_000


@pytest.mark.parametrize(("at", "times"), [(0, 1), (-1, 1), (10**9, 1), (None, 0), (None, -2)])
def test_absurd_returns_without_a_receipt_are_refused(
    till: Counter, at: int | None, times: int
) -> None:
    with refused("bad_amount"):
        unproved(till, at=at, times=times)
    assert till.till.back is None


def test_only_known_goods_that_may_come_back_do(till: Counter) -> None:
    till.sells("H", 500, hygiene=True)
    with refused("unknown_code"):
        unproved(till, "Z")
    with refused("not_returnable"):
        unproved(till, "H")


def test_a_cashier_asks_a_second_person_for_it(till: Counter) -> None:
    till.come()
    with refused("needs_approval", verb="return_without_receipt", off=2_499):
        unproved(till)
    till.approve()
    assert till.till.back is not None
    assert till.till.back.approved_by == "rasa"


def test_goods_of_a_receipt_do_not_join_those_without(till: Counter) -> None:
    till.sell("S")
    unproved(till)
    with refused("busy"):
        back(till)
    unproved(till)
    assert len(till.till.back.lines if till.till.back else ()) == 2


def test_the_dearer_new_piece_costs_the_difference(till: Counter) -> None:
    till.sell("S")
    back(till)
    till.scan("T")
    assert till.desks.pay.due().exact.minor == 500
    with refused("not_enough", left=500):
        refund(till)
    sold = till.exact()
    assert [(one.way, one.amount.minor) for one in sold.tenders] == [
        (Way.CASH, 500),
        (Way.EXCHANGE, 2_499),
    ]
    closed = till.store.returned(sold.number + 1)
    assert closed is not None
    assert [(one.way, one.amount.minor) for one in closed.tenders] == [(Way.EXCHANGE, 2_499)]
    assert [job.kind for job in till.jobs[-3:]] == ["drawer", "receipt", "return"]
    assert till.till.back is None
    assert till.sell("S").number == sold.number + 2


def test_the_cheaper_new_piece_gives_the_difference_back(till: Counter) -> None:
    till.sell("T", card=2_999)
    back(till)
    till.scan("S")
    assert ways(till)["card"] == 500
    with refused("over_refund", left=500):
        till.exact()
    closed = refunded(till, Way.CARD)
    assert [(one.way, one.amount.minor) for one in closed.tenders] == [
        (Way.CARD, 500),
        (Way.EXCHANGE, 2_499),
    ]
    assert till.sold.tenders[0].way is Way.EXCHANGE
    assert (till.sold.number, closed.number) == (2, 3)
    assert till.till.sale is None


def test_an_even_exchange_costs_nothing(till: Counter) -> None:
    till.sell("S")
    back(till)
    till.scan("S")
    assert till.desks.pay.due().to_pay.minor == 0
    sold = till.exact()
    assert sold.change == 0
    assert [one.way for one in sold.tenders] == [Way.EXCHANGE]


def test_an_even_exchange_may_be_closed_from_the_service_desk_too(till: Counter) -> None:
    till.sell("S")
    back(till)
    till.scan("S")
    closed = refunded(till, Way.EXCHANGE)
    assert [one.way for one in closed.tenders] == [Way.EXCHANGE]
    assert till.desks.cash.expected() == 11_700 + 2_500


def test_an_exchange_for_nothing_does_not_close_the_return(till: Counter) -> None:
    till.sell("T")
    back(till)
    with refused("over_refund", left=0):
        refund(till, Way.EXCHANGE)
    till.scan("S")
    with refused("over_refund", left=0):
        refund(till, Way.EXCHANGE)
    assert till.till.back is not None


def test_an_even_exchange_of_a_card_sale_needs_no_cash(till: Counter) -> None:
    till.sell("S", card=2_499)
    back(till)
    till.scan("S")
    closed = refunded(till, Way.CASH)
    assert [one.way for one in closed.tenders] == [Way.EXCHANGE]
    assert closed.rounding == 0


def test_empties_on_the_counter_are_no_exchange(till: Counter) -> None:
    till.sells("B", 149, deposit=10)
    till.sell("S")
    till.do(till.desks.register.empties, "B", 4)
    back(till)
    closed = refunded(till)
    assert [one.way for one in closed.tenders] == [Way.CASH]
    assert till.exact().change == 40
