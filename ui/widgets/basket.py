"""What is in hand: the lines of a sale or receipt, of which keys and fingers choose one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui import theme
from ui.views import BasketRow
from ui.widgets.basket_model import Index
from ui.widgets.placed_rows import PlacedRows

__all__ = ["BasketRow", "BasketView"]

_Move = QAbstractItemView.CursorAction
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class BasketView(PlacedRows):
    """Shows rows and follows the last one; arrow keys and fingers choose a row, `row_chosen` says which."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty basket."""
        super().__init__(parent)
        self._telling = True
        self._behind = False  # Qt was not told yet which row is the chosen one
        self.selectionModel().currentRowChanged.connect(self._tell)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_rows(
        self, rows: Sequence[BasketRow], current: int | None = None, *, picked: bool = True
    ) -> None:
        """Show `rows`, with `current` chosen (None: the last one), and scroll to it; says nothing back.

        `picked` by somebody, it stands on a ground of its own; else the bar alone says where the till is.
        """
        self._telling = False
        self._rail.hold()
        try:
            self.rows_model.show_rows(rows)
            self.choose(len(rows) - 1 if current is None else current, picked=picked)
        finally:
            self._rail.let_go()
            self._telling = True

    def choose(self, row: int, *, picked: bool = True) -> None:
        """Make `row` the chosen one and bring it into sight; who chose it here need not be told."""
        rows = self.rows_model.rows()
        if not 0 <= row < len(rows) or rows[row].faded:
            self.clearSelection()
            self._mark(-1)
            return
        self._bring(row)
        if self._telling or QAccessible.isActive():
            self._choose_for_qt(row)
        else:
            self._behind = True
        self._mark(row, picked=picked)

    def _choose_for_qt(self, row: int) -> None:
        self._behind = False
        self.selectionModel().setCurrentIndex(self.rows_model.index(row), _CHOOSE)

    def _catch_up(self) -> None:
        """Before a key or a finger chooses: Qt goes on from the row that the till chose last, and tells nobody."""
        if self._behind:
            model = self.selectionModel()
            model.blockSignals(True)
            self._choose_for_qt(self._chosen)
            model.blockSignals(False)

    def chosen_row(self) -> int | None:
        """The number of the chosen row, or None."""
        return self._chosen if self._chosen >= 0 else None

    # --- choosing ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys go on from the chosen row."""
        self._catch_up()
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So does a finger; Qt tells nobody of one on the row where the till stands already."""
        self._catch_up()
        here = self.indexAt(event.position().toPoint()).row()
        pointed = here >= 0 and here == self._chosen and not self._picked
        super().mousePressEvent(event)
        if pointed:
            self._mark(here)
            self.row_chosen.emit(here)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The next row that can be chosen, a page of them, or the first or last."""
        now, last = self.currentIndex().row(), self.rows_model.rowCount() - 1
        page = max(1, self._port.height() // theme.now().target() - 1)
        wanted, step = _goal(action, now, page, last)
        while 0 <= wanted <= last and self.rows_model.row(wanted).faded:
            wanted += step
        return self.rows_model.index(wanted) if 0 <= wanted <= last else QModelIndex()

    def setSelection(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the row under a finger."""
        at = self.indexAt(rect.center())
        self.selectionModel().select(
            QItemSelection(at, at) if at.isValid() else QItemSelection(), flags
        )

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection) -> None:
        """Both rows are painted again; only what reads the screen aloud has to be told by Qt's long way."""
        self._mark(next((one.row() for one in self.selectionModel().selectedRows()), -1))
        if QAccessible.isActive():
            super().selectionChanged(chosen, left)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A row is painted by whether it is chosen."""
        if QAccessible.isActive():
            super().currentChanged(current, previous)

    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self._telling and current.isValid():
            self.scrollTo(current)
            self.row_chosen.emit(current.row())


def _goal(action: _Move, now: int, page: int, last: int) -> tuple[int, int]:
    """The row that a key means, and which way to go on from one that cannot be chosen."""
    up = {_Move.MoveUp: now - 1, _Move.MovePrevious: now - 1, _Move.MovePageUp: now - page}
    up[_Move.MoveEnd] = last
    down = {_Move.MoveDown: now + 1, _Move.MoveNext: now + 1, _Move.MovePageDown: now + page}
    down[_Move.MoveHome] = 0
    if action in up:
        return max(0, up[action]), -1
    return min(last, down.get(action, now)), 1
