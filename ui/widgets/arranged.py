"""A widget that lays its parts out itself, because a layout of Qt would squeeze or cut what must stay whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Arranged(QWidget):
    """Lays its parts out anew whenever one of them asks for another size, the text grows, or the place changes."""

    def event(self, event: QEvent) -> bool:
        """A part whose words changed asks for a new layout."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self._stirred()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: share it out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _stirred(self) -> None:
        """A part is of another size."""
        self._arrange()

    def _arrange(self) -> None:
        """Put each part in its place; kinds know where that is."""
