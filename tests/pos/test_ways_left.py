"""How money goes back: each way holds what it paid, cash as it was rounded, and never more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pos.desk.books import Receipt
from pos.desk.exchanged import ways_of
from pos.event_back import BackLine, ReturnClosed
from pos.event_sale import SaleClosed
from pos.quantity import Quantity
from pos.refund import WayLeft, cash_back, cash_more, vat_of, way_left
from pos.sale import Line
from pos.tender import Tender, Way
from tests.pos.baskets import added_up, closed, euro, line, product, sale
from tests.pos.comings_back import back, by_five, sold, take


def paid_by(*tenders: tuple[Way, int], rounding: int = 0) -> SaleClosed:
    total = sum(minor for _, minor in tenders) - rounding
    one = sale(line(1, total))
    return closed(added_up(one), one, *tenders, rounding=rounding)


def test_each_way_holds_what_it_paid() -> None:
    doc = paid_by((Way.CARD, 50_000), (Way.CASH, 50_000))
    assert ways_of(Receipt(doc, ()), by_five) == (
        WayLeft(Way.CARD, 50_000, 50_000),
        WayLeft(Way.CASH, 50_000, 50_000),
    )


def test_two_payments_by_one_way_are_one() -> None:
    assert ways_of(Receipt(paid_by((Way.CARD, 300), (Way.CARD, 200)), ()), by_five) == (
        WayLeft(Way.CARD, 500, 500),
    )


def test_cash_that_was_rounded_goes_back_as_it_was_taken() -> None:
    doc = paid_by((Way.CASH, 1_570), rounding=-2)
    (left,) = ways_of(Receipt(doc, ()), by_five)
    assert (left.exact, left.handed) == (1_572, 1_570)
    assert cash_back(1_572, left, by_five) == 1_570


def test_a_rest_that_was_rounded_to_nothing_goes_back_as_nothing() -> None:
    card, cash = ways_of(Receipt(paid_by((Way.CARD, 1_000), rounding=-2), ()), by_five)
    assert card == WayLeft(Way.CARD, 1_000, 1_000)
    assert cash == WayLeft(Way.CASH, 2, 0)
    assert cash_back(2, cash, by_five) == 0


def test_ten_euro_in_thirds_go_back_as_3_35_3_35_3_30() -> None:
    doc = paid_by((Way.CASH, 1_000))
    returns: tuple[ReturnClosed, ...] = ()
    handed = []
    for exact in (333, 334, 333):
        (left,) = ways_of(Receipt(doc, returns), by_five)
        handed.append(cash_back(exact, left, by_five))
        returns += (back(doc, (), (Way.CASH, exact, handed[-1])),)
    assert handed == [335, 335, 330]


def test_parts_that_were_rounded_down_are_made_up_by_the_last() -> None:
    doc = paid_by((Way.CASH, 305), rounding=-1)
    returns: tuple[ReturnClosed, ...] = ()
    handed = []
    for _ in range(3):
        (left,) = ways_of(Receipt(doc, returns), by_five)
        handed.append(cash_back(102, left, by_five))
        returns += (back(doc, (), (Way.CASH, 102, handed[-1])),)
    assert handed == [100, 100, 105]


def test_a_part_that_is_rounded_up_takes_no_more_than_is_left() -> None:
    assert cash_back(3, WayLeft(Way.CASH, 12, 0), by_five) == 0


def test_cash_that_is_handed_over_twice_is_rounded_once_for_both() -> None:
    ways = (WayLeft(Way.CASH, 1_000, 1_000),)
    in_hand = (Tender(Way.CASH, euro(3), euro(5)), Tender(Way.CARD, euro(99), euro(99)))
    assert way_left(ways, in_hand, Way.CASH) == WayLeft(Way.CASH, 997, 995)
    assert cash_more(3, ways, in_hand, by_five) == 0
    assert cash_more(7, ways, in_hand, by_five) == 5


def test_a_way_that_did_not_pay_holds_nothing_even_when_money_went_out_by_it() -> None:
    doc = paid_by((Way.CARD, 1_000))
    returns = (back(doc, (), (Way.CREDIT, 400, 400), (Way.CARD, 100, 100)),)
    assert ways_of(Receipt(doc, returns), by_five) == (WayLeft(Way.CARD, 900, 900),)


def test_cash_for_a_card_is_rounded_by_itself() -> None:
    assert cash_back(1_003, None, by_five) == 1_005
    assert cash_back(1_003, WayLeft(Way.CARD, 1_003, 1_003), by_five) == 1_005


@given(
    st.lists(
        st.tuples(st.sampled_from([Way.CARD, Way.CASH, Way.GIFT]), st.integers(1, 5_000)),
        min_size=1,
        max_size=4,
    ),
    st.lists(
        st.tuples(st.sampled_from([Way.CARD, Way.CASH, Way.GIFT]), st.integers(1, 3_000)),
        max_size=8,
    ),
)
def test_no_way_ever_gives_back_more_than_it_took(
    tenders: list[tuple[Way, int]], wishes: list[tuple[Way, int]]
) -> None:
    cash = sum(minor for way, minor in tenders if way is Way.CASH)
    others = [(way, minor) for way, minor in tenders if way is not Way.CASH]
    rounding = by_five(cash) - cash
    paid = [*others, *([(Way.CASH, by_five(cash))] if cash else [])]
    doc = paid_by(*paid, rounding=rounding)
    took = {way: sum(minor for one, minor in paid if one is way) for way, _ in paid}
    returns: tuple[ReturnClosed, ...] = ()
    for way, wish in wishes:
        ways = ways_of(Receipt(doc, returns), by_five)
        left = next((one for one in ways if one.way is way), None)
        exact = min(wish, left.exact) if left else 0
        handed = cash_back(exact, left, by_five) if way is Way.CASH else exact
        returns += (back(doc, (), (way, exact, handed)),)
    for left in ways_of(Receipt(doc, returns), by_five):
        handed = sum(
            one.given.minor for doc in returns for one in doc.tenders if one.way is left.way
        )
        assert handed <= took[left.way]
        if left.exact == 0:
            assert handed == took[left.way]


def test_a_returns_vat_is_summed_per_rate_highest_first() -> None:
    doc = sold(
        line(1, 109, 1, "900"), line(2, 121), Line(3, product("D", 121, deposit=10), Quantity(1))
    )
    lines = tuple(take(doc, [(1, 1), (2, 1), (3, 1)]))
    assert [(one.bp, one.gross, one.vat) for one in vat_of(lines, deposit_taxed=False)] == [
        (2100, 242, 42),
        (900, 109, 9),
    ]
    assert vat_of(lines, deposit_taxed=True)[0].gross == 252


def test_what_is_free_of_tax_stands_after_a_rate_of_nothing_in_a_return_too() -> None:
    lines = (
        BackLine(1, "1", "Item 1", 1, False, 100, 0, 0, "A", True, 0),
        BackLine(2, "2", "Item 2", 1, False, 100, 0, 0, "Z", False, 0),
    )
    assert [one.label for one in vat_of(lines, deposit_taxed=False)] == ["Z", "A"]
