"""The one thing that shouts: a figure that can be read from two metres and is never cut off."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Tone
from ui.widgets import lines, paint

_AIR = 4  # pixels beside a figure for what of a letter stands over its width


def whole_font(text: str, width: int, height: int, size: int) -> QFont:
    """The greatest font, not above `size` pixels, in which a figure like this one is whole."""
    return paint.fit(
        lines.shape(text), width - 2, height, size, theme.BOLD, wrap=False, tabular=True
    )


def write_large(painter: QPainter, rect: QRect, text: str, font: QFont, *, right: bool) -> None:
    """Write a figure in the pen's colour on the left or right edge, in the middle of the height.

    Its letters are drawn once each and then laid down: a sum is another at every scan, its digits are not. Letters of
    more than 64 pixels Qt would even trace anew each time, and never twice quite alike.
    """
    widths = [lines.text_width(letter, font) for letter in text]
    left = float(rect.left())
    if right:
        left += rect.width() - ceil(sum(widths))
    # Digits have no descender: centring the cap height, not the line, keeps the figure where the eye expects it.
    base = rect.top() + round((rect.height() + lines.metrics(font).capHeight()) / 2)
    ratio, ink = painter.device().devicePixelRatio(), painter.pen().color().rgba()
    for letter, width in zip(text, widths, strict=True):
        picture, ascent = _letter(letter, font, ratio, ink)
        painter.drawImage(round(left) - _AIR, base - ascent, picture)
        left += width


@lru_cache(maxsize=128)
def _letter(letter: str, font: QFont, ratio: float, ink: int) -> tuple[QImage, int]:
    """One letter of a figure, and how far down in its picture the line is that it stands on."""
    metrics = lines.metrics(font)
    ascent = ceil(metrics.ascent())
    width, high = ceil(lines.text_width(letter, font)) + 2 * _AIR, ascent + ceil(metrics.descent())
    image = paint.blank(width, high, ratio)
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor.fromRgba(ink))
    painter.drawText(QPoint(_AIR, ascent), letter)
    painter.end()
    return image, ascent


class BigFigure(QWidget):
    """An amount in 112, 64 or 48 pixels (at 100 %), digits of one width; shrinks until it is whole."""

    def __init__(
        self, size: int = 64, *, right: bool = False, parent: QWidget | None = None
    ) -> None:
        """`right` sets it against the right edge."""
        super().__init__(parent)
        self._size, self._right = size, right
        self._text = ""
        self._tone = Tone.INK
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_figure(self, text: str, tone: Tone = Tone.INK) -> None:
        """The figure with its currency, ready-made."""
        if (text, tone) != (self._text, self._tone):
            self._text, self._tone = text, tone
            self.setAccessibleName(text)
            self.update()

    def text(self) -> str:
        """The figure shown."""
        return self._text

    def pixels(self) -> int:
        """The size it is drawn in now."""
        return self._font().pixelSize()

    def _font(self) -> QFont:
        size = theme.now().px(self._size)
        return whole_font(self._text, self.width(), self.height(), size)

    def sizeHint(self) -> QSize:
        """The height of its digits, with air."""
        size = theme.now().px(self._size)
        return QSize(size * 4, size * 11 // 10)

    def minimumSizeHint(self) -> QSize:
        """What can still be read across a counter."""
        return QSize(60, theme.now().px(self._size) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The figure."""
        painter = QPainter(self)
        painter.setPen(theme.now().color(self._tone))
        write_large(painter, self.rect(), self._text, self._font(), right=self._right)
