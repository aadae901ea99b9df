"""A scroll bar that paints itself on its sheet: Qt's, in a style sheet, has everything beneath it painted as well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from ui import theme

_MARGIN = 2
_SHORTEST = 48


class Rail(QScrollBar):
    """An upright scroll bar on a white sheet, from 0 on, looking as `kasa.qss` has them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._piece = (0, 0)
        self._held = False
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def changeEvent(self, event: QEvent) -> None:
        """A style sheet takes the opaqueness away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def hold(self) -> None:
        """Stand still until `let_go`: a row that comes makes the piece shorter and moves it back to the end."""
        self._held = True

    def let_go(self) -> None:
        """Show where the piece is by now."""
        self._held = False
        self._show_piece()

    def sliderChange(self, change: QScrollBar.SliderChange) -> None:
        """Somebody scrolled, or there is more or less to scroll."""
        if not self._held:
            self._show_piece()

    def _show_piece(self) -> None:
        """Only the ends that the piece grew or shrank at are painted anew: at a scan a few pixels of its length."""
        before, self._piece = self._piece, self._place()
        for old, new in zip(before, self._piece, strict=True):
            if old != new:
                self.update(0, min(old, new) - 1, self.width(), abs(old - new) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, another piece."""
        super().resizeEvent(event)
        self._piece = self._place()

    def _place(self) -> tuple[int, int]:
        """Where the piece that shows how much of the whole is in sight begins and ends, in pixels from the top."""
        room, page, beyond = self.height() - 2 * _MARGIN, self.pageStep(), max(1, self.maximum())
        high = min(room, max(_SHORTEST, room * page // (page + beyond)))
        top = _MARGIN + (room - high) * self.value() // beyond
        return top, top + high

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the piece."""
        look, wide = theme.now(), self.width()
        top, end = self._piece
        painter, line = QPainter(self), look.color("line")
        painter.fillRect(event.rect(), look.color("sheet"))
        # Two upright boxes are round enough at this width, and cost a tenth of a curve.
        painter.fillRect(_MARGIN, top + 1, wide - 2 * _MARGIN, end - top - 2, line)
        painter.fillRect(_MARGIN + 1, top, wide - 2 * _MARGIN - 2, end - top, line)
