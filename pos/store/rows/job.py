"""Jobs for devices: made in the transaction that caused them; their state may only go forward."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.event_cash import PrintAnswered
from pos.store.row import Stamp, projects
from pos.store.statement import Put, named

JOB: Final = named("tables.job.JOB")
STATE: Final = named("tables.job.STATE")
_ANSWERS: Final = {
    "printed": "printed",
    "not_printed": "failed",
    "skip": "failed",
    "copy": "failed",
    "other": "failed",
}


@projects(PrintAnswered)
def _answered(stamp: Stamp, event_: PrintAnswered) -> Iterator[Put]:
    state = _ANSWERS.get(event_.answer)
    if state:
        yield STATE, (state, stamp.at_ms, stamp.store, stamp.till, event_.job_id)
