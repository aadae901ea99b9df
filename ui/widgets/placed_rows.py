"""Rows of priced lines, painted by hand: quick with hundreds of them.

Qt's own views lay everything out and paint everything again for one more row, in a second frame at that. This one knows
where its rows stand: a line that comes moves what is in sight and paints itself, nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui import theme
from ui.widgets import basket_row
from ui.widgets.basket_model import BasketModel, Index
from ui.widgets.drag import Drawn
from ui.widgets.rail import Rail

_Hint = QAbstractItemView.ScrollHint
_STEP = 24  # pixels of one turn of the wheel's smallest part


class PlacedRows(Drawn, QListView):
    """Places, scrolls and paints the rows of a `BasketModel`, one of them as the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No rows."""
        super().__init__(parent)
        self.rows_model, self._rail = BasketModel(), Rail()
        self._offset = 0  # as far as what stands on the screen is scrolled
        self._tops = [0]  # where each row begins, and last where the next one would
        self._chosen, self._picked = -1, True
        self._port = self.viewport()
        self.setModel(self.rows_model)
        _set_up(self, self._rail)
        self.rows_model.rowsRemoved.connect(lambda _parent, first, _last: self._measure(first))

    # --- where rows stand -------------------------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        """Where a row is painted, beyond the edges too; empty for none."""
        if not index.isValid() or index.row() >= len(self._tops) - 1:
            return QRect()
        return self._rect(index.row())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row under a point of the viewport, or none."""
        at = point.y() + self._offset
        inside = 0 <= at < self._tops[-1]
        return self.rows_model.index(bisect_right(self._tops, at) - 1) if inside else QModelIndex()

    def verticalOffset(self) -> int:
        """How far the rows are scrolled, in pixels."""
        return self._offset

    def horizontalOffset(self) -> int:
        """Names wrap: nothing is ever beside the view."""
        return 0

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a row into sight, moving as little as that needs."""
        if index.isValid():
            self._bring(index.row())

    def _bring(self, row: int) -> None:
        top, end, high = self._tops[row], self._tops[row + 1], self._port.height()
        offset = min(top, max(self._offset, end - high))
        if offset != self._offset:
            # Told by its own bar, Qt would move the rows as well, and start to flash a bar that never hides.
            self._rail.blockSignals(True)
            self._rail.setValue(offset)
            self._rail.blockSignals(False)
            self._follow()

    def _follow(self) -> None:
        """What stays in sight is moved, not painted again."""
        before, self._offset = self._offset, self._rail.value()
        self._port.scroll(0, before - self._offset)

    def _bring_chosen(self) -> None:
        if 0 <= self._chosen < len(self._tops) - 1:
            self._bring(self._chosen)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Somebody moved the bar."""
        self._follow()

    def updateGeometries(self) -> None:
        """The scroll bar spans what does not fit."""
        bar, high = self._rail, self._port.height()
        if bar.pageStep() != high:
            bar.setPageStep(high)
        longest = max(0, self._tops[-1] - high)
        # A bar that stays in sight need not tell Qt, which would lay everything out anew to see whether it does.
        bar.blockSignals(bar.maximum() > 0 and longest >= bar.value() > 0)
        bar.setRange(0, longest)
        bar.blockSignals(False)

    def doItemsLayout(self) -> None:
        """Qt asks for everything to be placed anew."""
        self._measure(0)

    # --- what changed -----------------------------------------------------------------------------------------------

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        """Rows came: those before them stay where they are."""
        self._measure(first)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Rows say something else: they are painted again, and those after them if they moved."""
        rows, width = self.rows_model.rows(), self.width()
        for number in range(first.row(), last.row() + 1):
            if self._tops[number + 1] - self._tops[number] != basket_row.height(
                rows[number], width
            ):
                self._measure(number)
                return
            self._port.update(self._rect(number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps names elsewhere; the chosen row stays in sight."""
        QAbstractItemView.resizeEvent(self, event)
        self._measure(0)
        self._bring_chosen()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size makes rows higher."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_tops"):
            self._port.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            self._measure(0)
            self._bring_chosen()

    def _measure(self, first: int) -> None:
        """Place the rows from `first` on, and paint what stands there."""
        # Not the viewport's width: when the scroll bar comes, it takes the margin, and no line wraps anew.
        width = self.width()
        top = self._tops[min(first, len(self._tops) - 1)]
        del self._tops[first + 1 :]
        for row in self.rows_model.rows()[first:]:
            top += basket_row.height(row, width)
            self._tops.append(top)
        self.updateGeometries()
        begin = self._tops[min(first, len(self._tops) - 1)] - self._offset
        self._port.update(0, begin, width, max(0, self._port.height() - begin))

    def _rect(self, row: int) -> QRect:
        top = self._tops[row]
        return QRect(0, top - self._offset, self.width(), self._tops[row + 1] - top)

    def _mark(self, row: int, *, picked: bool = True) -> None:
        """Another row is the chosen one from now on; of one that nobody picked only the bar comes and goes."""
        ring = self.hasFocus()
        for one, whole in ((self._chosen, self._picked or ring), (row, picked or ring)):
            if 0 <= one < len(self._tops) - 1:
                top, wide = self._tops[one], self.width() if whole else basket_row.BAR
                self._port.update(0, top - self._offset, wide, self._tops[one + 1] - top)
        self._chosen, self._picked = row, picked

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows that anything of is to be seen anew, and the ground below the last one."""
        painter, region, part = QPainter(self._port), event.region(), event.rect()
        rows, tops, width, end = self.rows_model.rows(), self._tops, self.width(), part.bottom()
        number = max(0, bisect_right(tops, part.top() + self._offset) - 1)
        while number < len(rows) and (top := tops[number] - self._offset) <= end:
            high, at = tops[number + 1] - tops[number], number == self._chosen
            ring = at and self.hasFocus()
            if ring or region.intersects(QRect(basket_row.BAR, top, width, high)):
                mark = basket_row.Mark(at, at and self._picked, ring)
                basket_row.draw(painter, top, width, high, rows[number], mark)
            else:
                basket_row.draw_bar(painter, top, high, chosen=at)
            number += 1
        below = self._tops[-1] - self._offset
        if below <= end:
            rest = QRect(QPoint(0, below), part.bottomRight())
            painter.fillRect(rest, theme.now().color("sheet"))


def _set_up(view: QListView, rail: Rail) -> None:
    """What Qt would do by itself is switched off: the view places, scrolls and paints on its own."""
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBar(rail)
    rail.setSingleStep(_STEP)
    view.setAutoScroll(False)  # whoever chooses a row brings it into sight, once
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    # Every pixel is painted here: nothing beneath has to be, and what scrolls is moved instead of painted.
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
