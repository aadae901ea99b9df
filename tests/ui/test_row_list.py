"""Rows of a list that becomes narrower, or gets a scroll bar, are as high as their words then need."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui import theme
from ui.views import ListRow
from ui.widgets import lines
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


@pytest.mark.parametrize("size", range(12, 40))
def test_a_word_measured_for_its_place_stays_on_one_line(qtbot: QtBot, size: int) -> None:
    """Letters that stand closer side by side, V and a, once made it wrap in the very room it was given."""
    font = theme.font_px(size, theme.MEDIUM)
    for text in ("Variant Barcode", "VAT. To pay", "AV Ta"):
        room = int(lines.text_width(text, font)) + 1
        assert lines.wrapped(text, font, room) == (text,)
        assert len(lines.wrapped(text, font, room - 5)) == 2
