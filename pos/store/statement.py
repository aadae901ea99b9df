"""Statements as the till runs them: the text that SQLite keeps prepared, and the order of its parameters.

They are written in SQLAlchemy Core (`pos.store.tables`, `pos.store.asks`) and compiled beforehand into
`statements.json`, as sentences are into their catalogues: importing SQLAlchemy takes longer than opening a window,
and a till that sells never needs it. `pos.store.compiling` makes the file; a test holds it to the clauses.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from zlib import crc32

import msgspec

from pos.store.versions import NOW

Row = tuple[Any, ...]

FILE: Final = Path(__file__).parent / "statements.json"
SCHEMA: Final = FILE.parent / "migrations" / "versions" / f"v{NOW}.sql"
"""The whole schema as of this version, beside the step that leads to it; new books are made from it."""
BETWEEN: Final = ";\n\n"
"""What parts one statement of a schema's text from the next: triggers have semicolons of their own."""


class Statement(msgspec.Struct, frozen=True, eq=False, omit_defaults=True):
    """A constant text with ? for each parameter, `names` in its order, and `fixed` where the text itself has one.

    `table` is the one that it writes to, or the only one that a question asks; nothing for a question of several.
    """

    sql: str
    names: tuple[str, ...] = ()
    fixed: Row = ()
    table: str = ""

    def row(self, **named: object) -> Row:
        """Return the parameters in the statement's order; those with a constant in the statement may be left out."""
        return tuple(map(named.get, self.names, self.fixed))


Put = tuple[Statement, Row]
"""One row to write: a statement and its parameters in order, for rows the order of the columns."""

_BOOK: Final = msgspec.json.decode(FILE.read_bytes(), type=dict[str, Statement])


def named(place: str) -> Statement:
    """Return the statement of the clause at a place under `pos.store`, as `asks.cash.SOLD`; the very same each time.

    What is not compiled yet must not keep the compiler itself from being imported: SQLite refuses it when it is run.
    """
    return _BOOK.setdefault(place, Statement(f"not compiled: {place}"))


def fingerprint() -> int:
    """Return what new books bear as their `user_version`: another schema of the same number has another one."""
    return crc32(SCHEMA.read_bytes()) & 0x7FFFFFFF


def schema() -> list[str]:
    """Return every statement that makes new books, in order."""
    return SCHEMA.read_text(encoding="utf-8").strip().removesuffix(";").split(BETWEEN)
