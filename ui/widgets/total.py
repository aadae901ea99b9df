"""The foot of a basket: what the sum is made of, quiet at the left; the sum itself at the right, loud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Tone
from ui.widgets import lines as text
from ui.widgets.figure import whole_font, write_large

_DETAIL = 14  # pixels at 100 %
_BETWEEN = 3  # pixels between two details


class TotalFoot(QWidget):
    """A figure and its details; where both do not fit, the later details go first, the figure never."""

    def __init__(self, size: int = 64, parent: QWidget | None = None) -> None:
        """`size` of the figure in pixels at 100 %."""
        super().__init__(parent)
        self._size = size
        self._text, self._tone = "", Tone.INK
        self._lines: tuple[str, ...] = ()
        self._details: tuple[str, ...] = ()
        self._figure_left = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_total(self, figure: str, lines: Sequence[str] = (), tone: Tone = Tone.INK) -> None:
        """`figure` with its currency; `lines` in the order of their importance."""
        if (figure, tuple(lines), tone) == (self._text, self._lines, self._tone):
            return
        self._text, self._lines, self._tone = figure, tuple(lines), tone
        self.setAccessibleName("\n".join((figure, *lines)))
        self._arrange()
        self.update()

    def text(self) -> str:
        """The figure shown."""
        return self._text

    def details(self) -> tuple[str, ...]:
        """The details in sight."""
        return self._details

    def pixels(self) -> int:
        """The size the figure is drawn in now."""
        return self._font().pixelSize()

    def sizeHint(self) -> QSize:
        """As high as the figure, and at 100 % as four lines of details."""
        look = theme.now()
        return QSize(320, max(look.px(self._size) * 112 // 100, 88 * (100 + look.scale) // 200))

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves the details less room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _font(self) -> QFont:
        width = self.width() - self._figure_left
        return whole_font(self._text, width, self.height(), theme.now().px(self._size))

    def _arrange(self) -> None:
        """Share the width out: to the figure what it needs, to the details the rest, as many as are whole there."""
        width = self.width()
        font = theme.font(self._size, theme.BOLD, tabular=True)
        wish = int(text.text_width(text.shape(self._text), font)) + 4
        details = width - min(wish, width) - theme.GAP
        if details < theme.now().px(110):
            # Beside a figure of this size no detail can be read: a smaller figure is still the loudest thing here.
            details = width * 30 // 100 if theme.now().scale < 130 else 0
        self._figure_left = details
        lines = tuple(line for line in self._lines if line) if details > theme.GAP_SMALL else ()
        while lines and self._depth(lines) > self.height():
            lines = lines[:-1]
        self._details = lines

    def _depth(self, lines: Sequence[str]) -> int:
        """Pixels that details take below one another."""
        font, width = theme.font(_DETAIL), self._figure_left - theme.GAP_SMALL
        high = sum(text.text_height(line, font, width) for line in lines)
        return high + _BETWEEN * (len(lines) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet that it stands on, so that nothing beneath has to be painted for another sum; details, figure."""
        painter, look, high = QPainter(self), theme.now(), self.height()
        painter.fillRect(event.rect(), look.color("sheet"))
        font, width = theme.font(_DETAIL), self._figure_left - theme.GAP_SMALL
        top = (high - self._depth(self._details)) // 2
        painter.setPen(look.color("quiet"))
        for line in self._details:
            top += text.put(painter, 0, top, width, line, font) + _BETWEEN
        painter.setPen(look.color(self._tone))
        rest = QRect(self._figure_left, 0, self.width() - self._figure_left, high)
        write_large(painter, rest, self._text, self._font(), right=True)
