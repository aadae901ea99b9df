"""What was rung up in training: counts alone."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Table, insert

from pos.store.schema import METADATA, append_only, fact_key, whole, words
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
ENDED: Final = insert(training)
