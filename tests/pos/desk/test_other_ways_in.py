"""Empties by kind, gift cards sold, foreign notes, a note beside the sale: each with its books audited at the end."""

from __future__ import annotations

import pytest

from pos.desk.foreign import Rate, rates_of
from pos.staff import Grade, Right
from pos.tender import Way
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import Counter, refused


def gift(counter: Counter, minor: int, number: str = "G1") -> None:
    counter.do(counter.desks.values.sell, number, minor)


def abroad(counter: Counter, rates: str = "PLN 0.2350") -> Counter:
    """A counter whose shop takes foreign notes, with 10.02 in the basket."""
    counter.setting("foreign_cash", rates)
    counter.sells("A", 1_002)
    counter.scan("A")
    return counter


@pytest.mark.parametrize(
    ("land", "sums"),
    [
        ("LT", (1000, 2000, 5000, 10000, 20000)),
        ("PL", (2000, 5000, 10000, 20000, 50000)),
        ("SE", (5000, 10000, 20000, 50000, 100000)),
    ],
)
def test_the_usual_sums_of_a_gift_card_are_notes_of_the_country(
    open_shop: OpenShop, land: str, sums: tuple[int, ...]
) -> None:
    assert open_shop(land).desks.values.usual() == sums


def test_money_on_a_gift_card_is_no_goods_that_a_limit_is_measured_by(counter: Counter) -> None:
    counter.right("cashier", "discount", Right(Grade.ALLOWED, limit_bp=1_000))
    counter.right("cashier", "goodwill", Right(Grade.ALLOWED))
    counter.sells("A", 1_000)
    counter.scan("A")
    gift(counter, 9_000)
    prices, service = counter.desks.prices, counter.desks.service
    with refused("needs_approval"):
        counter.do(prices.discount_sale, 0, 500)
    with refused("bad_amount"):
        counter.do(prices.discount_sale, 0, 1_001)
    counter.do(prices.discount_sale, 1_000)
    assert (counter.total, counter.till.open_sale().cuts[0].bp) == (9_900, 1_000)
    counter.do(prices.restore_sale)
    with refused("not_allowed"):
        counter.do(service.goodwill_open, "wait", 2, 1_000)
    counter.do(service.goodwill_open, "wait", 0, 1_000)
    assert counter.total == 9_900, "a tenth of the goods, not of the card"
    counter.exact()
    assert counter.store.stored_value("gift", "G1") == 9_000


def test_neither_apology_nor_another_price_gives_back_what_lies_on_a_gift_card(
    counter: Counter,
) -> None:
    counter.come("rasa", "owner", "222222")
    counter.sells("A", 1_000)
    counter.scan("A")
    gift(counter, 9_000)
    number = counter.exact().number
    service = counter.desks.service
    with refused("not_returnable"):
        counter.do(service.difference, number, 2, 1_000)
    with refused("over_refund", left=1_000):
        counter.do(service.goodwill_closed, number, "wait", 0, 1_001)
    counter.do(service.goodwill_closed, number, "wait", 5_000)
    assert counter.till.last_return is not None
    assert [(one.code, one.minor) for one in counter.till.last_return.lines] == [("A", 500)]


# --- empties --------------------------------------------------------------------------------------------------------


def test_empties_are_counted_by_the_countrys_kinds_and_reduce_the_bill(counter: Counter) -> None:
    counter.sells("A", 300)
    counter.scan("A")
    counter.do(counter.desks.bottles.count, ((0, 5),))
    assert counter.total == 250
    assert counter.exact().total == 250


@pytest.mark.parametrize(
    ("land", "minors"), [("PL", [50, 50, 100]), ("SE", [200, 200, 300]), ("LV", [10])]
)
def test_each_country_has_its_own_kinds(open_shop: OpenShop, land: str, minors: list[int]) -> None:
    counter = open_shop(land)
    counter.begin()
    kinds = counter.desks.bottles.kinds()
    assert [one.minor for one in kinds] == minors
    assert len({one.name for one in kinds}) == len(kinds)
    counter.do(counter.desks.bottles.count, tuple((place, 2) for place in range(len(kinds))))
    assert counter.total == -2 * sum(minors)
    assert counter.exact().change == 2 * sum(minors)


def test_empties_alone_are_paid_out_or_become_store_credit(counter: Counter) -> None:
    counter.do(counter.desks.bottles.count, ((0, 12),))
    counter.do(counter.desks.values.owed_as_credit)
    sold = counter.sold
    assert (sold.total, sold.change) == (-120, 0)
    assert counter.store.stored_value("credit", sold.tenders[0].reference) == 120
    assert sold.tenders[0].reference in counter.paper()


def test_no_empties_and_too_many_are_refused(counter: Counter) -> None:
    for counted in ((), ((0, 0),), ((0, -1),), ((9, 1),), ((0, 10_000),)):
        with refused("bad_amount"):
            counter.do(counter.desks.bottles.count, counted)
    counter.sells("A", 300)
    counter.scan("A")
    with refused("bad_amount"):
        counter.do(counter.desks.values.owed_as_credit)
    counter.pay(100)
    with refused("paying_already"):
        counter.do(counter.desks.bottles.count, ((0, 1),))


# --- gift cards -----------------------------------------------------------------------------------------------------


def test_a_sold_gift_card_holds_its_money_once_it_is_paid(counter: Counter) -> None:
    gift(counter, 2_500)
    assert counter.store.stored_value("gift", "G1") is None
    sold = counter.exact()
    assert (sold.total, sold.vat[0].vat) == (2_500, 0)
    assert counter.store.stored_value("gift", "G1") == 2_500
    assert "G1" in counter.paper()
    gift(counter, 500)
    counter.exact()
    assert [one.minor for one in counter.desks.values.balance("G1")] == [3_000]


def test_nothing_is_taken_off_a_gift_card(counter: Counter) -> None:
    counter.sells("A", 1_000)
    counter.scan("A")
    gift(counter, 2_500)
    with refused("not_allowed"):
        counter.do(counter.desks.prices.discount_line, 2, bp=100)
    counter.do(counter.desks.prices.discount_sale, bp=1_000, reason="x")
    assert [one.paid for one in counter.till.bill().lines] == [900, 2_500]
    counter.exact()
    assert counter.store.stored_value("gift", "G1") == 2_500


def test_a_sold_gift_card_does_not_come_back_for_money(counter: Counter) -> None:
    gift(counter, 2_500)
    number = counter.exact().number
    counter.desks.returns.find(number)
    for condition in ("sellable", "faulty"):
        with refused("not_returnable"):
            counter.do(counter.desks.returns.line, 1, None, condition)


def test_a_balance_is_asked_without_a_sale(counter: Counter) -> None:
    counter.issues("G1", 700)
    assert [(one.way, one.minor) for one in counter.desks.values.balance(" G1 ")] == [
        (Way.GIFT, 700)
    ]
    with refused("unknown_code"):
        counter.desks.values.balance("G2")


@pytest.mark.parametrize(("number", "minor"), [("", 500), ("G1", 0), ("G1", -1), ("G1", 100_001)])
def test_absurd_gift_cards_are_refused(counter: Counter, number: str, minor: int) -> None:
    with refused("bad_amount"):
        gift(counter, minor, number)


def test_no_gift_card_is_added_while_it_is_paid(counter: Counter) -> None:
    counter.sells("A", 300)
    counter.scan("A")
    counter.pay(100)
    with refused("paying_already"):
        gift(counter, 500)


# --- foreign notes --------------------------------------------------------------------------------------------------


def test_foreign_notes_give_change_in_the_tills_own_money(counter: Counter) -> None:
    abroad(counter)
    before = sum(value * number for value, number in counter.store.drawer())
    counter.do(counter.desks.foreign.take, "PLN", 5_000)
    sold = counter.sold
    assert [(one.way, one.amount.minor) for one in sold.tenders] == [
        (Way.FOREIGN, 1_175),
        (Way.CASH, -175),
    ]
    assert (sold.change, sold.tenders[0].reference) == (175, "PLN 50.00")
    assert "50,00 PLN" in counter.paper()
    assert sum(value * number for value, number in counter.store.drawer()) == before - 175
    assert counter.desks.cash.expected() == before - 175


def test_foreign_notes_for_a_part_and_what_comes_back_goes_in_home_money(counter: Counter) -> None:
    abroad(counter)
    counter.do(counter.desks.foreign.take, "PLN", 2_000)
    assert counter.desks.pay.due().exact.minor == 1_002 - 470
    number = counter.exact().number
    counter.desks.returns.find(number)
    counter.do(counter.desks.returns.line, 1)
    counter.do(counter.desks.returns.refund, Way.CASH)
    assert counter.till.last_return is not None
    assert counter.till.last_return.total == 1_002


def test_what_the_shop_does_not_take_is_refused(counter: Counter) -> None:
    abroad(counter, "PLN 0.2350, EUR 1.0, GBP x, SEK 0.00001")
    assert counter.desks.foreign.rates() == (Rate("PLN", 2_350),)
    with refused("not_found"):
        counter.do(counter.desks.foreign.take, "GBP", 1_000)
    for minor in (0, -5, 2, 1_000_000, 10**9):
        with refused("bad_amount"):
            counter.do(counter.desks.foreign.take, "PLN", minor)
    counter.sells("B", 0, deposit=10)
    counter.do(counter.desks.register.empties, "B", 200)
    with refused("bad_amount"):
        counter.do(counter.desks.foreign.take, "PLN", 500)


def test_a_rate_says_how_much_is_needed() -> None:
    (rate,) = rates_of("EUR 4.2550", "PLN")
    assert rate.needed(1_000) == 236
    assert (rate.worth(236), rate.worth(235)) == (1_004, 1_000)


# --- notes ----------------------------------------------------------------------------------------------------------


def test_a_note_stays_with_a_parked_sale(counter: Counter) -> None:
    counter.sells("A", 300)
    counter.scan("A")
    counter.do(counter.desks.register.note, "  fetches the rest  ")
    counter.do(counter.desks.register.park, "1")
    counter.do(counter.desks.register.recall, "1")
    assert counter.till.basket().note == "fetches the rest"
    counter.do(counter.desks.register.note, "x" * 300)
    assert len(counter.till.basket().note) == 200
    counter.do(counter.desks.register.note, "")
    assert counter.till.basket().note == ""
    counter.exact()
