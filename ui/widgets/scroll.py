"""A column of cards that scrolls when they are more than the place: nothing in it is squeezed or cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui import theme


class ScrollColumn(QScrollArea):
    """Cards one under another, each as high as it needs to be."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        """An empty column; `gap` pixels between cards."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._cards_lay = QVBoxLayout(inside)
        self._cards_lay.setContentsMargins(0, 0, 0, 0)
        self._cards_lay.setSpacing(gap)
        self._cards_lay.addStretch(1)
        self.setWidget(inside)

    def add(self, card: QWidget) -> None:
        """Add a card below the others."""
        self._cards_lay.insertWidget(self._cards_lay.count() - 1, card)

    def minimumSizeHint(self) -> QSize:
        """One card in sight."""
        return QSize(120, theme.now().px(80))
