"""What promises the shop has given: the open ones, the soonest first, and what became of the others."""

from __future__ import annotations

from typing import Final

from pos.promise import BROKEN, KEPT, OPEN, Contact, Counts, Promise
from pos.store.room import Room
from pos.store.statement import Row, named

_STANDING: Final = named("asks.promise.STANDING")
_COUNTS: Final = named("asks.promise.COUNTS")
_MADE: Final = named("asks.promise.MADE")


class PromiseReader(Room):
    """Reads promises to customers."""

    def open_promises(self) -> tuple[Promise, ...]:
        """Return every promise of the store that is open, the soonest first, with whom to call."""
        rows = self.db.all(_STANDING, store=self.store)
        return tuple(_promise(row) for row in rows)

    def promise_counts(self) -> Counts:
        """Return how many were kept in time, kept late and broken."""
        rows = self.db.all(_COUNTS, store=self.store)
        counted = {(outcome, bool(late)): count for outcome, late, count in rows}
        return Counts(
            counted.get((KEPT, False), 0),
            counted.get((KEPT, True), 0),
            sum(count for (outcome, _), count in counted.items() if outcome == BROKEN),
        )

    def next_promise(self) -> str:
        """Return what the next promise is called: 1-1, 1-2, … at till 1."""
        found = self.db.one(_MADE, store=self.store, till=self.till)
        return f"{self.till}-{int(found[0] if found else 0) + 1}"


def _promise(row: Row) -> Promise:
    ident, what, by_day, code, customer, made_by, made_ms, name, phone = row
    contact = Contact(name or "", phone or "")
    return Promise(ident, what, by_day, code, customer, made_by, made_ms, OPEN, contact)
