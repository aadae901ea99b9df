"""A copy of books that are in use: SQLite's own online copy, to a file that is complete or not there."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from pos.errors import Refused
from pos.store.db import Db, refused


def copy_books(db: Db, target: Path) -> None:
    """Write a copy that was checked by SQLite, with mode 0600. Refuses disk_full, damaged, read_only."""
    part = target.with_suffix(".part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        _copied(db, part)
        part.replace(target)
    except sqlite3.Error as error:
        raise refused(error) from error
    except OSError as error:
        raise Refused("read_only", file=target.name) from error
    finally:
        part.unlink(missing_ok=True)


def _copied(db: Db, part: Path) -> None:
    copy = sqlite3.connect(part)
    try:
        db.raw().backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        said = copy.execute("PRAGMA integrity_check").fetchall()
    finally:
        copy.close()
    if said != [("ok",)]:
        raise Refused("damaged", file=part.name)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
