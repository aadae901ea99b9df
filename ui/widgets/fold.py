"""Buttons beside each other, folded into as many rows as their words need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.push import Push

B = TypeVar("B", bound=Push)


class Fold(QWidget, Generic[B]):
    """As high as its rows are at the width it has; says the action of the button that was pressed."""

    chosen = Signal(str)

    def __init__(self, make: Callable[[], B], parent: QWidget | None = None) -> None:
        """No buttons; `make` makes one where one is missing."""
        super().__init__(parent)
        self._make = make
        self._buttons: list[B] = []
        self._shown = 0
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def buttons(self) -> list[B]:
        """Those in sight."""
        return self._buttons[: self._shown]

    def hasHeightForWidth(self) -> bool:
        """True: rows fold."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        width = self.width() if self.width() > 100 else 320
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """No narrower, no lower."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Larger text makes wider buttons."""
        if event.type() == QEvent.Type.StyleChange:
            self._fold()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold anew; another width may need another height, which the layout must be told."""
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        self._arrange(self.width(), move=True)

    def _bring(self, count: int) -> list[B]:
        """So many buttons into sight, to be labelled before the next `_fold`; the others out of it."""
        while len(self._buttons) < count:
            button = self._make()
            button.setParent(self)
            button.chosen.connect(self.chosen)
            self._buttons.append(button)
        self._shown = count
        for number, button in enumerate(self._buttons):
            button.setVisible(number < count)
        return self.buttons()

    def _fold(self) -> None:
        """Lay the buttons out as wide as they are now."""
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def _arrange(self, width: int, *, move: bool) -> int:
        """How high the rows are at this width, in pixels; `move` puts the buttons there."""
        high = 0
        for button, place in self._places(width):
            if move:
                button.setGeometry(place)
            high = max(high, place.y() + place.height())
        return high

    def _places(self, width: int) -> Iterator[tuple[B, QRect]]:
        """Each as wide as its words; rows without a gap, for what is hit is higher than what is drawn."""
        left = top = row_high = 0
        for button in self.buttons():
            hint = button.sizeHint()
            wide = min(hint.width(), width)
            if left and left + wide > width:
                left, top = 0, top + row_high
                row_high = 0
            yield button, QRect(left, top, wide, hint.height())
            left += wide + theme.GAP_SMALL
            row_high = max(row_high, hint.height())
