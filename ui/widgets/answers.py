"""The answers of a card: buttons beside each other, folded into rows where a word would be broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.views import Key
from ui.widgets.action import ActionButton
from ui.widgets.fold import Fold

_GAP = theme.GAP_SMALL


class Answers(Fold[ActionButton]):
    """A row of buttons, each with its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No buttons."""
        super().__init__(ActionButton, parent)
        self._keys: tuple[Key, ...] = ()

    def show_keys(self, keys: Sequence[Key]) -> None:
        """The answers in their order."""
        self._keys = tuple(keys)
        for button, key in zip(self._bring(len(keys)), keys, strict=True):
            button.show_key(key)
        self.setVisible(bool(keys))
        self._fold()

    def bindings(self) -> dict[str, str]:
        """Key name to action id of the answers that may be given; Esc leaves, whichever key is drawn on that."""
        said = {key.key: key.action for key in self._keys if key.enabled and key.key}
        return {"Esc": "withdraw", **said} if "withdraw" in said.values() else said

    def minimumSizeHint(self) -> QSize:
        """As high as its rows, as narrow as it has to be."""
        return QSize(0, self.sizeHint().height())

    def _rows(self, width: int) -> list[list[tuple[ActionButton, int]]]:
        """The buttons of each row with their widths; a row is narrowed as long as no word is broken."""
        rows: list[list[tuple[ActionButton, int]]] = []
        left = 0
        for button in self.buttons():
            least = button.least()
            if rows and left + _GAP + least <= width:
                rows[-1].append((button, least))
                left += _GAP + least
            else:
                rows.append([(button, least)])
                left = least
        return [_spread(row, width) for row in rows]

    def _places(self, width: int) -> Iterator[tuple[ActionButton, QRect]]:
        """Rows apart from each other, each button as high as the highest beside it."""
        top = 0
        for row in self._rows(width):
            left, high = 0, max(button.sizeHint().height() for button, _wide in row)
            for button, wide in row:
                yield button, QRect(left, top, wide, high)
                left += wide + _GAP
            top += high + _GAP


def _spread(row: list[tuple[ActionButton, int]], width: int) -> list[tuple[ActionButton, int]]:
    """Share what is left of the width out to those that would like to be wider."""
    left = width - sum(wide for _button, wide in row) - _GAP * (len(row) - 1)
    wanting = sum(max(0, button.sizeHint().width() - wide) for button, wide in row)
    share = min(1.0, max(0, left) / wanting) if wanting else 0.0
    return [
        (button, min(width, wide + int(share * max(0, button.sizeHint().width() - wide))))
        for button, wide in row
    ]
