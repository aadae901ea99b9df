"""Paying: what is due, what cash comes to, change out of the drawer, and one commit that closes the sale."""

from __future__ import annotations

import pytest

from pos.change import Impossible
from pos.desk.cash import Counted
from pos.event import name_of
from pos.tender import Due, Tender, Way
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with 10.02 in the basket."""
    counter.sells("A", 1_002)
    counter.scan("A")
    return counter


def due(till: Counter) -> tuple[int, int, int]:
    found: Due = till.desks.pay.due()
    return found.exact.minor, found.to_pay.minor, found.rounding.minor


def test_cash_is_rounded_and_the_exact_rest_is_not(till: Counter) -> None:
    assert due(till) == (1_002, 1_000, -2)


@pytest.mark.parametrize(
    ("price", "to_pay", "given", "change"),
    [
        (1_001, 1_000, 2_000, 1_000),
        (1_003, 1_005, 2_000, 995),
        (1_007, 1_005, 2_000, 995),
        (1_008, 1_010, 2_000, 990),
    ],
)
def test_lithuanian_cash_comes_out_as_the_law_writes_it(
    counter: Counter, price: int, to_pay: int, given: int, change: int
) -> None:
    counter.sells("A", price)
    counter.scan("A")
    assert due(counter)[1] == to_pay
    counter.pay(given)
    assert (counter.sold.change, counter.sold.rounding) == (change, to_pay - price)


@pytest.mark.parametrize(
    ("price", "to_pay"), [(22_320, 22_300), (32_488, 32_500), (6_550, 6_600), (49, 0)]
)
def test_swedish_cash_is_whole_kronor(open_shop: OpenShop, price: int, to_pay: int) -> None:
    counter = open_shop("SE")
    counter.begin()
    counter.sells("A", price)
    counter.scan("A")
    assert due(counter)[1] == to_pay
    assert counter.exact().rounding == to_pay - price


def test_poland_rounds_nothing_and_gives_single_grosze(open_shop: OpenShop) -> None:
    counter = open_shop("PL")
    counter.begin()
    counter.drawer((2, 10), (1, 10), (10, 10), (100, 10), (500, 2))
    counter.sells("A", 1_003)
    counter.scan("A")
    counter.pay(1_010, (1_000, 1), (10, 1))
    assert (counter.sold.change, counter.sold.pieces_out) == (7, ((2, 3), (1, 1)))


def test_a_shop_may_switch_rounding_off(till: Counter) -> None:
    till.setting("rounding", "off")
    assert due(till) == (1_002, 1_002, 0)


def test_a_card_is_never_rounded(till: Counter) -> None:
    till.card(1_002)
    assert (till.sold.total, till.sold.rounding) == (1_002, 0)


def test_card_then_cash_rounds_the_rest_alone(counter: Counter) -> None:
    counter.sells("A", 1_572)
    counter.scan("A")
    counter.card(68)
    assert due(counter) == (1_504, 1_505, 1)
    sold = counter.exact()
    assert [(tender.way, tender.amount.minor) for tender in sold.tenders] == [
        (Way.CARD, 68),
        (Way.CASH, 1_505),
    ]


def test_cash_in_parts_is_one_tender_less_its_change(counter: Counter) -> None:
    counter.sells("A", 10_500)
    counter.scan("A")
    counter.card(5_000)
    counter.pay(2_000)
    assert due(counter) == (3_500, 3_500, 0)
    counter.pay(4_000)
    money = counter.shop.money
    assert counter.sold.tenders[1] == Tender(Way.CASH, money(5_500), money(6_000))
    assert (counter.sold.cash_given, counter.sold.change) == (6_000, 500)
    assert counter.sold.pieces_in == ((2_000, 3),)


@pytest.mark.parametrize("minor", [0, -1, 10**9])
def test_absurd_cash_is_refused(till: Counter, minor: int) -> None:
    with refused("bad_amount"):
        till.pay(minor)


def test_the_tapped_pieces_must_make_the_sum(till: Counter) -> None:
    with refused("bad_amount"):
        till.pay(2_000, (1_000, 1))
    with refused("bad_amount"):
        till.pay(60_000, (50_000, 1), (10_000, 1))
    with refused("bad_amount"):
        till.pay(2_000, (1_000, 3), (500, -2))
    till.pay(2_000, (1_000, 2))
    assert till.sold.pieces_in == ((1_000, 2),)


def test_a_sum_that_no_pieces_make_is_refused(open_shop: OpenShop) -> None:
    counter = open_shop("SE")
    counter.begin()
    counter.sells("A", 1_000)
    counter.scan("A")
    with refused("bad_amount", given=1_050):
        counter.pay(1_050)


def test_change_is_what_the_drawer_can_give(counter: Counter) -> None:
    counter.drawer((50, 1), (20, 3))
    counter.sells("A", 140)
    counter.scan("A")
    counter.pay(200)
    assert counter.sold.pieces_out == ((20, 3),)


def test_change_that_cannot_be_made_is_said_before_anything_is_closed(counter: Counter) -> None:
    counter.drawer((500, 4), (200, 1), (100, 0))
    counter.sells("A", 8_200)
    counter.scan("A")
    with refused("cannot_change", change=1_800, ask=200):
        counter.pay(10_000)
    assert isinstance(counter.desks.pay.impossible, Impossible)
    assert counter.till.last_sale is None
    counter.pay(10_200)
    assert counter.sold.change == 2_000
    assert counter.desks.pay.impossible is None


def test_nothing_at_all_can_be_given_out_of_an_empty_drawer(counter: Counter) -> None:
    counter.drawer()
    counter.sells("B", 149, deposit=10)
    counter.do(counter.desks.register.empties, "B", 7)
    with refused("cannot_change", change=70, ask=0):
        counter.exact()


def test_a_drawer_that_was_never_counted_by_pieces_gives_what_is_needed(
    open_shop: OpenShop,
) -> None:
    counter = open_shop()
    counter.come()
    counter.do(counter.desks.cash.open_shift, Counted(5_000))
    counter.sells("A", 140)
    counter.scan("A")
    counter.pay(200)
    assert counter.sold.change == 60


def test_cents_out_of_use_go_back_only_to_the_one_who_gave_them(till: Counter) -> None:
    till.pay(1_002, (1_000, 1), (2, 1))
    assert (till.sold.change, till.sold.pieces_out) == (2, ((2, 1),))
    till.scan("A")
    till.pay(1_000)
    assert till.sold.change == 0


def test_no_more_cents_out_of_use_go_back_than_were_given(till: Counter) -> None:
    till.drawer((500, 1), (200, 2), (50, 1), (20, 2), (5, 1), (1, 10))
    with refused("cannot_change", change=1_001):
        till.pay(2_001, (2_000, 1), (1, 1))
    till.drawer((1_000, 1), (5, 1), (1, 10))
    till.pay(2_001, (2_000, 1), (1, 1))
    assert till.sold.pieces_out == ((1_000, 1), (1, 1))


def test_empties_alone_are_paid_out(counter: Counter) -> None:
    counter.sells("B", 149, deposit=10)
    counter.do(counter.desks.register.empties, "B", 7)
    sold = counter.exact()
    assert (sold.total, sold.change, sold.pieces_out) == (-70, 70, ((50, 1), (20, 1)))
    assert sold.tenders[0].amount.minor == -70


def test_a_bill_of_nothing_is_closed_without_a_drawer(counter: Counter) -> None:
    counter.sells("A", 0)
    counter.scan("A")
    sold = counter.exact()
    assert (sold.total, sold.tenders) == (0, ())
    assert [job.kind for job in counter.jobs] == ["receipt"]


def test_nothing_in_the_basket_cannot_be_paid(counter: Counter) -> None:
    with refused("no_sale_open"):
        counter.exact()
    counter.do(counter.desks.register.speak, "sv")
    with refused("no_sale_open"):
        counter.exact()


def test_an_item_without_its_weight_cannot_be_paid(counter: Counter) -> None:
    counter.sells("W", 100, weighed=True)
    counter.scan("W")
    with refused("bad_amount", why="weigh"):
        counter.exact()


def test_a_sale_is_one_commit_with_its_receipt_and_the_drawer_before_it(till: Counter) -> None:
    till.told.clear()
    till.exact()
    assert [name_of(type(one)) for one in till.told] == ["sale_closed", "drawer_opened"]
    assert [(job.kind, job.ref) for job in till.jobs] == [("drawer", 1), ("receipt", 1)]


def test_numbers_count_without_a_gap_even_when_a_commit_fails(till: Counter) -> None:
    for when in ("before", "after"):
        with till.failing(when):
            till.exact()
        assert till.total == 1_002
    assert till.exact().number == 1
    assert till.sell("A").number == 2
