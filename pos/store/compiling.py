"""From clauses in SQLAlchemy Core to the texts that run: made beforehand, never while a till sells."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Final

import msgspec
from sqlalchemy import Connection, Table, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.expression import ClauseElement, SelectBase
from sqlalchemy.sql.visitors import iterate

from pos.store import asks, tables
from pos.store.schema import METADATA
from pos.store.statement import BETWEEN, Statement

ROOM: Final = "pos.store."


def compiled(clause: ClauseElement) -> Statement:
    """Return a constant clause as SQLite is told it."""
    made = clause.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    names = tuple(str(name) for name in getattr(made, "positiontup", None) or ())
    fixed = tuple(made.params.get(name) for name in names)
    return Statement(str(made), names, fixed, _table(clause))


def _table(clause: ClauseElement) -> str:
    """Name the table that is written to, or the only one that is asked."""
    if isinstance(clause, UpdateBase):
        return str(clause.table.name) if isinstance(clause.table, Table) else ""
    asked = {str(one.name) for one in iterate(clause) if isinstance(one, Table)}
    return asked.pop() if len(asked) == 1 else ""


def statements() -> dict[str, Statement]:
    """Return every public clause by its place under `pos.store`."""
    return {
        f"{module.__name__.removeprefix(ROOM)}.{name}": compiled(clause)
        for module in _modules()
        for name, clause in vars(module).items()
        if name.isupper()
        and not name.startswith("_")
        and isinstance(clause, (SelectBase, UpdateBase))
    }


def statements_text() -> str:
    """Return what `statements.json` holds: one statement a line, so that a change is seen for what it is."""
    lines = (
        f"{msgspec.json.encode(place).decode()}: {msgspec.json.encode(one).decode()}"
        for place, one in sorted(statements().items())
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def make_tables(connection: Connection) -> None:
    """Make every table with its indexes and triggers."""
    METADATA.create_all(connection, checkfirst=False)


def schema_text() -> str:
    """Return every statement that makes the schema as it is now, in order."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        make_tables(connection)
        found = connection.exec_driver_sql(_OWN.format(_SHADOWS)).scalars().all()
    engine.dispose()
    lines = ["\n".join(line.rstrip() for line in str(one).splitlines()) for one in found]
    return BETWEEN.join(lines) + ";\n"


_OWN: Final = """SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT IN ({})
ORDER BY type = 'trigger', type = 'index', sql LIKE 'CREATE VIRTUAL %', name"""
_SHADOWS: Final = ", ".join(
    f"'product_search_{part}'" for part in ("data", "idx", "docsize", "config", "content")
)


def _modules() -> Iterator[ModuleType]:
    for package in (tables, asks):
        yield from (one for one in vars(package).values() if isinstance(one, ModuleType))
