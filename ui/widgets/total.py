"""The foot of a basket: what the sum is made of, quiet at the left; the sum itself at the right, loud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


class TotalFoot(QWidget):
    """A figure and its details; where both do not fit, the later details go first, the figure never."""

    def __init__(self, size: int = 64, parent: QWidget | None = None) -> None:
        """`size` of the figure in pixels at 100 %."""
        super().__init__(parent)
        self._size = size
        self._text, self._tone = "", Tone.INK
        self._lines: tuple[str, ...] = ()
        self._placed_for: tuple[object, ...] = ()
        self._placed: _Place
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
        """Share the room out; other digits change nothing, and with each scan only digits are others."""
        shapes = text.shape(self._text), text.shape("\n".join(filter(None, self._lines)))
        for_what = shapes, self.size(), theme.now()
        if for_what != self._placed_for:
            self._placed_for, self._placed = for_what, self._found(*shapes)
        return self._placed

    def _found(self, figure: str, details: str) -> _Place:
        """To the figure what it needs, to the details the rest, as many as are whole there."""
        look, width, high = theme.now(), self.width(), self.height()
        font = theme.font(self._size, theme.BOLD, tabular=True)
        wish = int(text.text_width(figure, font)) + 4
        left = width - min(wish, width) - theme.GAP
        if left < look.px(110):
            # Beside a figure of this size no detail can be read: a smaller figure is still the loudest thing here.
            left = width * 30 // 100 if look.scale < 130 else 0
        depths = list(self._depths(details, left))
        while depths and sum(depths) - _BETWEEN > high:
            depths.pop()
        whole = whole_font(figure, width - left, high, look.px(self._size))
        return _Place(whole, left, (high + _BETWEEN - sum(depths)) // 2, tuple(depths))

    def _depths(self, details: str, room: int) -> Iterator[int]:
        """Pixels down that each detail takes beside the figure, with the air below it."""
        if room > theme.GAP_SMALL:
            for line in filter(None, details.split("\n")):
                yield text.text_height(line, _font(), room - theme.GAP_SMALL) + _BETWEEN

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet that it stands on, so that nothing beneath has to be painted for another sum; details, figure."""
        painter, look, place = QPainter(self), theme.now(), self._place()
        painter.fillRect(event.rect(), look.color("sheet"))
        painter.setPen(look.color("quiet"))
        top, font, width = place.top, _font(), place.left - theme.GAP_SMALL
        step = text.line_height(font)
        for line, down in self._shown(place):
            text.put(painter, 0, top, width, line, font, whole=down == step + _BETWEEN)
            top += down
        painter.setPen(look.color(self._tone))
        rest = QRect(place.left, 0, self.width() - place.left, self.height())
        write_large(painter, rest, self._text, place.font, right=True)


def _font() -> QFont:
    """Of the details: digits of one width, so that a longer sum moves nothing."""
    return theme.font(_DETAIL, tabular=True)
