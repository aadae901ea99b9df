"""What a report needs of a shift that is over: a Z may still have to be printed after a power cut."""

from __future__ import annotations

from typing import Final

from pos.desk.books import ClosedShift
from pos.event_cash import ShiftClosed
from pos.store.read_returns import event_of
from pos.store.room import Room
from pos.store.statement import named

_CLOSED: Final = named("asks.closing.CLOSED")


class ClosingReader(Room):
    """Reads closed shifts."""

    def closed_shift(self, number: int) -> ClosedShift | None:
        """Return a closed shift of this till by its number; None while it is open, or where there was none."""
        found = self.db.one(_CLOSED, store=self.store, till=self.till, shift=number)
        return ClosedShift(event_of(ShiftClosed, found[0]), found[1], found[2]) if found else None
