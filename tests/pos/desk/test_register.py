"""Ringing up: what lies in the basket after each scan, quantity and weight."""

from __future__ import annotations

from tests.pos.desk.counter import Counter


def test_one(counter: Counter) -> None:
    counter.sells("A", 129)
    counter.scan("A")
    assert counter.total == 129
    assert counter.exact().total == 129
