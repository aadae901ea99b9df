"""Paying on screen: amounts that make sense, typed and tapped money, cards, gift cards, any mix, and no change."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt

from pos.desk.cash import Counted
from ui.app.stage import Stage
from ui.change.screen import ChangeScreen
from ui.pay.screen import PayScreen
from ui.widgets.sums import SumsPanel

BREAD = "4779900010018"  # 2.19


def paying(till: Stage) -> PayScreen:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F12)
    return cast("PayScreen", till.app.shell.page)


def change(till: Stage) -> ChangeScreen:
    till.until(lambda: till.app.shell.at("change"), "the change")
    till.rest()
    return cast("ChangeScreen", till.app.shell.page)


def ways(till: Stage) -> list[tuple[str, int]]:
    sale = till.look.last_sale
    assert sale is not None
    return [(tender.way.value, tender.amount.minor) for tender in sale.tenders]


def test_amounts_that_a_customer_may_give_are_one_touch(till: Stage) -> None:
    page = paying(till)
    assert page.total.text() == "€2.20"
    assert page.amounts.visible_tiles()[:3] == ("2.20", "2.50", "3.00")
    till.act("given:500")
    assert change(till).figure.text() == "€2.80"


def test_the_change_is_drawn_out_of_what_lies_in_the_drawer(till: Stage) -> None:
    paying(till)
    till.act("given:500")
    pieces = change(till).money.pieces()
    assert [(piece.minor, piece.count) for piece in pieces] == [(200, 1), (50, 1), (20, 1), (10, 1)]


def test_a_typed_amount(till: Stage) -> None:
    paying(till)
    till.type("10")
    till.press(Qt.Key.Key_Return)
    assert change(till).figure.text() == "€7.80"


def test_tapped_pieces_go_into_the_drawer_as_tapped(till: Stage) -> None:
    page = paying(till)
    for piece in page.pieces.buttons():
        if piece.action == "piece:100":
            for _ in range(3):
                piece.click()
    till.press(Qt.Key.Key_Return)
    assert change(till).figure.text() == "€0.80"
    sale = till.look.last_sale
    assert sale is not None
    assert sale.pieces_in == ((100, 3),)


def test_card_by_hand_for_the_rest_of_a_split(till: Stage) -> None:
    page = paying(till)
    till.type("1")
    till.press(Qt.Key.Key_Return)
    assert page.total.text() == "€1.20"
    till.press(Qt.Key.Key_F11)
    till.press(Qt.Key.Key_Return)
    change(till)
    assert ways(till) == [("card", 119), ("cash", 100)]


def test_a_declined_card_leaves_the_rest_to_pay(till: Stage) -> None:
    page = paying(till)
    till.press(Qt.Key.Key_F11)
    till.press(Qt.Key.Key_F3)
    assert till.look.last_sale is None
    assert page.form.text() == ""
    assert page.total.text() == "€2.20"


def test_an_unknown_answer_is_settled_later(till: Stage) -> None:
    page = paying(till)
    till.press(Qt.Key.Key_F11)
    till.press(Qt.Key.Key_F4)
    assert "Nobody knows yet" in page.notice.text()
    till.press(Qt.Key.Key_F8)
    till.press(Qt.Key.Key_F2)
    change(till)
    assert ways(till) == [("card", 219)]


def test_a_gift_card_pays_what_is_left(till: Stage) -> None:
    page = paying(till)
    till.press(Qt.Key.Key_F5)
    page.form.inputs()[0].set_text("DEMO-20")
    till.act("take")
    change(till)
    assert ways(till) == [("gift", 219)]


def test_an_absurd_amount_is_refused_in_words(till: Stage) -> None:
    page = paying(till)
    till.type("2.2.2")
    till.press(Qt.Key.Key_Return)
    assert "cannot be right" in page.notice.text()
    assert till.look.last_sale is None


def test_change_that_the_drawer_cannot_make_is_said_with_ways_out(till: Stage) -> None:
    house = till.app.house
    assert house is not None
    counter = till.app.counter
    assert counter is not None
    few = ((500, 1), (200, 1))
    counter.do(lambda request: house.desks.cash.count(request, Counted(700, few)))
    till.rest()
    page = paying(till)
    till.act("given:500")
    assert till.look.last_sale is None
    assert "cannot make €2.80" in page.notice.text()
    till.press(Qt.Key.Key_F10)
    assert change(till).figure.text() == "€2.20"


def test_kinder_change_is_suggested(till: Stage) -> None:
    paying(till)
    till.act("given:2000")
    page = change(till)
    till.until(lambda: "Ask for €2.20, then hand out €20.00" in page.hints(), "the hint")


def test_the_second_press_of_the_cash_key_pays_nothing_twice(till: Stage) -> None:
    till.scan(BREAD)
    for _ in range(2):
        till.app.shell.act("exact")
    till.rest()
    sale = till.look.last_sale
    assert sale is not None
    assert sale.number == 1
    assert till.look.basket.sale is None


def test_c03_more_than_is_due_is_not_keyed_into_the_card_machine(till: Stage) -> None:
    page = paying(till)
    till.type("50")
    till.press(Qt.Key.Key_F11)
    (sums,) = [one for one in page.form.findChildren(SumsPanel) if one.isVisible()]
    assert sums.text() == "By card €2.19"


def test_c03_a_machine_that_took_more_is_recorded_and_settled(till: Stage) -> None:
    page = paying(till)
    till.press(Qt.Key.Key_F11)
    page.form.inputs()[0].set_text("5.19")
    till.act("approved")
    change(till)
    assert ways(till) == [("card", 219)]
    assert [(one.over, one.unknown) for one in till.look.unsettled] == [(300, False)]
