"""The audit's rules of one document and of what came back of it: each is broken by itself, and no honest one is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pos.event_back import BackLine, ReturnClosed
from pos.event_sale import SaleClosed, SoldVat
from pos.quantity import Quantity
from pos.sale import Line
from pos.store.verify.document import check_return, check_sale, is_rounding
from pos.store.verify.refunds import Sold, check_refunds
from pos.store.verify.report import Report
from pos.tender import Tender, Way
from tests.pos.baskets import added_up, closed, euro, line, product, sale
from tests.pos.comings_back import back

ONE = sale(line(1, 500, 2))
SALE = closed(added_up(ONE), ONE, (Way.CASH, 1_000))
BOTTLES = sale(Line(1, product("B", 149, "0", deposit=10), Quantity(7), empties=True))
PAID_OUT = replace(closed(added_up(BOTTLES), BOTTLES, (Way.CASH, -70)), change=70, cash_given=0)


def paid(way: Way, exact: int, handed: int | None = None) -> Tender:
    return Tender(way, euro(exact), euro(exact if handed is None else handed))


def of_sale(sold: SaleClosed) -> set[str]:
    report = Report()
    check_sale(sold, "sale 1", report)
    return {one.rule for one in report.found}


def of_return(doc: ReturnClosed) -> set[str]:
    report = Report()
    check_return(doc, "return 2", report)
    return {one.rule for one in report.found}


def of_refunds(*kin: tuple[SaleClosed, tuple[ReturnClosed, ...]]) -> set[str]:
    report = Report()
    check_refunds([Sold(one, backs, "sale 1") for one, backs in kin], report)
    return {one.rule for one in report.found}


def came_back(
    minor: int, units: int = 1, position: int = 1, handed: int | None = None
) -> ReturnClosed:
    """Return a part of the sale that went back in cash, rounded or not."""
    vat = minor * 21 // 121
    lines = (BackLine(position, "1", "Item 1", units, False, minor, 0, 2100, "A", False, vat),)
    tender = paid(Way.CASH, minor, handed)
    rounding = tender.amount.minor - tender.given.minor
    return replace(back(SALE, lines), tenders=(tender,), rounding=rounding)


def test_honest_documents_break_no_rule() -> None:
    assert of_sale(SALE) == of_sale(PAID_OUT) == set()
    assert of_return(came_back(500)) == set()
    assert of_refunds((SALE, (came_back(500), came_back(500)))) == set()


EMPTIES = PAID_OUT.lines[0]
WRONG_SALES: list[tuple[SaleClosed, str]] = [
    (replace(SALE, lines=()), "L08"),
    (replace(SALE, lines=(replace(SALE.lines[0], discount=1_001, own=-1),)), "L09"),
    (replace(PAID_OUT, lines=(replace(EMPTIES, own=5, paid=-65),)), "L02"),
    (replace(PAID_OUT, lines=(replace(EMPTIES, deposit=70, paid=70),)), "L02"),
    (replace(SALE, vat=(SoldVat(2100, "A", False, 1_001, 174),)), "L03"),
    (replace(SALE, tenders=(paid(Way.CARD, 1_001),), rounding=1, cash_given=0), "L05"),
    (replace(SALE, tenders=(paid(Way.CASH, 1_051),), rounding=51, cash_given=1_051), "L05"),
    (
        replace(
            SALE,
            tenders=(paid(Way.CASH, -100), paid(Way.CARD, 1_100)),
            cash_given=500,
            change=600,
        ),
        "L06",
    ),
]


@pytest.mark.parametrize(("wrong", "rule"), WRONG_SALES)
def test_a_wrong_sale_is_named_by_its_rule(wrong: SaleClosed, rule: str) -> None:
    assert rule in of_sale(wrong)


LINES = came_back(500).lines
WRONG_RETURNS: list[tuple[ReturnClosed, str]] = [
    (replace(came_back(500), lines=(replace(LINES[0], minor=600), replace(LINES[0], minor=-100))), "L08"),
    (replace(came_back(500), vat=(SoldVat(2100, "A", False, 501, LINES[0].vat),)), "L03"),
    (replace(came_back(500), rounding=1), "L04"),
    (replace(came_back(500, handed=440), of_number=0), "L05"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "rule"), WRONG_RETURNS)
def test_a_wrong_return_is_named_by_its_rule(wrong: ReturnClosed, rule: str) -> None:
    assert rule in of_return(wrong)


WRONG_REFUNDS: list[tuple[tuple[ReturnClosed, ...], str]] = [
    ((came_back(500), came_back(500, position=9)), "L16"),
    ((came_back(300), came_back(300), came_back(300)), "L16"),
    ((came_back(600), came_back(500)), "L17"),
    ((came_back(500), came_back(499)), "L18"),
    ((came_back(500, handed=505), came_back(500)), "L19"),
    ((came_back(500, handed=440),), "L05"),
]


@pytest.mark.parametrize(("backs", "rule"), WRONG_REFUNDS)
def test_what_comes_back_wrongly_is_named_by_its_rule(
    backs: tuple[ReturnClosed, ...], rule: str
) -> None:
    assert rule in of_refunds((SALE, backs))


def test_a_part_that_empties_rounded_cash_makes_up_for_the_parts_before() -> None:
    rounded = replace(SALE, tenders=(paid(Way.CASH, 998),), rounding=-2)
    backs = (came_back(333, handed=335), came_back(667, units=1, handed=663))
    assert of_refunds((rounded, backs)) == set()


def test_goods_that_empties_paid_for_come_back_as_store_credit() -> None:
    mixed = sale(line(1, 50), replace(BOTTLES.lines[0], id=2))
    doc = replace(closed(added_up(mixed), mixed, (Way.CASH, -20)), change=20, cash_given=0)
    credit = replace(came_back(50), tenders=(paid(Way.CREDIT, 50),))
    assert of_sale(doc) == of_refunds((doc, (credit,))) == set()
    assert of_refunds((doc, (came_back(50),))) == {"L19"}


def test_half_of_the_widest_step_is_a_rounding_and_no_more() -> None:
    assert is_rounding(50)
    assert is_rounding(-50)
    assert not is_rounding(51)
    assert is_rounding(100, 2)
    assert not is_rounding(-101, 2)
