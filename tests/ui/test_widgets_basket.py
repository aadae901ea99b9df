"""What is in hand, as a list: it follows the last line, changes as little as it can, never loses a word."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Light, Theme
from ui.views import (
    BasketRow,
)
from ui.widgets import basket_row
from ui.widgets.basket import BasketView

pytestmark = pytest.mark.usefixtures("plain")


def row(name: str, amount: str = "1,89", note: str = "") -> BasketRow:
    return BasketRow("1", name, amount, amount, note)


def basket(qtbot: QtBot, count: int = 0) -> BasketView:
    view = BasketView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    view.show_rows([row(f"Prekė {n}") for n in range(count)])
    return view


def test_the_basket_follows_the_last_row(qtbot: QtBot) -> None:
    view = basket(qtbot, 60)
    last = view.rows_model.index(59)
    assert view.viewport().rect().contains(view.visualRect(last))
    assert view.chosen_row() == 59


def test_one_more_line_tells_the_view_of_one_row_only(qtbot: QtBot) -> None:
    view = basket(qtbot, 500)
    inserted: list[tuple[int, int]] = []
    others: list[str] = []
    view.rows_model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    view.rows_model.modelReset.connect(lambda: others.append("reset"))
    view.rows_model.dataChanged.connect(lambda *_: others.append("changed"))
    view.show_rows([*view.rows_model.rows(), row("Nauja")])
    assert inserted == [(500, 500)]
    assert others == []


def test_the_till_stands_at_a_bar_and_a_person_on_a_ground(qtbot: QtBot) -> None:
    view, look = basket(qtbot), theme.now()
    rows = [row("Duona"), row("Pienas")]
    view.show_rows(rows, picked=False)

    def seen(number: int) -> tuple[str, str]:
        """The colours of a row's left edge and of its ground."""
        at = view.visualRect(view.rows_model.index(number))
        picture = view.grab().toImage()
        edge = picture.pixelColor(1, at.center().y())
        return edge.name(), picture.pixelColor(at.left() + 8, at.center().y()).name()

    bar, ground, plain = (
        look.color(name).name() for name in ("accent_ink", "accent_soft", "sheet")
    )
    assert [seen(0), seen(1)] == [(plain, plain), (bar, plain)]
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert [seen(0), seen(1)] == [(bar, ground), (plain, plain)]
    view.show_rows([*rows, row("Kava")], picked=False)
    assert [seen(0), seen(2)] == [(plain, plain), (bar, plain)]
    chosen: list[int] = []
    view.row_chosen.connect(chosen.append)
    last = view.visualRect(view.rows_model.index(2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert (chosen, seen(2)) == ([2], (bar, ground))


def test_the_ring_is_whole_where_only_the_edge_of_its_row_is_painted(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, Theme(Light.CONTRAST))
    view = basket(qtbot)
    view.show_rows([row("Duona"), row("Pienas")], picked=False)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    port, at = view.viewport(), view.visualRect(view.rows_model.index(1))
    edge = QRect(0, at.top(), basket_row.BAR, at.height())
    assert port.grab(edge).toImage() == port.grab().toImage().copy(edge)


def test_a_changed_quantity_changes_its_row_in_place(qtbot: QtBot) -> None:
    view = basket(qtbot, 5)
    changed: list[int] = []
    view.rows_model.dataChanged.connect(
        lambda first, last: changed.extend((first.row(), last.row()))
    )
    rows = list(view.rows_model.rows())
    rows[2] = replace(rows[2], qty="3", amount="5,67")
    view.show_rows(rows, 2)
    assert changed == [2, 2]
    assert view.chosen_row() == 2
    assert view.rows_model.data(view.rows_model.index(2)) == "3, Prekė 2, 1,89, 5,67"


def test_a_voided_line_disappears_and_the_rest_stays(qtbot: QtBot) -> None:
    view = basket(qtbot, 5)
    rows = list(view.rows_model.rows())
    view.show_rows(rows[:1] + rows[2:])
    assert view.rows_model.rows() == tuple(rows[:1] + rows[2:])
    assert view.rows_model.rowCount() == 4
    view.show_rows([])
    assert view.rows_model.rowCount() == 0
    assert view.chosen_row() is None


def test_a_long_name_and_a_note_make_the_row_higher(qtbot: QtBot) -> None:
    view = basket(qtbot)
    long = "Ekologiška pilno grūdo ruginė duona su saulėgrąžomis ir linų sėmenimis 800 g"
    view.show_rows([row("Duona"), row(long), row("Duona", note="2 už 2,00 · sutaupyta 1,30")])
    short, wrapped, noted = (view.visualRect(view.rows_model.index(n)).height() for n in range(3))
    assert short >= 48
    assert wrapped > short
    assert noted > short


def test_larger_text_makes_rows_higher_while_open(qtbot: QtBot, qapp: QApplication) -> None:
    view = basket(qtbot, 3)
    before = view.visualRect(view.rows_model.index(0)).height()
    theme.apply(qapp, Theme(scale=200, reduced_motion=True))
    qtbot.waitUntil(
        lambda: view.visualRect(view.rows_model.index(0)).height() > before, timeout=60_000
    )
    assert not view.grab().toImage().isNull()


@pytest.mark.parametrize("scale", [100, 115, 130, 200])
def test_rows_that_were_scrolled_stand_where_they_would_be_painted_anew(
    qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    theme.apply(qapp, Theme(scale=scale))
    view = basket(qtbot, 30)
    port = view.viewport()
    qapp.processEvents()
    for pixels in (1, 2, 5):
        view.verticalScrollBar().setValue(pixels)
        qapp.processEvents()
        scrolled = view.screen().grabWindow(view.winId()).copy(port.geometry()).toImage()
        anew = port.grab().toImage()
        assert scrolled.convertToFormat(anew.format()) == anew


def test_arrows_choose_a_line_and_say_so(qtbot: QtBot) -> None:
    view = basket(qtbot, 3)
    chosen: list[int] = []
    view.row_chosen.connect(chosen.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert chosen == [1]
    view.show_rows(view.rows_model.rows(), 0)
    assert chosen == [1]  # what the till itself shows is not said back


def test_a_line_that_cannot_come_back_is_seen_but_not_chosen(qtbot: QtBot) -> None:
    view = basket(qtbot)
    view.show_rows([row("Puodelis"), replace(row("Ausinės"), faded=True)], 1)
    assert view.chosen_row() is None
    assert not view.rows_model.flags(view.rows_model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert view.rows_model.rowCount(view.rows_model.index(0)) == 0
    assert view.rows_model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_row_that_is_not_there_has_no_place_and_moves_nothing(qtbot: QtBot) -> None:
    view = basket(qtbot, 60)
    at = view.verticalOffset()
    assert view.visualRect(QModelIndex()).isEmpty()
    view.scrollTo(QModelIndex())
    assert view.verticalOffset() == at


def test_arrows_pass_over_what_cannot_be_chosen(qtbot: QtBot) -> None:
    view = basket(qtbot)
    view.show_rows([row("A"), replace(row("B"), faded=True), row("C")])
    assert view.chosen_row() == 2
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.chosen_row() == 0
