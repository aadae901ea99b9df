"""Statements written once in SQLAlchemy Core, compiled at first use and then run as prepared text.

Compiling at every call would cost more than the statement itself; the text is constant, so SQLite keeps it prepared.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sqlalchemy import Insert, Table, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.expression import ClauseElement

Row = tuple[Any, ...]


class Statement:
    """A constant statement; its parameters are given by name or, for rows, in the order of the columns."""

    def __init__(self, clause: ClauseElement, table: str = "") -> None:
        self._clause = clause
        self.table = table

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], Row]:
        made = self._clause.compile(
            dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}
        )
        names: tuple[str, ...] = tuple(getattr(made, "positiontup", None) or ())
        return str(made), names, tuple(made.params.get(name) for name in names)

    @cached_property
    def sql(self) -> str:
        """The prepared text with ? for each parameter."""
        return self._compiled[0]

    def row(self, **named: object) -> Row:
        """Return the parameters in the statement's order; those with a constant in the statement may be left out."""
        _, names, fixed = self._compiled
        return tuple(map(named.get, names, fixed))


class Into(Statement):
    """A row into a table, in the order of its columns."""

    def __init__(self, table: Table, clause: Insert | None = None) -> None:
        super().__init__(insert(table) if clause is None else clause, table.name)


Put = tuple[Statement, Row]
"""One row to write: a statement and its parameters."""
