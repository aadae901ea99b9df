"""A column that keeps what matters: when it gets too small, its least important parts give way, whole."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


@dataclass(slots=True)
class _Part:
    widget: QWidget
    rank: int
    bottom: bool
    wanted: bool = True


class RankedColumn(QWidget):
    """Stacks parts from the top (or against the bottom); a part of rank 0 always stays, the highest rank goes first."""

    def __init__(self, pad: int = 16, gap: int = 12, parent: QWidget | None = None) -> None:
        """`pad` at the edges, `gap` between parts, in pixels."""
        super().__init__(parent)
        self._pad, self._gap = pad, gap
        self._parts: list[_Part] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def add(self, widget: QWidget, rank: int = 0, *, bottom: bool = False) -> None:
        """Add a part below the others."""
        widget.setParent(self)
        self._parts.append(_Part(widget, rank, bottom))
        self._arrange()

    def want(self, widget: QWidget, wanted: bool) -> None:
        """Whether `widget` has something to show now."""
        for part in self._parts:
            if part.widget is widget and part.wanted is not wanted:
                part.wanted = wanted
                self._arrange()

    def event(self, event: QEvent) -> bool:
        """A part whose text changed asks for a new layout."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new height may bring parts back."""
        self._arrange()

    def _need(self, part: _Part) -> int:
        inner = self.width() - 2 * self._pad
        widget = part.widget
        return (
            widget.heightForWidth(inner)
            if widget.hasHeightForWidth()
            else widget.sizeHint().height()
        )

    def _kept(self, room: int) -> list[tuple[_Part, int]]:
        kept = [(part, self._need(part)) for part in self._parts if part.wanted]
        while sum(need + self._gap for _, need in kept) - self._gap > room:
            worst = max(kept, key=lambda pair: pair[0].rank)
            if worst[0].rank == 0:
                break
            kept.remove(worst)
        return kept

    def _arrange(self) -> None:
        room = self.height() - 2 * self._pad
        kept = self._kept(room)
        shown = {id(part) for part, _ in kept}
        for part in self._parts:
            part.widget.setVisible(id(part) in shown)
        top, bottom = self._pad, self.height() - self._pad
        inner = self.width() - 2 * self._pad
        for part, need in kept:
            if part.bottom:
                part.widget.setGeometry(self._pad, bottom - need, inner, need)
                bottom -= need + self._gap
                continue
            height = min(need, max(1, bottom - top))
            part.widget.setGeometry(self._pad, top, inner, height)
            top += height + self._gap
