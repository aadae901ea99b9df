"""What every scan asks and hardly anybody changes is read once, and again as soon as anybody changed it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pos.errors import Refused
from pos.promotion import Promotion
from pos.store.db import Db
from tests.pos.desk.counter import Counter
from tests.pos.store.shop import Shop


@contextmanager
def asked(db: Db) -> Iterator[list[str]]:
    """Collect what is read from the file."""
    heard: list[str] = []
    db.raw().set_trace_callback(heard.append)
    try:
        yield heard
    finally:
        db.raw().set_trace_callback(None)


def test_a_scan_asks_for_its_request_and_its_goods_alone(counter: Counter) -> None:
    counter.sells("A", 100)
    with asked(counter.store.db) as heard:
        counter.scan("A")
        heard.clear()
        counter.scan("A")
    reads = [one.split()[1] for one in heard if one.startswith(("SELECT", "PRAGMA"))]
    assert [one.split(".")[0] for one in reads] == ["data_version", "request", "product"]


def test_ones_own_changes_are_seen_at_once(shop: Shop) -> None:
    assert shop.store.setting("language") is None
    shop.store.set_setting(shop.act(), "language", "pl")
    assert shop.store.setting("language") == "pl"
    assert shop.store.promotions() == ()
    shop.store.keep_promotion(shop.act(), "P", Promotion("P", "percent", bp=100))
    first = shop.store.promotions()
    assert [one.id for one in first] == ["P"]
    shop.open_shift()
    shop.sell(1)
    assert shop.store.promotions() is first


def test_what_was_taken_back_was_never_seen(shop: Shop) -> None:
    def half() -> None:
        with shop.store.db.writing():
            shop.store.db.run("INSERT INTO setting VALUES (1, 'language', 'pl')")
            assert shop.store.setting("language") == "pl"
            raise Refused("busy")

    with pytest.raises(Refused, match="busy"):
        half()
    assert shop.store.setting("language") is None


def test_what_another_till_changed_is_seen_by_the_next_verb(tmp_path: Path) -> None:
    here, there = Shop(tmp_path), Shop(tmp_path, till=2)
    assert here.store.setting("language") is None
    there.store.set_setting(there.act(), "language", "pl")
    assert here.store.seen("the next verb") is None
    assert here.store.setting("language") == "pl"
    here.store.close()
    there.store.close()
