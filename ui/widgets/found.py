"""What fits what is typed into a card: a short list, as high as its rows, the first one marked for Enter."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.views import ListRow
from ui.widgets.rowlist import RowList


class Found(RowList):
    """Shows `ListRow`s beneath the fields, or nothing and is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing found."""
        super().__init__(parent)
        self._shown: tuple[tuple[ListRow, ...], str] = ((), "")
        self.hide()

    def show_found(self, rows: tuple[ListRow, ...], marked: str) -> bool:
        """Show `rows` and tell whether they are others; what an arrow marked stays marked until others are found."""
        if (rows, marked) == self._shown:
            return False
        self._shown = (rows, marked)
        self.show_rows(rows, marked)
        self.setVisible(bool(rows))
        self._measure()
        return bool(rows)

    def unmark(self) -> None:
        """None of them is Enter's any more."""
        self._shown = (self._shown[0], "")
        self.show_rows(self.rows())

    def wanted(self) -> str:
        """The action that Enter takes, or nothing."""
        return "" if self.isHidden() else self.current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the rows otherwise."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        rows = range(len(self.rows()))
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in rows) + 2)
