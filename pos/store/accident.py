"""What can happen to a store, done on purpose: a commit that fails once, and a thief at the closed file.

Only stories and tests call this. The thief goes around every lock that the books have: triggers, keys of rows and
SQLite's own checks; what must show the theft is the chain.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from pos.errors import Refused
from pos.store.db import Db

_WHEN: Final = {"before": "BEGIN", "after": "COMMIT"}


class FailOnce:
    """Lets the next BEGIN or COMMIT of a store fail as a busy disk would; `disarm` when it was not reached."""

    def __init__(self, db: Db, when: str) -> None:
        self._word = _WHEN[when]
        self._db, self._before = db, db.hurdle
        self._armed = True
        db.hurdle = self._stop

    def _stop(self, word: str) -> None:
        if self._armed and word.startswith(self._word):
            self._armed = False
            raise Refused("busy")

    def disarm(self) -> None:
        """Let the store work again."""
        self._armed = False
        self._db.hurdle = self._before


def tamper(path: Path, how: str, row: int) -> None:
    """Change the journal of till 1 in a closed file: `drop` a row, `swap` it with the next, `renumber` or `edit` it."""
    file = sqlite3.connect(path, isolation_level=None)
    try:
        _unlock(file)
        _STEAL[how](file, row)
    finally:
        file.close()


def _unlock(file: sqlite3.Connection) -> None:
    file.execute("PRAGMA foreign_keys=OFF")
    for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        file.execute(f'DROP TRIGGER "{name}"')


def _drop(file: sqlite3.Connection, row: int) -> None:
    file.execute("DELETE FROM journal WHERE till = 1 AND seq = ?", (row,))


def _renumber(file: sqlite3.Connection, row: int) -> None:
    """Take a row out and close the gap, as if it had never been."""
    _drop(file, row)
    for (seq,) in file.execute(
        "SELECT seq FROM journal WHERE till = 1 AND seq > ? ORDER BY seq", (row,)
    ).fetchall():
        _move(file, seq, seq - 1)


def _swap(file: sqlite3.Connection, row: int) -> None:
    _move(file, row, -1)
    _move(file, row + 1, row)
    _move(file, -1, row + 1)


def _edit(file: sqlite3.Connection, row: int) -> None:
    """Change one digit inside a row, as somebody does who sold too much."""
    found = file.execute("SELECT body FROM journal WHERE till = 1 AND seq = ?", (row,)).fetchone()
    if found is None:
        return
    body = bytearray(found[0])
    place = max(place for place, letter in enumerate(body) if chr(letter).isdigit())
    body[place] = ord("1") if body[place] == ord("0") else ord("0")
    file.execute("UPDATE journal SET body = ? WHERE till = 1 AND seq = ?", (bytes(body), row))


def _move(file: sqlite3.Connection, seq: int, to: int) -> None:
    file.execute("UPDATE journal SET seq = ? WHERE till = 1 AND seq = ?", (to, seq))


_STEAL: Final = {"drop": _drop, "swap": _swap, "renumber": _renumber, "edit": _edit}
