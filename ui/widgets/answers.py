"""The answers of a card: buttons beside each other, folded into rows where a word would be broken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Key
from ui.widgets.action import ActionButton

_GAP = theme.GAP_SMALL


class Answers(QWidget):
    """A row of buttons, each with its key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """No buttons."""
        super().__init__(parent)
        self._buttons: list[ActionButton] = []
        self._keys: tuple[Key, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_keys(self, keys: Sequence[Key]) -> None:
        """The answers in their order."""
        self._keys = tuple(keys)
        while len(self._buttons) < len(keys):
            button = ActionButton()
            button.setParent(self)
            button.chosen.connect(self.chosen)
            self._buttons.append(button)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(keys))
            if number < len(keys):
                button.show_key(keys[number])
        self.setVisible(bool(keys))
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def bindings(self) -> dict[str, str]:
        """Key name to action id of the answers that may be given."""
        return {key.key: key.action for key in self._keys if key.enabled and key.key}

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
        """As high as its rows, as narrow as it has to be."""
        return QSize(0, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Larger text makes wider buttons."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._arrange(self.width(), move=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold anew; another width may need another height, which the layout must be told."""
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        self._arrange(self.width(), move=True)

    def _rows(self, width: int) -> list[list[tuple[ActionButton, int]]]:
        """The buttons of each row with their widths; a row is narrowed as long as no word is broken."""
        rows: list[list[tuple[ActionButton, int]]] = []
        left = 0
        for button in self._buttons[: len(self._keys)]:
            least = button.least()
            if rows and left + _GAP + least <= width:
                rows[-1].append((button, least))
                left += _GAP + least
            else:
                rows.append([(button, least)])
                left = least
        return [_spread(row, width) for row in rows]

    def _arrange(self, width: int, *, move: bool) -> int:
        top = 0
        for row in self._rows(width):
            left, high = 0, max(button.sizeHint().height() for button, _wide in row)
            for button, wide in row:
                if move:
                    button.setGeometry(left, top, wide, high)
                left += wide + _GAP
            top += high + _GAP
        return max(0, top - _GAP)


def _spread(row: list[tuple[ActionButton, int]], width: int) -> list[tuple[ActionButton, int]]:
    """Share what is left of the width out to those that would like to be wider."""
    left = width - sum(wide for _button, wide in row) - _GAP * (len(row) - 1)
    wanting = sum(max(0, button.sizeHint().width() - wide) for button, wide in row)
    share = min(1.0, max(0, left) / wanting) if wanting else 0.0
    return [
        (button, min(width, wide + int(share * max(0, button.sizeHint().width() - wide))))
        for button, wide in row
    ]
