"""How long change takes at the worst random drawers: milliseconds of CPU, the slowest of them all."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from statistics import median

from pos.change import make_change
from tests.benchmarks.ratio import Figure

EURO = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000]
LIMIT_MS = 16.0

Drawer = dict[int, int]
KINDS: dict[str, Callable[[random.Random], Drawer]] = {
    "full": lambda dice: {value: dice.randint(0, 50) for value in EURO},
    "nearly_empty": lambda dice: {value: dice.randint(0, 3) for value in EURO},
    "lopsided": lambda dice: {value: dice.choice([0, 0, 1, 2, 1000, 9999]) for value in EURO},
    "gaps": lambda dice: {value: dice.choice([0, 0, 0, 5000]) for value in EURO},
    "coins_only": lambda dice: {value: dice.randint(0, 9999) for value in EURO[:8]},
}


def slowest(kind: Callable[[random.Random], Drawer], times: int = 300) -> float:
    """Return the slowest of `times` amounts up to 1,000.00, in ms; each is the median of three runs."""
    dice = random.Random(1)
    worst = 0.0
    for _ in range(times):
        drawer = kind(dice)
        amount = dice.choice([dice.randint(1, 100_000), 100_000 - dice.randint(0, 50)])
        runs = []
        for _ in range(3):
            start = time.process_time()
            make_change(amount, drawer)
            runs.append(time.process_time() - start)
        worst = max(worst, median(runs) * 1000)
    return worst


def figures() -> Iterator[Figure]:
    """Yield one figure for each kind of drawer."""
    for name, kind in KINDS.items():
        yield Figure(f"change_{name}_worst", slowest(kind), LIMIT_MS, "ms")
