"""The one input of the sale: a code or a name is typed here, and what fits is listed beneath while typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import hand, theme
from ui.views import ListRow, Tone
from ui.widgets import paint
from ui.widgets.card import Card
from ui.widgets.rowlist import RowList
from ui.widgets.text import Text

__all__ = ["ListRow", "SearchField"]


class _Input(QLineEdit):
    """The line itself: arrows walk through the results, the cursor stays here."""

    walked = Signal(int)
    fingered = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        hand.touched()
        self.fingered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)


class _Line(Card):
    """The box around the input; wears the focus ring for it."""

    def __init__(self) -> None:
        super().__init__()
        self.input = _Input()
        self.input.setProperty("bare", True)
        self.input.textChanged.connect(self._typed)
        self._empty, self._folded, self._narrow = True, False, False
        self.words = ""
        self.hint = Text(size=14, tone=Tone.QUIET, wrap=False)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(16, 0, 16, 0)
        lay.addWidget(self.input, 1)
        lay.addWidget(self.hint)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, theme.now().target(50))

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.wear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.wear()

    def _typed(self, text: str) -> None:
        """The hint may be small, what is typed is not."""
        if bool(text) is self._empty:
            self._empty = not text
            self.wear()

    def wear(self) -> None:
        """The hint in one line where it can be read there, else in two; what is typed is as large as ever."""
        nominal = theme.now().px(16)
        self.input.setFont(theme.font_px(nominal, tabular=True))
        beside = self._beside()
        line = paint.fit(self.words, beside, 999, nominal, theme.REGULAR, wrap=False)
        self._folded = line.pixelSize() * 5 < nominal * 4
        two = paint.fit(self.words, beside, self.height() - 8, nominal, theme.REGULAR)
        self._narrow = self._folded and two.pixelSize() * 5 < nominal * 4
        self.input.setPlaceholderText("" if self._folded else self.words)
        if not self._folded and not self.input.text():
            self.input.setFont(theme.font_px(line.pixelSize(), tabular=True))
        self.hint.setVisible(not self._narrow)
        self.update()

    def _beside(self) -> int:
        """Pixels that the name of the key leaves."""
        return self.width() - 44 - self.hint.sizeHint().width() - 8

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.now()
        painter = QPainter(self)
        name = "focus" if self.input.hasFocus() else "accent_ink"
        width = 3 if self.input.hasFocus() else 2
        paint.box(painter, QRectF(self.rect()), None, look.color(name), width)
        if self._folded and self._empty:
            painter.setPen(look.color("quiet"))
            room = self.rect().adjusted(18, 4, -18, -4)
            if not self._narrow:
                room.setWidth(self._beside())
            middle = Qt.AlignmentFlag.AlignVCenter
            paint.draw_fit(painter, room, self.words, 16, align=middle)


class SearchField(QWidget):
    """`changed` while typing, `entered` on Enter, `chosen` when a result was taken (Enter on it, or touch)."""

    changed = Signal(str)
    entered = Signal(str)
    chosen = Signal(str)
    passed = Signal(int)  # an arrow that walks through no results
    fingered = Signal()
    searching = Signal(bool)  # results came into sight or went: the screen makes room

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty field without results."""
        super().__init__(parent)
        self._line = _Line()
        self._results = RowList()
        self._results.hide()
        self._room(False)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(theme.GAP_SMALL)
        lay.addWidget(self._line)
        lay.addWidget(self._results, 1)
        self.setFocusProxy(self._line.input)
        self._line.input.textEdited.connect(self._typed)
        self._line.input.returnPressed.connect(self._enter)
        self._line.input.walked.connect(self._walk)
        self._line.input.fingered.connect(self.fingered)
        self._results.chosen.connect(self.chosen)

    def show_field(self, hint: str, key: str = "") -> None:
        """`hint` stands in the empty field, `key` names the key that brings the cursor here."""
        if (hint, key) == (self._line.words, self._line.hint.text()):
            return
        self._line.words = hint
        self._line.input.setAccessibleName(hint)
        self._line.hint.setText(key)
        self._line.wear()

    def show_results(self, results: Sequence[ListRow], *, known: bool = True) -> None:
        """What fits the text so far; the first one is taken by Enter; none hides the list.

        Those that are not `known` to fit what stands there now are nobody's; whoever walked through the same ones
        stays where they are.
        """
        lost = bool(results) and known and not self._results.current()
        if tuple(results) != self._results.rows() or lost:
            self._results.show_rows(results, results[0].action if results and known else "")
        if self._results.isHidden() == bool(results):
            self._results.setVisible(bool(results))
            self._room(bool(results))
            self.searching.emit(bool(results))

    def _room(self, listing: bool) -> None:
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored, policy.Expanding if listing else policy.Fixed)

    def input(self) -> QLineEdit:
        """The line itself."""
        return self._line.input

    def results(self) -> RowList:
        """The list beneath."""
        return self._results

    def text(self) -> str:
        """What was typed."""
        return self._line.input.text()

    def set_text(self, text: str) -> None:
        """Replace what was typed; `changed` is not said."""
        if text != self._line.input.text():
            self._line.input.setText(text)

    def type_in(self, character: str) -> None:
        """What a key of the on-screen keypad does here ("\\b" erases)."""
        if character == "\b":
            self._line.input.backspace()
        else:
            self._line.input.insert(character)
        self._typed(self.text())

    def _typed(self, text: str) -> None:
        """What fitted other letters is not what Enter takes, until it is known what fits these."""
        self._results.mark_none()
        self.changed.emit(text)

    def _walk(self, by: int) -> None:
        if self._results.isHidden():
            self.passed.emit(by)
        else:
            self._results.step(by)

    def _enter(self) -> None:
        current = "" if self._results.isHidden() else self._results.current()
        if current:
            self.chosen.emit(current)
        else:
            self.entered.emit(self.text())
