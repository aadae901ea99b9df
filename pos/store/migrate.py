"""Bringing older books up to date: a checked copy first, then Alembic's steps, all in one transaction.

Imported only when the versions differ, since importing Alembic takes as long as opening two windows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, exc, pool

from pos.store.copying import copy_books
from pos.store.db import Db

STEPS: Final = Path(__file__).parent / "migrations"


def migrate(db: Db, at_ms: int, steps: Path = STEPS, target: str = "head") -> Path:
    """Bring the schema to `target`; return the copy that was written before. Refuses disk_full, damaged.

    A step that fails leaves the books as they were, and the copy beside them.
    """
    before = db.path.with_name(f"{db.path.stem}-before-{at_ms}.db")
    copy_books(db, before)
    db.run("PRAGMA foreign_keys=OFF")  # a step may rebuild a table that others point to
    try:
        with db.writing():
            run_steps(db, steps, target)
    finally:
        db.run("PRAGMA foreign_keys=ON")
    return before


def run_steps(db: Db, steps: Path = STEPS, target: str = "head") -> None:
    """Run Alembic's steps on an open connection, inside the transaction that is open there."""
    config = Config()
    config.set_main_option("script_location", str(steps))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)

    def upgrade(revision: object, _context: object) -> object:
        return scripts._upgrade_revs(target, revision)  # type: ignore[arg-type]  # Alembic's own hook, typed narrower

    with _shared(db) as connection:
        config.attributes["connection"] = connection
        with EnvironmentContext(config, scripts, fn=upgrade, destination_rev=target):
            scripts.run_env()


@contextmanager
def _shared(db: Db) -> Iterator[Connection]:
    """Hand the open connection to SQLAlchemy, which neither commits nor closes it; SQLite's failures stay its own."""
    engine = create_engine("sqlite://", creator=db.raw, poolclass=pool.StaticPool)
    sqlite = engine.dialect
    sqlite.do_rollback = sqlite.do_close = _left_alone  # type: ignore[assignment]  # the transaction is ours
    try:
        with engine.connect() as connection:
            connection.begin()  # else Alembic takes the open transaction for none, and commits it
            yield connection
    except exc.DBAPIError as error:
        raise error.orig or error from error


def _left_alone(_connection: object) -> None:
    """What SQLAlchemy would undo or close is the books' own."""
