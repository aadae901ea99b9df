"""A payment called off on screen: what to hand back stands there, a card is undone, and the basket is free again."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt

from tests.ui.conftest import terminal
from ui.app.stage import Stage
from ui.pay.screen import PayScreen

BREAD = "4779900010018"  # 2.19


def paying(till: Stage) -> PayScreen:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F12)
    return cast("PayScreen", till.app.shell.page)


def paid(till: Stage) -> int:
    sale = till.look.basket.sale
    return len(sale.tenders) if sale else 0


def test_cash_is_handed_back_in_its_pieces_and_the_sale_can_be_given_up(till: Stage) -> None:
    page = paying(till)
    till.act("given:100")
    till.until(lambda: paid(till) == 1, "the first euro")
    till.press(Qt.Key.Key_F12)
    till.until(lambda: "Hand back €1.00" in page.notice.text(), "the words")
    assert "1 × 1.00" in page.notice.text()
    assert paid(till) == 0
    till.press(Qt.Key.Key_Escape)
    till.press(Qt.Key.Key_F5)
    till.act("void")
    till.until(lambda: till.look.lines == 0, "the end of it")


def test_a_machine_without_a_wire_is_asked_about(till: Stage) -> None:
    paying(till)
    till.type("1")
    till.press(Qt.Key.Key_F11)
    till.act("approved")
    till.until(lambda: paid(till) == 1, "the card")
    till.press(Qt.Key.Key_F12)
    till.act("declined")
    till.rest()
    assert paid(till) == 1
    till.press(Qt.Key.Key_F12)
    till.act("approved")
    till.until(lambda: paid(till) == 0, "the card to be undone")


def test_a_terminal_undoes_its_card_by_itself(wired: Stage) -> None:
    paying(wired)
    wired.type("1")
    wired.press(Qt.Key.Key_F11)
    wired.until(lambda: not wired.look.unsettled and paid(wired) == 1, "the card")
    terminal(wired).set("slow")
    wired.press(Qt.Key.Key_F12)
    page = cast("PayScreen", wired.app.shell.page)
    wired.until(lambda: "Waiting for the card terminal" in page.notice.text(), "the wait")
    wired.until(lambda: paid(wired) == 0, "the terminal's yes")
    assert list(terminal(wired).charged.values()) == [100, -100]
