"""Rows beside the journal of which it says whether they must be there: who people are, and what a person said of paper.

What such a row says stands in no event, for a person may have it erased. That it was written, and erased, does: a row
that went without its event is a finding, and so is one that should be gone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from pos.event_cash import PrintAnswered
from pos.event_office import CustomerErased, CustomerKept, StaffKept
from pos.event_promise import PromiseEnded, PromiseMade
from pos.store.db import Db
from pos.store.row import Stamp
from pos.store.statement import named
from pos.store.verify.report import Report

_TABLES: Final = {
    "staff_private": named("asks.audit.STAFF"),
    "customer_private": named("asks.audit.CUSTOMERS"),
    "promise_private": named("asks.audit.CONTACTS"),
}
_JOB: Final = named("asks.jobs.ONE")
_STATE: Final = -2
"""The place in a job of how far it came."""


class Private:
    """Follows the journal: whose rows must stand beside it at its end."""

    def __init__(self) -> None:
        self._there: dict[str, set[tuple[int, str]]] = {name: set() for name in _TABLES}
        self._seen: set[tuple[int, int, str]] = set()
        self._takes: dict[type, Callable[[Stamp, Any], None]] = {
            StaffKept: lambda stamp, event: self._comes("staff_private", stamp, event.name),
            CustomerKept: lambda stamp, event: self._comes("customer_private", stamp, event.id),
            CustomerErased: lambda stamp, event: self._goes("customer_private", stamp, event.id),
            PromiseMade: self._promised,
            PromiseEnded: lambda stamp, event: self._goes("promise_private", stamp, event.id),
            PrintAnswered: self._answered,
        }

    def take(self, stamp: Stamp, event: object) -> None:
        """Take an event in, in the order of the commits."""
        take = self._takes.get(type(event))
        if take is not None:
            take(stamp, event)

    def finish(self, db: Db, report: Report) -> None:
        """Name every row that is missing, or that nobody wrote or somebody erased."""
        for table, statement in _TABLES.items():
            found = {(row[0], row[1]) for row in db.stream(statement.sql)}
            for _, name in found ^ self._there[table]:
                report.broken("L38", f"{table} {name}")
        for store, till, ident in self._seen:
            job = db.one(_JOB, store=store, till=till, id=ident)
            report.expect(job is not None and job[_STATE] == "printed", "L34", f"job {ident}")

    def _comes(self, table: str, stamp: Stamp, name: str) -> None:
        self._there[table].add((stamp.store, name))

    def _goes(self, table: str, stamp: Stamp, name: str) -> None:
        self._there[table].discard((stamp.store, name))

    def _promised(self, stamp: Stamp, event: PromiseMade) -> None:
        """A promise to nobody whom the shop knows names whom to call."""
        if not event.customer:
            self._comes("promise_private", stamp, event.id)

    def _answered(self, stamp: Stamp, event: PrintAnswered) -> None:
        """What a person saw on paper stays printed; every other answer lets the job go on."""
        if event.answer == "printed":
            self._seen.add((stamp.store, stamp.till, event.job_id))
