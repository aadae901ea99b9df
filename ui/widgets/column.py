"""A column that keeps what matters: when it gets too small, its least important parts give way, whole."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.arranged import Arranged


class _Part(Struct):
    widget: QWidget
    rank: int
    bottom: bool
    shrink: int
    fill: bool
    wanted: bool = True


class RankedColumn(Arranged):
    """Stacks parts from the top (or against the bottom); a part of rank 0 always stays, the highest rank goes first."""

    def __init__(self, pad: int = 16, gap: int = 12, parent: QWidget | None = None) -> None:
        """`pad` at the edges, `gap` between parts, in pixels."""
        super().__init__(parent)
        self._pad, self._gap = pad, gap
        self._parts: list[_Part] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def add(
        self,
        widget: QWidget,
        rank: int = 0,
        *,
        bottom: bool = False,
        shrink: int = 100,
        fill: bool = False,
    ) -> None:
        """Add a part below the others (`bottom`: against the lower edge).

        `shrink` is the percent down to which it gives room itself before others go; `fill` takes the rest.
        """
        widget.setParent(self)
        self._parts.append(_Part(widget, rank, bottom, shrink, fill))
        self._arrange()

    def want(self, widget: QWidget, wanted: bool) -> None:
        """Whether `widget` has something to show now."""
        for part in self._parts:
            if part.widget is widget and part.wanted is not wanted:
                part.wanted = wanted
                self._arrange()

    def _need(self, part: _Part) -> int:
        inner = self.width() - 2 * self._pad
        widget = part.widget
        if part.fill:
            return widget.minimumSizeHint().height()
        if widget.hasHeightForWidth():
            return widget.heightForWidth(inner)
        return widget.sizeHint().height()

    def _kept(self, room: int) -> list[tuple[_Part, int]]:
        """The parts that stay, each with the height it gets."""
        kept = [(part, self._need(part)) for part in self._parts if part.wanted]
        while kept and self._total(kept, shrunk=True) > room:
            worst = max(kept, key=lambda pair: pair[0].rank)
            if worst[0].rank == 0:
                break
            kept.remove(worst)
        over = self._total(kept) - room
        if kept and over > 0:
            return self._shrunk(kept, over)
        return [(part, need - over if part.fill else need) for part, need in kept]

    def _total(self, kept: list[tuple[_Part, int]], *, shrunk: bool = False) -> int:
        high = sum(need * part.shrink // 100 if shrunk else need for part, need in kept)
        return high + self._gap * max(0, len(kept) - 1)

    @staticmethod
    def _shrunk(kept: list[tuple[_Part, int]], over: int) -> list[tuple[_Part, int]]:
        """Take `over` pixels from the parts that may shrink, and where that is not enough, from the first."""
        gives = [need * (100 - part.shrink) // 100 for part, need in kept]
        gives[0] += max(0, min(kept[0][1] - gives[0], over - sum(gives)))
        whole = max(1, sum(gives))
        share = min(over, whole)
        return [
            (part, need - (give * share + whole - 1) // whole)
            for (part, need), give in zip(kept, gives, strict=True)
        ]

    def _arrange(self) -> None:
        kept = self._kept(self.height() - 2 * self._pad)
        shown = {id(part) for part, _ in kept}
        for part in self._parts:
            part.widget.setVisible(id(part) in shown)
        top, bottom = self._pad, self.height() - self._pad
        inner = self.width() - 2 * self._pad
        for part, high in kept:
            if part.bottom:
                part.widget.setGeometry(self._pad, bottom - high, inner, high)
                bottom -= high + self._gap
                continue
            part.widget.setGeometry(self._pad, top, inner, max(1, high))
            top += high + self._gap
