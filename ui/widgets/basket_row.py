"""One line of a basket as it is painted, and how high it is: both must agree line by line."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QPainter

from ui import theme
from ui.views import BasketRow
from ui.widgets import lines, paint

BAR = 4
_PAD_Y = 9


class _Columns:
    """Where the texts of a row stand at one width and text scale, and in which letters; in a narrow column stacked."""

    def __init__(self, width: int, scale: int, *, unit: bool) -> None:
        look = theme.now()
        self.above, self.line = look.px(_PAD_Y), look.px(23)
        self.name_font, self.note_font = (theme.font(size, tabular=True) for size in (17, 13))
        self.letter = self.name_font.pixelSize()
        self.pad = 16
        self.qty = 60 * scale // 100
        self.amount = 86 * scale // 100
        self.unit = 70 * scale // 100
        self.name_left = self.pad + self.qty + 8
        self.name = width - self.name_left - self.pad - self.amount - self.unit - 14
        # Nine letters are a word; where they do not fit beside a unit price, in all rows the rest goes under the name.
        self.stacked = self.name < 153 * scale // 100
        if self.stacked:
            self.name_left = self.pad
            self.name = max(60, width - 2 * self.pad)
        elif not unit:
            self.name += self.unit
        self.right = width - self.pad - self.amount
        self.note = width - self.name_left - self.pad


@lru_cache(maxsize=64)
def _columns(width: int, scale: int, unit: bool) -> _Columns:
    return _Columns(width, scale, unit=unit)


def height(row: BasketRow, width: int) -> int:
    """Pixels that `row` needs at `width`; computed once for each different row."""
    return _row_height(row.qty, row.name, row.note, bool(row.unit), width, theme.now().scale)


class Mark(NamedTuple):
    """How a row stands out: the till is there (a bar), somebody picked it (a ground), keys go there (a ring)."""

    chosen: bool
    picked: bool
    ring: bool


def draw_bar(painter: QPainter, top: int, high: int, *, chosen: bool) -> None:
    """The bar at a row's left edge, or the ground where none is."""
    painter.fillRect(0, top, BAR, high, theme.now().color("accent_ink" if chosen else "sheet"))


def draw(painter: QPainter, top: int, width: int, high: int, row: BasketRow, mark: Mark) -> None:
    """The ground and what marks the row, then quantity, name, unit price, amount, note."""
    look = theme.now()
    painter.fillRect(0, top, width, high, look.color("accent_soft" if mark.picked else "sheet"))
    if mark.chosen:
        draw_bar(painter, top, high, chosen=True)
    if mark.ring:
        paint.focus_ring(painter, QRectF(0, top, width, high))
    place, quiet = _columns(width, look.scale, bool(row.unit)), look.color("quiet")
    top += place.above
    painter.setPen(quiet if row.faded else look.color("ink"))
    font = _name_font(row.name, place)
    used = lines.put(painter, place.name_left, top, place.name, row.name, font)
    under = top + used if place.stacked else top
    size, room = look.px(17), place.amount
    _write_right(painter, place, place.right + room, under, row.amount, size, theme.BOLD, room)
    painter.setPen(quiet)
    if place.stacked:
        rest = QRect(place.pad, under, place.note - place.amount - 6, place.line)
        _write_small(painter, rest, f"{row.qty}   {row.unit}".rstrip())
        used += place.line
    else:
        lines.put(painter, place.pad, top, place.qty, row.qty, place.name_font)
        if row.unit:
            size, room = look.px(16), place.unit
            _write_right(painter, place, place.right, top, row.unit, size, theme.REGULAR, room)
    if row.note:
        painter.setPen(quiet if row.faded else look.color(row.note_tone))
        below = top + used + 2
        lines.put(painter, place.name_left, below, place.note, row.note, place.note_font)


def _write_small(painter: QPainter, rect: QRect, text: str) -> None:
    """One line, smaller where it has to be."""
    size = theme.now().px(15)
    font = paint.fit(text, rect.width(), 999, size, theme.REGULAR, wrap=False, tabular=True)
    lines.write(painter, rect, text, font)


def _write_right(
    painter: QPainter,
    place: _Columns,
    end: int,
    top: int,
    text: str,
    size: int,
    weight: int,
    room: int,
) -> None:
    """An amount that ends at `end`: never cut, so a long one gets smaller letters."""
    shape = lines.shape(text)
    font = paint.fit(shape, room, 999, size, weight, wrap=False, tabular=True)
    lines.write_figure(painter, end, top, place.line, text, font)


def _name_font(name: str, place: _Columns) -> QFont:
    """A word that is wider than its column gets smaller letters."""
    font, width = place.name_font, place.name
    longest = max(map(len, name.split()), default=0)
    if longest * place.letter <= width or lines.longest_word(name, font) <= width:
        return font  # no letter is wider than it is high
    return paint.fit(name, width, 9999, font.pixelSize(), theme.REGULAR, tabular=True)


@lru_cache(maxsize=4096)
def _row_height(qty: str, name: str, note: str, unit: bool, width: int, scale: int) -> int:
    place = _columns(width, scale, unit)
    used = lines.text_height(name, _name_font(name, place), place.name)
    if place.stacked:
        used += place.line
    if note:
        used += 2 + lines.text_height(note, place.note_font, place.note)
    if not place.stacked:
        used = max(used, lines.text_height(qty, place.name_font, place.qty))
    return max(theme.now().target(), used + 1 + 2 * place.above)
