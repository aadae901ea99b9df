"""The card terminal's own end of day: asked at the till, its answer kept, the unknown one too; it blocks nothing."""

from __future__ import annotations

from pos.desk.books import CashBooks
from pos.desk.card_back import CardBack
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event_cash import TerminalDayAnswered, TerminalDayAsked
from pos.shift import TerminalDay

_OPEN = ("asked", "unknown")


class TerminalDays:
    """The desk of the terminal's end of day."""

    def __init__(self, till: Till, books: CashBooks, back: CardBack) -> None:
        self.till = till
        self.books = books
        self.back = back

    @verb("terminal_day")
    def ask(self, request: str) -> None:
        """Ask the terminal to close its day. Refuses not_found where none is wired; may be asked again at any time."""
        if not self.back.wired():
            raise Refused("not_found", why="terminal")
        self.till.allow("close_shift")
        shift = self.till.shift_open()
        self.till.keep(TerminalDayAsked(self.till.chance.fresh(), shift.number, self.till.who()))

    @verb("terminal_day_answered", signed_in=False, shift=False, answers=("age", "date", "serial"))
    def answered(
        self,
        request: str,
        day: str,
        outcome: str,
        count: int = 0,
        total: int = 0,
        simulated: bool = False,
    ) -> None:
        """Take the terminal's answer in; one for another day, or to one that is decided, changes nothing."""
        known = self.books.terminal_day()
        if known is not None and known.day == day and known.outcome in _OPEN:
            said = TerminalDayAnswered(day, known.shift, outcome, count, total, simulated)
            self.till.keep(said)

    def known(self) -> TerminalDay | None:
        """Return the last end of day of the open shift, if it was asked for; on the desk thread."""
        shift, day = self.till.shift, self.books.terminal_day()
        return day if shift is not None and day is not None and day.shift == shift.number else None
