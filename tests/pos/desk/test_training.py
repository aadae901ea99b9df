"""Training is switched by right, between customers, and leaves only its count in the real books."""

from __future__ import annotations

from pathlib import Path

from pos.desk.training import Practised, Training
from pos.store.practice import drop_practice, open_practice
from tests.pos.desk.counter import Counter, refused


def test_a_cashier_needs_somebody_to_switch_training_on(counter: Counter) -> None:
    training = Training(counter.desks.till)
    with refused("needs_approval"):
        counter.do(training.begin)


def test_nobody_practises_while_a_customer_waits(counter: Counter) -> None:
    training = Training(counter.desks.till)
    counter.sells("A", 300)
    counter.scan("A")
    counter.come("rasa", "manager", "222222")
    with refused("busy"):
        counter.do(training.begin)


def test_the_report_says_how_much_was_practised(counter: Counter) -> None:
    training = Training(counter.desks.till)
    counter.come("rasa", "manager", "222222")
    counter.do(training.begin)
    counter.do(training.end, Practised(3, 750))
    sums = counter.desks.cash.sums()
    assert (sums.training, sums.trained, sums.receipts) == (3, 750, 0)


def test_practice_books_hold_the_goods_and_leave_nothing(counter: Counter, tmp_path: Path) -> None:
    counter.sells("A", 300)
    folder = tmp_path / "practice"
    store = open_practice(counter.store, folder, 91)
    assert store.product("A", counter.desks.till.shop.now_ms()) is not None
    assert store.sale_count() == 0
    store.close()
    drop_practice(folder)
    assert not folder.exists()


def test_practice_without_a_place_to_write_is_refused(counter: Counter, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with refused("read_only"):
        open_practice(counter.store, tmp_path / "file" / "practice", 91)
