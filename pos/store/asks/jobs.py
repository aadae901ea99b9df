"""Jobs that wait for a device, by their document and by name."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select, text

from pos.store.columns import OPEN_JOB
from pos.store.schema import param
from pos.store.tables.job import job
from pos.store.tables.sale import receipt_copy

_store = param("store")
_till = param("till")
_JOBS: Final = select(
    job.c.id,
    job.c.kind,
    job.c.ref,
    job.c.language,
    job.c.copy,
    job.c.reason,
    job.c.state,
    job.c.at_ms,
).where(job.c.store == _store, job.c.till == _till)
WAITING: Final = _JOBS.where(text(f"job.{OPEN_JOB}")).order_by(job.c.n)
"""As the index says it, in which jobs that are done no longer stand."""
OF: Final = _JOBS.where(job.c.kind == param("kind"), job.c.ref == param("ref")).order_by(
    job.c.n + 0  # else SQLite goes through all jobs, which are in this order
)
ONE: Final = _JOBS.where(job.c.id == param("id"))
LAST: Final = (
    _JOBS.where(job.c.kind.not_in(["drawer", "order", "order_copy"]))
    .order_by(job.c.n.desc())
    .limit(1)
)
COPIES: Final = select(func.count()).where(
    receipt_copy.c.store == _store,
    receipt_copy.c.till == _till,
    receipt_copy.c.number == param("number"),
)
