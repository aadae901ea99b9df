"""The one thing that shouts: a figure that can be read from two metres and is never cut off."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Tone
from ui.widgets import lines, paint


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
        size = theme.now().px(self._size)
        font = paint.fit(
            lines.shape(self._text),
            self.width() - 2,
            self.height(),
            size,
            theme.BOLD,
            wrap=False,
            tabular=True,
        )
        return int(font.pixelSize())

    def sizeHint(self) -> QSize:
        """The height of its digits, with air."""
        size = theme.now().px(self._size)
        return QSize(size * 4, size * 11 // 10)

    def minimumSizeHint(self) -> QSize:
        """What can still be read across a counter."""
        return QSize(60, theme.now().px(self._size) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The figure, on the left or right edge, in the middle of the height."""
        painter = QPainter(self)
        font = theme.font_px(self.pixels(), theme.BOLD, tabular=True)
        painter.setFont(font)
        painter.setPen(theme.now().color(self._tone))
        metrics = lines.metrics(font)
        wide = lines.text_width(lines.shape(self._text), font)
        left = self.width() - wide if self._right else 0.0
        # Digits have no descender: centring the cap height, not the line, keeps the figure where the eye expects it.
        base = (self.height() + metrics.capHeight()) / 2
        painter.drawText(QPointF(left, base), self._text)
