"""Letters to touch, in the order of the alphabet, those of the screen's language among them; each fits a finger."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.keypad import ERASE, DigitButton

_ACROSS = 7
_HIGH = 48
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "lt": "aąbcčdeęėfghiįyjklmnoprsštuųūvzž",
    "lv": "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
}
DIGITS = "123"
SPACE = " "


class LetterPad(QWidget):
    """Says a letter, a space or `ERASE` by `typed`; `digits` asks for the digits instead."""

    typed = Signal(str)
    digits = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """The English alphabet."""
        super().__init__(parent)
        self._buttons: list[DigitButton] = []
        self._letters = ""
        self._back = DigitButton(DIGITS, DIGITS, self)
        self._space = DigitButton(SPACE, "␣", self)
        self._erase = DigitButton(ERASE, "", self)
        self._back.chosen.connect(lambda _: self.digits.emit())
        for one in (self._space, self._erase):
            one.chosen.connect(self.typed)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.speak("en")

    def speak(self, language: str) -> None:
        """Lay the letters of a language out."""
        letters = ALPHABETS.get(language, ALPHABETS["en"])
        if letters == self._letters:
            return
        self._letters = letters
        while len(self._buttons) < len(letters):
            button = DigitButton(parent=self)
            button.chosen.connect(self.typed)
            self._buttons.append(button)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(letters))
            if number < len(letters):
                button.action = letters[number]
                button.label(letters[number])
        self._arrange()

    def button(self, character: str) -> DigitButton | None:
        """The button that types `character`, if there is one in sight."""
        every = (*self._buttons[: len(self._letters)], self._space, self._erase, self._back)
        return next((one for one in every if one.action == character), None)

    def _rows(self) -> int:
        return -(-len(self._letters) // _ACROSS) + 1

    def sizeHint(self) -> QSize:
        """All rows."""
        rows = self._rows()
        return QSize(320, rows * _HIGH + (rows - 1) * theme.GAP_SMALL // 2)

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out."""
        self._arrange()

    def _arrange(self) -> None:
        gap = theme.GAP_SMALL // 2
        rows = self._rows()
        wide = (self.width() - gap * (_ACROSS - 1)) / _ACROSS
        high = (self.height() - gap * (rows - 1)) / rows

        def place(button: DigitButton, row: int, column: int, across: int = 1) -> None:
            left, top = round(column * (wide + gap)), round(row * (high + gap))
            button.setGeometry(left, top, int(wide * across + gap * (across - 1)), int(high))

        for number in range(len(self._letters)):
            place(self._buttons[number], number // _ACROSS, number % _ACROSS)
        place(self._back, rows - 1, 0, 2)
        place(self._space, rows - 1, 2, 3)
        place(self._erase, rows - 1, 5, 2)
