"""The service desk's screen: goods and money that go back, with the real shop behind it.

Long because each way back is walked once.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.store import Act
from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.returns.screen import ReturnsScreen
from ui.views import Way
from ui.widgets.stack import TextStack
from ui.widgets.sums import SumsPanel

BERRIES, COFFEE = "4779900040046", "4779900070012"


@pytest.fixture
def till(manned: Manned) -> TestTill:
    return manned("Rasa", "222222")


def opened(till: TestTill, number: int) -> ReturnsScreen:
    page = till.go("returns", ReturnsScreen)
    till.scan(f"KASA:1-{number}")
    assert f"Receipt {number}" in page.head.text()
    return page


def tapped(till: TestTill, page: ReturnsScreen, row: int) -> None:
    """A finger on a line."""
    index = page.lines.rows_model.index(row)
    QTest.mouseClick(
        page.lines.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.lines.visualRect(index).center(),
    )
    till.settle()


def amounts(page: ReturnsScreen) -> dict[str, str]:
    return {card.option.action: card.option.amount for card in page.options.cards()}


def asked(page: ReturnsScreen) -> str:
    """All that can be read in the card that asks."""
    texts = [part.text() for part in page.form.findChildren(TextStack) if part.isVisible()]
    sums = [part.text() for part in page.form.findChildren(SumsPanel) if part.isVisible()]
    return "\n".join((*texts, *sums))


def typed(till: TestTill, page: ReturnsScreen, *texts: str) -> None:
    for field, text in zip(page.form.inputs(), texts, strict=False):
        field.set_text(text)


def test_three_steps_scan_tap_money_is_back(till: TestTill) -> None:
    page = opened(till, till.sell((BERRIES, 3)))
    tapped(till, page, 0)
    assert page.total.text() == "€3.49"
    till.act("forward")
    assert page.handed.figure.text() == "€3.50"  # what is handed over in cash is rounded
    assert sum(piece.minor * piece.count for piece in page.handed.pieces.pieces()) == 350
    back = till.desks.till.last_return
    assert back is not None
    assert (back.total, back.rounding) == (349, -1)


def test_part_of_a_sale_by_card_and_cash_goes_back_each_the_way_it_came(till: TestTill) -> None:
    page = opened(till, till.sell((BERRIES, 3), (COFFEE, 1), card=900))  # 10.47 + 8.99
    till.act("whole")
    assert amounts(page)["way:card"] == "9.00"
    till.act("way:card")
    till.act("forward")
    assert page.total.text() == "€10.46"  # the rest is still to be handed over
    assert amounts(page)["way:card"] == "–"
    till.act("forward")
    back = till.desks.till.last_return
    assert back is not None
    assert "On the card machine: give €9.00 back" in page.handed.todo.text()
    assert [(one.way.value, one.amount.minor) for one in back.tenders] == [
        ("card", 900),
        ("cash", 1046),
    ]


def test_every_way_is_shown_and_a_blocked_one_says_why(till: TestTill) -> None:
    page = opened(till, till.sell((BERRIES, 1)))
    tapped(till, page, 0)
    shown = {card.option.action: card.option for card in page.options.cards()}
    assert shown["way:card"].way is Way.BLOCKED
    assert "money goes back the way it came" in shown["way:card"].explanation
    assert shown["way:repair"].way is Way.BLOCKED
    assert "“Faulty”" in shown["way:repair"].explanation
    assert {"way:cash", "way:exchange", "way:credit", "goodwill"} <= set(shown)
    till.act("condition:faulty")
    shown = {card.option.action: card.option for card in page.options.cards()}
    assert shown["way:repair"].way is Way.OPEN


def test_units_are_changed_and_put_back_while_the_customer_decides(till: TestTill) -> None:
    page = opened(till, till.sell((BERRIES, 3)))
    tapped(till, page, 0)
    till.act("more")
    assert page.lines.rows_model.row(0).qty == "2 of 3"
    till.act("less")
    till.act("less")
    assert page.lines.rows_model.row(0).qty == "0 of 3"
    assert till.desks.till.back is None
    assert page.options.isHidden()


def test_what_came_back_before_is_grey_with_its_sentence(till: TestTill) -> None:
    number = till.sell((BERRIES, 1))
    page = opened(till, number)
    tapped(till, page, 0)
    till.act("forward")
    till.scan(f"KASA:1-{number}")
    row = page.lines.rows_model.row(0)
    assert row.faded
    assert row.note == "all of it came back before"


def test_a_receipt_is_found_by_amount_and_a_stranger_is_refused_in_words(till: TestTill) -> None:
    till.sell((BERRIES, 1))
    page = till.go("returns", ReturnsScreen)
    till.act("by:amount")
    typed(till, page, "99.99")
    till.act("seek")
    assert page.form.isVisible()
    assert "Nothing like that" in asked(page)
    typed(till, page, "3.49")
    till.act("seek")
    assert "Receipt 1-1" in page.head.text()


def test_a_receipt_is_found_by_its_day_alone_or_with_its_amount(till: TestTill) -> None:
    today = till.house.shop.today()
    till.sell((BERRIES, 1))
    till.sell((COFFEE, 1))
    page = till.go("returns", ReturnsScreen)
    till.act("by:day")
    typed(till, page, today.isoformat())
    till.act("seek")
    assert "Receipt 1-2" in page.head.text()
    assert "2 receipts fit" in page.notice.text()
    till.act("find")
    till.act("by:day")
    typed(till, page, today.isoformat(), "3.49")
    till.act("seek")
    assert "Receipt 1-1" in page.head.text()
    for day, amount, words in (
        ((today - timedelta(days=1)).isoformat(), "", "Nothing like that"),
        ("yesterday", "", "cannot be right"),
        (today.isoformat(), "much", "cannot be right"),
    ):
        till.act("find")
        till.act("by:day")
        typed(till, page, day, amount)
        till.act("seek")
        assert words in asked(page)
        till.act("close")


def test_goods_scanned_at_the_desk_come_into_hand(till: TestTill) -> None:
    page = opened(till, till.sell((BERRIES, 1), (COFFEE, 1)))
    till.scan(COFFEE)
    assert page.lines.rows_model.row(1).qty == "1 of 1"
    till.scan("4779900080011")
    assert "not on this receipt" in page.notice.text()


def test_without_a_receipt_store_credit_is_given_and_the_rest_says_why(till: TestTill) -> None:
    page = till.go("returns", ReturnsScreen)
    till.scan(BERRIES)
    assert "store credit" in page.form.text()
    till.act("take")
    shown = amounts(page)
    assert shown["way:credit"] == "3.49"
    assert shown["way:cash"] == "–"
    till.act("way:credit")
    till.act("forward")
    back = till.desks.till.last_return
    assert back is not None
    assert back.of_number == 0
    assert back.tenders[0].reference


def test_an_exchange_goes_to_the_register_and_the_difference_is_worked_out(till: TestTill) -> None:
    page = opened(till, till.sell((COFFEE, 1)))
    tapped(till, page, 0)
    till.act("way:exchange")
    till.act("forward")
    assert till.app.shell.at("register")
    till.scan(BERRIES)
    page = till.go("returns", ReturnsScreen)
    assert page.total.text() == "€5.50"
    till.act("way:cash")
    till.act("forward")
    back = till.desks.till.last_return
    assert back is not None
    assert {one.way.value for one in back.tenders} >= {"cash"}
    assert till.desks.till.sale is None


def test_a_difference_is_given_back_with_the_price_explained(till: TestTill) -> None:
    page = opened(till, till.sell((COFFEE, 1)))
    till.act("wrong")
    assert "list price" in asked(page)
    typed(till, page, "7.99")
    till.act("give")
    back = till.desks.till.last_return
    assert back is not None
    assert (back.kind, back.total) == ("difference", 100)
    assert page.handed.figure.text() == "€1.00"


def test_an_apology_above_the_budget_asks_for_a_second_person_in_the_flow(till: TestTill) -> None:
    page = opened(till, till.sell((COFFEE, 2)))
    assert page.note == "Goodwill left in this shift: €50.00"
    till.act("goodwill")
    typed(till, page, "6.00")
    till.act("give")
    assert "second person" in page.form.text()
    assert "Rule: an apology alone up to €5.00 now" in asked(page)
    till.act("by:Jonas")
    typed(till, page, "000000")
    till.act("approve")
    assert page.form.isVisible()  # a wrong PIN is said where it was typed
    typed(till, page, "333333")
    till.act("approve")
    back = till.desks.till.last_return
    assert back is not None
    assert (back.kind, back.total, back.approved_by) == ("goodwill", 600, "Jonas")


def test_an_apology_comes_off_the_open_sale_where_there_is_no_receipt(till: TestTill) -> None:
    assert till.do(lambda r: till.desks.register.scan(r, COFFEE)) is None
    page = till.go("returns", ReturnsScreen)
    till.act("goodwill")
    assert "The open sale" in asked(page)
    till.act("bp:1000")
    till.act("why:waited")
    till.act("give")
    assert till.desks.till.bill().total.minor == 809


def test_part_of_the_money_goes_one_way_and_the_rest_another(till: TestTill) -> None:
    page = opened(till, till.sell((COFFEE, 1)))
    tapped(till, page, 0)
    till.act("way:cash")
    till.act("part")
    typed(till, page, "5.00")
    till.act("give")
    assert page.total.text() == "€3.99"
    till.act("way:credit")
    till.act("forward")
    back = till.desks.till.last_return
    assert back is not None
    assert [(one.way.value, one.given.minor) for one in back.tenders] == [
        ("cash", 500),
        ("credit", 399),
    ]


def test_weighed_goods_come_back_in_part(till: TestTill) -> None:
    assert till.do(lambda r: till.desks.register.scan(r, "10010")) is None
    assert till.do(lambda r: till.desks.register.weigh(r, 1000)) is None
    page = opened(till, till.sell())
    tapped(till, page, 0)
    till.act("exact")
    typed(till, page, "0.4")
    till.act("take")
    assert page.lines.rows_model.row(0).qty == "0.400 kg"
    assert page.total.text() == "€0.68"


def test_a_return_in_hand_survives_a_restart(till: TestTill, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened(till, till.sell((BERRIES, 2)))
    tapped(till, page, 0)
    till.app.shell.close()
    qtbot.wait(50)
    again = TestTill(qtbot, tmp_path)
    till.app, again.app = again.app, till.app  # the fixture closes the one that is open
    till.come("Rasa", "222222")
    page = till.go("returns", ReturnsScreen)
    assert page.total.text() == "€3.49"
    till.act("forward")
    assert page.handed.isVisible()


def test_the_same_key_twice_gives_money_back_once(till: TestTill) -> None:
    page = opened(till, till.sell((BERRIES, 1)))
    tapped(till, page, 0)
    till.app.shell.act("forward")
    till.app.shell.act("forward")
    till.settle()
    number = till.desks.till.next_number
    assert number == 3  # one sale, one return
    assert page.handed.isVisible() or till.app.shell.at("register")


def test_walking_over_lines_takes_nothing_in_hand(till: TestTill) -> None:
    page = opened(till, till.sell((BERRIES, 2), (COFFEE, 1)))
    till.act("down")
    QTest.keyClick(page.lines, Qt.Key.Key_Up)
    till.settle()
    assert till.desks.till.back is None
    till.act("more")
    till.act("more")
    assert page.lines.rows_model.row(0).qty == "2 of 2"


def test_after_the_last_day_a_second_person_lets_it_through(till: TestTill) -> None:
    number = till.sell((COFFEE, 1))
    till.later_ms = 40 * 24 * 3600 * 1000
    page = opened(till, number)
    assert page.lines.rows_model.row(0).note == "the last day of return is over"
    tapped(till, page, 0)
    assert "second person" in asked(page)
    till.act("by:Jonas")
    typed(till, page, "333333")
    till.act("approve")
    assert page.total.text() == "€8.99"
    till.act("forward")
    back = till.desks.till.last_return
    assert back is not None
    assert back.approved_by == "Jonas"


def test_what_is_never_taken_back_is_grey_unless_it_is_faulty(till: TestTill) -> None:
    shop = till.house.shop
    product = till.house.store.product(COFFEE, shop.now_ms())
    assert product is not None
    stockings = replace(product, code="900001", name="Stockings", no_return=True)
    act = Act("test-stockings", "Jonas", shop.now_ms())
    assert till.do(lambda _: till.house.store.keep_product(act, stockings)) is None
    page = opened(till, till.sell(("900001", 1)))
    row = page.lines.rows_model.row(0)
    assert row.faded
    assert row.note == "not taken back, unless it is faulty"
    till.act("condition:faulty")
    assert not page.lines.rows_model.row(0).faded
    tapped(till, page, 0)
    till.act("forward")
    back = till.desks.till.last_return
    assert back is not None
    assert back.lines[0].condition == "faulty"


def test_of_several_receipts_that_fit_each_can_be_seen(till: TestTill) -> None:
    for _ in range(3):
        till.sell((BERRIES, 1))
    page = till.go("returns", ReturnsScreen)
    till.act("by:amount")
    typed(till, page, "3.49")
    till.act("seek")
    assert "3 receipts fit." in page.notice.text()
    seen = [page.head.text().splitlines()[0]]
    for _ in range(3):
        till.act("before")
        seen.append(page.head.text().splitlines()[0])
    assert seen == [f"Receipt 1-{number}" for number in (3, 2, 1, 3)]


def test_whoever_else_paid_the_wrong_price_is_found_and_walked_through(till: TestTill) -> None:
    first = till.sell((COFFEE, 1))
    till.sell((COFFEE, 2))
    till.sell((COFFEE, 1))
    page = till.go("returns", ReturnsScreen)
    till.scan("KASA:1-3")
    till.act("wrong")
    typed(till, page, "7.99")
    till.act("give")
    till.until(lambda: "2 more receipts paid too much. €3.00" in page.notice.text())
    till.act("others")
    assert page.handed.isHidden()
    assert "2 receipts fit" in page.notice.text()
    till.act("before")
    assert page.head.text().splitlines()[0] in (f"Receipt 1-{first}", "Receipt 1-2")
    till.act("wrong")
    typed(till, page, "7.99")
    till.act("give")
    till.until(lambda: "1 more receipt paid too much" in page.notice.text())
