"""A scroll bar that paints itself on its sheet: Qt's, in a style sheet, has everything beneath it painted as well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from ui import theme

_MARGIN = 2
_SHORTEST = 48


class Rail(QScrollBar):
    """An upright scroll bar on a white sheet, looking as `kasa.qss` has them."""

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
        look = theme.now()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("sheet"))
        room = self.height() - 2 * _MARGIN
        whole = self.maximum() - self.minimum() + self.pageStep()
        high = min(room, max(_SHORTEST, room * self.pageStep() // max(1, whole)))
        beyond = max(1, self.maximum() - self.minimum())
        top = _MARGIN + (room - high) * (self.value() - self.minimum()) // beyond
        piece = QRect(_MARGIN, top, self.width() - 2 * _MARGIN, high)
        # Two upright boxes are round enough at this width, and cost a tenth of a curve.
        painter.fillRect(piece.adjusted(0, 1, 0, -1), look.color("line"))
        painter.fillRect(piece.adjusted(1, 0, -1, 0), look.color("line"))
