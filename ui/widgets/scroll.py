"""A column of cards that scrolls when they are more than the place: nothing in it is squeezed or cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QScroller, QWidget

from ui import theme
from ui.widgets.drag import Drawn


class ScrollColumn(Drawn, QScrollArea):
    """Cards one under another, each as high as it needs to be at this width (Qt's own layout guesses narrower)."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        """An empty column; `gap` pixels between cards."""
        super().__init__(parent)
        self._gap = gap
        self._stacked: list[QWidget] = []
        self._high = 0
        self._inside = QWidget()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._inside.installEventFilter(self)

    def add(self, card: QWidget, place: int | None = None) -> None:
        """Add a card below the others, or as the one at `place`."""
        card.setParent(self._inside)
        self._stacked.insert(len(self._stacked) if place is None else place, card)
        self._arrange()

    def take(self, card: QWidget) -> None:
        """Let a card go elsewhere."""
        self._stacked.remove(card)
        self._arrange()

    def need(self, width: int) -> int:
        """Pixels that all cards take one under another at this width."""
        highs = [_high(card, width) for card in self._stacked if not card.isHidden()]
        return sum(highs) + self._gap * max(0, len(highs) - 1)

    def minimumSizeHint(self) -> QSize:
        """One card in sight."""
        return QSize(120, theme.now().px(80))

    def sizeHint(self) -> QSize:
        """All cards in sight."""
        return QSize(self.width(), max(self._inside.height(), theme.now().px(80)))

    def showEvent(self, event: QShowEvent) -> None:
        """What changed out of sight asked nobody for room."""
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A card whose words changed asks for another height."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        for width in (self.width(), self.width() - self.verticalScrollBar().sizeHint().width()):
            high = self._lay_out(width)
            if high <= self.height():
                break

    def _lay_out(self, width: int) -> int:
        """Place the cards at `width`; returns how high they are together."""
        top = 0
        for card in self._stacked:
            if not card.isHidden():
                high = _high(card, width)
                card.setGeometry(0, top, width, high)
                top += high + self._gap
        self._inside.resize(width, max(0, top - self._gap))
        if top != self._high:
            self._high = top
            self.updateGeometry()
        return top - self._gap


def _high(card: QWidget, width: int) -> int:
    """What a card needs at this width, within what it allows."""
    wrapped = card.heightForWidth(width)
    wish = wrapped if wrapped >= 0 else card.sizeHint().height()
    return max(card.minimumHeight(), min(wish, card.maximumHeight()))
