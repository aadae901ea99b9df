"""Paragraphs one under another in one box: the piece that sentences, cards and notes are made of."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Tone
from ui.widgets import lines, paint

SHRINK = (
    100,
    94,
    88,
    82,
    76,
    70,
    64,
    58,
    52,
    46,
    40,
)  # percent of the nominal size, tried in this order


class Paragraph(NamedTuple):
    """A text with its place in the type scale; `gap` is the space above it, in pixels at 100 %."""

    text: str
    size: int = 16
    weight: int = theme.REGULAR
    tone: Tone = Tone.INK
    gap: int = 0
    spaced: bool = False


class Box(NamedTuple):
    """The ground under the paragraphs: token names, padding in pixels, a bar at the left edge or none.

    `ground` is what it stands on, if that is all of one colour: then nothing beneath is painted for another word.
    """

    fill: str | None = None
    edge: str | None = None
    pad_x: int = 0
    pad_y: int = 0
    bar: str | None = None
    ground: str | None = None


class _Placed(NamedTuple):
    top: float
    height: float
    font: QFont
    paragraph: Paragraph


_BARE = Box()


def _font(paragraph: Paragraph, percent: int) -> QFont:
    pixels = max(paint.SMALLEST, theme.now().px(paragraph.size) * percent // 100)
    font = theme.font_px(pixels, paragraph.weight)
    if paragraph.spaced:
        font = QFont(font)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
    return font


def _whole(text: str, font: QFont, width: int) -> bool:
    """Whether no word has to be broken; a text that fits on one line is asked no further."""
    return len(lines.wrapped(text, font, width)) == 1 or lines.longest_word(text, font) <= width


def _whole_font(paragraph: Paragraph, percent: int, width: int) -> QFont:
    """The font at which no word is broken: one long word makes its own paragraph smaller, not those around it."""
    for share in SHRINK:
        font = _font(paragraph, percent * share // 100)
        if _whole(paragraph.text, font, width):
            return font
    return _font(paragraph, percent * SHRINK[-1] // 100)


def _placed(
    paragraphs: tuple[Paragraph, ...], inner: int, pad: int, percent: int
) -> tuple[_Placed, ...]:
    """Where paragraphs stand."""
    top = float(pad)
    placed = []
    for number, paragraph in enumerate(paragraphs):
        font = _whole_font(paragraph, percent, inner)
        if number:
            top += paragraph.gap * percent / 100
        height = lines.text_height(paragraph.text, font, inner)
        placed.append(_Placed(top, height, font, paragraph))
        top += height
    return tuple(placed)


class TextStack(QWidget):
    """Shows paragraphs; asks for the height they need, and shrinks all of them together when it gets less."""

    def __init__(self, box: Box = _BARE, parent: QWidget | None = None) -> None:
        """An empty stack on `box`; it never takes focus."""
        super().__init__(parent)
        self._box = box
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._look = theme.now()
        self._known: dict[tuple[int, int], tuple[_Placed, ...]] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, box.ground is not None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_paragraphs(self, *paragraphs: Paragraph, box: Box | None = None) -> None:
        """Replace what is shown; empty texts take no room."""
        shown = tuple(paragraph for paragraph in paragraphs if paragraph.text)
        if shown == self._paragraphs and box in (None, self._box):
            return
        before = self._box, self._need(self.width(), 100)
        self._paragraphs = shown
        self._known.clear()
        if box is not None:
            self._box = box
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, box.ground is not None)
        self.setAccessibleName("\n".join(paragraph.text for paragraph in shown))
        if before != (self._box, self._need(self.width(), 100)):
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Everything that can be read here, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self._paragraphs)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is shown now."""
        return self._paragraphs

    def hasHeightForWidth(self) -> bool:
        """True: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels that the paragraphs need at their nominal size."""
        return self._need(width, 100)

    def sizeHint(self) -> QSize:
        """As wide as the box is now, as high as the text needs there."""
        width = self.width() if self.width() > 100 else theme.now().px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line: below that a layout should hide the stack instead."""
        return QSize(0, theme.now().px(16))

    def _pads(self) -> tuple[int, int]:
        scale = theme.now().scale
        return (self._box.pad_x * (100 + scale) // 200, self._box.pad_y * (100 + scale) // 200)

    def _place(self, width: int, percent: int) -> tuple[_Placed, ...]:
        """Where they stand at a width; a stack is asked for its height several times before it is painted once."""
        if self._look is not theme.now():
            self._look = theme.now()
            self._known.clear()
        found = self._known.get((width, percent))
        if found is None:
            pad_x, pad_y = self._pads()
            found = _placed(self._paragraphs, width - 2 * pad_x, pad_y, percent)
            self._known[width, percent] = found
        return found

    def _need(self, width: int, percent: int) -> int:
        placed = self._place(width, percent)
        if not placed:
            return 0
        return int(placed[-1].top + placed[-1].height + self._pads()[1] + 0.999)

    def percent(self) -> int:
        """The greatest share of the nominal size at which nothing is cut."""
        for percent in SHRINK:
            if self._need(self.width(), percent) <= self.height():
                return percent
        return SHRINK[-1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, bar, paragraphs."""
        look = theme.now()
        painter = QPainter(self)
        whole = QRectF(self.rect())
        if self._box.ground:
            painter.fillRect(event.rect(), look.color(self._box.ground))
        if self._box.fill or self._box.edge:
            fill = look.color(self._box.fill) if self._box.fill else None
            paint.box(painter, whole, fill, look.color(self._box.edge) if self._box.edge else None)
        if self._box.bar:
            painter.fillRect(QRectF(0, 0, 3, whole.height()), look.color(self._box.bar))
        pad_x = self._pads()[0]
        for placed in self._place(self.width(), self.percent()):
            painter.setPen(look.color(placed.paragraph.tone))
            area = QRectF(pad_x, placed.top, self.width() - 2 * pad_x, placed.height + 2)
            lines.write(painter, area, placed.paragraph.text, placed.font)
