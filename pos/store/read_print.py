"""What the desk of paper asks: jobs and their states, copies so far."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select

from pos.desk.books import Job, KeptJob
from pos.store.room import Room
from pos.store.schema import param
from pos.store.statement import Row, Statement
from pos.store.tables.job import STATE, STEPS, job
from pos.store.tables.sale import receipt_copy

_store = param("store")
_till = param("till")
_JOBS: Final = (
    select(
        job.c.id,
        job.c.kind,
        job.c.ref,
        job.c.language,
        job.c.copy,
        job.c.reason,
        job.c.state,
        job.c.at_ms,
    )
    .where(job.c.store == _store, job.c.till == _till)
    .order_by(job.c.n)
)
_JOB: Final = Statement(_JOBS.where(job.c.id == param("id")))
_IN_STATE: Final = Statement(_JOBS.where(job.c.state == param("state")))
_OF_NUMBER: Final = Statement(
    _JOBS.where(job.c.ref == param("ref"), job.c.kind.in_(("receipt", "return", "copy")))
)
_COPIES: Final = Statement(
    select(func.count()).where(
        receipt_copy.c.store == _store,
        receipt_copy.c.till == _till,
        receipt_copy.c.number == param("number"),
    )
)


class PrintReader(Room):
    """Reads and moves print jobs."""

    def job(self, job_id: str) -> KeptJob | None:
        """Return a job by its name."""
        found = self.db.one(_JOB, store=self.store, till=self.till, id=job_id)
        return _kept(found) if found else None

    def jobs(self, states: tuple[str, ...]) -> tuple[KeptJob, ...]:
        """Return this till's jobs in these states, oldest first."""
        named = {"store": self.store, "till": self.till}
        found = [row for state in states for row in self.db.all(_IN_STATE, **named, state=state)]
        return tuple(sorted(map(_kept, found), key=lambda one: int(one.id.rpartition("-")[2])))

    def jobs_of(self, number: int) -> tuple[KeptJob, ...]:
        """Return the prints of a receipt or return, oldest first."""
        found = self.db.all(_OF_NUMBER, store=self.store, till=self.till, ref=number)
        return tuple(_kept(row) for row in found)

    def set_job(self, job_id: str, state: str, at_ms: int) -> None:
        """Let a job be in a state, durably; a step that is not forward changes nothing. Refuses disk_full, busy."""
        found = self.job(job_id)
        if found is None or state not in STEPS.get(found.state, ()):
            return
        row = STATE.row(
            to_state=state, to_ms=at_ms, of_store=self.store, of_till=self.till, of_id=job_id
        )
        with self.db.writing():
            self.db.run(STATE.sql, row)

    def copies(self, number: int) -> int:
        """Return how many COPY prints a document has had."""
        found = self.db.one(_COPIES, store=self.store, till=self.till, number=number)
        return int(found[0]) if found else 0


def _kept(row: Row) -> KeptJob:
    ident, kind, ref, language, copy, reason, state, at_ms = row
    return KeptJob(ident, Job(kind, ref, language, copy, reason), state, at_ms)
