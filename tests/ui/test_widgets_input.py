"""How things get into a sale: search as you type, quick items, the keypad."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Theme
from ui.views import (
    Chip,
    Key,
    ListRow,
    Tile,
)
from ui.widgets.keypad import ERASE, Keypad, SideButton
from ui.widgets.quick import QuickGrid, TileButton
from ui.widgets.search import SearchField

pytestmark = pytest.mark.usefixtures("plain")


def test_the_search_field_lists_what_fits_and_takes_the_first_on_enter(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.show_field("Skenuokite ar ieškokite", "F2")
    field.resize(400, 500)
    field.show()
    typed: list[str] = []
    taken: list[str] = []
    entered: list[str] = []
    opened: list[bool] = []
    field.changed.connect(typed.append)
    field.chosen.connect(taken.append)
    field.entered.connect(entered.append)
    field.searching.connect(opened.append)
    line = field.focusProxy()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "pi")
    assert typed == ["p", "pi"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert entered == ["pi"]
    field.show_results([ListRow("a", "Pienas", "1 l", "1,65"), ListRow("b", "Pica")])
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert taken == ["a", "b"]
    assert field.results().current() == "a"  # round the end
    field.show_results([])
    assert opened == [True, False]
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_touched_result_is_taken(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.resize(400, 500)
    field.show()
    field.show_results([ListRow("a", "Pienas"), ListRow("b", "Pica")])
    listed = field.results()
    with qtbot.waitSignal(field.chosen) as said:
        spot = listed.visualRect(listed.model().index(1, 0)).center()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert said.args == ["b"]


def test_the_keypad_types_into_the_search_field(qtbot: QtBot) -> None:
    field, pad = SearchField(), Keypad(",")
    for part in (field, pad):
        qtbot.addWidget(part)
    pad.typed.connect(field.type_in)
    for character in ("4", ",", ERASE, "7"):
        button = pad.button(character)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.text() == "47"
    field.set_text("x")
    assert field.text() == "x"


def test_the_keypad_s_side_keys_say_actions(qtbot: QtBot) -> None:
    pad = Keypad("")
    qtbot.addWidget(pad)
    pad.resize(412, 230)
    pad.show()
    pad.show_keys([Key("quantity", "*", "Kiekis"), Key("weigh", "/", "Sverti", enabled=False)])
    pad.show_keys([Key("quantity", "*", "Kiekis")])
    assert pad.button(",") is None
    side = next(b for b in pad.findChildren(SideButton) if b.text() == "Kiekis")
    with qtbot.waitSignal(pad.chosen) as said:
        QTest.mouseClick(side, Qt.MouseButton.LeftButton)
    assert said.args == ["quantity"]


def test_tiles_that_do_not_fit_are_one_touch_away(qtbot: QtBot) -> None:
    grid = QuickGrid()
    qtbot.addWidget(grid)
    grid.resize(412, 240)
    grid.show()
    grid.show_groups([Chip("g1", "Kepiniai", True), Chip("g2", "Vaisiai")])
    names = [f"Prekė {n}" for n in range(14)]
    grid.show_tiles([Tile(name, name, "1,00") for name in names], "Daugiau")
    seen: list[str] = []
    for _ in range(4):
        seen += [name for name in grid.visible_tiles() if name not in seen]
        grid.turn()
    assert seen == names
    said: list[str] = []
    grid.chosen.connect(said.append)
    grid.show_tiles([Tile("t1", "Batonas", "1,29")])
    assert grid.visible_tiles() == ("Batonas",)
    for button in grid.findChildren(TileButton):
        if button.isVisible() and button.text() == "Batonas":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said == ["t1"]


def test_groups_that_do_not_fit_are_one_touch_away(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, Theme(scale=200, reduced_motion=True))
    grid = QuickGrid()
    qtbot.addWidget(grid)
    grid.resize(360, 300)
    grid.show()
    words = ("Kepiniai", "Vaisiai", "Daržovės", "Maišeliai", "Tara")
    grid.show_groups([Chip(word, word) for word in words])
    seen: set[str] = set()
    for _ in words:
        seen |= set(grid.visible_groups())
        grid.turn_groups()
    assert seen == set(words)
