"""A hard moment on screen: three steps on the strip, an end that keeps the basket; by keys and by touch."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.hands import touch
from ui.app.stage import Stage
from ui.register.screen import RegisterScreen

BREAD = "4779900010018"


def register(till: Stage) -> RegisterScreen:
    page = till.app.shell.page
    assert isinstance(page, RegisterScreen)
    return page


def said(till: Stage) -> str:
    """The sentence on the strip."""
    return till.app.shell.page.voice.view().sentence


def test_three_steps_by_keys_and_the_basket_is_kept(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key.Key_0, "0")
    assert "step 1 of 3" in register(till).form.text()
    first = said(till)
    till.press(Qt.Key.Key_Return)
    assert "step 2 of 3" in register(till).form.text()
    till.press(Qt.Key.Key_Return)
    assert "step 3 of 3" in register(till).form.text()
    assert said(till) != first
    till.press(Qt.Key.Key_F11)
    assert register(till).form.isHidden()
    ((_name, lines, total),) = till.look.parked
    assert (lines, total) == (1, 219)
    assert till.look.basket.sale is None


def test_it_calms_down_by_touch(till: Stage) -> None:
    till.scan(BREAD)
    touch(till, "more")
    touch(till, "hard")
    touch(till, "withdraw")
    assert register(till).form.isHidden()
    assert till.look.lines == 1


def test_money_that_was_taken_goes_back_first(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F12)
    till.type("1")
    till.press(Qt.Key.Key_Return)
    till.press(Qt.Key.Key_Escape)
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key.Key_0, "0")
    till.press(Qt.Key.Key_F11)
    assert "Payment has begun" in register(till).form.error()


def test_a_touch_on_the_strip_waves_the_sentence_away(till: Stage) -> None:
    till.scan(BREAD)
    greeting = said(till)
    till.app.shell.page.voice.waved.emit("greet")
    till.rest()
    assert said(till) not in ("", greeting)
