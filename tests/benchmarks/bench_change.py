"""How long change takes at the worst drawers: milliseconds of CPU, the slowest of them all.

Drawers are drawn at random, and one kind is bred: of each generation the drawer that takes longest is changed a little,
in its counts and in the amount, so that what is bad for the search is sought out and not waited for.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from statistics import median

from pos.change import make_change
from tests.benchmarks.ratio import Figure

EURO = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000]
KRONA = [100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000]
MOST = 100_000
LIMIT_MS = 16.0
COUNTS = [
    0,
    0,
    1,
    2,
    3,
    5,
    7,
    9,
    11,
    13,
    17,
    19,
    23,
    29,
    31,
    37,
    43,
    50,
    97,
    499,
    997,
    5000,
    9973,
    9999,
]
BRED, STALE = 3_000, 120

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


def _once_ms(amount: int, drawer: Drawer) -> float:
    """The quickest of three runs: what the work itself takes."""
    runs = []
    for _ in range(3):
        start = time.process_time()
        make_change(amount, drawer)
        runs.append(time.process_time() - start)
    return min(runs) * 1000


def _changed(dice: random.Random, amount: int, drawer: Drawer) -> tuple[int, Drawer]:
    """The same question a little otherwise."""
    other = dict(drawer)
    for _ in range(dice.randint(1, 3)):
        value = dice.choice(list(drawer))
        other[value] = dice.choice(
            (dice.choice(COUNTS), max(0, other[value] + dice.randint(-2, 2)))
        )
    if dice.random() < 0.3:
        amount += dice.choice((-1, 1, 2, -5, 7, 100, -1000, 10_000, dice.randint(-MOST, MOST)))
    return min(max(amount, 1), MOST), other


def bred(values: list[int]) -> float:
    """Breed drawers that take long, anew as soon as nothing gets worse; return the worst, in ms."""
    dice, worst, stale = random.Random(7), 0.0, STALE
    amount, drawer, longest = 0, dict.fromkeys(values, 0), 0.0
    for _ in range(BRED):
        if stale == STALE:
            amount, drawer = dice.randint(1, MOST), {value: dice.choice(COUNTS) for value in values}
            longest, stale = _once_ms(amount, drawer), 0
        other = _changed(dice, amount, drawer)
        taken = _once_ms(*other)
        stale += 1
        if taken > longest:
            (amount, drawer), longest, stale = other, taken, 0
        worst = max(worst, longest)
    return worst


def figures() -> Iterator[Figure]:
    """Yield one figure for each kind of drawer."""
    for name, kind in KINDS.items():
        yield Figure(f"change_{name}_worst", slowest(kind), LIMIT_MS, "ms")
    yield Figure("change_bred_euro_worst", bred(EURO), LIMIT_MS, "ms")
    yield Figure("change_bred_krona_worst", bred(KRONA), LIMIT_MS, "ms")
