"""Rows against bodies: every append-only table is read beside the rows that the journal says it must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from sqlalchemy import Table, select

from pos.store.compiling import compiled
from pos.store.db import Db
from pos.store.schema import APPEND_ONLY, METADATA
from pos.store.statement import Row
from pos.store.verify.report import Report

BESIDE: Final = frozenset({"journal", "request", "z_seal", "price"})
"""Append-only tables that are checked in their own ways."""


class _Beside:
    """One table's cursor beside the rows that are expected of it, in the order both were written.

    They are compared some hundreds at a time: a hundred thousand sales are a million rows. From the first difference on
    both sides are collected and compared by key, so that one missing row does not make all after it wrong.
    """

    def __init__(self, db: Db, table: Table) -> None:
        sql = f"{whole(table.name)} ORDER BY {table.name}.rowid"
        self._rows: Iterator[Row] = db.stream(sql)
        self.name = table.name
        self._keys = len(table.primary_key.columns)
        self._expected: dict[Row, Row] = {}
        self._found: dict[Row, Row] = {}
        self._apart = False
        self.next: list[Row] = []
        """The next rows that must be there; whoever expects one appends it."""

    def compare(self) -> None:
        """Compare what is expected next with what lies there next."""
        if not self._apart:
            there = list(islice(self._rows, len(self.next)))
            if there == self.next:
                self.next.clear()
                return
            self._apart = True
            self._found.update((row[: self._keys], row) for row in there)
        self._expected.update((row[: self._keys], row) for row in self.next)
        self.next.clear()

    def finish(self, report: Report) -> None:
        """Name every row that differs, is missing, or is there without an event."""
        self.compare()
        for found in self._rows:
            self._found[found[: self._keys]] = found
        for key in self._found.keys() | self._expected.keys():
            if self._found.get(key) != self._expected.get(key):
                report.broken("L38", f"{self.name} {place(key)}")


class Facts:
    """All append-only tables beside the journal; `expect` takes, by table, each row that an event writes."""

    def __init__(self, db: Db) -> None:
        names = sorted(APPEND_ONLY - BESIDE)
        self._tables = {name: _Beside(db, METADATA.tables[name]) for name in names}
        self.expect: dict[str, Callable[[Row], None]] = {
            name: table.next.append for name, table in self._tables.items()
        }

    def compare(self) -> None:
        """Compare what was expected since the last time, so that it need not be remembered longer."""
        for table in self._tables.values():
            if table.next:
                table.compare()

    def finish(self, report: Report) -> None:
        """Name every difference."""
        for table in self._tables.values():
            table.finish(report)


class Prices:
    """Price rows, which lie in the order of their codes: expected ones are kept by key."""

    def __init__(self) -> None:
        self._expected: dict[Row, Row] = {}

    def expect(self, row: Row) -> None:
        """Take a price that an event sets."""
        self._expected[row[:6]] = row

    def finish(self, db: Db, report: Report) -> None:
        """Name every price that differs, is missing, or was set by no event."""
        left = self._expected
        for row in db.stream(whole("price")):
            if left.pop(row[:6], None) != row:
                report.broken("L38", f"price {row[1]}")
        for row in left.values():
            report.broken("L38", f"price {row[1]}")


@cache
def whole(table: str) -> str:
    """Every row of a table; said once, for a process may audit many shops."""
    return compiled(select(METADATA.tables[table])).sql


def place(key: Row) -> str:
    """Name a row by its key without the store."""
    return "/".join(str(part) for part in key[1:])
