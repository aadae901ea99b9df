"""Text in lines: wrapped once, remembered, written with air between the lines, and never wider than its place.

Qt wraps anew at every painting and packs lines tightly; a till paints the same words all day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import floor

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_UNIT = re.compile(r"(?<=\d) (?=(?:%|k?g|[mcd]?l|[cm]?m|vnt|gab|szt|st)(?!\w))")
"""Between a figure and its unit no line ends."""
_FINER = re.compile("[-/\n\u00ad\u200b]|  ")
"""Where a text may be broken but at single spaces."""
_CLOSEST = 5 / 6
"""Of the width of its letters no text takes less, however close they stand."""
_NOUGHTS = str.maketrans("123456789", "000000000")


@lru_cache(maxsize=64)
def metrics(font: QFont) -> QFontMetricsF:
    """What a font measures; made once for each."""
    return QFontMetricsF(font)


@lru_cache(maxsize=64)
def _spacing(font: QFont) -> tuple[int, float, float]:
    """Pixels from line to line, and how far letters reach above and below their line."""
    return line_height(font), metrics(font).ascent(), metrics(font).descent()


@lru_cache(maxsize=8192)
def text_width(text: str, font: QFont) -> float:
    """Pixels that `text` takes on one line."""
    return metrics(font).horizontalAdvance(text)


def shape(text: str) -> str:
    """The text with every digit a nought: as wide in digits of one width, and as a rule measured before."""
    return text.translate(_NOUGHTS)


class _Letters(dict[str, float]):
    """How wide each letter of a font is; KeyError for what is no letter of its own everywhere."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, letter: str) -> float:
        if not (letter < "\u0300" or "\u2010" <= letter <= "\u20bf"):
            raise KeyError(letter)
        self[letter] = wide = text_width(letter, self._font)
        return wide


_letters = lru_cache(maxsize=64)(_Letters)


@lru_cache(maxsize=8192)
def word_width(word: str, font: QFont) -> float:
    """Pixels that a word takes, letter by letter: names and sums are new at every scan, their letters are not.

    What it leaves out, that some pairs of letters stand closer, makes the word narrower, if anything.
    """
    try:
        return sum(map(_letters(font).__getitem__, word))
    except KeyError:  # letters that change or stand on one another: Qt knows
        return text_width(word, font)


def line_height(font: QFont) -> int:
    """Pixels from line to line: small letters need more air between lines than large ones."""
    pixels = font.pixelSize()
    return pixels * 136 // 100 if pixels < 20 else pixels * 124 // 100


@lru_cache(maxsize=8192)
def wrapped(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The lines of `text` at `width` pixels; a word that is wider than that is broken, not cut."""
    if not text:
        return ()
    text = _UNIT.sub("\u00a0", text)
    return _of_words(text, font, width) or _broken(text, font, width)


def _of_words(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """Lines of whole words, whose widths are mostly known; none where a word or more than a space must be broken."""
    if _FINER.search(text):
        return (text,) if "\n" not in text and text_width(text, font) <= width else ()
    space = text_width(" ", font)
    lines: list[list[str]] = []
    room, whole = 0.0, -space
    for word in text.split(" "):
        wide = word_width(word, font)
        if wide > width:
            return ()
        whole += space + wide
        if lines and wide + space <= room:
            lines[-1].append(word)
            room -= wide + space
        else:
            lines.append([word])
            room = width - wide
    if len(lines) > 1 and whole * _CLOSEST <= width and text_width(text, font) <= width:
        return (text,)  # letters that stand closer leave room for it on one
    return tuple(" ".join(line) for line in lines)


def _broken(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """Let Qt find the places where a text may be broken."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            start, length = line.textStart(), line.textLength()
            lines.append(paragraph[start : start + length].rstrip())
        layout.endLayout()
    return tuple(lines)


def text_height(text: str, font: QFont, width: float) -> int:
    """Pixels that `text`, wrapped at `width`, takes in `font`."""
    return len(wrapped(text, font, int(width))) * _spacing(font)[0]


def longest_word(text: str, font: QFont) -> float:
    """Width of the widest word: in less room it would be broken."""
    return max((word_width(word, font) for word in text.split()), default=0.0)


@lru_cache(maxsize=32)
def _kinds(align: Qt.AlignmentFlag) -> tuple[bool, bool, bool]:
    """Whether it is right, centred, in the middle of the height; asking a flag costs more than a short text."""
    flag = Qt.AlignmentFlag
    return (
        bool(align & flag.AlignRight),
        bool(align & flag.AlignHCenter),
        bool(align & flag.AlignVCenter),
    )


def _whole(y: float) -> int:
    """The nearest whole pixel, of two the lower one: `round` takes the even, another after each scrolled pixel."""
    return floor(y + 0.5)


def write_figure(
    painter: QPainter, right: int, top: int, high: int, text: str, font: QFont
) -> None:
    """Write an amount on one line that ends at `right`; `font` has digits of one width."""
    _step, above, below = _spacing(font)
    base = _whole(top + (high - above - below) / 2 + above)
    painter.setFont(font)
    painter.drawText(round(right - text_width(shape(text), font)), base, text)


def put(
    painter: QPainter,
    left: float,
    top: float,
    width: float,
    text: str,
    font: QFont,
    share: float = 0,
    *,
    whole: bool = False,
) -> int:
    """Write `text` wrapped to `width` in the pen's colour; returns how many pixels it took down.

    `share` of the room beside a line stands to its left: none, half of it for the middle, all for the right edge.
    Whoever knows that it is one line says that it is `whole`.
    """
    step, above, below = _spacing(font)
    base = _whole(top + (step - above - below) / 2 + above)
    painter.setFont(font)
    lines = (text,) if whole else wrapped(text, font, int(width))
    for line in lines:
        beside = share * (width - text_width(line, font)) if share else 0
        painter.drawText(round(left + beside), base, line)
        base += step
    return step * len(lines)


def write(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write `text` wrapped into `rect` in the pen's colour; `align` is left, right or centre, and top or middle."""
    right, centre, middle = _kinds(align)
    top, width = float(rect.top()), rect.width()
    if middle:
        top += (rect.height() - text_height(text, font, width)) / 2
    put(painter, rect.left(), top, width, text, font, 1 if right else 0.5 if centre else 0)
