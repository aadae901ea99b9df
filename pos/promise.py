"""Promises to customers: what, by when, to whom; the first day that can honestly be said, and what became of each."""

from __future__ import annotations

from collections import Counter
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
"""So many calls a day are kept beside the work: a day that has as many takes no more."""


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


def first_day(today: date, lead_days: int, others: Iterable[Promise]) -> date:
    """Return the first day that can be promised: the supplier's time from today, then the first day that is not full.

    A day that somebody asked for later holds up nobody else; what is overdue has to be done today.
    """
    due = Counter(max(one.by_day, today.isoformat()) for one in others)
    day = today + timedelta(days=max(0, lead_days))
    while due[day.isoformat()] >= A_DAY:
        day += timedelta(days=1)
    return day
