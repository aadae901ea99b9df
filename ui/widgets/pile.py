"""Parts one under another: the plainest way to fill a column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme


class Filler(QWidget):
    """Nothing: it takes the room that the parts above it do not need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def stacked(*parts: QWidget, pad: int = 0, gap: int = theme.GAP, last: bool = False) -> QWidget:
    """Parts one under another; `last` lets the last one take the rest, else what is left stays empty."""
    holder = QWidget()
    lay = QVBoxLayout(holder)
    lay.setContentsMargins(pad, pad * 2 // 3, pad, pad * 2 // 3)
    lay.setSpacing(gap)
    for part in parts:
        lay.addWidget(part)
    if not last:
        lay.addStretch(1)
    return holder
