"""The audit of a shop from outside: no till is opened, no lock taken, nothing made."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pos.errors import Refused
from pos.store.db import Db
from pos.store.opening import FILE, fitting, keys_of, version_of
from pos.store.verify.audit import Audit
from pos.store.verify.report import Broken


def verify_folder(folder: Path, keys: Path | None = None) -> tuple[Broken, ...]:
    """Audit a shop's books without opening a till; empty when nothing is wrong.

    Refuses not_found without books, damaged when they cannot be read, newer_database, older_database.
    """
    path = folder / FILE
    if not path.exists():
        raise Refused("not_found", file=path.name)
    try:
        db = Db(path)
    except sqlite3.Error as error:
        raise Refused("damaged", file=path.name) from error
    try:
        fitting(db, version_of(db) or "")
        return Audit(db, keys_of(db, keys)).run()
    except sqlite3.Error as error:
        raise Refused("damaged", file=path.name) from error
    finally:
        db.close()
