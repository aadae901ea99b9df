"""Older books are brought up to date after a copy was written; fresh ones are made at once, and equal."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pos.store.auditing import verify_folder
from pos.store.db import Db
from pos.store.migrate import STEPS, migrate, run_steps
from pos.store.verify.shape import fresh_schema, schema_of
from pos.store.versions import HISTORY, NOW
from tests.pos.store.shop import Shop

_STEP = '''"""A step of a test."""

from alembic import op

revision = "{revision}"
down_revision = "0001"


def upgrade():
    """Add a column, then do what the test wants."""
    op.get_bind().exec_driver_sql("ALTER TABLE setting ADD COLUMN note TEXT NOT NULL DEFAULT ''")
    {then}
'''


def test_steps_from_nothing_make_what_is_made_at_once(tmp_path: Path) -> None:
    db = Db(tmp_path / "steps.db")
    with db.writing():
        run_steps(db)
    assert schema_of(db) == fresh_schema()
    assert db.value("SELECT version_num FROM alembic_version") == NOW == HISTORY[-1]
    db.close()


def _steps(folder: Path, then: str = "") -> Path:
    """Return the shipped steps with one more."""
    steps = folder / "steps"
    shutil.copytree(STEPS, steps)
    (steps / "versions" / "v0002.py").write_text(_STEP.format(revision="0002", then=then))
    return steps


def _day(shop: Shop) -> None:
    shop.stock(5)
    shop.open_shift()
    shop.sell(1, 2)
    shop.store.set_setting(shop.act(), "zone", "Europe/Vilnius")


def test_older_books_keep_every_row_and_a_copy_of_what_they_were(
    shop: Shop, tmp_path: Path
) -> None:
    _day(shop)
    before = shop.store.db.rows("SELECT * FROM sale_line")
    copy = migrate(shop.store.db, shop.now, _steps(tmp_path))
    db = shop.store.db
    assert db.rows("SELECT * FROM sale_line") == before
    assert db.rows("SELECT value, note FROM setting") == [("Europe/Vilnius", "")]
    assert db.value("SELECT version_num FROM alembic_version") == "0002"
    assert db.value("PRAGMA foreign_keys") == 1
    assert copy.stat().st_mode & 0o777 == 0o600
    old = tmp_path / "old"
    old.mkdir()
    shutil.copy(copy, old / "kasa.db")
    assert verify_folder(old, shop.keys) == ()


def test_a_step_that_fails_leaves_the_books_as_they_were(shop: Shop, tmp_path: Path) -> None:
    _day(shop)
    broken = 'op.get_bind().exec_driver_sql("DROP TABLE nothing")'
    with pytest.raises(sqlite3.OperationalError):
        migrate(shop.store.db, shop.now, _steps(tmp_path, broken))
    assert shop.store.verify() == ()
    shop.sell(3)
    shop.reopen()
    assert shop.store.found().next_number == 3


_OPEN = """
import sys
from pathlib import Path
from tests.pos.store.shop import opening
from pos.store import open_store
open_store(Path(sys.argv[1]), opening(Path(sys.argv[2])))
print('alembic' in sys.modules, 'sqlalchemy.orm' in sys.modules)
"""


def test_a_till_that_is_up_to_date_does_not_import_alembic(shop: Shop) -> None:
    shop.store.close()
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            _OPEN,
            str(shop.folder),
            str(shop.keys),
        ],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    ).stdout
    assert said.split() == ["False", "False"]
    shop.store = shop.open()


def test_books_without_a_version_from_a_crash_at_birth_are_made_again(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    sqlite3.connect(tmp_path / "shop" / "kasa.db").close()
    shop = Shop(tmp_path)
    assert shop.store.verify() == ()
    shop.store.close()
