"""Prints that wait: which a person must answer for, which go on by themselves, and who else could print them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from pos.desk.books import KeptJob
from pos.desk.till import Till

NUMBERED: Final = ("receipt", "return", "copy")
"""Papers that bear a number: a second print of theirs is marked COPY and counted."""
ORDERS: Final = ("order", "order_copy")
"""Jobs that are printed in the kitchen."""

_DROPPED: Final = "dropped"
"""Why a printer says that a job failed which it was told to forget."""

Send = Callable[[KeptJob], None]


def _no_other(kind: str) -> None:
    """Stand in where no other printer stands by."""


class WaitingBooks(Protocol):
    """What is asked of the books about jobs."""

    def job(self, ident: str) -> KeptJob | None:
        """Return a job by its name."""
        ...

    def waiting_jobs(self) -> tuple[KeptJob, ...]:
        """Return this till's jobs that are not done (queued, sending, failed, uncertain), oldest first."""
        ...

    def keep_job_state(self, ident: str, state: str, at_ms: int) -> None:
        """Keep how far a job came. Refuses busy for a step back."""
        ...


class WaitingPrints:
    """Knows how far each print came, as its device says."""

    def __init__(self, till: Till, books: WaitingBooks) -> None:
        self.till = till
        self._jobs = books
        self.offered: tuple[KeptJob, ...] = ()
        """Prints that were waiting when the till was opened: offered, never sent by themselves."""
        self.elsewhere: Callable[[str], Send | None] = _no_other
        """Who prints jobs of a kind instead of their own printer; None where nobody can."""
        self.held: dict[str, str] = {}
        """Jobs that wait for their printer, and what it waits for: paper, its cover, its cable."""

    # --- what became of jobs ----------------------------------------------------------------------------------------

    def take_up(self) -> None:
        """After an opening: what was on its way is uncertain, drawer pulses are dropped, the rest is offered."""
        for kept in self._jobs.waiting_jobs():
            if kept.job.kind == "drawer" and kept.state != "failed":
                self.job_changed(kept.id, "failed")
            elif kept.state == "sending":
                self.job_changed(kept.id, "uncertain")
        self.offered = tuple(kept for kept in self._jobs.waiting_jobs() if kept.state == "queued")

    def job_changed(self, job_id: str, state: str, reason: str = "") -> None:
        """Keep what a device says of a job, if it is news; `reason` says what it waits for. Refuses disk_full, busy."""
        if reason and state in ("queued", "sending"):
            self.held[job_id] = reason
        else:
            self.held.pop(job_id, None)
        kept = self._jobs.job(job_id)
        if kept is None or kept.state == state:
            return
        if reason == _DROPPED and kept.state != "queued":
            return  # that printer had not begun it: by now another one has
        self._jobs.keep_job_state(job_id, state, self.till.shop.now_ms())

    # --- looks ------------------------------------------------------------------------------------------------------

    def open_question(self) -> KeptJob | None:
        """Return the print that a person must answer for: uncertain ones first, then those offered at opening.

        What a customer waits for comes before what the kitchen does.
        """
        unsure = [kept for kept in self._jobs.waiting_jobs() if kept.state == "uncertain"]
        first = [kept for kept in unsure if kept.job.kind not in ORDERS]
        return next(iter((*first, *unsure, *self.offered)), None)

    def question(self) -> KeptJob | None:
        """Return the print that an answer is about: the open question, else the oldest that waits for its printer."""
        return self.open_question() or self._oldest()

    def waits(self) -> KeptJob | None:
        """Return the oldest print whose printer says why it cannot go on: it goes on by itself once that is mended."""
        for kept in self._jobs.waiting_jobs() if self.held else ():
            if kept.id in self.held and kept.state in ("queued", "sending"):
                return kept
        return None

    def _oldest(self) -> KeptJob | None:
        """Return the oldest print that has not begun to leave, or that is held in its middle."""
        for kept in self._jobs.waiting_jobs():
            begun = kept.state == "sending" and kept.id in self.held
            if (kept.state == "queued" and kept.job.kind != "drawer") or begun:
                return kept
        return None

    def other_for(self, kept: KeptJob) -> Send | None:
        """Return who else could print this; None where nobody can, or where half of it is out and bears no number."""
        begun = kept.state == "sending"
        if begun and kept.job.kind not in (*NUMBERED, *ORDERS):
            return None
        return self.elsewhere(kept.job.kind)
