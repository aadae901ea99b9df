"""Digits as on every till, 7 8 9 above, with a column of keys for what is done with a number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import spoken, theme
from ui.spoken import ERASE
from ui.views import Key
from ui.widgets import lines, paint
from ui.widgets.icons import draw_icon
from ui.widgets.push import KeyPush, Push

__all__ = ["ERASE", "DigitButton", "Keypad", "SideButton"]
_ROWS = ("789", "456", "123")
_HIGH = 52


class DigitButton(Push):
    """One character; the eraser wears its icon."""

    def showEvent(self, event: QShowEvent) -> None:
        """It is called as the language says that is spoken now."""
        self.setAccessibleName(spoken.name_of(self.action, self.text()))
        super().showEvent(event)

    def draw(self, painter: QPainter) -> None:
        """The digit, large."""
        look = theme.now()
        if self.action == ERASE:
            draw_icon(
                painter, "delete", self.rect(), min(look.px(22), self.height() // 2), self.letter()
            )
            return
        painter.setFont(
            paint.fit(self.text(), self.width(), self.height() - 12, look.px(22), theme.MEDIUM)
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter.value, self.text())


class SideButton(KeyPush):
    """A key beside the digits: its words, its key name beneath."""

    def draw(self, painter: QPainter) -> None:
        """Words above, key name below, both in the middle."""
        look = theme.now()
        inner = self.rect().adjusted(5, 2, -5, -2)
        name = self._room_for_name(inner)
        size = look.px(22 if len(self.text()) == 1 else 14)  # a sign is as large as a digit
        font = paint.fit(self.text(), inner.width(), inner.height() - name, size, theme.REGULAR)
        used = lines.text_height(self.text(), font, inner.width())
        top = inner.top() + (inner.height() - name - used) // 2
        centre = Qt.AlignmentFlag.AlignHCenter
        words = QRect(inner.left(), top, inner.width(), used + 2)
        lines.write(painter, words, self.text(), font, centre)
        if name:
            painter.setFont(theme.font(11, theme.SEMIBOLD))
            painter.setPen(self.name_letter())
            painter.drawText(
                QRect(inner.left(), top + used, inner.width(), name), centre.value, self.key_name
            )

    def _room_for_name(self, inner: QRect) -> int:
        """The key's name is shown where it leaves the words at two thirds of their size or more."""
        look = theme.now()
        name = look.px(14) if self.key_name else 0
        high = inner.height() - name
        font = paint.fit(self.text(), inner.width(), high, look.px(14), theme.REGULAR)
        whole = lines.text_height(self.text(), font, inner.width()) <= high
        return name if whole and font.pixelSize() * 3 >= look.px(14) * 2 else 0


class Keypad(QWidget):
    """Twelve characters and up to four side keys; `typed` says a character or `ERASE`, `chosen` an action."""

    typed = Signal(str)
    chosen = Signal(str)

    def __init__(self, decimal: str = ",", parent: QWidget | None = None) -> None:
        """`decimal` is the country's mark, or "" for none."""
        super().__init__(parent)
        self._digits: list[list[DigitButton | None]] = []
        self._sides: list[SideButton] = []
        for row in _ROWS:
            self._digits.append([self._button(digit, digit) for digit in row])
        mark = self._button(decimal, decimal) if decimal else None
        self._keys: tuple[Key, ...] = ()
        self._digits.append([mark, self._button("0", "0"), self._button(ERASE, "")])
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def _button(self, character: str, text: str) -> DigitButton:
        button = DigitButton(character, text, self)
        button.chosen.connect(self.typed)
        return button

    def button(self, character: str) -> DigitButton | None:
        """The button that types `character`, if there is one."""
        every = (button for row in self._digits for button in row)
        return next((button for button in every if button and button.action == character), None)

    def show_keys(self, keys: Sequence[Key]) -> None:
        """The side keys, from above."""
        if tuple(keys) == self._keys:
            return
        self._keys = tuple(keys)
        while len(self._sides) < len(keys):
            side = SideButton(parent=self)
            side.chosen.connect(self.chosen)
            self._sides.append(side)
        for number, side in enumerate(self._sides):
            side.setVisible(number < len(keys))
            if number < len(keys):
                side.show_key(keys[number])
        self._arrange()

    def sizeHint(self) -> QSize:
        """Four rows."""
        return QSize(320, 4 * theme.now().target(_HIGH) + 3 * theme.GAP_SMALL)

    def minimumSizeHint(self) -> QSize:
        """Four rows of the smallest keys that a finger hits."""
        return QSize(240, 4 * theme.TARGET + 3 * theme.GAP_SMALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        self._arrange()

    def _arrange(self) -> None:
        """A column of its own for the side keys; a single one stands where there is no decimal mark."""
        gap = theme.GAP_SMALL
        sides = [side for side in self._sides if not side.isHidden()]
        corner = sides if len(sides) == 1 and self._digits[-1][0] is None else []
        across = 4 if sides and not corner else 3
        wide = (self.width() - gap * (across - 1)) / across
        high = (self.height() - 3 * gap) / 4

        def place(button: Push, row: int, column: int) -> None:
            left, top = round(column * (wide + gap)), round(row * (high + gap))
            button.setGeometry(left, top, int(wide), int(high))

        for row, buttons in enumerate(self._digits):
            for column, button in enumerate(buttons):
                if button is not None:
                    place(button, row, 0 if corner and button.action == ERASE else column)
        for row, side in enumerate(sides):
            place(side, *((3, 2) if corner else (row, 3)))
