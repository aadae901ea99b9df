"""The first books: every table, index and trigger, as frozen text beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import op

from pos.store.statement import BETWEEN

revision: Final = "0001"
down_revision: Final = None
TEXT: Final = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    """Make everything, statement by statement."""
    for statement in TEXT.read_text(encoding="utf-8").strip().removesuffix(";").split(BETWEEN):
        op.get_bind().exec_driver_sql(statement)
