"""Lines and sales: what a line costs by itself, and what a sale is after each change."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from pos.quantity import Quantity
from pos.sale import Cut, Line, Override, Sale
from pos.tender import Tender, Way
from tests.pos.baskets import CUTS, euro, line, product, sale
from tests.pos.desk.counter import refused


def test_a_cut_in_per_cent_is_rounded_once_half_up() -> None:
    assert Cut(bp=500).after(230) == 219


def test_a_cut_in_money_never_goes_below_nothing() -> None:
    assert Cut(minor=50).after(230) == 180
    assert Cut(minor=500).after(230) == 0


def test_ten_per_cent_twice_are_nineteen() -> None:
    assert line(1, 10_000, 1, "2100", Cut(bp=1000), Cut(bp=1000)).own_minor() == 8_100


def test_a_weight_is_priced_by_the_gram_and_rounded_once() -> None:
    weighed = Line(1, product("W", 150, weighed=True), Quantity(1_767, weighed=True))
    assert weighed.list_minor() == 265
    assert weighed.deposit_minor() == 0


def test_a_labels_amount_is_what_the_line_costs() -> None:
    labelled = replace(line(1, 150), label=euro(810))
    assert (labelled.list_minor(), labelled.own_minor()) == (810, 810)


def test_a_price_set_by_hand_counts_for_each_piece() -> None:
    assert replace(line(1, 500, 3), override=Override(100)).own_minor() == 300
    assert replace(line(1, 500, 3), override=Override(100)).list_minor() == 1500


def test_empties_cost_nothing_and_bring_their_deposit_back() -> None:
    back = Line(1, product("B", 149, deposit=10), Quantity(3), empties=True)
    assert (back.list_minor(), back.own_minor(), back.deposit_minor()) == (0, 0, -30)
    assert replace(back, empties=False).deposit_minor() == 30


@given(CUTS, CUTS)
def test_a_further_cut_never_makes_a_line_dearer(one: Cut, other: Cut) -> None:
    before = line(1, 12_345, 1, "2100", one)
    after = replace(before, cuts=(one, other))
    assert 0 <= after.own_minor() <= before.own_minor() <= 12_345


def test_a_new_line_comes_last_and_is_the_one_last_touched() -> None:
    one = sale(line(1, 100)).with_line(line(2, 200))
    assert [each.id for each in one.lines] == [1, 2]
    assert (one.last_touched, one.next_line) == (2, 3)


def test_a_changed_line_keeps_its_place() -> None:
    one = sale(line(1, 100), line(2, 200)).with_line(line(1, 100, 5))
    assert [each.quantity.amount for each in one.lines] == [5, 1]
    assert (one.last_touched, one.next_line) == (1, 3)


def test_a_removed_lines_number_does_not_come_again() -> None:
    one = sale(line(1, 100), line(2, 200)).without_line(2)
    assert (one.next_line, one.last_touched) == (3, 1)
    assert one.without_line(1).last_touched == 0


@pytest.mark.parametrize("position", [0, 2, -1])
def test_a_line_that_is_not_there_is_refused(position: int) -> None:
    with refused("not_found", line=position):
        sale(line(1, 100)).line_at(position)


def test_lines_are_found_by_place_and_by_number() -> None:
    one = sale(line(1, 100), line(2, 200), line(3, 300)).without_line(2)
    assert one.line_at(2).id == 3
    assert one.position_of(3) == 2
    with refused("not_found", line=2):
        one.position_of(2)


def test_a_change_leaves_the_sale_before_as_it_was() -> None:
    before: Sale = sale(line(1, 100))
    before.with_line(line(2, 200))
    assert len(before.lines) == 1


def test_what_was_weighed_last_may_still_lie_on_the_scale_with_its_container() -> None:
    weighed = Line(1, product("W", 150, weighed=True), Quantity(500, weighed=True), tare=12)
    labelled = replace(weighed, id=2, label=euro(810))
    waiting = replace(weighed, id=3, quantity=Quantity(0, weighed=True))
    assert sale(weighed, labelled, waiting, line(4, 100)).left_on_scale() == 512
    assert sale(line(1, 100)).left_on_scale() == 0


def test_the_first_money_fixes_the_moment_whose_offers_count() -> None:
    paid = Tender(Way.CARD, euro(50), euro(50))
    first = sale(line(1, 100)).with_tenders((paid,), 1_000)
    assert first.with_tenders((paid, paid), 2_000).paying_ms == 1_000
    assert first.with_tenders(()).paying_ms == 0
