"""Who is there: a PIN from keyboard or keypad, shown as dots; the digits are never on screen nor read aloud."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.views import Key, Tone
from ui.widgets import paint
from ui.widgets.keypad import ERASE, Keypad
from ui.widgets.text import Text

LONGEST = 12
_ENTER = "enter"


class PinDots(QWidget):
    """One filled dot for each digit typed, in a row of at least four places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing typed."""
        super().__init__(parent)
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """How many digits were typed."""
        self._count = count
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(240, theme.now().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled dots, then empty places."""
        look = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = max(4, self._count)
        step = min(look.px(32), self.width() // places)
        radius = step / 4
        left = (self.width() - step * (places - 1)) / 2
        for number in range(places):
            full = number < self._count
            painter.setPen(QPen(look.color("ink" if full else "quiet"), 2))
            painter.setBrush(look.color("ink") if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + step * number, self.height() / 2), radius, radius)


class PinPad(QWidget):
    """Takes digits from any keyboard or its own keys; `entered` carries them once, then they are forgotten."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing typed."""
        super().__init__(parent)
        self._pin = ""
        self._title = Text("", 22, theme.SEMIBOLD)
        self._note = Text("", 14, tone=Tone.QUIET)
        self._dots = PinDots()
        self._keys = Keypad(decimal="")
        self._keys.typed.connect(self.type_in)
        self._keys.chosen.connect(lambda _: self._enter())
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(theme.GAP)
        for part in (self._title, self._dots, self._note, self._keys):
            lay.addWidget(part)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title.setAlignment(centre)
        self._note.setAlignment(centre)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pin(self, title: str, enter: str, note: str = "", tone: Tone = Tone.QUIET) -> None:
        """`title` asks, `enter` is on the key that ends, `note` says what is wrong; what was typed is forgotten."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.set_tone(tone)
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self._keys.show_keys([Key(_ENTER, "Enter", enter, forward=True)])
        self.clear()

    def clear(self) -> None:
        """Forget what was typed."""
        self._pin = ""
        self._dots.show_count(0)

    def typed(self) -> int:
        """How many digits were typed; which ones nobody is told."""
        return len(self._pin)

    def keypad(self) -> Keypad:
        """The keys on screen."""
        return self._keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, the eraser, Enter, Escape."""
        text = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self.type_in(ERASE)
        elif event.key() == Qt.Key.Key_Escape and self._pin:
            self.clear()
        elif len(text) == 1 and text in "0123456789":
            self.type_in(text)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The focus ring goes around the dots: there the next digit appears."""
        if self.hasFocus():
            painter = QPainter(self)
            paint.focus_ring(painter, self._dots.geometry().adjusted(0, -2, 0, 2).toRectF())

    def type_in(self, character: str) -> None:
        """One digit, or the eraser's character."""
        if character == ERASE:
            self._pin = self._pin[:-1]
        elif len(self._pin) < LONGEST:
            self._pin += character
        self._dots.show_count(len(self._pin))

    def _enter(self) -> None:
        pin = self._pin
        self.clear()
        if pin:
            self.entered.emit(pin)
