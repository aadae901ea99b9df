"""The whole basket: given up, parked, bound to a customer, asked for numbers, and still there after a power cut."""

from __future__ import annotations

from collections.abc import Callable

from pos.event import LineAdded, LineChanged, SaleVoided
from pos.quantity import Quantity
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import Counter, refused


def test_a_basket_given_up_is_gone_and_noted(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.scan("A", "A")
    counter.do(counter.desks.register.void)
    assert counter.till.sale is None
    last = counter.told[-1]
    assert isinstance(last, SaleVoided)
    assert (last.lines, last.total) == (1, 200)
    with refused("no_sale_open"):
        counter.do(counter.desks.register.void)


def test_nothing_changes_the_basket_once_money_lies_there(counter: Counter) -> None:
    counter.sells("A", 1_000)
    counter.scan("A")
    counter.pay(500)
    register, prices = counter.desks.register, counter.desks.prices
    acts: tuple[Callable[[], None], ...] = (
        lambda: counter.scan("A"),
        lambda: counter.do(register.times, 2),
        lambda: counter.do(register.remove, 1),
        lambda: counter.do(register.void),
        lambda: counter.do(register.park, "x"),
        lambda: counter.do(prices.discount_line, 1, 100),
        lambda: counter.do(prices.discount_sale, 100),
    )
    for act in acts:
        with refused("paying_already"):
            act()
    assert counter.exact().total == 1_000


def test_a_parked_basket_comes_back_whole(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.scan("A")
    counter.do(counter.desks.register.park, "Jonas")
    assert counter.till.sale is None
    counter.scan("A", times=5)
    with refused("busy"):
        counter.do(counter.desks.register.park, "Jonas")
    with refused("busy"):
        counter.do(counter.desks.register.recall, "Jonas")
    counter.exact()
    with refused("not_found"):
        counter.do(counter.desks.register.recall, "Petras")
    counter.do(counter.desks.register.recall, "Jonas")
    assert counter.basket == [("A", 1, 100)]
    assert counter.till.parked == {}


def test_a_basket_from_which_all_was_taken_makes_room_for_a_parked_one(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.scan("A")
    counter.do(counter.desks.register.park, "Jonas")
    counter.scan("A")
    counter.do(counter.desks.register.remove, 1)
    counter.do(counter.desks.register.recall, "Jonas")
    assert counter.basket == [("A", 1, 100)]
    counter.reopen()
    assert counter.basket == [("A", 1, 100)]


def test_a_known_customer_brings_language_and_price(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.store.set_price(counter.act(), "A", 80, tier="gold")
    counter.knows("C1", language="pl", tier="gold")
    counter.do(counter.desks.register.customer, "C1")
    counter.scan("A")
    assert counter.basket == [("A", 1, 80)]
    assert counter.till.basket().language == "pl"
    with refused("not_found"):
        counter.do(counter.desks.register.customer, "C9")


def test_a_tiers_price_counts_whenever_its_customer_is_named(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.sells("B", 500)
    counter.store.set_price(counter.act(), "A", 80, tier="gold")
    counter.knows("C1", tier="gold")
    counter.knows("C2")
    counter.scan("A", "B")
    counter.do(counter.desks.register.customer, "C1")
    counter.reopen()
    counter.come("ana")
    assert counter.basket == [("A", 1, 80), ("B", 1, 500)]
    counter.do(counter.desks.register.customer, "C2")
    assert counter.basket[0] == ("A", 1, 100)
    counter.pay(100)
    with refused("paying_already"):
        counter.do(counter.desks.register.customer, "C1")


def test_law_keeps_a_tiers_price_off_alcohol_in_latvia(open_shop: OpenShop) -> None:
    counter = open_shop("LV")
    counter.begin()
    counter.sells("BEER", 100, klass="alcohol")
    counter.store.set_price(counter.act(), "BEER", 80, tier="gold")
    counter.knows("C1", tier="gold")
    counter.do(counter.desks.register.customer, "C1")
    counter.scan("BEER")
    counter.do(counter.desks.ages.confirm)
    assert counter.basket == [("BEER", 1, 100)]


def test_goods_found_by_name_cost_what_they_cost_now_and_to_whom(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.store.set_price(counter.act(), "A", 80, tier="gold")
    counter.knows("C1", tier="gold")
    found = counter.desks.register.search("Item")
    counter.do(counter.desks.register.customer, "C1")
    counter.do(counter.desks.register.pick, found[0])
    assert counter.basket == [("A", 1, 80)]


def test_the_customers_language_can_be_chosen(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.do(counter.desks.register.speak, "sv")
    assert counter.sell("A").language == "sv"


# --- pieces with a number -------------------------------------------------------------------------------------------


def test_a_piece_with_a_number_is_asked_for_it(counter: Counter) -> None:
    counter.sells("P", 10_000, serial=True)
    register = counter.desks.register
    with refused("not_found"):
        counter.do(register.serial, "SN-1")
    counter.scan("P")
    with refused("answer_first", question="serial"):
        counter.scan("P")
    with refused("not_found"):
        counter.do(register.serial, "  ")
    counter.do(register.serial, " SN-1 ")
    assert counter.till.basket().lines[0].serial == "SN-1"
    with refused("bad_amount"):
        counter.do(register.times, 2)
    with refused("bad_amount"):
        counter.do(register.quantity, Quantity(2))


def test_the_same_piece_is_not_sold_twice(counter: Counter) -> None:
    counter.sells("P", 10_000, serial=True)
    register = counter.desks.register
    counter.scan("P")
    counter.do(register.serial, "SN-1")
    counter.scan("P")
    for same in ("SN-1", " SN-1"):
        with refused("duplicate_serial", serial="SN-1"):
            counter.do(register.serial, same)
    counter.do(register.serial, "SN-2")
    counter.exact()
    counter.scan("P")
    with refused("duplicate_serial"):
        counter.do(register.serial, "SN-2 ")
    counter.do(counter.desks.ages.decline)
    assert counter.till.question is None


# --- truth ----------------------------------------------------------------------------------------------------------


def test_each_scan_keeps_the_line_alone_and_not_the_whole_sale(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.scan("A", "A")
    added, changed = counter.told[-2:]
    assert isinstance(added, LineAdded)
    assert isinstance(changed, LineChanged)
    assert added.head.lines == changed.head.lines == ()


def test_after_a_power_cut_the_same_basket_lies_there(counter: Counter) -> None:
    counter.sells("A", 129)
    counter.sells("W", 1_000, weighed=True)
    counter.sells("P", 10_000, serial=True)
    counter.scan("A", "W")
    counter.do(counter.desks.register.weigh, 500)
    counter.do(counter.desks.prices.discount_line, 1, 500)
    counter.scan("P")
    before = counter.till.sale, counter.till.question
    counter.reopen()
    assert (counter.till.sale, counter.till.question) == before
    counter.come()
    counter.do(counter.desks.register.serial, "SN")
    assert counter.exact().total == 123 + 500 + 10_000
