"""White sheets on the ground: a rounded card with its own inside, and a card with head, body and foot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets import paint


class Card(QWidget):
    """A rounded box in token colours; put a layout or children into it."""

    def __init__(
        self, fill: str = "sheet", edge: str | None = "line", parent: QWidget | None = None
    ) -> None:
        """`fill` and `edge` are token names."""
        super().__init__(parent)
        self._fill, self._edge = fill, edge

    def dress(self, fill: str, edge: str | None) -> None:
        """Change the colours, by token name."""
        if (fill, edge) != (self._fill, self._edge):
            self._fill, self._edge = fill, edge
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        look = theme.now()
        edge = look.color(self._edge) if self._edge else None
        paint.box(QPainter(self), QRectF(self.rect()), look.color(self._fill), edge)


class Sheet(Card):
    """A column's card: an optional head and foot with a line between them and the body, which takes the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty sheet."""
        super().__init__(parent=parent)
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(1, 1, 1, 1)
        self._lay.setSpacing(0)
        self._head: QWidget | None = None
        self._head_rule: QWidget | None = None
        self._foot: QWidget | None = None
        self._foot_rule: QWidget | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the body would get less than six tenths of the height, the head gives way."""
        super().resizeEvent(event)
        if self._head is None or self._head_rule is None:
            return
        parts = (part for part in (self._head, self._foot) if part is not None)
        room = self.height() - sum(_height(part, self.width() - 2) for part in parts)
        keep = room >= self.height() * 6 // 10
        self._head.setVisible(keep)
        self._head_rule.setVisible(keep)
        # A body that paints its own ground must not reach into the round corners.
        self._lay.setContentsMargins(1, 1 if keep else theme.GAP_SMALL, 1, 1)

    def fill_with(
        self,
        body: QWidget,
        *,
        head: QWidget | None = None,
        foot: QWidget | None = None,
        pad: int = 16,
    ) -> None:
        """Lay `head`, `body` and `foot` out, `pad` pixels from the edge at the sides (the body goes edge to edge)."""
        if head is not None:
            self._head, self._head_rule = _padded(head, pad), Rule()
            self._lay.addWidget(self._head)
            self._lay.addWidget(self._head_rule)
        self._lay.addWidget(body, 1)
        if foot is not None:
            self._foot, self._foot_rule = _padded(foot, pad), Rule()
            self._lay.addWidget(self._foot_rule)
            self._lay.addWidget(self._foot)

    def show_foot(self, shown: bool) -> None:
        """Leave the foot to the body while it has nothing to say."""
        for part in (self._foot, self._foot_rule):
            if part is not None:
                part.setVisible(shown)


class Rule(QWidget):
    """A line one pixel high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """As wide as its place."""
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        QPainter(self).fillRect(self.rect(), theme.now().color("line"))


def _height(part: QWidget, width: int) -> int:
    """What `part` needs at `width`: a wrapped text's own hint is for another width."""
    wrapped = part.heightForWidth(width)
    return wrapped if wrapped >= 0 else part.sizeHint().height()


def _padded(part: QWidget, pad: int) -> QWidget:
    holder = QWidget()
    lay = QVBoxLayout(holder)
    lay.setContentsMargins(pad, pad * 5 // 8, pad, pad * 5 // 8)
    lay.addWidget(part)
    return holder
