"""A list is drawn up and down by the finger that lies on it: a till has no wheel, and its scroll bars are thin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea

if TYPE_CHECKING:  # Qt lets a class have one of its own as a base, and the list is that
    _Area = QAbstractScrollArea
else:
    _Area = object

_SLIP = 14
"""Pixels that a finger slips while it taps."""


class Drawn(_Area):
    """What a scroll area needs besides to follow a finger; what was drawn is not tapped as well."""

    _grip: float | None = None
    _drawing = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger may tap, or draw the list."""
        left = event.button() is Qt.MouseButton.LeftButton
        self._grip, self._drawing = (event.position().y() if left else None), False
        super().mousePressEvent(event)
        if left:
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The list goes with the finger."""
        if self._grip is None:
            super().mouseMoveEvent(event)
            return
        here = event.position().y()
        moved = here - self._grip
        if self._drawing or abs(moved) > _SLIP:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - round(moved))
            self._grip, self._drawing = here, True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was drawn is not tapped."""
        drawn, self._grip, self._drawing = self._drawing, None, False
        if not drawn:
            super().mouseReleaseEvent(event)
