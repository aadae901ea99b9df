"""States as shapes: a tick, a cross, a dot, drawn in any token's colour and at any size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.views import Mark

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
    for points in _LINES.get(mark, ()):
        path.addPath(_strokes(*points))
    if mark is Mark.DOT:
        path.addEllipse(QRectF(3, 3, 18, 18))
    elif mark is Mark.SQUARE:
        path.addRoundedRect(QRectF(3.5, 3.5, 17, 17), 2, 2)
    elif mark is Mark.WAIT:
        for x in (5, 12, 19):
            path.addEllipse(QPointF(x, 12), 2.4, 2.4)
    elif mark is Mark.HEART:
        path = _heart()
    return path


_LINES: dict[Mark, tuple[tuple[tuple[float, float], ...], ...]] = {
    Mark.CHECK: (((4, 13), (9.5, 18.5), (20, 6.5)),),
    Mark.CROSS: (((5.5, 5.5), (18.5, 18.5)), ((18.5, 5.5), (5.5, 18.5))),
    Mark.TRIANGLE: (((12, 4), (21.5, 20), (2.5, 20), (12, 4)),),
    Mark.DASH: (((5, 12), (19, 12)),),
}


def _heart() -> QPainterPath:
    path = QPainterPath(QPointF(12, 21))
    path.cubicTo(5, 15, 1.5, 11.5, 1.5, 7.8)
    path.cubicTo(1.5, 2.2, 9, 1.2, 12, 6.4)
    path.cubicTo(15, 1.2, 22.5, 2.2, 22.5, 7.8)
    path.cubicTo(22.5, 11.5, 19, 15, 12, 21)
    return path
