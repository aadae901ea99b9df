"""Counting a drawer: how many of each note and coin, from the keyboard alone, the worth beside each."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QSizePolicy, QWidget

from ui import hand, theme
from ui.views import CountRow, Piece, Tone
from ui.widgets.money import MoneyDrawing
from ui.widgets.text import Text

_BESIDE = 400
"""Below this width, in pixels at 100 %, there is only one column."""


class CountInput(QLineEdit):
    """A small number; Enter and Down go on, Up goes back."""

    moved = Signal(int)
    fingered = Signal()

    def __init__(self) -> None:
        """Empty means none."""
        super().__init__()
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,5}"), self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger on it asks for digits to touch."""
        super().mousePressEvent(event)
        hand.touched()
        self.fingered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk between the rows."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)


class _Line(Struct):
    row: CountRow
    drawing: MoneyDrawing
    input: CountInput
    worth: Text


class PiecesCounter(QWidget):
    """Notes in the left half, coins in the right; `changed` says value and number; `finished` comes after the last."""

    changed = Signal(int, int)
    finished = Signal()
    fingered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to count."""
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._narrow = False
        self._lay = QGridLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setHorizontalSpacing(10)
        self._lay.setVerticalSpacing(6)

    def show_pieces(self, currency: str, rows: Sequence[CountRow]) -> None:
        """Show the denominations, greatest first; a field that is being typed in is left alone."""
        if [line.row.minor for line in self._lines] != [row.minor for row in rows]:
            self._build(currency, rows)
        for line, row in zip(self._lines, rows, strict=True):
            line.row = row
            line.input.setAccessibleName(row.spoken)
            line.worth.setText(row.worth)
            text = str(row.count) if row.count else ""
            if not line.input.hasFocus() and line.input.text() != text:
                line.input.setText(text)

    def counts(self) -> dict[int, int]:
        """How many were counted, by value in minor units."""
        return {line.row.minor: int(line.input.text() or 0) for line in self._lines}

    def inputs(self) -> list[CountInput]:
        """The fields in the order in which Enter walks them."""
        return [line.input for line in self._lines]

    def _build(self, currency: str, rows: Sequence[CountRow]) -> None:
        for old in self._lines:
            for gone in (old.drawing, old.input, old.worth):
                self._lay.removeWidget(gone)
                gone.deleteLater()
        self._lines = []
        for row in rows:
            self._lines.append(self._line(currency, row))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where both halves do not fit beside each other, coins stand under the notes."""
        super().resizeEvent(event)
        if self._narrow != self._is_narrow():
            self._place()

    def _is_narrow(self) -> bool:
        return self.width() < theme.now().px(_BESIDE)

    def _place(self) -> None:
        self._narrow = self._is_narrow()
        places = {True: 0, False: 0}
        for line in self._lines:
            half = True if self._narrow else line.row.is_note
            column = 0 if half else 4
            parts: tuple[QWidget, ...] = (line.drawing, line.input, line.worth)
            for shift, part in enumerate(parts):
                self._lay.addWidget(part, places[half], column + shift)
            places[half] += 1
        self._lay.setColumnMinimumWidth(3, 0 if self._narrow else theme.GAP)
        for column, stretch in ((1, 3), (2, 4), (5, 3), (6, 4)):
            self._lay.setColumnStretch(column, 0 if self._narrow and column > 3 else stretch)
        self._lay.setRowStretch(max(places.values()), 1)

    def _line(self, currency: str, row: CountRow) -> _Line:
        drawing = MoneyDrawing()
        half = (
            100 + theme.now().scale
        ) / 200  # as pieces are drawn everywhere: letters need to grow more
        drawing.setFixedSize(int(half * (72 if row.is_note else 42)), int(half * 42))
        drawing.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        drawing.show_pieces(currency, [Piece(row.minor, 1, row.is_note, row.figure, row.spoken)])
        field = CountInput()
        field.setAccessibleName(row.spoken)
        field.setMinimumWidth(theme.now().px(64))
        worth = Text("", 16, tone=Tone.QUIET, tabular=True, wrap=False)
        worth.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        number = len(self._lines)
        field.fingered.connect(self.fingered)
        field.textEdited.connect(lambda text: self.changed.emit(row.minor, int(text or 0)))
        field.moved.connect(lambda by: self._walk(number + by))
        return _Line(row, drawing, field, worth)

    def _walk(self, number: int) -> None:
        if number >= len(self._lines):
            self.finished.emit()
        elif number >= 0:
            field = self._lines[number].input
            field.setFocus(Qt.FocusReason.TabFocusReason)
            field.selectAll()
            self._reveal(field)

    def _reveal(self, field: QWidget) -> None:
        """Where the rows are scrolled, bring the one with the cursor into sight."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(field, 0, 16)
