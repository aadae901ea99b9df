"""What goes back: running shares, what each way still holds, and every way a return can go."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.event_back import ReturnClosed
from pos.quantity import Quantity
from pos.refund import back_line, left_of, money_line
from pos.sale import Cut, Line
from pos.tender import Way
from tests.pos.baskets import added_up, closed, line, product, sales
from tests.pos.comings_back import back, sold, take
from tests.pos.desk.counter import refused


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_each_item_of_a_discounted_sale_comes_back_at_its_worth_in_any_order(
    order: tuple[int, ...],
) -> None:
    doc = sold(line(1, 20_000), line(2, 20_000), line(3, 15_000), cuts=(Cut(minor=7_000),))
    worth = {1: 17_454, 2: 17_455, 3: 13_091}
    assert [one.minor for one in take(doc, [(at, 1) for at in order])] == [
        worth[at] for at in order
    ]


def test_three_for_ten_come_back_as_3_33_3_34_3_33() -> None:
    doc = sold(replace(line(1, 400, 3), cuts=(Cut(minor=200),)))
    assert [one.minor for one in take(doc, [(1, 1)] * 3)] == [333, 334, 333]


def test_a_return_bears_the_vat_it_was_sold_with() -> None:
    (one,) = take(sold(line(1, 1_090, 1, "900")), [(1, 1)])
    assert (one.rate_bp, one.vat) == (900, 90)


def test_a_weight_comes_back_by_the_gram() -> None:
    doc = sold(Line(1, product("W", 1_000, weighed=True), Quantity(1_500, weighed=True)))
    assert [one.minor for one in take(doc, [(1, 500), (1, 1_000)])] == [500, 1_000]


def test_a_deposit_comes_back_with_its_bottle() -> None:
    doc = sold(Line(1, product("D", 100, deposit=10), Quantity(3)))
    assert [(one.minor, one.deposit) for one in take(doc, [(1, 1), (1, 2)])] == [
        (110, 10),
        (220, 20),
    ]


def test_more_than_what_is_left_is_refused_with_what_is_left() -> None:
    doc = sold(line(1, 100, 6))
    taken = take(doc, [(1, 2), (1, 1)])
    left = left_of(doc.lines[0], (back(doc, tuple(taken)),))
    with refused("over_refund", left=3):
        back_line(left, 4, "sellable", "", "")
    with refused("bad_amount", given=0):
        back_line(left, 0, "sellable", "", "")


def test_nothing_is_left_of_what_all_came_back() -> None:
    doc = sold(line(1, 100, 2))
    left = left_of(doc.lines[0], (back(doc, tuple(take(doc, [(1, 2)]))),))
    with refused("nothing_left", name="Item 1"):
        back_line(left, 1, "sellable", "", "")


def test_a_price_difference_lowers_what_the_goods_come_back_at() -> None:
    doc = sold(line(1, 300, 3))
    paid = money_line(left_of(doc.lines[0], ()), 150, "price")
    left = left_of(doc.lines[0], (back(doc, (paid,)),))
    assert (left.amount, left.minor, left.differences) == (3, 750, 150)
    first = back_line(left, 1, "sellable", "", "")
    rest = left_of(doc.lines[0], (back(doc, (paid, first)),))
    assert (first.minor, back_line(rest, 2, "sellable", "", "").minor) == (250, 500)


def test_units_of_a_price_that_does_not_divide_come_back_by_the_running_share() -> None:
    doc = sold(replace(line(1, 2, 4), cuts=(Cut(minor=3),)))
    assert [one.minor for one in take(doc, [(1, 1)] * 4)] == [1, 2, 1, 1]


def test_after_a_price_difference_a_deposit_comes_back_whole_with_its_bottle() -> None:
    doc = sold(Line(1, product("D", 300, deposit=10), Quantity(3)))
    paid = money_line(left_of(doc.lines[0], ()), 150, "price")
    left = left_of(doc.lines[0], (back(doc, (paid,)),))
    first = back_line(left, 1, "sellable", "", "")
    assert (first.minor, first.deposit) == (260, 10)


def test_no_price_difference_is_paid_out_of_a_deposit() -> None:
    left = left_of(sold(Line(1, product("D", 300, deposit=10), Quantity(1))).lines[0], ())
    with refused("over_refund", left=300):
        money_line(left, 301, "price")
    assert money_line(left, 300, "price").minor == 300


def test_packs_that_come_back_bring_their_pieces_into_the_stock() -> None:
    box = replace(product("BOX", 1_000), pack_of="PC", pack_size=12)
    (one,) = take(sold(Line(1, box, Quantity(3))), [(1, 2)])
    assert (one.stock_code, one.stock_amount) == ("PC", 24)


def test_a_difference_above_what_is_left_or_of_nothing_is_refused() -> None:
    left = left_of(sold(line(1, 300)).lines[0], ())
    with refused("over_refund", left=300):
        money_line(left, 301, "price")
    with refused("bad_amount", given=0):
        money_line(left, 0, "price")


@given(st.data())
def test_all_parts_of_a_sale_give_back_exactly_what_was_paid(data: st.DataObject) -> None:
    one = data.draw(sales())
    summed = added_up(one)
    doc = closed(summed, one, (Way.CARD, summed.total.minor))
    money, vat, deposit = 0, 0, 0
    for each in doc.lines:
        if each.empties:
            continue
        cuts = sorted(data.draw(st.sets(st.integers(1, each.amount), max_size=3)) | {each.amount})
        parts = [b - a for a, b in zip([0, *cuts], cuts, strict=False)]
        taken = take(doc, [(each.position, amount) for amount in parts])
        assert sum(part.minor for part in taken) == each.paid
        assert sum(part.vat for part in taken) == each.vat
        assert all(0 <= part.deposit <= part.minor for part in taken)
        money += each.paid
        vat += sum(part.vat for part in taken)
        deposit += sum(part.deposit for part in taken)
    sellable = [each for each in doc.lines if not each.empties]
    assert (money, vat) == (sum(e.paid for e in sellable), sum(e.vat for e in sellable))
    assert deposit == sum(e.deposit for e in sellable)


@given(
    st.integers(1, 5_000),
    st.integers(1, 9),
    st.lists(st.integers(1, 4), max_size=6),
    st.integers(1, 300),
)
def test_units_and_differences_together_never_exceed_what_was_paid(
    price: int, amount: int, parts: list[int], difference: int
) -> None:
    doc = sold(line(1, price, amount))
    returns: tuple[ReturnClosed, ...] = ()
    for at, part in enumerate(parts):
        left = left_of(doc.lines[0], returns)
        if at % 2 and 0 < difference <= left.minor and left.amount:
            returns += (back(doc, (money_line(left, difference, "price"),)),)
        elif part <= left.amount:
            returns += (back(doc, (back_line(left, part, "sellable", "", ""),)),)
    left = left_of(doc.lines[0], returns)
    given = sum(one.total for one in returns)
    assert left.minor == price * amount - given >= 0
    assert left.amount or not left.minor
    assert left.vat >= 0
