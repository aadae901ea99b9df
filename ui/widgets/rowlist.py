"""A list to choose from: title, detail beneath, a word at the right, a mark before it. Search results, devices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.views import ListRow
from ui.widgets import lines, paint
from ui.widgets.basket_model import Index

_SELECTED = 0x00008000  # QStyle.StateFlag.State_Selected
_PAD = 16
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


class _RowPainter(QStyledItemDelegate):
    def __init__(self, model: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def _places(self, row: ListRow, width: int) -> tuple[int, int, int]:
        """Left of the title, width of the title, width of the right-hand word."""
        look = theme.now()
        left = _PAD + (look.px(14) + 14 if row.mark else 0)
        word = QFontMetricsF(theme.font(14, theme.MEDIUM, tabular=True)).horizontalAdvance(
            row.right
        )
        right = min(int(word) + 2, (width - left - _PAD) // 2) if row.right else 0
        return left, width - left - right - _PAD - (10 if right else 0), right

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped texts, never under a touch target."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        row = self._model.rows[index.row()]
        left, title, right = self._places(row, width)
        high = lines.text_height(row.title, theme.font(17), title)
        high = max(high, lines.text_height(row.right, theme.font(14), right))
        if row.detail:
            high += 2 + lines.text_height(row.detail, theme.font(13), width - left - _PAD)
        return QSize(width, max(theme.now().target(), high + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, mark, title, right-hand word, detail."""
        look = theme.now()
        row = self._model.rows[index.row()]
        rect: QRect = option.rect
        if option.state.value & _SELECTED:
            painter.fillRect(rect, look.color("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), look.color("accent_ink"))
        left, title, right = self._places(row, rect.width())
        high = lines.text_height(row.title, theme.font(17), title)
        under = lines.text_height(row.detail, theme.font(13), rect.width() - left - _PAD)
        top = rect.top() + int(rect.height() - high - under - (2 if under else 0)) // 2
        if row.mark:
            side = look.px(14)
            spot = QRectF(_PAD, top + (look.px(23) - side) / 2, side, side)
            paint.draw_mark(painter, row.mark, spot, look.color(paint.MARK_TOKEN[row.mark]))
        painter.setPen(look.color("ink"))
        lines.write(painter, QRect(left, top, title, high), row.title, theme.font(17))
        painter.setPen(look.color(row.right_tone))
        word = QRect(rect.width() - _PAD - right, top + look.px(2), right, rect.height())
        medium = theme.font(14, theme.MEDIUM, tabular=True)
        lines.write(painter, word, row.right, medium, Qt.AlignmentFlag.AlignRight)
        painter.setPen(look.color("quiet"))
        below = QRect(left, top + high + 2, rect.width() - left - _PAD, under + 2)
        lines.write(painter, below, row.detail, theme.font(13))


class RowList(QListView):
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

    def show_rows(self, rows: Sequence[ListRow], current: str = "") -> None:
        """Show `rows`; the one whose action is `current` is marked, else none."""
        if tuple(rows) != self._rows.rows:
            self._rows.replace(tuple(rows))
        place = next((n for n, row in enumerate(rows) if current and row.action == current), None)
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self._go(place)

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
