"""Jobs for devices, whose state may only go forward."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table, insert, text, update

from pos.store.columns import OPEN_JOB, STEPS
from pos.store.schema import METADATA, key, made_with, octets, param, whole, words

job: Final = Table(
    "job",
    METADATA,
    key("store"),
    key("till"),
    key("n"),
    words("id"),  # "till-n": names it at the device for ever
    whole("seq"),  # of the event that caused it
    words("kind"),
    whole("ref"),
    words("language"),
    whole("copy"),
    words("reason"),
    octets("mac"),  # over all before it: no journal body holds a job
    words("state"),
    whole("at_ms"),
)
Index("job_id", job.c.store, job.c.id, unique=True)
Index("job_ref", job.c.store, job.c.till, job.c.kind, job.c.ref)
Index("job_open", job.c.store, job.c.till, job.c.n, sqlite_where=text(OPEN_JOB))

FORWARD_ONLY: Final = (
    "CREATE TRIGGER job_forward BEFORE UPDATE ON job WHEN NOT ("
    + " OR ".join(
        f"(OLD.state = '{old}' AND NEW.state IN ({', '.join(repr(one) for one in (old, *new))}))"
        for old, new in STEPS.items()
    )
    + " OR OLD.state = NEW.state) BEGIN SELECT RAISE(ABORT, 'job: not a step forward'); END"
)
NO_DELETE: Final = (
    "CREATE TRIGGER job_no_delete BEFORE DELETE ON job "
    "BEGIN SELECT RAISE(ABORT, 'append-only: job'); END"
)
made_with(job, FORWARD_ONLY, NO_DELETE)

JOB: Final = insert(job)
STATE: Final = (
    update(job)
    .values(state=param("to_state"), at_ms=param("to_ms"))
    .where(
        job.c.store == param("of_store"),
        job.c.till == param("of_till"),
        job.c.id == param("of_id"),
    )
)
