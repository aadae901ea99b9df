"""The long count of kills at every syscall of one sale that touches the disk: `make test` takes a sample."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.pos.store.test_kill import kill_at, points
from tests.pos.store.victim import sell_one

NAME = "kill -9 at each syscall of a sale"
TOTAL = 150
"""A few more than one sale makes; what lies beyond the last is a sale left alone, which must be clean too."""


def run(seed: int, index: int) -> None:
    """Kill a sale at its syscall number `index`; the seed changes nothing, since all are gone through."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = points(folder / "record", sell_one)
        if len(found) > TOTAL:
            raise AssertionError(f"a sale makes {len(found)} calls, but only {TOTAL} are tried")
        point = found[index] if index < len(found) else ("fdatasync", 10_000 + seed % 10)
        wrong = kill_at(folder / "killed", sell_one, point)
        if wrong:
            raise AssertionError(f"{point}\n" + "\n".join(wrong))
