"""The frame of every screen: dark bar above, three columns always in the same order, keys below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets.keyrow import KeyRow
from ui.widgets.topbar import TopBar

SHARES = (500, 412, 300)  # what is in hand | what can be done | the voice, in pixels at 1280 × 800
EDGE = 20


class ScreenFrame(QWidget):
    """Holds a screen: `bar`, `keys` and the columns given to `set_columns`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """A frame without columns."""
        super().__init__(parent)
        self.bar = TopBar(self)
        self.keys = KeyRow(self)
        self._columns: tuple[QWidget, ...] = ()
        self._shares: tuple[int, ...] = SHARES
        # A touched key hands the focus to the first parent that takes it by a click: none does, so that the cursor
        # stays in the field that is being filled.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The ground covers everything: what is behind a screen need not be painted when a part of it changes.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_columns(
        self, left: QWidget, middle: QWidget, voice: QWidget, shares: tuple[int, int, int] = SHARES
    ) -> None:
        """Put the three columns in; `shares` are their widths at 1280 × 800, kept in proportion elsewhere."""
        for old in self._columns:
            if old not in (left, middle, voice):
                old.hide()
        self._columns = (left, middle, voice)
        self._shares = shares
        for column in self._columns:
            column.setParent(self)
            column.show()
        QWidget.setTabOrder(left, middle)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Keys that fold into two rows need more height."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay bar, columns and keys out again."""
        self._arrange()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks on; but the focus of what went away rests on the screen: Enter would press whatever came next."""
        held = QApplication.focusWidget()
        if held is not None and not (held.isVisible() and held.isEnabled()):
            self.setFocus()
            return True
        return super().focusNextPrevChild(next)

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing wears the focus ring until a key moves it there, unless the screen put the cursor somewhere."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.setFocus()

    def widths(self) -> tuple[int, ...]:
        """The columns' widths now: larger text gives the voice more, for a sentence is not to be cut."""
        room = self.width() - 2 * EDGE - 2 * theme.GAP
        left, middle, voice = self._shares
        wide = min(
            max(voice * room // sum(self._shares), min(theme.now().px(voice), room * 33 // 100)),
            room,
        )
        rest = room - wide
        return (rest * left // (left + middle), rest - rest * left // (left + middle), wide)

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        bar = self.bar.sizeHint().height()
        self.bar.setGeometry(0, 0, width, bar)
        self.keys.resize(width, self.keys.height())
        keys = self.keys.sizeHint().height()
        self.keys.setGeometry(0, height - keys, width, keys)
        top, bottom = bar + theme.GAP, height - keys - theme.GAP
        x = EDGE
        for column, wide in zip(self._columns, self.widths(), strict=False):
            column.setGeometry(x, top, wide, max(0, bottom - top))
            x += wide + theme.GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        QPainter(self).fillRect(event.rect(), theme.now().color("ground"))
