"""A scroll bar that paints itself on its sheet: Qt's, in a style sheet, has everything beneath it painted as well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from ui import theme

_MARGIN = 2
_SHORTEST = 48


class Rail(QScrollBar):
    """An upright scroll bar on a white sheet, from 0 on, looking as `kasa.qss` has them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def changeEvent(self, event: QEvent) -> None:
        """A style sheet takes the opaqueness away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and the piece that shows how much of the whole is in sight."""
        look, size = theme.now(), self.size()
        wide, room = size.width(), size.height() - 2 * _MARGIN
        page, beyond = self.pageStep(), max(1, self.maximum())
        high = min(room, max(_SHORTEST, room * page // (page + beyond)))
        top = _MARGIN + (room - high) * self.value() // beyond
        painter, line = QPainter(self), look.color("line")
        painter.fillRect(0, 0, wide, size.height(), look.color("sheet"))
        # Two upright boxes are round enough at this width, and cost a tenth of a curve.
        painter.fillRect(_MARGIN, top + 1, wide - 2 * _MARGIN, high - 2, line)
        painter.fillRect(_MARGIN + 1, top, wide - 2 * _MARGIN - 2, high, line)
