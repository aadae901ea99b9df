"""The one connection of a store: its pragmas, its transactions, and SQLite's failures in the shop's words.

The connection is in SQLite's autocommit mode; BEGIN IMMEDIATE and COMMIT are said here and nowhere else, so
that a writer takes its lock at the start and a reader sees one moment. One thread at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from pos.errors import Refused
from pos.store.statement import Row, Statement

T = TypeVar("T")
PRAGMAS: Final = (
    ("journal_mode", "wal"),
    ("synchronous", 2),  # FULL: a commit that was answered is on disk
    ("foreign_keys", 1),
)
BUSY_MS: Final = 3000
"""How long a write waits for another till's, before it is refused busy."""

_CODES: Final = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_IOERR: "damaged",
}


def refused(error: sqlite3.Error) -> Refused:
    """Return a bare SQLite failure as a refusal; what has no name of its own is damaged."""
    return _named(error) or Refused("damaged")


def _named(error: BaseException | None) -> Refused | None:
    code = getattr(error, "sqlite_errorcode", 0)
    if code in (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE):
        return Refused("disk_full")  # a write that the system cut short: quota, file size limit
    named = _CODES.get(code & 0xFF)
    return Refused(named) if named else None


def connected(path: Path, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
    """Return a connection with the pragmas set and asserted.

    The path is handed to SQLite as it is: in an address, a folder called `50 %?` would be another one.
    """
    made = sqlite3.connect(
        path,
        timeout=busy_ms / 1000,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    with ExitStack() as undone:
        undone.callback(made.close)
        made.execute("PRAGMA foreign_keys=ON")
        made.execute("PRAGMA cache_size=-32768")  # 32 MiB: the index of a large shop
        made.execute("PRAGMA secure_delete=ON")  # who is erased is gone from the pages too
        for name, wanted in PRAGMAS:
            made.execute(f"PRAGMA {name}={wanted}")
            found = made.execute(f"PRAGMA {name}").fetchone()[0]
            if found != wanted:
                raise Refused("damaged", what=f"{name}={found}")
        undone.pop_all()
    return made


class Db:
    """One open connection to one file. Times are bounded: what waits longer is refused busy."""

    def __init__(self, path: Path, *, busy_ms: int = BUSY_MS) -> None:
        self.path = path
        with said():
            self._raw = connected(path, busy_ms)
        self.hurdle: Callable[[str], None] = _none
        """Told of BEGIN and COMMIT before they are said: an accident on purpose raises here."""
        self._standing: dict[str, dict[tuple[Statement, Row], Any]] = {}
        self._version = -1

    def close(self) -> None:
        """Let go of the file."""
        self._raw.close()

    # --- reading ----------------------------------------------------------------------------------------------------

    def all(self, statement: Statement, **named: object) -> list[Row]:
        """Return every row that a statement finds."""
        return self.rows(statement.sql, statement.row(**named))

    def one(self, statement: Statement, **named: object) -> Row | None:
        """Return the first row that a statement finds."""
        found = self.rows(statement.sql, statement.row(**named))
        return found[0] if found else None

    def standing(self, ask: Statement, make: Callable[[list[Row]], T], **named: object) -> T:
        """Return what `make` makes of a statement's rows; the very same until something is written to its table.

        For what every scan asks and hardly anybody changes: rights, settings, promotions. What another process
        writes is seen from the next `look_round` on, which every verb begins with.
        """
        known = self._standing.setdefault(ask.table, {})
        key = ask, ask.row(**named)
        if key not in known:
            known[key] = make(self.rows(ask.sql, key[1]))
        found: T = known[key]
        return found

    def look_round(self) -> None:
        """Forget what stood if any other connection wrote to this file since."""
        version = self.value("PRAGMA data_version")
        if version != self._version:
            self._standing.clear()
            self._version = version

    def rows(self, sql: str, row: Row = ()) -> list[Row]:
        """Run a constant text and return its rows."""
        try:
            return self._raw.execute(sql, row).fetchall()
        except (sqlite3.Error, UnicodeDecodeError):
            with said():  # only here: a dozen reads stand in the way of every scan
                raise

    def value(self, sql: str, row: Row = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.rows(sql, row)
        return found[0][0] if found else None

    def stream(self, sql: str, row: Row = ()) -> Iterator[Row]:
        """Run a constant text and give its rows as they come, for millions; SQLite's own errors come with them."""
        return self._raw.execute(sql, row)

    # --- writing ----------------------------------------------------------------------------------------------------

    def run(self, sql: str, row: Row = ()) -> int:
        """Run a constant text once; return how many rows it changed."""
        self._standing.clear()
        return self._raw.execute(sql, row).rowcount

    def many(self, sql: str, rows: Sequence[Row]) -> None:
        """Run a constant text for every row."""
        self._standing.clear()
        self._raw.executemany(sql, rows)

    def put(self, statement: Statement, rows: Sequence[Row]) -> None:
        """Write rows to a statement's one table."""
        self._standing.pop(statement.table, None)
        self._raw.executemany(statement.sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the file's write lock around one transaction; nothing stays of it if anything raises.

        A COMMIT that raises may still have reached the disk: whoever called asks the books again by request id.
        """
        try:
            self._say("BEGIN IMMEDIATE")
            try:
                yield
                self._say("COMMIT")
            finally:
                self.roll_back()
        except (sqlite3.Error, UnicodeDecodeError):
            with said():  # only here, as where one reads
                raise

    def _say(self, word: str) -> None:
        self.hurdle(word)
        self._raw.execute(word)

    def roll_back(self) -> None:
        """Take back what is still open: nothing after a commit, or where SQLite has done so already."""
        if self._raw.in_transaction:
            self.run("ROLLBACK")

    def raw(self) -> sqlite3.Connection:
        """Return SQLite's own connection: for its online copy, and for Alembic."""
        self._standing.clear()
        return self._raw


def _none(word: str) -> None:
    """Nothing stands in the way."""


@contextmanager
def said() -> Iterator[None]:
    """Say SQLite's failures in the shop's words; what is a mistake of ours stays as it is."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise Refused("damaged") from error  # SQLite quotes a broken schema
    except sqlite3.Error as error:
        no = _named(error)
        if no is None:
            raise
        raise no from error
