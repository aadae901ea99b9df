"""Strokes shared by all widgets: boxes, focus rings, state marks, and text that shrinks before it is cut."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui import theme

WRAP = Qt.TextFlag.TextWordWrap.value  # as Qt's drawing calls want it: a plain int
SMALLEST = 11  # no letter on screen is drawn smaller, in pixels


class Mark(StrEnum):
    """States as shapes, so that none is told by colour alone."""

    CHECK = "check"
    CROSS = "cross"
    HEART = "heart"
    DOT = "dot"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DASH = "dash"
    WAIT = "wait"


MARK_TOKEN = {
    Mark.CHECK: "ok",
    Mark.CROSS: "stop",
    Mark.HEART: "warm",
    Mark.DOT: "ok",
    Mark.SQUARE: "warm",
    Mark.TRIANGLE: "warm",
    Mark.DASH: "quiet",
    Mark.WAIT: "quiet",
}


def box(painter: QPainter, rect: QRectF, fill: QColor | None, edge: QColor | None, width: int = 1) -> None:
    """A rounded box with a border that lies inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge is not None else 0.0
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    corner = theme.CORNER - inset
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)


def focus_ring(painter: QPainter, rect: QRectF, *, on_accent: bool = False) -> None:
    """The ring that says: the next key goes here; on the accent it has a light inner line as well."""
    look = theme.now()
    box(painter, rect, None, look.color("focus"), 3)
    if on_accent:
        box(painter, rect.adjusted(3, 3, -3, -3), None, look.color("on_accent"), 2)


def draw_mark(painter: QPainter, mark: Mark, rect: QRectF, color: QColor) -> None:
    """`mark` filling the middle of `rect`, in strokes that grow with it."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / 24, side / 24)
    if mark in _FILLED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(color, 3.2, Qt.PenStyle.SolidLine, cap, join))
    painter.drawPath(_path(mark))
    painter.restore()


_FILLED = frozenset({Mark.DOT, Mark.SQUARE, Mark.HEART, Mark.WAIT})


def _strokes(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return path


@lru_cache(maxsize=len(Mark))
def _path(mark: Mark) -> QPainterPath:
    """The shape on a 24 × 24 field."""
    path = QPainterPath()
    match mark:
        case Mark.CHECK:
            path = _strokes((4, 13), (9.5, 18.5), (20, 6.5))
        case Mark.CROSS:
            path = _strokes((5.5, 5.5), (18.5, 18.5))
            path.addPath(_strokes((18.5, 5.5), (5.5, 18.5)))
        case Mark.TRIANGLE:
            path = _strokes((12, 4), (21.5, 20), (2.5, 20), (12, 4))
        case Mark.DASH:
            path = _strokes((5, 12), (19, 12))
        case Mark.DOT:
            path.addEllipse(QRectF(3, 3, 18, 18))
        case Mark.SQUARE:
            path.addRoundedRect(QRectF(3.5, 3.5, 17, 17), 2, 2)
        case Mark.WAIT:
            for x in (5, 12, 19):
                path.addEllipse(QPointF(x, 12), 2.4, 2.4)
        case Mark.HEART:
            path.moveTo(12, 21)
            path.cubicTo(5, 15, 1.5, 11.5, 1.5, 7.8)
            path.cubicTo(1.5, 2.2, 9, 1.2, 12, 6.4)
            path.cubicTo(15, 1.2, 22.5, 2.2, 22.5, 7.8)
            path.cubicTo(22.5, 11.5, 19, 15, 12, 21)
    return path


def text_height(text: str, font: QFont, width: float) -> float:
    """Height that `text`, wrapped at `width`, takes in `font`."""
    if not text:
        return 0.0
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, max(1.0, width), 1e6), WRAP, text).height()


def longest_word(text: str, font: QFont) -> float:
    """Width of the widest word: less room than this would cut it."""
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)


@lru_cache(maxsize=2048)
def fit(text: str, width: int, height: int, size: int, weight: int, *, wrap: bool = True, tabular: bool = False) -> QFont:
    """The greatest font, not above `size` pixels, in which `text` is whole inside `width` × `height`."""
    pixels = size
    while True:
        font = theme.font_px(pixels, weight, tabular=tabular)
        if pixels <= SMALLEST or _fits(text, font, width, height, wrap):
            return font
        pixels -= max(1, pixels // 20)


def _fits(text: str, font: QFont, width: int, height: int, wrap: bool) -> bool:
    if not wrap:
        metrics = QFontMetricsF(font)
        return metrics.horizontalAdvance(text) <= width and metrics.tightBoundingRect(text).height() <= height
    return longest_word(text, font) <= width and text_height(text, font, width) <= height


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
    painter.setFont(font)
    painter.drawText(rect, align.value | WRAP, text)
