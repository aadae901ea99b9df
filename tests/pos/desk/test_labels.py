"""Labels for the shelf: of one product, of the prices that begin today, and today of those that begin tomorrow."""

from __future__ import annotations

import pytest

from pos.desk.labels import Labels
from pos.event_office import LabelsSent
from pos.shelf_label import ShelfLabel
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def labels(counter: Counter) -> Labels:
    made = Labels(counter.till, counter.store)
    made.ready = lambda: True
    counter.sells("A", 100)
    counter.sells("B", 200)
    counter.clock.set("2026-11-22 12:00")
    return made


def test_one_product_has_its_label(counter: Counter, labels: Labels) -> None:
    sent: list[tuple[ShelfLabel, ...]] = []
    labels.send = sent.append
    counter.do(labels.print_one, "A")
    assert [(one.code, one.date) for one in sent[0]] == [("A", "2026-11-21")]
    assert counter.told[-1] == LabelsSent(1, ("A",), "", "", "ana")
    with refused("unknown_code"):
        counter.do(labels.print_one, "nothing")


def test_prices_that_begin_today_have_labels_and_older_ones_none(
    counter: Counter, labels: Labels
) -> None:
    today = labels.day()
    with refused("nothing_left", why="labels"):
        counter.do(labels.print_changed, today, today)
    counter.reprices("B", 250)
    sent: list[tuple[ShelfLabel, ...]] = []
    labels.send = sent.append
    counter.do(labels.print_changed, today, today)
    assert [(one.code, one.date) for one in sent[0]] == [("B", "2026-11-22")]
    assert counter.told[-1] == LabelsSent(1, (), "2026-11-22", "2026-11-22", "ana")
    assert {one.code for one in labels.changed(labels.day(-1), today)} == {"A", "B"}


def test_tomorrows_labels_are_printed_today(counter: Counter, labels: Labels) -> None:
    tomorrow = labels.day(1)
    counter.clock.set("2026-11-23 07:00")
    counter.reprices("A", 90)
    counter.clock.set("2026-11-22 18:00")
    (label,) = labels.changed(tomorrow, tomorrow)
    assert (label.code, label.date) == ("A", "2026-11-23")
    assert label.price.startswith("0,90")


def test_without_a_printer_it_says_so(counter: Counter, labels: Labels) -> None:
    labels = Labels(counter.till, counter.store)
    assert not labels.ready()
    with refused("not_found", why="label_printer"):
        counter.do(labels.print_one, "A")
    labels.ready = lambda: True  # said to be there, and gone when the labels come
    with refused("not_found", why="label_printer"):
        counter.do(labels.print_one, "A")


def test_too_many_labels_are_no_days_changes(
    counter: Counter, labels: Labels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.desk.labels.MOST", 1)
    with refused("over_limit", why="labels"):
        labels.changed(labels.day(-5), labels.day())
