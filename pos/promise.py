"""Promises to customers: what, by when, to whom; the first day that can honestly be said, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

OPEN: Final = "open"
KEPT: Final = "kept"
BROKEN: Final = "broken"
DROPPED: Final = "dropped"
"""Not wanted any more: nobody's fault."""
ENDS: Final = frozenset((KEPT, BROKEN, DROPPED))
A_DAY: Final = 10
"""So many calls a day are kept beside the work; every ten that are open put a new promise off by one."""


class Contact(Struct, frozen=True):
    """Whom to call. It never stands in the journal, and goes when the promise ends."""

    name: str = ""
    phone: str = ""


class Promise(Struct, frozen=True):
    """One promise. Days are ISO; `code` is the goods asked for, or nothing; `customer` an id, or nothing."""

    id: str
    what: str
    by_day: str
    code: str = ""
    customer: str = ""
    made_by: str = ""
    made_ms: int = 0
    outcome: str = OPEN
    contact: Contact = Contact()

    def due(self, today: date) -> bool:
        """Tell whether it has to be kept today, or should have been before."""
        return self.by_day <= today.isoformat()

    def late(self, today: date) -> bool:
        """Tell whether its day is over."""
        return self.by_day < today.isoformat()


class Counts(Struct, frozen=True):
    """What became of all promises that ended: kept in time, kept late, broken."""

    kept: int = 0
    late: int = 0
    broken: int = 0


def first_day(today: date, lead_days: int, code: str, others: Iterable[Promise]) -> date:
    """Return the first day that can be promised.

    The supplier's lead time counts from today, never earlier than what was promised to others for the same goods;
    every A_DAY open promises put it off by a day.
    """
    known = tuple(others)
    first = today + timedelta(days=max(0, lead_days) + len(known) // A_DAY)
    same = [date.fromisoformat(one.by_day) for one in known if code and one.code == code]
    return max([first, *same])
