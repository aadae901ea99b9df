"""A shop in a folder of its own, closed at the end of each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pos.store.shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """Return till 1 of a fresh shop."""
    made = Shop(tmp_path)
    yield made
    made.store.close()
