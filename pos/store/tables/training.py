"""What was rung up in training: counts alone, since training has books of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Table

from pos.event_cash import TrainingEnded
from pos.store.row import Stamp, projects
from pos.store.schema import METADATA, append_only, fact_key, whole, words
from pos.store.statement import Into, Put
from pos.store.tables.sale import of_journal

training: Final = append_only(
    Table(
        "training",
        METADATA,
        *fact_key(),
        whole("shift"),
        whole("receipts"),
        whole("minor"),
        words("by"),
        of_journal(),
    )
)
ENDED: Final = Into(training)


@projects(TrainingEnded)
def _ended(stamp: Stamp, event: TrainingEnded) -> Iterator[Put]:
    yield ENDED, (*stamp.key, event.shift, event.receipts, event.minor, event.by)
