"""Rows of a list that becomes narrower, or gets a scroll bar, are as high as their words then need."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.views import ListRow
from ui.widgets.rowlist import RowList


def overlaps(shown: RowList) -> bool:
    model = shown.model()
    places = [shown.visualRect(model.index(row, 0)) for row in range(model.rowCount())]
    return any(
        shown.sizeHintForIndex(model.index(row, 0)).height() > place.height()
        for row, place in enumerate(places)
    )


def test_rows_never_lie_upon_each_other(qtbot: QtBot) -> None:
    shown = RowList()
    qtbot.addWidget(shown)
    rows = tuple(ListRow(f"row:{n}", "Antras skaitytuvas prie kasos", "nėra") for n in range(9))
    shown.resize(400, 800)
    shown.show_rows(rows)
    shown.show()
    qtbot.waitUntil(lambda: not overlaps(shown))
    shown.resize(170, 800)
    qtbot.waitUntil(lambda: not overlaps(shown))
    assert shown.verticalScrollBar().isVisible()
