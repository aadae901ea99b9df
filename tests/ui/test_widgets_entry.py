"""What is asked and answered inside the page: fields, PIN, counting, notices, questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Theme
from ui.views import (
    CountRow,
    Key,
    Kind,
    NoticeView,
    QuestionView,
    Tone,
)
from ui.widgets.action import ActionButton
from ui.widgets.field import Field
from ui.widgets.keypad import SideButton
from ui.widgets.notice import Notice
from ui.widgets.pieces import PiecesCounter
from ui.widgets.pin import PinPad
from ui.widgets.question import Question
from ui.widgets.text import Text

pytestmark = pytest.mark.usefixtures("plain")


def test_a_field_says_what_is_wrong_in_place_of_its_hint(qtbot: QtBot) -> None:
    field = Field()
    qtbot.addWidget(field)
    field.show_field("Kaina", "Su PVM")
    assert field.below() == "Su PVM"
    field.show_field("Kaina", "Su PVM", "Kaina negali būti mažesnė už nulį.")
    assert field.below() == "Kaina negali būti mažesnė už nulį."
    assert field.input.accessibleName() == "Kaina"
    field.set_text("1,00")
    with qtbot.waitSignal(field.entered) as said:
        QTest.keyClick(field.input, Qt.Key.Key_Return)
    assert said.args == ["1,00"]
    assert field.text() == "1,00"
    secret = Field(secret=True)
    qtbot.addWidget(secret)
    secret.set_text("1234")
    assert secret.input.displayText() != "1234"


def test_a_pin_is_dots_and_is_forgotten_when_entered(qtbot: QtBot) -> None:
    pad = PinPad()
    qtbot.addWidget(pad)
    pad.show_pin("Įveskite savo PIN", "Prisijungti")
    pad.show()
    said: list[str] = []
    pad.entered.connect(said.append)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_9, Qt.Key.Key_Backspace, Qt.Key.Key_A):
        QTest.keyClick(pad, key)
    three = pad.keypad().button("3")
    assert three is not None
    QTest.mouseClick(three, Qt.MouseButton.LeftButton)
    assert pad.typed() == 3
    words = [
        pad.accessibleName(),
        pad.accessibleDescription(),
        *(t.text() for t in pad.findChildren(Text)),
    ]
    assert not any("12" in word for word in words)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert said == ["123"]
    assert pad.typed() == 0
    QTest.keyClick(pad, Qt.Key.Key_4)
    QTest.keyClick(pad, Qt.Key.Key_Escape)
    assert pad.typed() == 0
    assert not pad.grab().toImage().isNull()


def test_a_wrong_pin_says_so_under_empty_dots(qtbot: QtBot) -> None:
    pad = PinPad()
    qtbot.addWidget(pad)
    for _ in range(14):
        QTest.keyClick(pad, Qt.Key.Key_7)
    assert pad.typed() == 12
    pad.show_pin("PIN", "Enter", "Neteisingas PIN.", Tone.STOP)
    assert pad.typed() == 0
    assert pad.accessibleDescription() == "Neteisingas PIN."
    enter = next(b for b in pad.findChildren(SideButton) if b.text() == "Enter")
    with qtbot.assertNotEmitted(pad.entered):
        QTest.mouseClick(enter, Qt.MouseButton.LeftButton)


def test_a_notice_says_what_is_wrong_and_what_to_do_and_goes(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.resize(400, 120)
    assert notice.text() == ""
    view = NoticeView(
        "Spausdintuvas neatsako", "Patikrinkite laidą.", Kind.STOP, (Key("again", "F6", "Kartoti"),)
    )
    notice.show_notice(view)
    assert notice.text() == "Spausdintuvas neatsako\nPatikrinkite laidą."
    assert not notice.isModal()
    button = notice.findChild(ActionButton)
    assert isinstance(button, ActionButton)
    with qtbot.waitSignal(notice.chosen) as said:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said.args == ["again"]
    notice.show_notice(None)
    assert notice.isHidden()


def test_a_question_binds_its_keys_only_while_it_is_asked(qtbot: QtBot) -> None:
    question, field = Question(), Field()
    qtbot.addWidget(question)
    assert question.bindings() == {}
    keys = (
        Key("yes", "Enter", "Taip", True),
        Key("no", "Esc", "Ne"),
        Key("off", "F2", "?", enabled=False),
    )
    question.ask(QuestionView("Ar yra 20 metų?", "Data nesaugoma.", "2006-11-22", keys), field)
    question.ask(QuestionView("Ar yra 20 metų?", "Data nesaugoma.", "2006-11-22", keys), field)
    assert question.bindings() == {"Enter": "yes", "Esc": "no"}
    assert "2006-11-22" in question.text()
    assert field.parent() is question
    question.resize(400, 320)
    QApplication.processEvents()  # laid out, as it is before anybody can touch it
    with qtbot.waitSignal(question.chosen) as said:
        QTest.mouseClick(question.findChildren(ActionButton)[0], Qt.MouseButton.LeftButton)
    assert said.args == ["yes"]
    question.ask(None)
    assert question.bindings() == {}
    assert question.text() == ""


def counter(qtbot: QtBot) -> PiecesCounter:
    shown = PiecesCounter()
    qtbot.addWidget(shown)
    shown.show_pieces(
        "EUR", [CountRow(2000, True, "20", "20 €", 3, "60,00"), CountRow(50, False, "50", "50 ct")]
    )
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_a_drawer_is_counted_from_the_keyboard_alone(qtbot: QtBot) -> None:
    shown = counter(qtbot)
    said: list[tuple[int, int]] = []
    shown.changed.connect(lambda minor, count: said.append((minor, count)))
    first, second = shown.inputs()
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "12")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    QTest.keyClicks(second, "4x-")
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    assert said == [(2000, 1), (2000, 12), (50, 4)]
    assert shown.counts() == {2000: 12, 50: 4}
    second.setFocus()
    with qtbot.waitSignal(shown.finished):
        QTest.keyClick(second, Qt.Key.Key_Down)


def test_a_new_worth_does_not_disturb_what_is_being_typed(qtbot: QtBot) -> None:
    shown = counter(qtbot)
    first = shown.inputs()[0]
    first.setFocus()
    first.setText("1")
    shown.show_pieces(
        "EUR",
        [CountRow(2000, True, "20", "20 €", 7, "140,00"), CountRow(50, False, "50", "50 ct", 2)],
    )
    assert first.text() == "1"
    assert shown.counts() == {2000: 1, 50: 2}
    shown.show_pieces("SEK", [CountRow(10000, True, "100", "100 kr")])
    assert shown.counts() == {10000: 0}


def test_something_new_fades_in_and_is_whole_afterwards(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, Theme(reduced_motion=False))
    page = QWidget()
    qtbot.addWidget(page)
    notice = Notice(page)
    page.show()
    notice.show_notice(NoticeView("Šio kodo nėra"))
    assert notice.graphicsEffect() is not None
    qtbot.waitUntil(lambda: notice.graphicsEffect() is None, timeout=60_000)


def test_with_reduced_motion_it_is_simply_there(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    notice = Notice(page)
    page.show()
    notice.show_notice(NoticeView("Šio kodo nėra"))
    assert notice.graphicsEffect() is None
