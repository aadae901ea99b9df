"""Digits or letters to touch, one at a time in sight; each is made when it is first wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.views import Key
from ui.widgets.keypad import ERASE, Keypad
from ui.widgets.letters import LetterPad

LETTERS = "letters"
_SIDES = 4


class TouchPad(QWidget):
    """Says a character or `ERASE` by `typed`; its own keys turn it from digits to letters and back."""

    typed = Signal(str)
    entered = Signal(str)  # the action of the key that leads on

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing in sight."""
        super().__init__(parent)
        self._digits: Keypad | None = None
        self._letters: LetterPad | None = None
        self._language, self._signs = "en", ""
        self._forward: Key | None = None
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.hide()

    def pad(self) -> Keypad | LetterPad | None:
        """The keys in sight, if there are any."""
        for one in (self._digits, self._letters):
            if not self.isHidden() and one is not None and not one.isHidden():
                return one
        return None

    def offer(
        self, *, words: bool, language: str, signs: str = "", forward: Key | None = None
    ) -> None:
        """Bring letters of a language, or digits, into sight; beside these up to three signs, and what leads on."""
        self._language, self._signs, self._forward = language, signs, forward
        if words:
            self._spell()
        else:
            self._count()

    def _count(self) -> None:
        if self._digits is None:
            self._digits = Keypad()
            self._digits.typed.connect(self.typed)
            self._digits.chosen.connect(self._beside)
            self._lay.addWidget(self._digits)
        beside = [Key(LETTERS, "", "ABC"), *(Key(one, "", one) for one in self._signs)]
        if self._forward is not None and len(beside) < _SIDES:
            beside.append(self._forward)
        self._digits.show_keys(beside)
        self._turn(self._digits, self._letters)

    def _beside(self, action: str) -> None:
        if action == LETTERS:
            self._spell()
        elif self._forward is not None and action == self._forward.action:
            self.entered.emit(action)
        else:
            self.typed.emit(action)

    def _spell(self) -> None:
        if self._letters is None:
            self._letters = LetterPad()
            self._letters.typed.connect(self.typed)
            self._letters.digits.connect(self._count)
            self._lay.addWidget(self._letters)
        self._letters.speak(self._language)
        self._turn(self._letters, self._digits)

    def _turn(self, shown: QWidget, other: QWidget | None) -> None:
        if other is not None:
            other.hide()
        shown.show()
        self.show()


def type_into(field: QLineEdit, character: str) -> None:
    """Do in a field what a touched key says."""
    if character == ERASE:
        field.backspace()
    else:
        field.insert(character)
