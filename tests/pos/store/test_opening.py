"""Opening: pragmas, file modes, one process a till, other versions, keys, and files that are no books."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from pos.errors import Refused
from pos.store import open_store
from pos.store.auditing import verify_folder
from pos.store.keys import key_folder
from tests.pos.store.shop import NOON, Shop, opening


def test_every_connection_is_durable_and_keeps_its_keys(shop: Shop) -> None:
    db = shop.store.db
    assert db.value("PRAGMA journal_mode") == "wal"
    assert db.value("PRAGMA synchronous") == 2
    assert db.value("PRAGMA foreign_keys") == 1
    assert db.value("PRAGMA busy_timeout") > 0


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_files_are_this_users_alone(shop: Shop) -> None:
    shop.sell_nothing()
    files = [path for path in shop.folder.parent.rglob("*") if path.is_file()]
    assert len(files) > 5
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert shop.folder.stat().st_mode & 0o777 == 0o700


def test_keys_live_outside_the_books(shop: Shop, tmp_path: Path) -> None:
    keys = {path.name for path in shop.keys.rglob("*") if path.is_file()}
    assert keys >= {"till-1.mac", "till-1.seal", "rows"}
    assert shop.folder not in [path.parent for path in shop.keys.rglob("*")]
    assert key_folder({"KASA_KEYS": str(tmp_path)}, Path("/home")) == tmp_path
    assert key_folder({}, Path("/home")) == Path("/home/.local/state/kasa/keys")


def test_a_second_store_for_the_same_till_is_refused(shop: Shop) -> None:
    with pytest.raises(Refused, match="already_running"):
        shop.open()


_SECOND = """
import sys
from pathlib import Path
from tests.pos.store.shop import opening
from pos.errors import Refused
from pos.store import open_store
try:
    open_store(Path(sys.argv[1]), opening(Path(sys.argv[2])))
except Refused as no:
    print(no.code)
"""


def _second(shop: Shop) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _SECOND, str(shop.folder), str(shop.keys)],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    return done.stdout.strip()


def test_a_second_process_is_refused_until_the_first_is_gone(shop: Shop) -> None:
    assert _second(shop) == "already_running"
    shop.store.close()
    assert _second(shop) == ""
    shop.store = shop.open()


def test_newer_books_are_left_alone(shop: Shop) -> None:
    shop.store.close()
    path = shop.folder / "kasa.db"
    with sqlite3.connect(path) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="newer_database"):
        shop.open()
    with pytest.raises(Refused, match="newer_database"):
        verify_folder(shop.folder, shop.keys)
    assert path.read_bytes() == before
    with sqlite3.connect(path) as file:
        file.execute("UPDATE alembic_version SET version_num = '0001'")
    file.close()
    shop.store = shop.open()


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "kasa.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(Refused, match="damaged"):
        open_store(tmp_path / "shop", opening(tmp_path / "keys"))


def test_books_without_their_keys_are_not_gone_on_with(shop: Shop) -> None:
    shop.sell_nothing()
    shop.store.close()
    key = next(shop.keys.rglob("till-1.mac"))
    kept = key.read_bytes()
    key.unlink()
    with pytest.raises(Refused, match="damaged"):
        shop.open()
    assert not key.exists()
    key.write_bytes(kept)
    shop.store = shop.open()


def test_another_currency_is_refused(shop: Shop) -> None:
    shop.store.close()
    with pytest.raises(Refused, match="bad_setting"):
        open_store(shop.folder, replace(opening(shop.keys), currency="SEK"))
    shop.store = shop.open()
    assert (shop.store.ident.country, shop.store.ident.currency) == ("LT", "EUR")
    assert shop.store.ident.started_ms == NOON


def test_there_is_nothing_to_verify_where_there_are_no_books(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not_found"):
        verify_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_read_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="read_only"):
        open_store(tmp_path / "file" / "shop", opening(tmp_path / "keys"))


def test_a_folder_may_be_called_anything(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "Mano parduotuvė #1, 50 %? & <b>'x'")
    shop.sell_nothing()
    shop.reopen()
    assert shop.store.head()[0] == 1
    assert (shop.folder / "kasa.db").stat().st_size > 0
    assert shop.store.verify() == ()
    shop.store.close()
