"""The shape of the books: one MetaData, the column kinds that everything is made of, and the append-only mark.

Every table is keyed by store first, then till where a till made it, so that many stores can share one
database. Money is whole minor units, time epoch milliseconds: both INTEGER. Row ids never leave a till.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    DDL,
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    event,
)

Columns = Column[Any]

METADATA: Final = MetaData()
APPEND_ONLY: Final[set[str]] = set()
"""Tables whose rows are never changed nor taken away; triggers hold to it."""


def key(name: str) -> Columns:
    """Return a whole-number part of the key."""
    return Column(name, BigInteger, primary_key=True, autoincrement=False, nullable=False)


def name_key(name: str) -> Columns:
    """Return a textual part of the key."""
    return Column(name, Text, primary_key=True, nullable=False)


def whole(name: str, *, null: bool = False) -> Columns:
    """Return a whole number: money in minor units, a count, a moment in epoch ms, or 0 and 1 for no and yes."""
    return Column(name, BigInteger, nullable=null)


def words(name: str, *, null: bool = False) -> Columns:
    """Return a text."""
    return Column(name, Text, nullable=null)


def octets(name: str) -> Columns:
    """Return bytes."""
    return Column(name, LargeBinary, nullable=False)


def fact_key() -> tuple[Columns, Columns, Columns]:
    """Return the name of a fact: store, till and the journal's sequence number."""
    return key("store"), key("till"), key("seq")


def same_fact(one: Table, other: Table) -> ColumnElement[bool]:
    """Return that two tables' rows belong to one fact."""
    return (
        (one.c.store == other.c.store) & (one.c.till == other.c.till) & (one.c.seq == other.c.seq)
    )


def param(name: str) -> BindParameter[Any]:
    """Return a place in a statement that is filled by name at each run."""
    return bindparam(name, required=False)


def made_with(table: Table, *texts: str) -> None:
    """Have SQLite's own things (triggers, search indexes) made right after a table."""
    for text in texts:
        ddl = DDL(text.replace("%", "%%"))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
        event.listen(table, "after_create", ddl.execute_if(dialect="sqlite"))


def trigger_sql(table: str, act: str) -> str:
    """Return the trigger that forbids `act` (UPDATE or DELETE) on an append-only table of SQLite."""
    return (
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    )


def append_only(table: Table) -> Table:
    """Mark a table append-only and have its triggers made with it."""
    APPEND_ONLY.add(table.name)
    made_with(table, *(trigger_sql(table.name, act) for act in ("UPDATE", "DELETE")))
    return table
