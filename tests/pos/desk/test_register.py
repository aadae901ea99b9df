"""Ringing up: what lies in the basket after each scan, quantity and weight."""

from __future__ import annotations

import pytest

from pos.quantity import Quantity
from tests.pos.desk.counter import Counter, refused


def test_a_scan_is_a_line_with_its_price(counter: Counter) -> None:
    counter.sells("A", 129)
    counter.scan("A")
    assert counter.basket == [("A", 1, 129)]
    assert counter.total == 129


def test_the_same_piece_again_raises_the_line(counter: Counter) -> None:
    counter.sells("A", 129)
    counter.sells("B", 200)
    counter.scan("A", "A", "B", "A")
    assert counter.basket == [("A", 2, 258), ("B", 1, 200), ("A", 1, 129)]


def test_a_shop_may_want_a_line_for_every_scan(counter: Counter) -> None:
    counter.setting("merge_lines", "off")
    counter.sells("A", 129)
    counter.scan("A", "A")
    assert counter.basket == [("A", 1, 129), ("A", 1, 129)]


def test_a_line_that_was_touched_by_hand_is_left_alone(counter: Counter) -> None:
    counter.sells("A", 1_000)
    counter.scan("A")
    counter.do(counter.desks.prices.discount_line, 1, 500)
    counter.scan("A")
    assert counter.basket == [("A", 1, 950), ("A", 1, 1_000)]


def test_two_after_each_scan_are_four_and_never_22(counter: Counter) -> None:
    counter.sells("A", 100)
    register = counter.desks.register
    counter.scan("A")
    counter.do(register.times, 2)
    counter.scan("A")
    counter.do(register.times, 2)
    assert counter.basket == [("A", 4, 400)]


def test_a_quantity_typed_again_replaces_the_one_before(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.scan("A")
    counter.do(counter.desks.register.times, 3)
    counter.do(counter.desks.register.times, 5)
    assert counter.basket == [("A", 5, 500)]


def test_less_than_one_more_takes_nothing_off_what_lay_there(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.scan("A", "A", "A")
    with refused("bad_amount"):
        counter.do(counter.desks.register.times, -1)
    assert counter.basket == [("A", 3, 300)]


def test_a_quantity_after_a_recall_is_that_of_the_line(counter: Counter) -> None:
    counter.sells("A", 50)
    counter.scan("A")
    counter.do(counter.desks.register.park, "J")
    counter.do(counter.desks.register.recall, "J")
    counter.do(counter.desks.register.quantity, Quantity(2))
    assert counter.exact().total == 100


@pytest.mark.parametrize("times", [0, -1, 100_000])
def test_no_absurd_number_of_pieces_is_sold(counter: Counter, times: int) -> None:
    counter.sells("A", 100)
    with refused("bad_amount"):
        counter.scan("A", times=times)
    counter.scan("A")
    with refused("bad_amount"):
        counter.do(counter.desks.register.quantity, Quantity(times))
    with refused("bad_amount"):
        counter.do(counter.desks.register.times, times)
    assert counter.basket == [("A", 1, 100)]


def test_an_unknown_code_adds_nothing(counter: Counter) -> None:
    counter.sells("A", 100)
    for code in ("0000", "Z", ""):
        with refused("unknown_code"):
            counter.scan(code)
    assert counter.till.sale is None


def test_a_misread_code_is_told_from_a_stranger(counter: Counter) -> None:
    with refused("bad_check_digit", scanned="4770000000016"):
        counter.scan("4770000000016")


def test_a_price_label_is_the_amount_and_its_weight_only_shown(counter: Counter) -> None:
    counter.pattern("02iiiiipppppc")
    counter.sells("12345", 150, weighed=True)
    counter.scan("0212345002650", "0212345008102")
    assert counter.basket == [("12345", 1_767, 265), ("12345", 5_400, 810)]


def test_a_weight_label_is_priced_by_its_grams(counter: Counter) -> None:
    counter.pattern("28iiiiiwwwwwc", "weight")
    counter.sells("12345", 1_000, weighed=True)
    counter.scan("2812345005026")
    assert counter.basket == [("12345", 502, 502)]


def test_a_label_of_goods_without_a_kilo_price_is_one_piece(counter: Counter) -> None:
    counter.pattern("02iiiiipppppc")
    counter.sells("12345", 0, weighed=True)
    counter.scan("0212345002650")
    assert counter.basket == [("12345", 1, 265)]
    assert counter.exact().total == 265


def test_labels_never_merge(counter: Counter) -> None:
    counter.pattern("23iiiiipppppc")
    counter.sells("12345", 100)
    counter.scan("2312345003003", "2312345003003")
    assert [amount for _, amount, _ in counter.basket] == [1, 1]


def test_a_label_or_a_number_stands_for_one_piece_alone(counter: Counter) -> None:
    counter.pattern("23iiiiipppppc")
    counter.sells("12345", 100)
    counter.sells("W", 1_000, weighed=True)
    counter.sells("P", 1_000, serial=True)
    for code in ("2312345003003", "W", "P"):
        with refused("bad_amount", given=3):
            counter.scan(code, times=3)
    assert counter.till.sale is None


def test_a_weighed_item_waits_for_its_weight(counter: Counter) -> None:
    counter.sells("W", 1_000, weighed=True)
    counter.scan("W")
    assert counter.basket == [("W", 0, 0)]
    counter.do(counter.desks.register.weigh, 514, 12)
    assert counter.basket == [("W", 502, 502)]


@pytest.mark.parametrize(("gross", "tare"), [(0, 0), (10, 12), (500, -1)])
def test_a_weight_that_cannot_be_is_refused(counter: Counter, gross: int, tare: int) -> None:
    counter.sells("W", 1_000, weighed=True)
    counter.scan("W")
    with refused("bad_amount"):
        counter.do(counter.desks.register.weigh, gross, tare)


def test_pieces_are_not_weighed_and_weights_not_counted(counter: Counter) -> None:
    register = counter.desks.register
    counter.sells("A", 100)
    counter.sells("W", 1_000, weighed=True)
    counter.scan("A")
    with refused("bad_amount"):
        counter.do(register.weigh, 500)
    with refused("bad_amount"):
        counter.do(register.quantity, Quantity(500, weighed=True))
    counter.scan("W")
    with refused("bad_amount"):
        counter.do(register.times, 2)
    counter.do(register.quantity, Quantity(250, weighed=True))
    assert counter.basket == [("A", 1, 100), ("W", 250, 250)]


def test_found_by_name_it_sells_as_if_scanned(counter: Counter) -> None:
    apple = counter.sells("W", 1_000, weighed=True, name="Obuoliai")
    bread = counter.sells("A", 129, name="Duona")
    assert [one.code for one in counter.desks.register.search("duo")] == ["A"]
    counter.do(counter.desks.register.pick, bread)
    counter.do(counter.desks.register.pick, apple)
    assert counter.basket == [("A", 1, 129), ("W", 0, 0)]


def test_empties_bring_their_deposit_back(counter: Counter) -> None:
    counter.sells("B", 149, deposit=10)
    counter.sells("A", 100)
    counter.scan("A")
    counter.do(counter.desks.register.empties, "B", 3)
    assert counter.basket == [("A", 1, 100), ("B", 3, -30)]
    with refused("bad_amount"):
        counter.do(counter.desks.register.times, 2)
    with refused("not_returnable"):
        counter.do(counter.desks.register.empties, "A", 1)


def test_a_removed_line_is_gone_and_the_one_before_is_touched(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.sells("B", 200)
    counter.scan("A", "B")
    counter.do(counter.desks.register.remove, 2)
    counter.do(counter.desks.register.times, 3)
    assert counter.basket == [("A", 3, 300)]
    with refused("not_found"):
        counter.do(counter.desks.register.remove, 2)


def test_with_every_line_gone_there_is_none_to_change(counter: Counter) -> None:
    counter.sells("A", 100)
    counter.scan("A")
    counter.do(counter.desks.register.remove, 1)
    with refused("not_found"):
        counter.do(counter.desks.register.times, 2)
