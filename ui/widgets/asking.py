"""A form with keys to touch beneath it for whoever works by touch; whoever types sees the form alone."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import hand, theme
from ui.views import Key
from ui.widgets.form import Form
from ui.widgets.keypad import ERASE, Keypad
from ui.widgets.letters import LetterPad
from ui.widgets.scroll import ScrollColumn

LETTERS = "letters"


class Asking(QWidget):
    """Scrolls the form where it is higher than its place; the keys stay in sight."""

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        """Takes the form in."""
        super().__init__(parent)
        self.form = form
        self._column = ScrollColumn(0)
        self._column.add(form)
        self._digits: Keypad | None = None
        self._letters: LetterPad | None = None
        self._lay = lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(theme.GAP_SMALL)
        lay.addWidget(self._column, 1)
        form.fresh.connect(self._begin)
        form.fingered.connect(self._shown)

    def pad(self) -> Keypad | LetterPad | None:
        """The keys in sight, if there are any."""
        for one in (self._digits, self._letters):
            if one is not None and not one.isHidden():
                return one
        return None

    def _begin(self) -> None:
        """Something else is asked."""
        if self.form.inputs() and hand.by_touch():
            self._shown()
        else:
            self._show(digits=False, letters=False)

    def _shown(self) -> None:
        words = self.form.wants_words()
        self._show(digits=not words, letters=words)

    def _show(self, *, digits: bool, letters: bool) -> None:
        if digits and self._digits is None:
            self._digits = Keypad()
            self._digits.show_keys([Key(LETTERS, "", "ABC")])
            self._digits.typed.connect(self._type)
            self._digits.chosen.connect(lambda _: self._show(digits=False, letters=True))
            self._lay.addWidget(self._digits)
        if letters and self._letters is None:
            self._letters = LetterPad()
            self._letters.typed.connect(self._type)
            self._letters.digits.connect(lambda: self._show(digits=True, letters=False))
            self._lay.addWidget(self._letters)
        if self._digits is not None:
            self._digits.setVisible(digits)
        if self._letters is not None:
            self._letters.setVisible(letters)
            self._letters.speak(self.form.language)

    def _type(self, character: str) -> None:
        field = self._field()
        if field is None:
            return
        if character == ERASE:
            field.backspace()
        else:
            field.insert(character)

    def _field(self) -> QLineEdit | None:
        """Where the cursor is, else the first field."""
        inputs = [one.input for one in self.form.inputs()]
        return next((one for one in inputs if one.hasFocus()), inputs[0] if inputs else None)
