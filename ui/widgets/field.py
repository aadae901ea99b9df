"""One thing to type: its name above, a hint or what is wrong with it beneath."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import hand, theme
from ui.views import Tone
from ui.widgets.text import Text


class _Input(QLineEdit):
    """The line itself; a finger on it asks for keys to touch, arrows walk through what fits."""

    fingered = Signal()
    walked = Signal(int)
    entered = Signal()  # the cursor came

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        hand.touched()
        self.fingered.emit()


class Field(QWidget):
    """A labelled line; `changed` while typing, `entered` on Enter."""

    changed = Signal(str)
    entered = Signal(str)
    fingered = Signal()

    def __init__(self, *, secret: bool = False, parent: QWidget | None = None) -> None:
        """`secret` shows dots."""
        super().__init__(parent)
        self._label = Text("", 14, theme.MEDIUM, Tone.QUIET)
        self.input = _Input()
        self.input.setProperty("asked", True)  # the keyboard leaves Esc to what asks
        self._below = Text("", 13, tone=Tone.QUIET)
        if secret:
            self.input.setEchoMode(QLineEdit.EchoMode.Password)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(4)
        for part in (self._label, self.input, self._below):
            lay.addWidget(part)
        self._label.setBuddy(self.input)
        self._below.hide()
        self.setFocusProxy(self.input)
        self.input.fingered.connect(self.fingered)
        self.input.textEdited.connect(self.changed)
        self.input.returnPressed.connect(lambda: self.entered.emit(self.input.text()))

    def show_field(self, label: str, hint: str = "", error: str = "") -> None:
        """Name the field; `error` says what is wrong and what to do, and takes the hint's place."""
        self._label.setText(label)
        self.input.setAccessibleName(label)
        self.input.setAccessibleDescription(error or hint)
        self._below.setText(error or hint)
        self._below.set_tone(Tone.STOP if error else Tone.QUIET)
        self._below.setVisible(bool(error or hint))

    def text(self) -> str:
        """What was typed."""
        return self.input.text()

    def set_text(self, text: str) -> None:
        """Replace what was typed; `changed` is not said."""
        self.input.setText(text)

    def below(self) -> str:
        """The hint or the error in sight."""
        return self._below.text()
