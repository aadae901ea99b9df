"""The audit makes the present state again: what the journal cannot have led to is named, long books part by part."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pos.event_sale import ValueMoved
from pos.store.auditing import verify_folder
from pos.store.row import Stamp, rows
from pos.store.verify.replay import Replay
from pos.store.verify.report import Broken, Report
from pos.store.verify.walk import Walked
from tests.pos.store.shop import Shop


def test_a_card_spent_below_nothing_is_named_and_the_rows_beside_it_count(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    shop.store.keep_gift_card(shop.act(), "777", 300)
    report = Report()
    replay = Replay(report)
    for seq, (number, amount) in enumerate((("777", 300), ("888", 100), ("888", -200)), 1):
        for put in rows(Stamp(1, 1, seq, 0, "ana"), ValueMoved("gift", number, amount, "")):
            if put[0].table == "stored_value":
                replay.put(Stamp(1, 1, seq, 0, "ana"), put)
    replay.finish(shop.store.db)
    shop.store.close()
    found = list(report.found)
    assert Broken("L22", "stored_value till 1 row 3") in found
    assert Broken("L38", "stored_value gift/888") in found
    assert not any("gift/777" in one.where for one in found)


def test_a_basket_that_says_nothing_of_its_sale_is_named() -> None:
    report = Report()
    Replay(report).basket(Walked(Stamp(1, 1, 5, 0, "ana"), "line_added", b"{}"))
    assert list(report.found) == [Broken("L38", "journal till 1 row 5")]


def test_a_difference_deep_in_long_books_is_named_alone(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    shop.stock(3)
    shop.open_shift()
    for _ in range(300):
        shop.sell(1)
    shop.store.close()
    assert verify_folder(shop.folder, shop.keys) == ()
    file = sqlite3.connect(shop.folder / "kasa.db", isolation_level=None)
    file.execute("DROP TRIGGER sale_no_update")
    file.execute("UPDATE sale SET total = total + 1 WHERE number = 290")
    file.close()
    (trigger, sale) = sorted(verify_folder(shop.folder, shop.keys), key=str, reverse=True)
    assert trigger == Broken("schema", "sale_no_update")
    assert sale.rule == "L38"
    assert sale.where.startswith("sale 1/")
