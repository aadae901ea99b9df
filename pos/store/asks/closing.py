"""A shift that was closed: its Z as the journal keeps it, and what the shift began with."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from pos.store.schema import param, same_fact
from pos.store.tables.cash import shift, z_report
from pos.store.tables.journal import journal

CLOSED: Final = (
    select(journal.c.body, shift.c.float_minor, shift.c.difference)
    .select_from(
        z_report.join(journal, same_fact(z_report, journal)).join(
            shift,
            (shift.c.store == z_report.c.store)
            & (shift.c.till == z_report.c.till)
            & (shift.c.number == z_report.c.shift),
        )
    )
    .where(
        z_report.c.store == param("store"),
        z_report.c.till == param("till"),
        z_report.c.shift == param("shift"),
    )
)
