"""A09: a scanner that types is a scan wherever the cursor is, and no digit of a code lands in a field."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.app.stage import Stage
from ui.pay.screen import PayScreen
from ui.register.screen import RegisterScreen

BREAD, BUN = "4779900010018", "4779900010056"


def burst(till: Stage, code: str) -> None:
    """Keys as fast as a wedge scanner sends them, then Enter."""
    window = till.app.shell.windowHandle()
    keys = [(Qt.Key(ord(digit)), digit) for digit in code] + [(Qt.Key.Key_Return, "\r")]
    for key, text in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            )
    till.settle()


def test_in_the_search_field(till: Stage) -> None:
    burst(till, BREAD)
    assert till.look.lines == 1
    page = cast("RegisterScreen", till.app.shell.page)
    assert page.search.text() == ""


@pytest.mark.parametrize("opener", [Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6])
def test_in_the_fields_of_a_card(till: Stage, opener: Qt.Key) -> None:
    till.scan(BREAD)
    till.press(opener)
    page = cast("RegisterScreen", till.app.shell.page)
    before = page.form.told()
    assert page.form.inputs()[0].input.hasFocus()
    burst(till, BUN)
    assert till.look.lines == 2
    assert [field.text() for field in page.form.inputs()] in ([], list(before.values()))
    sale = till.look.basket.sale
    assert sale is not None
    assert all(line.quantity.amount == 1 for line in sale.lines)


def test_in_a_pin(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F4)
    till.act("reason:damaged")
    till.type("1.00")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.wanted is not None, "the approval to be asked")
    till.rest()
    burst(till, BUN)
    sale = till.look.basket.sale
    assert sale is not None
    assert [line.own_minor() for line in sale.lines] == [219, 79]


def test_in_the_amount_given(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F12)
    field = cast("PayScreen", till.app.shell.page).field
    burst(till, BUN)
    assert field.text() == ""
    assert till.app.shell.at("register")
    assert till.look.lines == 2


def test_at_the_sign_in_no_code_is_a_pin(door: Stage) -> None:
    burst(door, BREAD)
    assert door.look.staff is None
    assert door.look.lines == 0
