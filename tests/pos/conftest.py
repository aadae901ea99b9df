"""Counters in real shops for the tests of the core, each in a folder of its own and audited when its test is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pos.desk.counter import Counter

OpenShop = Callable[..., Counter]


@pytest.fixture
def open_shop(tmp_path: Path) -> Iterator[OpenShop]:
    """Open shops by country and time; at the end each one's books must be sound."""
    opened: list[Counter] = []

    def make(land: str = "LT", wall: str = "2026-11-21 12:00") -> Counter:
        opened.append(Counter(tmp_path / str(len(opened)), land, wall))
        return opened[-1]

    yield make
    try:
        assert [str(found) for one in opened for found in one.store.verify()] == []
    finally:
        for one in opened:
            one.close()


@pytest.fixture
def counter(open_shop: OpenShop) -> Counter:
    """A Lithuanian counter with a cashier at it, the shift open."""
    made = open_shop()
    made.begin()
    return made
