"""Chips that fold into as many rows as they need: reasons, languages, amounts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Chip
from ui.widgets.chip import ChipButton


class ChipRow(QWidget):
    """Shows `Chip`s from left to right; says the action of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """No chips."""
        super().__init__(parent)
        self._buttons: list[ChipButton] = []
        self._shown = 0
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Replace the chips."""
        while len(self._buttons) < len(chips):
            button = ChipButton(parent=self)
            button.chosen.connect(self.chosen)
            self._buttons.append(button)
        self._shown = len(chips)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(chips))
            if number < len(chips):
                button.show_chip(chips[number])
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def buttons(self) -> list[ChipButton]:
        """The chips in sight."""
        return self._buttons[: self._shown]

    def hasHeightForWidth(self) -> bool:
        """True: chips fold."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Rows without a gap: what is hit is higher than what is drawn."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        width = self.width() if self.width() > 100 else 320
        return QSize(width, self.heightForWidth(width))

    minimumSizeHint = sizeHint

    def event(self, event: QEvent) -> bool:
        """Larger text makes wider chips."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._arrange(self.width(), move=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold anew; another width may need another height, which the layout must be told."""
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        self._arrange(self.width(), move=True)

    def _arrange(self, width: int, *, move: bool) -> int:
        left = top = row_high = 0
        for button in self.buttons():
            hint = button.sizeHint()
            wide = min(hint.width(), width)
            if left and left + wide > width:
                left, top = 0, top + row_high
                row_high = 0
            if move:
                button.setGeometry(left, top, wide, hint.height())
            left += wide + theme.GAP_SMALL
            row_high = max(row_high, hint.height())
        return top + row_high
