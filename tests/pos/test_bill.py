"""Bills: lines, deals, discounts, deposits and VAT of any basket add up, and the written examples come out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.bill import Deal, Deals, bill
from pos.closing import Cash, Desk, close_sale, source_of
from pos.product import GIFT_CARD
from pos.quantity import Quantity
from pos.sale import Cut, Line, Override, Sale
from pos.tender import Tender, Way
from tests.pos.baskets import RATES, added_up, closed, deals_on, euro, line, product, sale, sales


def test_ten_per_cent_off_a_basket_of_two_rates() -> None:
    summed = added_up(sale(line(1, 1210), line(2, 1090, 1, "900"), cuts=(Cut(bp=1000),)))
    assert [one.share for one in summed.lines] == [121, 109]
    assert [(part.gross, part.vat) for part in summed.vat] == [(1089, 189), (981, 81)]
    assert summed.total == euro(2070)


def test_seventy_off_three_is_shared_25_46_25_45_19_09() -> None:
    goods = (line(1, 20_000), line(2, 20_000), line(3, 15_000))
    summed = added_up(sale(*goods, cuts=(Cut(minor=7_000),)))
    assert [one.goods for one in summed.lines] == [17_454, 17_455, 13_091]


def test_everything_off_is_a_bill_of_nothing() -> None:
    summed = added_up(sale(line(1, 130_000, 1, "2100", Cut(bp=10_000))))
    assert (summed.total.minor, summed.vat[0].vat, summed.vat[0].net) == (0, 0, 0)


def test_a_discount_on_the_sale_never_touches_deposits() -> None:
    drink = Line(1, product("D", 100, deposit=10), Quantity(2))
    summed = added_up(sale(drink, cuts=(Cut(bp=10_000),)))
    assert (summed.total.minor, summed.deposits.minor) == (20, 20)


def test_two_cuts_on_the_sale_follow_each_other() -> None:
    summed = added_up(sale(line(1, 10_000), cuts=(Cut(bp=1000), Cut(bp=1000))))
    assert summed.total == euro(8_100)


def test_a_deal_on_the_sale_comes_before_the_discount_by_hand() -> None:
    deals = Deals(on_sale=(("P", 1_000),))
    summed = added_up(sale(line(1, 10_000), cuts=(Cut(bp=1000),)), deals)
    assert (summed.total.minor, summed.off_sale.minor, summed.discount.minor) == (8_100, 1_900, 900)


def test_what_was_saved_is_by_deals_and_by_hand_on_lines_and_on_the_sale() -> None:
    cut = line(1, 10_000, 1, "2100", Cut(minor=500))
    deals = Deals((Deal("L", "L", ((1, 1_500),)),), (("S", 1_000),))
    summed = added_up(sale(cut, cuts=(Cut(bp=1000),)), deals)
    assert (summed.total.minor, summed.saving.minor) == (6_300, 3_700)
    assert (summed.off_sale.minor, summed.discount.minor) == (1_700, 1_200)


def test_a_deal_on_the_sale_takes_no_more_than_the_goods_cost() -> None:
    drink = Line(1, product("D", 100, deposit=10), Quantity(1))
    summed = added_up(sale(drink), Deals(on_sale=(("P", 1_000),)))
    assert (summed.total.minor, summed.saving.minor) == (10, 100)


def test_nothing_is_taken_off_money_that_is_put_on_a_gift_card() -> None:
    card = Line(2, product(GIFT_CARD, 5_000), Quantity(1), serial="GC-1")
    summed = added_up(sale(line(1, 1_000), card, cuts=(Cut(bp=1000),)))
    assert [one.paid for one in summed.lines] == [900, 5_000]


def test_what_is_weighed_bears_no_deposit() -> None:
    loose = Line(1, product("W", 1_000, deposit=10, weighed=True), Quantity(500, weighed=True))
    assert added_up(sale(loose)).total == euro(500)


def test_a_deposit_bears_its_drinks_vat_where_law_says_so() -> None:
    drink = Line(1, product("D", 121, deposit=121), Quantity(1))
    taxed = added_up(sale(drink), deposit_taxed=True)
    plain = added_up(sale(drink))
    assert (taxed.vat[0].gross, taxed.vat[0].vat, taxed.vat_of_lines()) == (242, 42, [42])
    assert (plain.vat[0].gross, plain.vat[0].vat, plain.vat_of_lines()) == (121, 21, [21])


def test_a_corrected_price_is_no_saving() -> None:
    one = Line(1, product("A", 500), Quantity(1), override=Override(400))
    assert added_up(sale(one)).saving == euro(0)


def test_a_line_shows_its_own_price_before_the_sales_discount() -> None:
    drink = Line(1, product("D", 100, deposit=10), Quantity(1), cuts=(Cut(minor=5),))
    deals = Deals((Deal("P", "P", ((1, 20),)),))
    one = added_up(sale(drink, cuts=(Cut(bp=1000),)), deals).lines[0]
    assert (one.shown, one.goods, one.paid, one.deals) == (85, 68, 78, ("P",))


def test_a_line_is_found_by_its_number() -> None:
    summed = added_up(sale(line(1, 100), line(2, 200)))
    assert summed.line(2).own == 200
    with pytest.raises(KeyError):
        summed.line(3)


@given(st.data(), st.booleans())
def test_any_bill_adds_up(data: st.DataObject, deposit_taxed: bool) -> None:
    one: Sale = data.draw(sales())
    deals: Deals = data.draw(deals_on(one))
    summed = added_up(one, deals, deposit_taxed=deposit_taxed)
    assert summed.total.minor == sum(each.paid for each in summed.lines)
    assert summed.off_sale.minor == sum(each.share for each in summed.lines)
    assert summed.deposits.minor == sum(each.deposit for each in summed.lines)
    assert sum(summed.vat_of_lines()) == sum(part.vat for part in summed.vat)
    taxed = summed.total.minor - (0 if deposit_taxed else summed.deposits.minor)
    assert sum(part.gross for part in summed.vat) == taxed
    for each in summed.lines:
        assert 0 <= each.goods <= max(each.own, 0)
        assert each.paid == each.own - each.saved - each.share + each.deposit


@given(st.data(), st.booleans())
def test_a_bill_is_the_same_whatever_was_known_before(
    data: st.DataObject, deposit_taxed: bool
) -> None:
    before: Sale = data.draw(sales())
    lines = before.lines[: data.draw(st.integers(0, len(before.lines)))]
    kept = data.draw(sales()).lines[len(lines) :]
    after = replace(before, lines=(*lines, *kept), cuts=data.draw(sales()).cuts)
    known = added_up(before, data.draw(deals_on(before)), deposit_taxed=deposit_taxed).lines
    deals: Deals = data.draw(deals_on(after))
    anew = added_up(after, deals, deposit_taxed=deposit_taxed)
    assert bill(after, deals, RATES.__getitem__, deposit_taxed, known) == anew


@given(sales())
def test_more_off_the_sale_is_never_dearer(one: Sale) -> None:
    before = added_up(one).total.minor
    after = added_up(sale(*one.lines, cuts=(*one.cuts, Cut(bp=500)))).total.minor
    assert after <= before


@given(st.data())
def test_the_closed_sale_says_what_the_bill_said(data: st.DataObject) -> None:
    one: Sale = data.draw(sales())
    summed = added_up(one, data.draw(deals_on(one)))
    doc = closed(summed, one, (Way.CARD, summed.total.minor))
    assert doc.total == sum(each.paid for each in doc.lines) == summed.total.minor
    assert [each.position for each in doc.lines] == list(range(1, len(one.lines) + 1))
    for sold, each, vat in zip(doc.lines, summed.lines, summed.vat_of_lines(), strict=True):
        assert sold.paid == sold.own - sold.saved - sold.share + sold.deposit
        assert (sold.rate_bp, sold.vat) == (RATES[each.line.product.vat].bp, vat)
        assert (sold.stock_amount == 0) is each.line.empties


def test_empties_take_nothing_out_of_the_stock_and_a_pack_its_pieces() -> None:
    box = replace(product("BOX", 1_000), pack_of="PC", pack_size=12)
    back = Line(2, product("B", 149, deposit=10), Quantity(3), empties=True)
    one = sale(Line(1, box, Quantity(2)), back)
    doc = closed(added_up(one), one)
    assert [(each.stock_code, each.stock_amount) for each in doc.lines] == [("PC", 24), ("", 0)]


def test_a_line_says_where_its_price_came_from() -> None:
    plain, labelled = line(1, 100), Line(2, product("L", 100), Quantity(1), euro(300))
    by_hand = Line(3, product("O", 100), Quantity(1), override=Override(50, "wrong", "ana", "rasa"))
    on_offer = line(4, 100)
    summed = added_up(sale(plain, labelled, by_hand, on_offer), Deals((Deal("P", "P", ((4, 9),)),)))
    assert [source_of(one) for one in summed.lines] == ["list", "label", "override", "P"]


def test_who_set_a_price_and_who_approved_stands_on_the_sold_line() -> None:
    by_hand = Line(1, product("O", 100), Quantity(1), override=Override(50, "wrong", "ana", "rasa"))
    cut = line(2, 100, 1, "2100", Cut(bp=500, reason="dent", by="ana"), Cut(minor=1, reason="x"))
    one = sale(by_hand, cut)
    first, second = closed(added_up(one), one).lines
    assert (first.reason, first.by, first.approved_by, first.unit_price) == (
        "wrong",
        "ana",
        "rasa",
        50,
    )
    assert (second.reason, second.discount) == ("x", 6)


def test_cash_pieces_and_change_stand_in_the_closed_sale() -> None:
    one = sale(line(1, 100))
    cash = Cash(200, 100, 0, ((200, 1),), ((100, 1),))
    tender = Tender(Way.CASH, euro(100), euro(200))
    doc = close_sale(one, added_up(one), (tender,), cash, Desk(7, 3, 5, "ana"))
    assert (doc.cash_given, doc.change, doc.pieces_in, doc.pieces_out) == (
        200,
        100,
        ((200, 1),),
        ((100, 1),),
    )
    assert (doc.number, doc.shift, doc.at_ms, doc.by) == (7, 3, 5, "ana")
    assert tender.over == euro(100)
