"""Bringing an older file up to date: a backup first, then Alembic's steps; imported only when the versions differ."""

from __future__ import annotations

from pos.errors import Refused
from pos.store.db import Db


def migrate(db: Db, at_ms: int) -> None:
    """Bring the schema up to date. Refuses newer_database while there is no way."""
    raise Refused("newer_database", at=at_ms, file=db.path.name)
