"""The foot of a basket: what the sum is made of, quiet at the left; the sum itself at the right, loud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Tone
from ui.widgets import lines as text
from ui.widgets.figure import whole_font, write_large

_DETAIL = 14  # pixels at 100 %
_BETWEEN = 3  # pixels between two details


class _Place(NamedTuple):
    """Where everything stands, whatever the digits: the figure's font and left edge; details' top and pixels down."""

    font: QFont
    left: int
    top: int
    depths: tuple[int, ...]
    step: int  # down of a detail that is one line


class TotalFoot(QWidget):
    """A figure and its details; where both do not fit, the later details go first, the figure never."""

    def __init__(self, size: int = 64, parent: QWidget | None = None) -> None:
        """`size` of the figure in pixels at 100 %."""
        super().__init__(parent)
        self._size = size
        self._text, self._tone = "", Tone.INK
        self._lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_total(self, figure: str, lines: Sequence[str] = (), tone: Tone = Tone.INK) -> None:
        """`figure` with its currency; `lines` in the order of their importance."""
        lines = tuple(lines)
        if (figure, lines, tone) == (self._text, self._lines, self._tone):
            return
        self._text, self._lines, self._tone = figure, lines, tone
        self.setAccessibleName("\n".join((figure, *lines)))
        self.update()

    def text(self) -> str:
        """The figure shown."""
        return self._text

    def details(self) -> tuple[str, ...]:
        """The details in sight."""
        return tuple(line for line, _ in self._shown(self._place()))

    def pixels(self) -> int:
        """The size the figure is drawn in now."""
        return self._place().font.pixelSize()

    def sizeHint(self) -> QSize:
        """As high as the figure, and at 100 % as four lines of details."""
        look = theme.now()
        return QSize(320, max(look.px(self._size) * 112 // 100, 88 * (100 + look.scale) // 200))

    minimumSizeHint = sizeHint

    def _shown(self, place: _Place) -> Iterator[tuple[str, int]]:
        """The details in sight, each with how far it goes down."""
        return zip(filter(None, self._lines), place.depths, strict=False)

    def _place(self) -> _Place:
        """Where everything stands; with each scan only digits are others, which changes nothing."""
        shapes = text.shape(self._text), text.shape("\n".join(filter(None, self._lines)))
        return _shared_out(*shapes, self.width(), self.height(), self._size, theme.now().scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet that it stands on, so that nothing beneath has to be painted for another sum; details, figure."""
        painter, look, place = QPainter(self), theme.now(), self._place()
        painter.fillRect(event.rect(), look.color("sheet"))
        painter.setPen(look.color("quiet"))
        top, font, width = place.top, _font(), place.left - theme.GAP_SMALL
        for line, down in self._shown(place):
            text.put(painter, 0, top, width, line, font, whole=down == place.step)
            top += down
        painter.setPen(look.color(self._tone))
        rest = QRect(place.left, 0, self.width() - place.left, self.height())
        write_large(painter, rest, self._text, place.font, right=True)


def _font() -> QFont:
    """Of the details: digits of one width, so that a longer sum moves nothing."""
    return theme.font(_DETAIL, tabular=True)


@lru_cache(maxsize=64)
def _shared_out(figure: str, details: str, width: int, high: int, size: int, scale: int) -> _Place:
    """Give the figure the width it needs, and the rest to the details, as many as are whole there."""
    look = theme.now()
    font = theme.font(size, theme.BOLD, tabular=True)
    wish = int(text.text_width(figure, font)) + 4
    left = width - min(wish, width) - theme.GAP
    if left < look.px(110):
        # Beside a figure of this size no detail can be read: a smaller figure is still the loudest thing here.
        left = width * 30 // 100 if scale < 130 else 0
    room, lines = left - theme.GAP_SMALL, details.split("\n") if details else []
    depths = [text.text_height(line, _font(), room) + _BETWEEN for line in lines if room > 0]
    while depths and sum(depths) - _BETWEEN > high:
        depths.pop()
    whole = whole_font(figure, width - left, high, look.px(size))
    top, step = (high + _BETWEEN - sum(depths)) // 2, text.line_height(_font()) + _BETWEEN
    return _Place(whole, left, top, tuple(depths), step)
