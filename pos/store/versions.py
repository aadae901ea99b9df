"""The schema's versions, oldest first; each has its Alembic step in pos/store/migrations/versions."""

from __future__ import annotations

from typing import Final

HISTORY: Final = ("0001",)
NOW: Final = HISTORY[-1]


def known(version: str) -> bool:
    """Tell whether this program knows how to go on from a version."""
    return version in HISTORY
