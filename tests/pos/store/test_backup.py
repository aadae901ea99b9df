"""A backup that counts was audited; a restore is tried, leaves its trace, and yesterday's file is found out."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pos.errors import Refused
from pos.store.auditing import verify_folder
from pos.store.backup import back_up, digest_of, restore
from tests.pos.store.shop import Shop, opening


def _morning(shop: Shop) -> None:
    shop.stock(10)
    shop.open_shift()
    shop.sell(1, 2)


def test_a_backup_is_taken_while_the_till_sells_and_can_be_gone_on_with(
    shop: Shop, tmp_path: Path
) -> None:
    _morning(shop)
    copy = back_up(shop.store, shop.act(), tmp_path / "backups")
    shop.sell(3)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
    row = shop.store.db.rows("SELECT body FROM journal WHERE name = 'backup_taken'")
    assert digest_of(copy).encode() in row[0][0]
    shop.store.close()
    lost = shop.folder.with_name("lost")
    shop.folder.rename(lost)
    epoch = restore(shop.folder, copy, opening(shop.keys), shop.act())
    assert epoch == 2
    shop.store = shop.open()
    assert shop.store.found().next_number == 2
    shop.sell(4)
    assert shop.store.verify() == ()


def test_a_restore_keeps_what_it_replaces_and_says_so_in_the_journal(
    shop: Shop, tmp_path: Path
) -> None:
    _morning(shop)
    copy = back_up(shop.store, shop.act(), tmp_path / "backups")
    shop.sell(3)
    shop.store.close()
    assert restore(shop.folder, copy, opening(shop.keys), shop.act()) == 2
    assert restore(shop.folder, copy, opening(shop.keys), shop.act()) == 3
    shop.store = shop.open()
    names = [row[0] for row in shop.store.db.rows("SELECT name FROM journal ORDER BY seq")]
    assert names[-1] == "backup_restored"
    replaced = sorted(shop.folder.glob("kasa-replaced-*.db"))
    assert len(replaced) == 2
    old = sqlite3.connect(replaced[0])
    assert old.execute("SELECT count(*) FROM sale").fetchone() == (2,)
    old.close()
    assert shop.store.verify() == ()


def test_a_restore_waits_until_the_till_is_closed(shop: Shop, tmp_path: Path) -> None:
    _morning(shop)
    copy = back_up(shop.store, shop.act(), tmp_path / "backups")
    with pytest.raises(Refused, match="already_running"):
        restore(shop.folder, copy, opening(shop.keys), shop.act())
    for no_file in (tmp_path / "nothing.db", copy.parent):
        with pytest.raises(Refused, match="not_found"):
            restore(shop.folder, no_file, opening(shop.keys), shop.act())


def test_a_backup_that_was_changed_is_not_put_back(shop: Shop, tmp_path: Path) -> None:
    _morning(shop)
    copy = back_up(shop.store, shop.act(), tmp_path / "backups")
    shop.store.close()
    thief = sqlite3.connect(copy)
    thief.execute("DROP TRIGGER sale_no_update")
    thief.execute("UPDATE sale SET total = 1")
    thief.commit()
    thief.close()
    before = (shop.folder / "kasa.db").read_bytes()
    with pytest.raises(Refused, match="damaged"):
        restore(shop.folder, copy, opening(shop.keys), shop.act())
    assert (shop.folder / "kasa.db").read_bytes() == before
    assert verify_folder(shop.folder, shop.keys) == ()
    shop.store = shop.open()


def test_a_database_of_something_else_is_not_put_back(shop: Shop, tmp_path: Path) -> None:
    _morning(shop)
    shop.store.close()
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as made:
        made.execute("CREATE TABLE songs (name TEXT)")
        made.commit()
    for wrong in (other, tmp_path / "empty.db"):
        wrong.touch()
        with pytest.raises(Refused, match="damaged"):
            restore(shop.folder, wrong, opening(shop.keys), shop.act())
    assert verify_folder(shop.folder, shop.keys) == ()
    shop.store = shop.open()


def test_books_that_are_wrong_are_not_backed_up_as_if_they_were_right(
    shop: Shop, tmp_path: Path
) -> None:
    _morning(shop)
    shop.store.db.run("DROP TRIGGER sale_no_update")
    shop.store.db.run("UPDATE sale SET total = 1")
    with pytest.raises(Refused, match="damaged"):
        back_up(shop.store, shop.act(), tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


def test_yesterdays_file_put_back_by_hand_is_found_out(shop: Shop) -> None:
    _morning(shop)
    shop.store.close()
    yesterday = shop.folder.with_name("yesterday")
    shutil.copytree(shop.folder, yesterday)
    shop.store = shop.open()
    shop.sell(5)
    shop.store.close()
    assert verify_folder(shop.folder, shop.keys) == ()
    assert [str(one) for one in verify_folder(yesterday, shop.keys)] == ["L40 till 1 end"]
    shop.store = shop.open()


def test_a_backup_of_two_tills_goes_on_with_both(shop: Shop, tmp_path: Path) -> None:
    _morning(shop)
    other = Shop(tmp_path, till=2)
    other.open_shift()
    other.sell(1)
    copy = back_up(shop.store, shop.act(), tmp_path / "backups")
    other.store.close()
    shop.store.close()
    restore(shop.folder, copy, opening(shop.keys), shop.act())
    shop.store = shop.open()
    other.store = other.open()
    other.sell(2)
    assert shop.store.verify() == ()
    other.store.close()
