"""Gift cards, store credit, vouchers: limited to what is due, no change, nothing lost."""

from __future__ import annotations

import pytest

from pos.tender import Way
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with 10.02 in the basket."""
    counter.sells("A", 1_002)
    counter.scan("A")
    return counter


def gift(till: Counter, minor: int, number: str = "G1") -> None:
    till.do(till.desks.pay.stored_value, Way.GIFT, number, minor)


def test_a_gift_card_pays_what_is_due_and_keeps_the_rest(counter: Counter) -> None:
    counter.issues("G1", 500)
    counter.sells("A", 100)
    counter.scan("A")
    gift(counter, 500)
    assert (counter.sold.change, counter.store.stored_value("gift", "G1")) == (0, 400)


def test_a_gift_card_pays_a_part_and_cash_the_rest(counter: Counter) -> None:
    counter.issues("G1", 500)
    counter.sells("A", 800)
    counter.scan("A")
    gift(counter, 500)
    assert counter.desks.pay.due().exact.minor == 300
    assert counter.store.stored_value("gift", "G1") == 0
    assert len(counter.exact().tenders) == 2


def test_more_than_what_is_on_the_card_is_refused(till: Counter) -> None:
    till.issues("G1", 500)
    with refused("not_enough", left=500):
        gift(till, 600)
    with refused("unknown_code", scanned="G9"):
        gift(till, 100, "G9")
    assert till.store.stored_value("gift", "G1") == 500


def test_a_card_with_enough_for_the_bill_pays_it_whatever_was_asked_of_it(counter: Counter) -> None:
    counter.issues("G1", 500)
    counter.sells("A", 100)
    counter.scan("A")
    gift(counter, 600)
    assert counter.store.stored_value("gift", "G1") == 400


@pytest.mark.parametrize("minor", [0, -5, 10**9])
def test_absurd_amounts_of_any_way_are_refused(till: Counter, minor: int) -> None:
    with refused("bad_amount"):
        till.do(till.desks.pay.other, Way.VOUCHER, minor)


def test_a_voucher_gives_no_change(till: Counter) -> None:
    till.do(till.desks.pay.other, Way.VOUCHER, 2_000, "V7")
    assert (
        till.sold.change,
        till.sold.tenders[0].amount.minor,
        till.sold.tenders[0].reference,
    ) == (0, 1_002, "V7")


def test_nothing_is_taken_for_a_bill_that_owes_the_customer(counter: Counter) -> None:
    counter.sells("B", 149, deposit=10)
    counter.do(counter.desks.register.empties, "B", 7)
    with refused("bad_amount"):
        counter.do(counter.desks.pay.other, Way.VOUCHER, 100)


def test_what_another_till_issued_needs_the_store_server(till: Counter) -> None:
    till.issues("G1", 500)
    till.desks.pay.reached = lambda: False
    with refused("network_needed"):
        gift(till, 100)
    with refused("network_needed"):
        till.do(till.desks.pay.stored_value, Way.CREDIT, "2-1", 100)
    with refused("unknown_code"):
        till.do(till.desks.pay.stored_value, Way.CREDIT, "1-1", 100)
    assert till.store.stored_value("gift", "G1") == 500


def test_a_customers_card_that_looks_like_a_banks_still_pays_on_account(till: Counter) -> None:
    till.knows("6011111111111117")
    till.do(till.desks.pay.other, Way.VOUCHER, 2, "4111111111111111")
    till.do(till.desks.pay.other, Way.ACCOUNT, 1_000, "6011111111111117")
    assert [one.reference for one in till.sold.tenders] == ["****1111", "6011111111111117"]
