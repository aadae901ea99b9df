"""How far long work is: a bar, a figure in words beside it, never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import lines

_HIGH = 14


class Progress(QWidget):
    """Draws what is done of the whole, and says the same in words beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing goes on."""
        super().__init__(parent)
        self._done, self._whole, self._words = 0, 1, ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_progress(self, done: int, whole: int, words: str) -> None:
        """Show so much of so much."""
        self._done, self._whole, self._words = done, max(whole, 1), words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.show()
        self.update()

    def text(self) -> str:
        """What it says."""
        return self._words

    def part(self) -> tuple[int, int]:
        """What is done, of what."""
        return self._done, self._whole

    def sizeHint(self) -> QSize:
        """The bar and its words."""
        look = theme.now()
        width = max(self.width(), 100)
        high = lines.text_height(self._words, theme.font(14), width)
        return QSize(width, look.px(_HIGH) + look.px(8) + high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A trough, what is done in it, the words."""
        look = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = look.px(_HIGH)
        whole = QRectF(0.5, 0.5, self.width() - 1, high - 1)
        painter.setPen(look.color("ink"))
        painter.setBrush(look.color("sheet"))
        painter.drawRoundedRect(whole, high // 2, high // 2)
        done = whole.adjusted(2, 2, -2, -2)
        done.setWidth(done.width() * min(self._done, self._whole) / self._whole)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent_ink"))
        painter.drawRoundedRect(done, done.height() / 2, done.height() / 2)
        painter.setPen(look.color("quiet"))
        under = self.rect().adjusted(0, high + look.px(8), 0, 0)
        lines.write(painter, under, self._words, theme.font(14, tabular=True))
