"""Letters to touch, in the order of the alphabet, those of the screen's language among them; each fits a finger."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.spoken import DIGITS, ERASE, SPACE
from ui.widgets.keypad import DigitButton

_MOST, _FEWEST = 7, 5  # letters beside each other
_HIGH, _LEAST, _GAP = 48, 44, 3  # pixels: a key, what a finger hits, between two
_LARGE = 140  # per cent of text from which on more rows would leave no room for what is spelled
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "lt": "aąbcčdeęėfghiįyjklmnoprsštuųūvzž",
    "lv": "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
}


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
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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

    def _across(self, width: int) -> int:
        """As many beside each other as a finger hits, as long as their rows fit."""
        fit = (width + _GAP) // (_LEAST + _GAP)
        return max(_FEWEST, min(_MOST, fit)) if theme.now().scale < _LARGE else _MOST

    def _rows(self, width: int) -> int:
        return -(-len(self._letters) // self._across(width)) + 1

    def hasHeightForWidth(self) -> bool:
        """True: a narrow pad has more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        rows = self._rows(width)
        return rows * _HIGH + (rows - 1) * _GAP

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        return QSize(320, self.heightForWidth(self.width()))

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out; another width needs another height."""
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        gap = _GAP
        rows = self._rows(self.width())
        across = self._across(self.width())
        wide = (self.width() - gap * (across - 1)) / across
        high = (self.height() - gap * (rows - 1)) / rows

        def place(button: DigitButton, row: int, column: int, across: int = 1) -> None:
            left, top = round(column * (wide + gap)), round(row * (high + gap))
            button.setGeometry(left, top, int(wide * across + gap * (across - 1)), int(high))

        for number in range(len(self._letters)):
            place(self._buttons[number], number // across, number % across)
        ends = across // 3
        place(self._back, rows - 1, 0, ends)
        place(self._space, rows - 1, ends, across - 2 * ends)
        place(self._erase, rows - 1, across - ends, ends)
