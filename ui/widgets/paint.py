"""Strokes shared by all widgets: boxes, focus rings, state marks, and text that shrinks before it is cut."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from ui import theme
from ui.views import Mark
from ui.widgets import lines
from ui.widgets.marks import MARK_TOKEN, draw_mark

__all__ = [
    "MARK_TOKEN",
    "SMALLEST",
    "FaceLook",
    "Mark",
    "blank",
    "box",
    "draw_fit",
    "draw_mark",
    "face",
    "fit",
    "focus_ring",
]

SMALLEST = 11  # no letter on screen is drawn smaller, in pixels


def box(
    painter: QPainter, rect: QRectF, fill: QColor | None, edge: QColor | None, width: int = 1
) -> None:
    """A rounded box with a border that lies inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge is not None else 0.0
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    corner = theme.CORNER - inset
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)


class FaceLook(NamedTuple):
    """A button's box: pixels, pixels of the screen for one of them, colours (ARGB); `ground` is in its corners.

    With a ground nothing beneath has to be painted.
    """

    width: int
    height: int
    ratio: float
    fill: int
    edge: int
    ground: int


def blank(width: int, height: int, ratio: float, ground: int = 0) -> QImage:
    """A picture to paint on, as fine as the screen: of one colour (ARGB), or of nothing."""
    image = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(ground)
    return image


@lru_cache(maxsize=64)
def face(width: int, height: int, ratio: float, fill: int, edge: int, ground: int) -> QImage:
    """The same box as wide and high as a button, drawn once for all buttons of its kind and then only laid down."""
    image = blank(width, height, ratio, ground)
    painter = QPainter(image)
    box(painter, QRectF(0, 0, width, height), QColor.fromRgba(fill), QColor.fromRgba(edge))
    painter.end()
    return image


def focus_ring(painter: QPainter, rect: QRectF, *, on_accent: bool = False) -> None:
    """The ring that says: the next key goes here; on the accent it has a light inner line as well."""
    look = theme.now()
    box(painter, rect, None, look.color("focus"), 3)
    if on_accent:
        box(painter, rect.adjusted(3, 3, -3, -3), None, look.color("on_accent"), 2)


@lru_cache(maxsize=2048)
def fit(
    text: str,
    width: int,
    height: int,
    size: int,
    weight: int,
    *,
    wrap: bool = True,
    tabular: bool = False,
) -> QFont:
    """The greatest font, not above `size` pixels, in which `text` is whole inside `width` × `height`."""
    pixels = size
    while True:
        font = theme.font_px(pixels, weight, tabular=tabular)
        if pixels <= SMALLEST or _fits(text, font, width, height, wrap):
            return font
        pixels -= max(1, pixels // 20)


def _fits(text: str, font: QFont, width: int, height: int, wrap: bool) -> bool:
    if not wrap:
        if lines.text_width(text, font) > width:
            return False
        metrics = lines.metrics(font)
        return metrics.height() <= height or metrics.tightBoundingRect(text).height() <= height
    return (
        lines.longest_word(text, font) <= width and lines.text_height(text, font, width) <= height
    )


def draw_fit(
    painter: QPainter,
    rect: QRect,
    text: str,
    size: int,
    weight: int = theme.REGULAR,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    floor: int = SMALLEST,
) -> None:
    """Wrapped `text` in the pen's colour, shrunk from `size` (at 100 %) so that all of it stands inside `rect`."""
    font = fit(text, rect.width(), rect.height(), theme.now().px(size), weight)
    if font.pixelSize() < floor:
        font = theme.font_px(floor, weight)
    lines.write(painter, rect, text, font, align)
