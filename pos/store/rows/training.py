"""What was rung up in training: counts alone, since training has books of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.event_cash import TrainingEnded
from pos.store.row import Stamp, projects
from pos.store.statement import Put, named

ENDED: Final = named("tables.training.ENDED")


@projects(TrainingEnded)
def _ended(stamp: Stamp, event: TrainingEnded) -> Iterator[Put]:
    yield ENDED, (*stamp.key, event.shift, event.receipts, event.minor, event.by)
