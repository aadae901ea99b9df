"""The present state, made again from the journal in memory and compared with the tables, column by column."""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Final

import msgspec
from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from pos.event import Event
from pos.store.codec import decoded
from pos.store.db import Db
from pos.store.row import KINDS, Stamp, rows
from pos.store.rows.basket import DROP_BASKET, DROP_LINES
from pos.store.schema import APPEND_ONLY, METADATA
from pos.store.statement import Put, Row, Statement
from pos.store.verify.compare import place
from pos.store.verify.report import Report
from pos.store.verify.walk import Walked

ALONE: Final = frozenset(
    "meta till outbox_sent job staff_private customer_private customer_word promise_private alembic_version".split()
)
"""Tables that no event projects to."""

_TOGETHER: Final = 500
"""Rows of one statement that are run at once."""

BASKET: Final = frozenset(
    "line_added line_changed line_removed sale_changed sale_parked sale_recalled".split()
)
"""Events about a basket, of which only those still open or parked count."""

_OWN: Final = {
    "product": "SELECT {columns} FROM product ORDER BY store, code",
    "product_code": "SELECT c.store, c.code, p.code FROM product_code c "
    "LEFT JOIN product p ON p.id = c.product ORDER BY 1, 2",
}


@cache
def _made(table: Table) -> str:
    """How a table is made; said once, for a process may audit many shops."""
    return str(CreateTable(table).compile(dialect=sqlite.dialect()))


class _Id(msgspec.Struct):
    id: str


class _Head(msgspec.Struct):
    head: _Id


class Replay:
    """Holds the state that the journal leads to."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._state = sqlite3.connect(":memory:", isolation_level=None)
        self._tables = [
            table for table in METADATA.sorted_tables if table.name not in APPEND_ONLY | ALONE
        ]
        for table in self._tables:
            self._state.execute(_made(table))
        self._state.execute("BEGIN")  # one for all: a transaction a row takes longer than the row
        self._statement: Statement | None = None
        self._waiting: list[tuple[Stamp, Row]] = []
        self._baskets: dict[tuple[int, str], list[Walked]] = {}
        self._heads = msgspec.json.Decoder(_Head)

    def put(self, stamp: Stamp, put: Put) -> None:
        """Let an event's row change the state."""
        statement, row = put
        if statement is DROP_BASKET:
            self._baskets.pop((row[0], row[1]), None)
        elif statement is not DROP_LINES and statement.table not in ALONE:
            if statement is not self._statement or len(self._waiting) == _TOGETHER:
                self._flush()
                self._statement = statement
            self._waiting.append((stamp, row))

    def _flush(self) -> None:
        """Run what waits for one statement; a row that cannot be is looked for one by one."""
        waiting, statement = self._waiting, self._statement
        if statement is None or not waiting:
            return
        self._waiting = []
        self._state.execute("SAVEPOINT waiting")
        try:
            self._state.executemany(statement.sql, [row for _, row in waiting])
        except sqlite3.IntegrityError:
            self._state.execute("ROLLBACK TO waiting")
            for stamp, row in waiting:
                self._alone(statement, stamp, row)
        self._state.execute("RELEASE waiting")

    def _alone(self, statement: Statement, stamp: Stamp, row: Row) -> None:
        try:
            self._state.execute(statement.sql, row)
        except sqlite3.IntegrityError:
            rule = "L22" if statement.table == "stored_value" else "L38"
            self._report.broken(rule, f"{statement.table} till {stamp.till} row {stamp.seq}")

    def basket(self, walked: Walked) -> None:
        """Keep a basket's event until it is known whether the basket was closed."""
        try:
            ident = self._heads.decode(walked.event).head.id
        except msgspec.MsgspecError:
            self._report.broken("L38", f"journal till {walked.stamp.till} row {walked.stamp.seq}")
            return
        self._baskets.setdefault((walked.stamp.store, ident), []).append(walked)

    def finish(self, db: Db) -> None:
        """Compare the state with the tables and name every difference."""
        for basket in self._baskets.values():
            for one in basket:
                event: Event = decoded(KINDS[one.name], one.event)
                for put in rows(one.stamp, event):
                    self.put(one.stamp, put)
        self._flush()
        for table in self._tables:
            self._compare(db, table)
        self._state.close()

    def _compare(self, db: Db, table: Table) -> None:
        columns = [
            column for column in table.columns if column.name != "id" or table.name != "product"
        ]
        names = ", ".join(f'"{column.name}"' for column in columns)
        keys = [column.name for column in table.primary_key.columns]
        order = ", ".join(keys)
        sql = _OWN.get(table.name, f"SELECT {names} FROM {table.name} ORDER BY {order}")  # noqa: S608 - our own names
        sql = sql.replace("{columns}", names)
        wanted = self._state.execute(sql).fetchall()
        found = list(db.stream(sql))
        if wanted == found:
            return
        size = 2 if table.name in _OWN else len(keys)
        by_key = {row[:size]: row for row in found}
        expected = {row[:size]: row for row in wanted}
        for key in by_key.keys() | expected.keys():
            if by_key.get(key) != expected.get(key):
                self._report.broken("L38", f"{table.name} {place(key)}")
