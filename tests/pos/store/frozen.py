"""Writes a version's schema as frozen text: `python -m tests.pos.store.frozen 0001`, before its first release only."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import create_engine

import pos.store.tables  # noqa: F401 - fills the schema
from pos.store.migrations.versions.v0001 import BETWEEN, TEXT
from pos.store.schema import METADATA

_OWN = """SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT IN ({})
ORDER BY type = 'trigger', type = 'index', CASE type WHEN 'table' THEN rowid END, name"""
_SHADOWS = ", ".join(
    f"'product_search_{part}'" for part in ("data", "idx", "docsize", "config", "content")
)


def text() -> str:
    """Return every statement that makes the schema as it is now, in order."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        METADATA.create_all(connection, checkfirst=False)
        found = connection.exec_driver_sql(_OWN.format(_SHADOWS)).scalars().all()
    engine.dispose()
    lines = ["\n".join(line.rstrip() for line in str(one).splitlines()) for one in found]
    return BETWEEN.join(lines) + ";\n"


if __name__ == "__main__":
    path: Path = TEXT.with_name(f"v{sys.argv[1]}.sql")
    path.write_text(text(), encoding="utf-8")
