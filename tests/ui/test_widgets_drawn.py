"""Whoever has no wheel and no keys draws a list with a finger; a tap still chooses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea
from pytestqt.qtbot import QtBot

from ui.views import BasketRow, ListRow, PaperLine
from ui.widgets.basket import BasketView
from ui.widgets.receipt import ReceiptView
from ui.widgets.rowlist import RowList
from ui.widgets.scroll import ScrollColumn
from ui.widgets.text import Text

_LEFT = Qt.MouseButton.LeftButton


def listed() -> RowList:
    view = RowList()
    view.show_rows([ListRow(f"r{n}", f"Row {n}") for n in range(60)])
    return view


def basket() -> BasketView:
    view = BasketView()
    view.show_rows([BasketRow("1", f"Row {n}", "1.00", "1.00") for n in range(60)], 0)
    return view


def receipt() -> ReceiptView:
    view = ReceiptView()
    view.show_receipt([PaperLine(f"line {n}") for n in range(90)])
    return view


def column() -> ScrollColumn:
    view = ScrollColumn(8)
    for number in range(60):
        view.add(Text(f"Card {number}"))
    return view


def drawn(view: QAbstractScrollArea, by: int) -> None:
    """A finger goes down, draws the list in some steps, and goes up."""
    at = QPoint(100, 200)
    QTest.mousePress(view.viewport(), _LEFT, pos=at)
    for step in range(1, 6):
        QTest.mouseMove(view.viewport(), at - QPoint(0, by * step // 5))
    QTest.mouseRelease(view.viewport(), _LEFT, pos=at - QPoint(0, by))


@pytest.mark.parametrize("make", [listed, basket, receipt, column])
def test_a_finger_draws_it_up_and_down(qtbot: QtBot, make: type[QAbstractScrollArea]) -> None:
    view = make()
    qtbot.addWidget(view)
    view.resize(320, 400)
    view.show()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 200)
    bar = view.verticalScrollBar()
    bar.setValue(0)
    drawn(view, 150)
    assert 100 <= bar.value() <= 150
    drawn(view, -60)
    assert 50 <= bar.value() <= 100


def test_what_was_drawn_is_not_tapped_and_a_tap_is_not_drawn(qtbot: QtBot) -> None:
    view = listed()
    qtbot.addWidget(view)
    view.resize(320, 400)
    view.show()
    said: list[str] = []
    view.chosen.connect(said.append)
    drawn(view, 120)
    assert said == []
    before = view.verticalScrollBar().value()
    QTest.mouseClick(view.viewport(), _LEFT, pos=QPoint(100, 200))
    assert len(said) == 1
    assert view.verticalScrollBar().value() == before
    QTest.mouseMove(view.viewport(), QPoint(100, 100))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=QPoint(100, 200))
    assert view.verticalScrollBar().value() == before
