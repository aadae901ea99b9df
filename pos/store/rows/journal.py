"""The journal, the requests that were kept, what must leave the till, and what the books are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.event_office import BackupRestored
from pos.store.row import Stamp, projects
from pos.store.statement import Put, named

RESTORED: Final = named("tables.journal.RESTORED")


@projects(BackupRestored)
def _restored(stamp: Stamp, event: BackupRestored) -> Iterator[Put]:
    yield RESTORED, (event.epoch, stamp.store, stamp.till)
