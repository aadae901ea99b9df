"""The rows of a basket, a receipt or any list of priced lines, as a Qt model that changes as little as it can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.views import BasketRow

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_OPEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_CLOSED = Qt.ItemFlag.NoItemFlags


class BasketModel(QAbstractListModel):
    """Holds rows; `show_rows` finds what was added, taken away or changed, and tells the view just that."""

    def __init__(self) -> None:
        """No rows."""
        super().__init__()
        self._rows: tuple[BasketRow, ...] = ()

    def row(self, number: int) -> BasketRow:
        """The row at `number` (IndexError when there is none)."""
        return self._rows[number]

    def rows(self) -> tuple[BasketRow, ...]:
        """All rows."""
        return self._rows

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The spoken row for readers and tests; the painter takes `row` instead."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()].spoken()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A faded row is shown, but cannot be chosen."""
        if index.isValid() and not self._rows[index.row()].faded:
            return _OPEN
        return _CLOSED

    def show_rows(self, rows: Sequence[BasketRow]) -> None:
        """Become `rows`; equal rows at both ends stay untouched."""
        new, old = tuple(rows), self._rows
        head = _same(old, new)
        tail = _same(old[head:][::-1], new[head:][::-1])
        gone, come = len(old) - head - tail, len(new) - head - tail
        changed = min(gone, come)
        if changed:
            self._rows = old[:head] + new[head : head + changed] + old[head + changed :]
            self.dataChanged.emit(self.index(head), self.index(head + changed - 1))
        first = head + changed
        if gone > changed:
            self.beginRemoveRows(QModelIndex(), first, head + gone - 1)
            self._rows = new
            self.endRemoveRows()
        elif come > changed:
            self.beginInsertRows(QModelIndex(), first, head + come - 1)
            self._rows = new
            self.endInsertRows()


def _same(left: Sequence[BasketRow], right: Sequence[BasketRow]) -> int:
    """How many rows are equal from the start on."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one is not other and one != other:
            break
        count += 1
    return count
