"""Full, read-only, worn and busy: refused in words, with nothing half kept, and gone on with afterwards."""

from __future__ import annotations

import os
import resource
import sqlite3
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from pos.errors import Refused
from pos.store import open_store
from pos.store.space import BALLAST, Space
from tests.pos.store.shop import Shop, opening
from tests.pos.store.victim import Say, Victim, begin, judged


def _sell_until_refused(shop: Shop) -> Refused:
    """Sell until the store says no."""
    for number in range(10_000):
        try:
            shop.sell(*range(number % 10, number % 10 + 10))
        except Refused as no:
            return no
    raise AssertionError("never full")


def test_a_full_database_refuses_and_keeps_nothing_half(shop: Shop) -> None:
    shop.stock(30)
    shop.open_shift()
    shop.space_gone()
    pages = shop.store.db.value("PRAGMA page_count")
    shop.store.db.run(f"PRAGMA max_page_count = {pages + 10}")
    no = _sell_until_refused(shop)
    assert no.code == "disk_full"
    sold = shop.store.found().next_number - 1
    assert shop.store.verify() == ()
    shop.store.db.run("PRAGMA max_page_count = 1000000")
    shop.sell(1)
    assert shop.store.found().next_number == sold + 2
    assert shop.store.verify() == ()


def _sell_in_little_room(shop: Shop, say: Say) -> None:
    """Sell with files that may not grow, as on a full disk."""
    shop.space_gone()
    size = max(path.stat().st_size for path in shop.folder.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, size + 200_000))
    shop.store.db.run("PRAGMA wal_autocheckpoint = 0")
    no = _sell_until_refused(shop)
    say(f"REFUSED {no.code}")
    say(f"NUMBER {shop.store.found().next_number}")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_disk_without_room_refuses_and_loses_nothing(tmp_path: Path) -> None:
    begin(tmp_path)
    victim = Victim(tmp_path, _sell_in_little_room)
    victim.await_ready()
    victim.go()
    said = victim.bury()
    assert "REFUSED disk_full" in said
    number = int(said[-1].split()[1])
    assert number > 2
    assert judged(tmp_path, []) == []
    shop = Shop(tmp_path)
    assert shop.store.found().next_number == number
    shop.store.close()


def test_the_ballast_lets_the_sale_at_hand_be_finished(shop: Shop) -> None:
    ballast = shop.folder / "ballast"
    assert ballast.stat().st_size == BALLAST
    assert ballast.stat().st_blocks * 512 >= BALLAST
    shop.open_shift()
    kept = shop.store.space.let_go
    pages = shop.store.db.value("PRAGMA page_count")
    shop.store.db.run(f"PRAGMA max_page_count = {pages}")

    def let_go() -> bool:
        shop.store.db.run("PRAGMA max_page_count = 1000000")
        return kept()

    shop.store.space.let_go = let_go  # type: ignore[method-assign]  # stands for a disk with room again
    for number in range(30):
        shop.sell(*range(number % 10, number % 10 + 10))
    assert not ballast.exists()
    assert shop.store.verify() == ()
    shop.reopen()
    assert ballast.exists()


def test_no_sale_begins_below_the_floor(shop: Shop) -> None:
    shop.store.check_space()
    with pytest.raises(Refused, match="disk_full"):
        Space(shop.folder).check(floor=2**62)


def test_a_store_that_may_not_be_written_is_refused(shop: Shop) -> None:
    shop.sell_nothing()
    shop.store.db.run("PRAGMA query_only = ON")
    with pytest.raises(Refused, match="read_only"):
        shop.sell_nothing()
    shop.store.db.run("PRAGMA query_only = OFF")
    shop.sell_nothing()
    assert shop.store.verify() == ()


def test_a_worn_page_is_damaged_not_a_crash(shop: Shop, tmp_path: Path) -> None:
    shop.stock(200)
    shop.store.close()
    path = shop.folder / "kasa.db"
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    worn = tmp_path / "worn"
    worn.mkdir()
    (worn / "kasa.db").write_bytes(content)
    with pytest.raises(Refused, match="damaged"):
        open_store(worn, opening(shop.keys))
    shop.store = shop.open()


def test_a_store_that_another_holds_is_busy_after_a_bounded_wait(shop: Shop) -> None:
    shop.store.close()
    shop.store = open_store(shop.folder, replace(opening(shop.keys), busy_ms=200))
    other = sqlite3.connect(shop.folder / "kasa.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    start = time.monotonic()
    with pytest.raises(Refused, match="busy"):
        shop.sell_nothing()
    assert 0.1 < time.monotonic() - start < 30
    other.execute("ROLLBACK")
    other.close()
    shop.sell_nothing()
    assert shop.store.head()[0] == 1
