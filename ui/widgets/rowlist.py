"""A list to choose from: title, detail beneath, a word at the right, a mark before it. Search results, devices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.views import ListRow
from ui.widgets import lines, paint
from ui.widgets.basket_model import Index
from ui.widgets.drag import Drawn

_PAD = 16
_SAID = 3  # rows by which a list without a name is known
_ROOT = QModelIndex()


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ListRow, ...] = ()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()].spoken()
        return None

    def replace(self, rows: tuple[ListRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class _Places(NamedTuple):
    """Where a row's texts stand, measured from its upper left corner."""

    title: QRect
    right: QRect
    detail: QRect
    high: int


class _RowPainter(QStyledItemDelegate):
    def __init__(self, model: _Rows, parent: QListView) -> None:
        super().__init__(parent)
        self._model = model
        self._view = parent

    @staticmethod
    def _places(row: ListRow, width: int) -> _Places:
        """The word at the right stands beside the title where both are whole, else under it."""
        look = theme.now()
        left = _PAD + (look.px(14) + 14 if row.mark else 0)
        room = width - left - _PAD
        word = int(lines.text_width(row.right, _right_font(row))) + 2 if row.right else 0
        beside = room - word - (10 if word else 0)
        stacked = word > room or lines.longest_word(row.title, theme.font(17)) > beside
        wide = room if stacked else beside
        title = QRect(left, 0, wide, lines.text_height(row.title, _title_font(row, wide), wide))
        below = title.height()
        if stacked:
            high = lines.text_height(row.right, _right_font(row, room), room)
            right = QRect(left, below, room, high)
            below += high
        else:
            right = QRect(left + room - word, look.px(2), word, look.px(20))
        high = lines.text_height(row.detail, _detail_font(row, room), room)
        return _Places(title, right, QRect(left, below + 1, room, high), below + high)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped texts, never under a touch target."""
        width = self._view.viewport().width()
        high = self._places(self._model.rows[index.row()], width).high
        return QSize(width, max(theme.now().target(), high + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, mark, title, right-hand word, detail."""
        look = theme.now()
        row = self._model.rows[index.row()]
        rect: QRect = option.rect
        if self._view.selectionModel().isSelected(index):
            painter.fillRect(rect, look.color("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), look.color("accent_ink"))
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint.focus_ring(painter, QRectF(rect))
        places = self._places(row, rect.width())
        top = rect.top() + (rect.height() - places.high) // 2
        if row.mark:
            side = look.px(14)
            spot = QRectF(_PAD, top + (look.px(23) - side) / 2, side, side)
            paint.draw_mark(painter, row.mark, spot, look.color(paint.MARK_TOKEN[row.mark]))
        painter.setPen(look.color("ink"))
        lines.write(
            painter,
            places.title.translated(0, top),
            row.title,
            _title_font(row, places.title.width()),
        )
        painter.setPen(look.color(row.right_tone))
        right = _right_font(row, places.right.width())
        lines.write(painter, places.right.translated(0, top), row.right, right)
        painter.setPen(look.color("quiet"))
        detail = _detail_font(row, places.detail.width())
        lines.write(painter, places.detail.translated(0, top), row.detail, detail)


def _title_font(row: ListRow, width: int) -> QFont:
    """A word that is wider than the list gets smaller letters."""
    return paint.fit(row.title, width, 9999, theme.now().px(17), theme.REGULAR)


def _detail_font(row: ListRow, width: int) -> QFont:
    """As the title's: no word is broken."""
    return paint.fit(row.detail, width, 9999, theme.now().px(13), theme.REGULAR)


def _right_font(row: ListRow, width: int = 9999) -> QFont:
    """In digits of one width; under the title no word of it is broken."""
    return paint.fit(row.right, width, 9999, theme.now().px(14), theme.MEDIUM, tabular=True)


class RowList(Drawn, QListView):
    """Shows `ListRow`s; `marked` follows the arrow keys, `chosen` is Enter or a touch."""

    chosen = Signal(str)
    marked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self._rows, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda index: self.chosen.emit(self._rows.rows[index.row()].action))
        self.activated.connect(self._activate)
        self.selectionModel().currentRowChanged.connect(self._mark)
        self._called = ""

    def call(self, name: str) -> None:
        """What the list is called when it is read aloud; without that its first rows say what it holds."""
        self._called = name
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows; as long as none is marked, the list itself wears the ring."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            paint.focus_ring(painter, QRectF(self.viewport().rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower row is higher: Qt lays a list out anew only when its height changes, as if rows never wrapped."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def show_rows(self, rows: Sequence[ListRow], current: str = "") -> None:
        """Show `rows`; the one whose action is `current` is marked, else none."""
        if tuple(rows) != self._rows.rows:
            self._rows.replace(tuple(rows))
            self.setAccessibleName(self._called or ", ".join(row.title for row in rows[:_SAID]))
        place = next((n for n, row in enumerate(rows) if current and row.action == current), None)
        if place is None:
            self.mark_none()
        else:
            self._go(place)

    def mark_none(self) -> None:
        """Mark none."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def rows(self) -> tuple[ListRow, ...]:
        """What is shown."""
        return self._rows.rows

    def current(self) -> str:
        """The action id of the marked row, or ""."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].action if index.isValid() else ""

    def step(self, by: int) -> None:
        """Mark the next (+1) or previous (-1) row; for a field that keeps the cursor."""
        count = len(self._rows.rows)
        if count:
            index = self.currentIndex()
            self._go(
                (index.row() + by) % count if index.isValid() else (0 if by > 0 else count - 1)
            )

    def _go(self, place: int) -> None:
        index = self._rows.index(place)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def _activate(self, index: QModelIndex) -> None:
        # A click says `chosen` already; `activated` adds Enter on platforms where a click also activates.
        if self.hasFocus() and index.isValid():
            self.chosen.emit(self._rows.rows[index.row()].action)

    def _mark(self, current: QModelIndex) -> None:
        if current.isValid():
            self.marked.emit(self._rows.rows[current.row()].action)
