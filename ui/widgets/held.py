"""What is scrolled above what stays in sight: a card's words and fields above its answers."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.arranged import Arranged
from ui.widgets.scroll import ScrollColumn

_LEAST = 72
"""So much of the body has to stay in sight above the foot, in pixels at 100 %: a field with its name."""


class Held(Arranged):
    """A body that is scrolled where the place is short, and a foot that is not; `shared` says that the room changed.

    Where the foot would leave the body no room, it is scrolled as well.
    """

    shared = Signal()

    def __init__(self, foot: QWidget, parent: QWidget | None = None) -> None:
        """An empty body above `foot`, which knows its height for a width."""
        super().__init__(parent)
        self.body, self._foot = ScrollColumn(theme.GAP, self), foot
        foot.setParent(self)
        self._held = True
        bar = self.body.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, _high: QTimer.singleShot(0, self, self.shared.emit))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """True: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels at which nothing has to be scrolled."""
        return self.body.need(width) + (self._below(width) if self._held else 0)

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """So much of the body as has to stay in sight."""
        return QSize(120, theme.now().px(_LEAST))

    def showEvent(self, event: QShowEvent) -> None:
        """What changed out of sight asked nobody for room."""
        super().showEvent(event)
        self._arrange()

    def reveal_foot(self) -> None:
        """Bring the foot into sight, where it is scrolled."""
        if not self._held:
            self.body.ensureWidgetVisible(self._foot, 0, 16)

    def _below(self, width: int) -> int:
        """How high the foot is with the gap above it; 0 when it is hidden."""
        return 0 if self._foot.isHidden() else self._foot.heightForWidth(width) + theme.GAP

    def _stirred(self) -> None:
        """It needs another height itself, then."""
        super()._stirred()
        self.updateGeometry()

    def _arrange(self) -> None:
        wide, high = self.width(), self.height()
        below = self._below(wide)
        whole = self.body.need(wide) - (0 if self._held else below)
        self._hold(high - below >= min(whole, theme.now().px(_LEAST)))
        left = high - below if self._held else high
        self.body.setGeometry(0, 0, wide, max(1, left))
        if self._held:
            self._foot.setGeometry(0, left + theme.GAP, wide, max(0, below - theme.GAP))

    def _hold(self, held: bool) -> None:
        """Put the foot beneath what is scrolled, or at its end."""
        if held is self._held:
            return
        self._held, shown = held, not self._foot.isHidden()
        if held:
            self.body.take(self._foot)
            self._foot.setParent(self)
        else:
            self.body.add(self._foot)
        self._foot.setVisible(shown)
