"""Jobs on their way to devices: what waits, how far each came, how often a receipt was copied; what was sent on."""

from __future__ import annotations

import sqlite3
from typing import Final

from pos.desk.books import Job, KeptJob
from pos.errors import Refused
from pos.store.room import Room
from pos.store.rows.job import STATE
from pos.store.statement import Row, Statement, named

_WAITING: Final = named("asks.jobs.WAITING")
_OF: Final = named("asks.jobs.OF")
_ONE: Final = named("asks.jobs.ONE")
_LAST: Final = named("asks.jobs.LAST")
_COPIES: Final = named("asks.jobs.COPIES")
_SENT: Final = named("tables.journal.SENT")


class JobKeeper(Room):
    """The follower's books: device chatter, which is no event but must outlive a power cut."""

    def waiting_jobs(self) -> tuple[KeptJob, ...]:
        """Return the jobs that are not done, oldest first; after a restart they are offered, not sent."""
        return self.db.standing(_WAITING, _kept_all, store=self.store, till=self.till)

    def jobs_of(self, kind: str, ref: int) -> tuple[KeptJob, ...]:
        """Return the jobs of one receipt or report, oldest first."""
        return self._jobs_by(_OF, kind=kind, ref=ref)

    def job(self, ident: str) -> KeptJob | None:
        """Return a job by its id."""
        found = self._jobs_by(_ONE, id=ident)
        return found[0] if found else None

    def last_job(self) -> KeptJob | None:
        """Return the last job that prints."""
        found = self._jobs_by(_LAST)
        return found[0] if found else None

    def keep_job_state(self, ident: str, state: str, at_ms: int) -> None:
        """Keep how far a job came. Refuses busy for a step back, such as sending what was printed."""
        try:
            with self.db.writing():
                self.db.run(STATE.sql, (state, at_ms, self.store, self.till, ident))
        except sqlite3.IntegrityError as error:
            raise Refused("busy", job=ident, state=state) from error

    def copies(self, number: int) -> int:
        """Return how many copies of a receipt were printed."""
        found = self.db.all(_COPIES, store=self.store, till=self.till, number=number)
        return int(found[0][0])

    def keep_sent(self, through_seq: int) -> None:
        """Keep up to which journal number the store server has confirmed; never goes back."""
        with self.db.writing():
            self.db.run(_SENT.sql, (self.store, self.till, through_seq))

    def _jobs_by(self, statement: Statement, **named: object) -> tuple[KeptJob, ...]:
        return _kept_all(self.db.all(statement, store=self.store, till=self.till, **named))


def _kept_all(rows: list[Row]) -> tuple[KeptJob, ...]:
    return tuple(_kept(row) for row in rows)


def _kept(row: Row) -> KeptJob:
    ident, kind, ref, language, copy, reason, state, at_ms = row
    return KeptJob(ident, Job(kind, ref, language, copy, reason), state, at_ms)
