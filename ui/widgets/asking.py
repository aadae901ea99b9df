"""A form with keys to touch beneath it for whoever works by touch; whoever types sees the form alone."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import hand, theme
from ui.widgets.form import Form
from ui.widgets.keypad import Keypad
from ui.widgets.letters import LetterPad
from ui.widgets.scroll import ScrollColumn
from ui.widgets.touchpad import TouchPad, type_into


class Asking(QWidget):
    """Scrolls the form where it is higher than its place; the keys stay in sight."""

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        """Takes the form in."""
        super().__init__(parent)
        self.form = form
        self._column, self._touch = ScrollColumn(0), TouchPad()
        self._column.add(form)
        self._touch.typed.connect(self._type)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(theme.GAP_SMALL)
        lay.addWidget(self._column, 1)
        lay.addWidget(self._touch)
        form.fresh.connect(self._begin)
        form.fingered.connect(self._offer)

    def pad(self) -> Keypad | LetterPad | None:
        """The keys in sight, if there are any."""
        return self._touch.pad()

    def _begin(self) -> None:
        """Something else is asked."""
        if self.form.inputs() and hand.by_touch():
            self._offer()
        else:
            self._touch.hide()

    def _offer(self) -> None:
        form = self.form
        self._touch.offer(words=form.wants_words(), language=form.language, signs=form.signs)

    def _type(self, character: str) -> None:
        field = self._field()
        if field is not None:
            type_into(field, character)

    def _field(self) -> QLineEdit | None:
        """Where the cursor is, else the first field."""
        inputs = [one.input for one in self.form.inputs()]
        return next((one for one in inputs if one.hasFocus()), inputs[0] if inputs else None)
