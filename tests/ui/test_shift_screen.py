"""The shift on screen: the float counted, cash moved with a reason, X and Z read on paper with their difference."""

from __future__ import annotations

from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from pos.desk.shift_look import ShiftLook
from pos.text import speaker
from tests.pos.documents import sums
from tests.ui.conftest import quiet
from tests.ui.hands import press, spell, touch
from ui.app.checkout import sign_in
from ui.app.stage import Stage
from ui.register.screen import RegisterScreen
from ui.shift.now import doubt
from ui.shift.screen import ShiftScreen

BREAD = "4779900010018"


def at_shift(till: Stage) -> ShiftScreen:
    till.press(Qt.Key.Key_F9)
    return cast("ShiftScreen", till.app.shell.page)


def counted(till: Stage, value: int, number: str) -> None:
    page = cast("ShiftScreen", till.app.shell.page)
    for field in page.counter.inputs():
        if field.accessibleName() == value_name(value):
            field.setFocus()
            field.selectAll()
    till.type(number)


def value_name(minor: int) -> str:
    return f"€{minor / 100:.2f} {'note' if minor >= 500 else 'coin'}"


def test_nothing_is_sold_without_a_shift(door: Stage) -> None:
    sign_in(door, quiet, "cashier")
    assert door.app.shell.at("shift")
    door.app.speak("en")
    door.app.shell.go("register")
    door.scan(BREAD)
    assert door.look.lines == 0
    assert "shift" in cast("RegisterScreen", door.app.shell.page).notice.text()


def test_the_float_is_counted_by_denomination_from_the_keyboard(door: Stage) -> None:
    sign_in(door, quiet, "cashier")
    door.app.speak("en")
    door.rest()
    page = cast("ShiftScreen", door.app.shell.page)
    counted(door, 2000, "3")
    counted(door, 50, "4")
    assert page.figure.text() == "€62.00"
    door.press(Qt.Key.Key_F12)
    door.until(lambda: door.look.shift is not None, "the shift")
    shift = door.look.shift
    assert shift is not None
    assert shift.float_minor == 6200


def test_x_is_read_on_paper_and_printed_and_resets_nothing(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: len(till.printer.receipts) == 1, "the receipt")
    till.press(Qt.Key.Key_Return)
    page = at_shift(till)
    till.press(Qt.Key.Key_F7)
    till.until(lambda: bool(page.paper.text()), "the paper")
    assert "2,19" in page.paper.text()
    till.until(lambda: len(till.printer.receipts) == 2, "the print")
    assert till.look.shift is not None


def test_z_closes_with_the_difference_in_words_and_on_paper(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.look.last_sale is not None, "the sale")
    till.press(Qt.Key.Key_Return)
    page = at_shift(till)
    till.press(Qt.Key.Key_F11)
    counted(till, 20000, "1")  # 200.00 of 227.70
    till.press(Qt.Key.Key_F12)
    till.until(lambda: till.look.shift is None, "the close")
    till.until(lambda: bool(page.paper.text()), "the paper")
    assert "Difference −€27.70" in page.sums()
    assert "Z" in page.paper.text()


@pytest.mark.parametrize(
    ("key", "pulses"), [(Qt.Key.Key_F3, 1), (Qt.Key.Key_F4, 1), (Qt.Key.Key_F6, 1)]
)
def test_cash_moves_only_with_a_reason(till: Stage, key: Qt.Key, pulses: int) -> None:
    page = at_shift(till)
    before = len(till.printer.pulses)
    till.press(key)
    fields = page.form.inputs()
    if len(fields) == 2:
        fields[0].set_text("5.00")
    till.act("do")
    assert page.form.error() != ""
    till.act("reason:change_money")
    till.act("do")
    if till.look.wanted is not None:  # a cashier may not open the drawer alone
        till.act("by:Jonas")
        page.form.inputs()[0].set_text("333333")
        till.act("approve")
    till.until(lambda: len(till.printer.pulses) == before + pulses, "the drawer")
    assert page.form.text() == ""


def test_closing_with_goods_in_the_basket_is_refused_in_words(till: Stage) -> None:
    till.scan(BREAD)
    page = at_shift(till)
    till.press(Qt.Key.Key_F11)
    till.press(Qt.Key.Key_F12)
    assert till.look.shift is not None
    assert "finish the sale or set it aside" in page.notice.text()


def test_an_open_shift_shows_its_drawer_its_figures_and_what_moved(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")
    till.press(Qt.Key.Key_Return)
    page = at_shift(till)
    assert page.figure.text() == "€227.70"
    assert sum(one.minor * one.count for one in page.drawer.pieces()) == 22_770
    assert page.doubt.isHidden()
    assert "Sales (1 receipt) €2.19" in page.sums()
    assert "Cash 2.20" in page.sums()
    till.press(Qt.Key.Key_F5)
    till.type("50")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: "Brought to the safe" in page.moved(), "what moved")
    assert page.figure.text() == "€177.70"
    assert sum(one.minor * one.count for one in page.drawer.pieces()) == 17_770
    assert page.doubt.isHidden()
    assert not till.app.shell.page.keys.hasFocus()


@pytest.mark.parametrize(("worth", "sure"), [(600, True), (500, False)])
def test_a_drawer_of_which_nobody_knows_the_pieces_asks_for_a_count(
    worth: int, *, sure: bool
) -> None:
    known = ShiftLook(sums(), 500, ((500, 1),), sure=True, moves=())
    assert doubt(known, speaker("en")) == ""
    unsure = replace(known, expected=worth, sure=sure)
    assert "count the drawer to be sure" in doubt(unsure, speaker("en"))


def test_a_drawer_is_counted_by_touch(till: Stage) -> None:
    page = at_shift(till)
    touch(till, "count")
    press(till, page.counter.inputs()[1])
    spell(till, "12")
    assert page.counter.inputs()[1].text() == "12"
    touch(till, "\b")
    assert page.figure.text() == "€100.00"
