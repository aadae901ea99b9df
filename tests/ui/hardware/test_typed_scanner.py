"""A scanner that types is set up like any other: its prefix and suffix make its codes certain, at any pace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from drivers import registry
from drivers.protocol import DeviceError, Role, Setup
from drivers.virtual.behaviour import RealClock
from tests.ui.bench import opened, press, right_of, tell
from tests.ui.till import TestTill
from ui.register.screen import RegisterScreen

BREAD, SHORT = "4779900010018", "10001"
SLOW_MS = 100


def typed(till: TestTill, text: str, gap: int = SLOW_MS) -> None:
    """Keys at a scanner's pace, then Tab."""
    window = till.app.shell.windowHandle()
    at = 100_000
    for letter in (*text, "\t"):
        key = Qt.Key.Key_Tab if letter == "\t" else Qt.Key(ord(letter))
        at += gap
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(at)
        QApplication.sendEvent(window, event)
    till.settle()


def lines(till: TestTill) -> int:
    assert till.app.counter is not None
    return till.app.counter.look.lines


def test_a_slow_scanner_with_a_prefix_is_heard_once_it_is_set_up(till: TestTill) -> None:
    page = opened(till)
    press(till, "second_scanner")
    press(till, "setup")
    press(till, "option:kind")
    press(till, "value:typed")
    tell(till, page, "prefix", "~")
    press(till, "option:suffix")
    press(till, "value:tab")
    press(till, "keep")
    till.until(lambda: right_of(page, "second_scanner") == "works")
    till.until(lambda: "~" in str(page.facts.facts()))
    till.come("Ona", "1111")
    till.go("register", RegisterScreen)
    typed(till, "~" + BREAD)
    till.until(lambda: lines(till) == 1)
    typed(till, "~" + SHORT)
    till.until(lambda: lines(till) == 2)
    till.do(lambda _: till.house.change_device(Setup(Role.SECOND_SCANNER, "none", {})))
    typed(till, BREAD, gap=3)
    till.until(lambda: lines(till) == 3)


@pytest.mark.parametrize("told", [{"prefix": "ž"}, {"prefix": "123456789"}, {"profile": "no"}])
def test_what_no_keyboard_types_is_refused(told: dict[str, str]) -> None:
    with pytest.raises(DeviceError) as found:
        registry.build(Setup(Role.SCANNER, "typed", told), RealClock())
    assert found.value.code == "bad_option"
