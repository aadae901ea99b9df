"""What is asked at the opening of the books, at each change to them, and at a Z."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from pos.store.schema import param
from pos.store.tables import job, journal
from pos.store.tables.cash import shift, z_seal
from pos.store.tables.people import setting

HEAD: Final = (
    select(journal.journal.c.seq, journal.journal.c.mac)
    .where(journal.journal.c.store == param("store"), journal.journal.c.till == param("till"))
    .order_by(journal.journal.c.seq.desc())
    .limit(1)
)
LAST_JOB: Final = (
    select(job.job.c.n)
    .where(job.job.c.store == param("store"), job.job.c.till == param("till"))
    .order_by(job.job.c.n.desc())
    .limit(1)
)
SEEN: Final = select(journal.request.c.verb).where(
    journal.request.c.store == param("store"), journal.request.c.id == param("id")
)

KNOWN: Final = select(journal.meta.c.name, journal.meta.c.value)
TILL_ROW: Final = select(
    journal.till.c.install, journal.till.c.started_ms, journal.till.c.epoch
).where(journal.till.c.store == param("store"), journal.till.c.till == param("till"))

LAST_SEAL: Final = (
    select(z_seal.c.body)
    .where(z_seal.c.store == param("store"), z_seal.c.till == param("till"))
    .order_by(z_seal.c.seq.desc())
    .limit(1)
)
FIRST_SEQ: Final = select(shift.c.first_seq).where(
    shift.c.store == param("store"),
    shift.c.till == param("till"),
    shift.c.number == param("number"),
)

SETTINGS: Final = select(setting.c.name, setting.c.value).where(setting.c.store == param("store"))
