"""What a cashier sees when a scanner types: a scan, and every field as it was. Real windows, real key events.

Long because scanners type in many ways.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import keyplaces
from ui.keynames import key_name
from ui.keyplaces import latin_letter
from ui.keys import Keyboard
from ui.wedge import WedgeRules

EAN = "5901234123457"


class Till:
    """A window with a field and a button, and what the keyboard reported."""

    def __init__(self, qtbot: QtBot, rules: WedgeRules | None = None) -> None:
        self.qtbot = qtbot
        self.codes: list[str] = []
        self.actions: list[str] = []
        self.window = QWidget()
        self.field, self.button = QLineEdit(), QPushButton("go")
        lay = QVBoxLayout(self.window)
        lay.addWidget(self.field)
        lay.addWidget(self.button)
        qtbot.addWidget(self.window)
        self.pressed = 0
        self.button.clicked.connect(self._press)
        self.keyboard = Keyboard(self.codes.append, self.actions.append, lambda: 0, rules)
        self.window.show()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.field.setFocus()
        self.at = 10_000

    def _press(self) -> None:
        self.pressed += 1

    def key(self, key: Qt.Key, text: str = "", gap: int = 8, *, repeat: bool = False) -> None:
        """One key as the window system would send it: press and release, with its own time."""
        self.at += gap
        handle = self.window.windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, repeat)
            event.setTimestamp(self.at)
            QCoreApplication.sendEvent(handle, event)

    def types(self, text: str, gap: int = 8) -> None:
        for letter in text:
            if letter == "\n":
                self.key(Qt.Key.Key_Return, "\r", gap)
            else:
                self.key(Qt.Key(ord(letter.upper())), letter, gap)


@pytest.fixture
def till(qtbot: QtBot) -> Iterator[Till]:
    till = Till(qtbot)
    yield till
    till.keyboard.deleteLater()


def test_a09_a_scan_with_the_cursor_in_a_field_leaves_the_field_unchanged(till: Till) -> None:
    till.field.setText("2")
    till.types(EAN + "\n")
    assert till.codes == [EAN]
    assert till.field.text() == "2"


def test_a09_a_scan_with_the_focus_on_a_button_presses_nothing(till: Till) -> None:
    till.button.setFocus()
    till.types(EAN + "\n")
    assert till.codes == [EAN]
    assert till.pressed == 0


def test_a_scan_in_a_password_field_leaves_no_dot(till: Till) -> None:
    till.field.setEchoMode(QLineEdit.EchoMode.Password)
    till.types(EAN + "\n")
    assert till.field.text() == ""


def test_a_person_types_into_the_field_as_ever(till: Till) -> None:
    till.types("12", gap=120)
    till.qtbot.waitUntil(lambda: till.field.text() == "12", timeout=60_000)
    assert till.codes == []


def test_one_key_alone_reaches_the_field_at_once_for_an_eye(till: Till) -> None:
    till.types("7")
    till.qtbot.waitUntil(lambda: till.field.text() == "7", timeout=60_000)


def test_a_scanner_without_suffix_is_heard_when_it_stops(till: Till) -> None:
    till.types(EAN)
    till.qtbot.waitUntil(lambda: till.codes == [EAN], timeout=60_000)
    assert till.field.text() == ""


def test_enter_typed_by_a_person_is_enter(till: Till) -> None:
    with till.qtbot.waitSignal(till.field.returnPressed, timeout=60_000):
        till.types("4\n", gap=90)
    assert till.field.text() == "4"


def test_a_held_down_key_is_not_a_scan(till: Till) -> None:
    for _ in range(12):
        till.key(Qt.Key.Key_5, "5", 3, repeat=True)
    assert till.codes == []
    assert till.field.text() == "5" * 12


def test_capital_letters_and_gs_inside_a_scan_are_part_of_it(till: Till) -> None:
    till.field.setText("2")
    for letter in "AB0\x1d12345":
        if letter.isalpha():
            till.key(Qt.Key.Key_Shift, "", 2)
        till.key(Qt.Key.Key_A if letter.isalpha() else Qt.Key.Key_1, letter, 6)
    till.key(Qt.Key.Key_Return, "\r", 6)
    assert till.codes == ["AB0\x1d12345"]
    assert till.field.text() == "2"


def test_an_arrow_between_digits_gives_them_back_in_order(till: Till) -> None:
    till.types("123")
    till.key(Qt.Key.Key_Left, "", 5)
    assert till.field.text() == "123"
    assert till.field.cursorPosition() == 2
    assert till.codes == []


def test_function_keys_say_the_action_of_the_screen_in_sight(till: Till) -> None:
    till.keyboard.bind(lambda: {"F3": "void", "F12": "pay"})
    till.key(Qt.Key.Key_F3)
    till.key(Qt.Key.Key_F4)
    till.keyboard.bind(lambda: {"F4": "price"})
    till.key(Qt.Key.Key_F4)
    till.key(Qt.Key.Key_F3)
    assert till.actions == ["void", "price"]


def test_enter_is_the_way_forward_unless_a_field_or_button_has_the_focus(till: Till) -> None:
    till.keyboard.bind(lambda: {"Enter": "next"})
    till.types("\n", gap=500)
    assert till.actions == []
    till.button.setFocus()
    till.types("\n", gap=500)
    assert till.actions == []
    till.window.setFocus()
    till.types("\n", gap=500)
    assert till.actions == ["next"]


def test_esc_clears_a_field_before_it_leaves_the_screen(till: Till) -> None:
    till.keyboard.bind(lambda: {"Esc": "back"})
    till.field.setText("abc")
    till.key(Qt.Key.Key_Escape, "\x1b", 500)
    assert till.actions == []
    till.field.clear()
    till.key(Qt.Key.Key_Escape, "\x1b", 500)
    assert till.actions == ["back"]


def test_a_star_multiplies_in_the_search_field_but_is_a_letter_in_a_reason(till: Till) -> None:
    till.keyboard.bind(lambda: {"*": "quantity"})
    till.types("*", gap=500)
    till.qtbot.waitUntil(lambda: till.field.text() == "*", timeout=60_000)
    till.field.clear()
    till.field.setProperty("bare", True)
    till.types("4*", gap=90)
    till.qtbot.waitUntil(lambda: till.actions == ["quantity"], timeout=60_000)
    assert till.field.text() == "4"


def test_a_prefix_makes_a_slow_scanner_certain(qtbot: QtBot) -> None:
    till = Till(qtbot, WedgeRules(prefix="]E0"))
    till.types("]E0" + EAN + "\n", gap=30)
    assert till.codes == [EAN]
    till.types("55", gap=3)
    assert till.field.text() == "55"


def test_rules_can_change_while_the_till_runs(till: Till) -> None:
    till.types("12")
    till.keyboard.set_rules(WedgeRules(prefix="]"))
    assert till.field.text() == "12"
    till.types("]" + EAN + "\n", gap=60)
    assert till.codes == [EAN]


# What the keys of a US keyboard write under a Lithuanian and under a Polish (QWERTZ) layout; key 2 is the 1.
LITHUANIAN = dict(zip("1234567890-=]", "ąčęėįšųū„“-žž", strict=True))
POLISH = {**dict(zip("-=]", "+'ś", strict=True)), "y": "z", "z": "y"}
PLACES = dict(zip("1234567890-=", range(10, 22), strict=True)) | {"]": 35, "y": 29, "z": 52}


def by_place(till: Till, code: str, layout: dict[str, str], ctrl: str = "") -> None:
    """Keys as a US scanner sends them, each with the letter that the layout makes of it; Enter at the end."""
    handle = till.window.windowHandle()
    for letter in code:
        held = letter == ctrl
        modifiers = Qt.KeyboardModifier.ControlModifier if held else Qt.KeyboardModifier.NoModifier
        text = "" if held else layout.get(letter, letter)
        till.at += 5
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0x1000, modifiers, PLACES[letter], 0, 0, text)
            event.setTimestamp(till.at)
            QCoreApplication.sendEvent(handle, event)
    till.key(Qt.Key.Key_Return, "\r", 5)


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test's window system send the numbers of keys as X11 does."""
    monkeypatch.setitem(keyplaces._OFFSET, "offscreen", 8)


@pytest.mark.parametrize("layout", [LITHUANIAN, POLISH], ids=["lt", "pl"])
@pytest.mark.usefixtures("places")
def test_a_layout_of_the_country_spoils_no_code(till: Till, layout: dict[str, str]) -> None:
    by_place(till, EAN, layout)
    by_place(till, "12-34=56]", layout)
    assert till.codes == [EAN, "12-34=56]"]
    assert till.field.text() == ""


@pytest.mark.usefixtures("places")
def test_fnc1_is_heard_where_the_layout_has_another_letter_on_its_key(till: Till) -> None:
    by_place(till, "10123]2112", LITHUANIAN, ctrl="]")
    assert till.codes == ["10123\x1d2112"]


def test_only_the_suffix_that_was_set_ends_a_code(qtbot: QtBot) -> None:
    till = Till(qtbot, WedgeRules(suffix="tab"))
    till.types("ABC123\n")
    assert till.codes == []
    till.field.clear()
    till.types("ABC123")
    till.key(Qt.Key.Key_Tab, "\t", 8)
    assert till.codes == ["ABC123"]


def test_a_scan_with_a_second_window_in_front_is_heard_there(till: Till) -> None:
    dialog = QLineEdit()
    till.qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    till.qtbot.waitUntil(dialog.isActiveWindow)
    first, till.window = till.window, dialog
    till.types(EAN + "\n")
    till.window = first
    assert till.codes == [EAN]
    assert dialog.text() == ""


def test_keys_have_the_names_that_stand_on_them() -> None:
    press = QEvent.Type.KeyPress
    none, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    assert key_name(QKeyEvent(press, Qt.Key.Key_F11, none)) == "F11"
    assert key_name(QKeyEvent(press, Qt.Key.Key_Enter, none)) == "Enter"
    assert key_name(QKeyEvent(press, Qt.Key.Key_P, ctrl, "\x10")) == "Ctrl+P"
    assert key_name(QKeyEvent(press, Qt.Key.Key_Asterisk, none, "*")) == "*"


def test_keys_are_found_by_their_place_on_each_system() -> None:
    assert latin_letter("xcb", 10, shift=False) == "1"
    assert latin_letter("windows", 11, shift=False) == "0"
    assert latin_letter("wayland", 24, shift=True) == "Q"
    assert latin_letter("cocoa", 10, shift=False) == ""
