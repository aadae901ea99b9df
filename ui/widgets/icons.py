"""The one icon family (lucide, ISC licence), drawn in any token's colour; loaded when first needed."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui import theme


@lru_cache(maxsize=128)
def _drawn(name: str, side: int, color: str) -> QImage:
    """The icon `name` as a picture; FileNotFoundError when it is not shipped."""
    svg = (theme.RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", color).encode()))
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def draw_icon(painter: QPainter, name: str, rect: QRect, side: int, color: QColor) -> None:
    """Draw the icon `name`, `side` pixels wide, in the middle of `rect`; sharp on dense screens."""
    ratio = painter.device().devicePixelRatioF()
    image = _drawn(name, round(side * ratio), color.name())
    spot = QRectF(0, 0, side, side)
    spot.moveCenter(QRectF(rect).center())
    painter.drawImage(spot, image)
