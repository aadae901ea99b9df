"""The long count of kills at random instants: `make test` takes a sample of these."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from tests.pos.store.test_kill import kill_at_random
from tests.pos.store.victim import begin

NAME = "kill -9 at a random instant of selling"
TOTAL = 1000


def run(seed: int, index: int) -> None:
    """Kill a selling till once, in a shop of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begin(folder)
        wrong = kill_at_random(folder, random.Random(seed * 1_000_003 + index))
        if wrong:
            raise AssertionError("\n".join(wrong))
