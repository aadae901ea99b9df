"""The schema that a file has and the one it should have: a trigger that somebody took away is a finding."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import Final

from pos.store.db import Db
from pos.store.statement import schema

Schema = dict[str, str]
"""The text of every table, index and trigger by its name."""

_QUERY: Final = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_SHADOWS: Final = frozenset(
    f"product_search_{part}" for part in ("data", "idx", "docsize", "config", "content")
)
_OURS: Final = _SHADOWS | {"alembic_version"}


def _tidy(rows: list[tuple[str, str]]) -> Schema:
    return {name: " ".join(sql.split()) for name, sql in rows if name not in _OURS}


def schema_of(db: Db) -> Schema:
    """Return the schema of a file."""
    return _tidy([(row[0], row[1]) for row in db.rows(_QUERY)])


@cache
def fresh_schema() -> Schema:
    """Return the schema that this program makes."""
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in schema():
            made.execute(statement)
        return _tidy(made.execute(_QUERY).fetchall())


def differences(found: Schema, wanted: Schema) -> set[str]:
    """Return the names of what is missing, foreign, or another than it should be."""
    return {name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)}
