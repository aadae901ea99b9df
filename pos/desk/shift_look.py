"""How the open shift stands: its X figures, what should lie in the drawer, and what moved last; nothing is printed."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from pos.desk.cash import Cash
from pos.desk.terminal_day import TerminalDays
from pos.event import Piece
from pos.shift import CashMove, TerminalDay
from pos.shift_sums import ShiftSums

LAST = 8
"""So many movements are shown."""


class ShiftBooks(Protocol):
    """What looking at a shift asks of the books."""

    def cash_moves(self, shift: int, limit: int) -> tuple[CashMove, ...]:
        """Return what moved in a shift without a sale, newest first."""
        ...

    def drawer(self) -> tuple[Piece, ...]:
        """Return the pieces believed to be in the drawer."""
        ...

    def drawer_sure(self) -> bool:
        """Tell whether the drawer was counted by pieces."""
        ...


class ShiftLook(Struct, frozen=True):
    """The open shift at one moment. `pieces` are those believed in the drawer, `sure` when they were counted."""

    sums: ShiftSums
    expected: int
    pieces: tuple[Piece, ...]
    sure: bool
    moves: tuple[CashMove, ...]
    terminal: TerminalDay | None = (
        None  # the card terminal's end of day, where this shift asked for it
    )


def shift_look(cash: Cash, books: ShiftBooks, days: TerminalDays) -> ShiftLook | None:
    """Look at the open shift; None when none is open. On the desk thread."""
    shift = cash.till.shift
    if shift is None:
        return None
    return ShiftLook(
        sums=cash.sums(),
        expected=cash.expected(),
        pieces=tuple((value, number) for value, number in books.drawer() if number),
        sure=books.drawer_sure(),
        moves=books.cash_moves(shift.number, LAST),
        terminal=days.known(),
    )
