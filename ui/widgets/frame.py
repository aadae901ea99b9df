"""The frame of every screen: dark bar above, three columns always in the same order, keys below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui import theme
from ui.widgets.arranged import Arranged
from ui.widgets.keyrow import KeyRow
from ui.widgets.topbar import TopBar

SHARES = (500, 412, 300)  # what is in hand | what can be done | the voice, in pixels at 1280 × 800
EDGE = 20


class ScreenFrame(Arranged):
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

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab walks on as one reads; what went away leaves the focus to the screen: Enter pressed what came next."""
        held = QApplication.focusWidget()
        if held is not None and not (held.isVisible() and held.isEnabled()):
            self.setFocus()
            return True
        stops = self._stops()
        if not stops:
            return False
        place = stops.index(held) if held in stops else (-1 if onward else 0)
        stop = stops[(place + (1 if onward else -1)) % len(stops)]
        reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
        stop.setFocus(reason)
        _reveal(stop)
        return True

    def _stops(self) -> list[QWidget]:
        """What Tab stops at: column by column, then the keys; each from above, from the left."""
        parts = [part for part in (*self._columns, self.keys) if part.isVisible()]
        order: list[QWidget] = []
        for part in parts:
            here = [one for one in part.findChildren(QWidget) if _takes_tab(one)]
            order += sorted(here, key=lambda one: _spot(one, self))
        return order

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


def _takes_tab(one: QWidget) -> bool:
    wants = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
    return wants and one.isVisible() and one.isEnabled()


def _spot(one: QWidget, inside: QWidget) -> tuple[tuple[int, int], ...]:
    """Where a part stands, from above and from the left; what is scrolled stands together, where its area does."""
    area = _area(one)
    if area is None:
        at = one.mapTo(inside, QPoint(0, 0))
        return ((at.y(), at.x()),)
    at = one.mapTo(area.viewport(), QPoint(0, 0))
    return (*_spot(area, inside), (at.y(), at.x()))


def _area(one: QWidget) -> QScrollArea | None:
    """What scrolls a part."""
    above = one.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _reveal(stop: QWidget) -> None:
    """Bring what has the focus now into sight where it is scrolled."""
    area = _area(stop)
    while area is not None:
        area.ensureWidgetVisible(stop, 0, 8)
        area = _area(area)
