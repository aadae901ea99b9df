"""What is in hand: the lines of a sale or receipt, one painted row each, quick with hundreds of them.

Long because painting and measuring a row must agree line by line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.views import BasketRow, Tone
from ui.widgets import lines, paint
from ui.widgets.basket_model import BasketModel, Index

__all__ = ["BasketRow", "BasketView"]

_BAR = 4
_PAD_Y = 9


class _Columns:
    """Where the texts of a row stand at one width and text scale; in a narrow column they are stacked."""

    def __init__(self, width: int, scale: int, *, unit: bool) -> None:
        self.pad = 16
        self.qty = 60 * scale // 100
        self.amount = 86 * scale // 100
        self.unit = 70 * scale // 100 if unit else 0
        self.name_left = self.pad + self.qty + 8
        self.name = width - self.name_left - self.pad - self.amount - self.unit - 14
        # Nine letters are a word; where they do not fit, everything else goes under the name.
        self.stacked = self.name < 153 * scale // 100
        if self.stacked:
            self.name_left = self.pad
            self.name = max(60, width - 2 * self.pad)
        self.right = width - self.pad - self.amount
        self.note = width - self.name_left - self.pad


@lru_cache(maxsize=64)
def _columns(width: int, scale: int, unit: bool) -> _Columns:
    return _Columns(width, scale, unit=unit)


class RowPainter(QStyledItemDelegate):
    """Paints a whole row in one go, and knows its height without asking Qt."""

    def __init__(self, model: BasketModel, parent: QTableView) -> None:
        """Rows come from `model` directly: no role by role through Qt."""
        super().__init__(parent)
        self._model = model
        self._view = parent

    def _chosen(self, index: Index) -> bool:
        # The option's own state says it too, but the first look at it makes PySide build all of QStyle.
        return bool(self._view.selectionModel().isSelected(index))

    def height(self, row: BasketRow, width: int) -> int:
        """Pixels that `row` needs at `width`; computed once for each different row."""
        return _row_height(row.qty, row.name, row.note, bool(row.unit), width, theme.now().scale)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The computed height."""
        width = self._view.width()
        return QSize(width, self.height(self._model.row(index.row()), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Selected ground with its bar, then quantity, name, unit price, amount, note."""
        look = theme.now()
        row = self._model.row(index.row())
        rect: QRect = option.rect
        if self._chosen(index):
            painter.fillRect(rect, look.color("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), look.color("accent_ink"))
        place = _columns(self._view.width(), look.scale, bool(row.unit))
        top = rect.top() + look.px(_PAD_Y)
        ink = look.color("quiet" if row.faded else "ink")
        quiet = look.color("quiet")
        line, high = look.px(23), rect.height()
        font = _name_font(row.name, place.name)
        used = lines.text_height(row.name, font, place.name)
        painter.setPen(ink)
        lines.write(painter, QRect(place.name_left, top, place.name, high), row.name, font)
        amount = QRect(place.right, top, place.amount, line)
        if place.stacked:
            amount.translate(0, used)
            under = QRect(place.pad, top + used, place.note - place.amount - 6, line)
            _write_small(painter, under, f"{row.qty}   {row.unit}".rstrip(), quiet)
            used += line
        else:
            _write(painter, QRect(place.pad, top, place.qty, high), row.qty, 17, quiet)
            unit = QRect(place.right - place.unit, top, place.unit, line)
            _write_right(painter, unit, row.unit, 16, theme.REGULAR, quiet)
        _write_right(painter, amount, row.amount, 17, theme.BOLD, ink)
        if row.note:
            tone = Tone.QUIET if row.faded else row.note_tone
            note = QRect(place.name_left, top + used + 2, place.note, high)
            _write(painter, note, row.note, 13, look.color(tone))


def _write(painter: QPainter, rect: QRect, text: str, size: int, color: QColor) -> None:
    painter.setPen(color)
    lines.write(painter, rect, text, theme.font(size, tabular=True))


def _write_small(painter: QPainter, rect: QRect, text: str, color: QColor) -> None:
    """One line, smaller where it has to be."""
    size = theme.now().px(15)
    font = paint.fit(text, rect.width(), 999, size, theme.REGULAR, wrap=False, tabular=True)
    painter.setPen(color)
    lines.write(painter, rect, text, font)


def _write_right(
    painter: QPainter, rect: QRect, text: str, size: int, weight: int, color: QColor
) -> None:
    """An amount: never cut, so a long one gets smaller letters."""
    size = theme.now().px(size)
    font = paint.fit(text, rect.width(), 999, size, weight, wrap=False, tabular=True)
    painter.setPen(color)
    lines.write(
        painter, rect, text, font, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    )


def _name_font(name: str, width: int) -> QFont:
    """A word that is wider than its column gets smaller letters."""
    font = theme.font(17, tabular=True)
    if lines.text_width(name, font) <= width:
        return font
    return paint.fit(name, width, 9999, font.pixelSize(), theme.REGULAR, tabular=True)


@lru_cache(maxsize=4096)
def _row_height(qty: str, name: str, note: str, unit: bool, width: int, scale: int) -> int:
    place = _columns(width, scale, unit)
    look = theme.now()
    used = lines.text_height(name, _name_font(name, place.name), place.name)
    if place.stacked:
        used += look.px(23)
    if note:
        used += 2 + lines.text_height(note, theme.font(13, tabular=True), place.note)
    if not place.stacked:
        used = max(used, lines.text_height(qty, theme.font(17, tabular=True), place.qty))
    return max(look.target(), used + 1 + 2 * look.px(_PAD_Y))


class BasketView(QTableView):
    """Shows rows and follows the last one; arrow keys and fingers choose a row, `row_chosen` says which."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty basket."""
        super().__init__(parent)
        self.rows_model = BasketModel()
        self._painter = RowPainter(self.rows_model, self)
        self._telling = True
        self.setModel(self.rows_model)
        self.setItemDelegate(self._painter)
        self._set_up()
        self.rows_model.rowsInserted.connect(self._measure)
        self.rows_model.dataChanged.connect(
            lambda first, last: self._measure(QModelIndex(), first.row(), last.row())
        )
        self.selectionModel().currentRowChanged.connect(self._tell)

    def _set_up(self) -> None:
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWordWrap(False)

    def show_rows(self, rows: Sequence[BasketRow], current: int | None = None) -> None:
        """Show `rows`, with `current` chosen (None: the last one), and scroll to it; says nothing back."""
        self._telling = False
        try:
            self.rows_model.show_rows(rows)
            self.choose(len(rows) - 1 if current is None else current)
        finally:
            self._telling = True

    def choose(self, row: int) -> None:
        """Make `row` the chosen one and bring it into sight."""
        index = self.rows_model.index(row)
        if not index.isValid() or self.rows_model.row(row).faded:
            self.clearSelection()
            return
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def chosen_row(self) -> int | None:
        """The number of the chosen row, or None."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps names elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._measure(QModelIndex(), 0, self.rows_model.rowCount() - 1)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size makes rows higher."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows_model"):
            self._measure(QModelIndex(), 0, self.rows_model.rowCount() - 1)

    def _measure(self, parent: QModelIndex, first: int, last: int) -> None:
        """Set the heights of rows `first` to `last`; the header tells the view once, however many they are."""
        header = self.verticalHeader()
        # Not the viewport's: when the scroll bar comes, it takes the margin, and no line wraps anew.
        width = self.width()
        rows = self.rows_model.rows()
        blocker = QSignalBlocker(header) if last > first else None
        for number in range(first, last + 1):
            height = self._painter.height(rows[number], width)
            if header.sectionSize(number) != height:
                header.resizeSection(number, height)
        if blocker is not None:
            blocker.unblock()
            self.updateGeometries()
            self.viewport().update()

    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self._telling and current.isValid():
            self.row_chosen.emit(current.row())
