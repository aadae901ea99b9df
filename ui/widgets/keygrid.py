"""Keys in rows that fold: a card's many ways, each with its key, as large as the keys beneath the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Key
from ui.widgets.keyrow import KEY_HEIGHT, KeyButton

_WIDE = 112  # pixels at 100 %: words fold below that
_AIRY = 150  # so wide, a third key stands beside two


class KeyGrid(QWidget):
    """Shows keys from left to right and downwards; says the action of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """No keys."""
        super().__init__(parent)
        self._keys: tuple[Key, ...] = ()
        self._buttons: list[KeyButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Replace the keys."""
        self._keys = tuple(keys)
        while len(self._buttons) < len(keys):
            button = KeyButton(self)
            button.chosen.connect(self.chosen)
            self._buttons.append(button)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(keys))
            button.show_key(keys[number] if number < len(keys) else None)
        self.updateGeometry()
        self._arrange()

    def bindings(self) -> dict[str, str]:
        """Key name to action id, of the enabled keys."""
        return {key.key: key.action for key in self._keys if key.enabled and key.key}

    def buttons(self) -> list[KeyButton]:
        """The keys in sight."""
        return self._buttons[: len(self._keys)]

    def hasHeightForWidth(self) -> bool:
        """True: the rows fold."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        across = self._across(width)
        rows = -(-len(self._keys) // across)
        return rows * theme.now().target(KEY_HEIGHT) + max(0, rows - 1) * theme.GAP_SMALL

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        width = self.width() if self.width() > 100 else 360
        return QSize(width, self.heightForWidth(width))

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold anew."""
        self._arrange()

    def _across(self, width: int) -> int:
        gap, share = theme.GAP_SMALL, (100 + theme.now().scale) / 200
        if width >= 3 * _AIRY * share + 2 * gap:
            return 3
        return 2 if width >= 2 * _WIDE * share + gap else 1

    def _arrange(self) -> None:
        gap, high = theme.GAP_SMALL, theme.now().target(KEY_HEIGHT)
        across = self._across(self.width())
        wide = (self.width() - gap * (across - 1)) // across
        for number, button in enumerate(self.buttons()):
            row, column = divmod(number, across)
            button.setGeometry(column * (wide + gap), row * (high + gap), wide, high)
