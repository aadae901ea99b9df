"""Promotions on a sale of three hundred lines: CPU time of settling them, and of the scan of one more line.

Six promotions that want different goods, and six of different kinds that all want the same five hundred pieces.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from msgspec.structs import replace

from pos.promotion import Promotion, deals
from pos.quantity import Quantity
from pos.sale import Line, Sale
from tests.benchmarks.ratio import Figure
from tests.pos.baskets import product, sale
from tests.pos.desk.counter import Counter

LINES = 300
TIMES = 9
CODES = [f"C{number}" for number in range(42)]
APART = [
    Promotion(f"P{n}", "price", tuple(CODES[7 * n : 7 * n + 7]), count=3, minor=200)
    for n in range(6)
]
RIVALS = [
    Promotion("A", "price", tuple(CODES), count=3, minor=200),
    Promotion("B", "cheapest", tuple(CODES), count=3, pay=2),
    Promotion("C", "percent", tuple(CODES), bp=1_500, times=20),
    Promotion("D", "off", tuple(CODES), minor=30, times=15),
    Promotion("E", "meal", tuple(CODES[:3]), minor=250),
    Promotion("F", "percent", department="D", bp=2_000, times=30),
]


def _basket() -> Sale:
    dice = random.Random(3)
    prices = {code: dice.randint(60, 500) for code in CODES}
    return sale(
        *(
            Line(
                at,
                replace(product(code, prices[code]), department=dice.choice(("D", ""))),
                Quantity(dice.choice((1, 1, 1, 2, 3))),
            )
            for at, code in enumerate((dice.choice(CODES) for _ in range(LINES)), 1)
        )
    )


def _ms(work: Callable[[], object]) -> float:
    """The median of some runs in milliseconds of CPU."""
    taken = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return median(taken) * 1000


def _one_more(folder: Path) -> float:
    """The scan of the next line of a sale of three hundred, with six promotions, over the same at the tenth line."""
    till = Counter(folder)
    till.begin()
    for at, code in enumerate(CODES):
        till.sells(code, 100 + at)
    for one in APART:
        till.offer(one.id, one.kind, *one.codes, count=one.count, minor=one.minor)

    def next_line() -> None:
        till.scan(CODES[len(till.till.basket().lines) % len(CODES)])

    till.scan(*(CODES[at % len(CODES)] for at in range(10)))
    few = _ms(next_line)
    while len(till.till.basket().lines) < LINES:
        next_line()
    many = _ms(next_line)
    till.close()
    return many / few


def figures() -> Iterator[Figure]:
    """Yield what promotions cost on a long sale."""
    basket = _basket()
    yield Figure("offers_300_lines_apart", _ms(lambda: deals(basket, APART, 0)), 5.0, "ms")
    yield Figure("offers_300_lines_rivals", _ms(lambda: deals(basket, RIVALS, 0)), 40.0, "ms")
    with tempfile.TemporaryDirectory(prefix="kasa-bench-") as name:
        yield Figure("offers_scan_301st", _one_more(Path(name)), 8.0)
