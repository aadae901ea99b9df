"""A till with a million products: how much memory it takes, how quickly goods are found by code and by name.

A search is held against the raw FTS5 query for the same starts of words on the same rows, as many of them as the till
looks at, joined to their names: it still has to be put in order, priced and made products of. Both are asked for each
letter that somebody types, alternately. A look-up by code is held against the same in a shop of a thousand products.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from pos.folding import words
from tests.benchmarks.million_child import MILLION, THOUSAND, codes, names, place_in
from tests.benchmarks.ratio import Figure, interleaved
from tests.checks.files import ROOT
from ui.app.house import House

NAMES = 30
LOOK_UPS = 2_000
_LIMIT = 20
_RAW = (
    "SELECT product.id, product.folded, product.code FROM product_search "
    "JOIN product ON product.id = product_search.rowid WHERE product_search MATCH ? LIMIT ?"
)


def child(what: str, folder: Path, count: int = MILLION) -> str:
    """Run the child program and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.million_child", what, str(folder), str(count)],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def opened(folder: Path) -> House:
    """Open the shop without a window."""
    return House(place_in(folder), lambda jobs: None)


def searched(house: House) -> float:
    """The ninety-ninth hundredth of what searches take, over that of the raw queries, in CPU time."""
    store, at = house.store, house.shop.now_ms()
    ours: list[float] = []
    raw: list[float] = []
    for name in islice(names(), 0, MILLION, MILLION // NAMES):
        for end in range(1, len(name) + 1):
            typed = name[:end]
            asked = " ".join(f'"{word}"*' for word in words(typed))
            start = time.process_time()
            store.db.rows(_RAW, (asked, 3 * _LIMIT))
            between = time.process_time()
            store.search(typed, _LIMIT, at)
            ours.append(time.process_time() - between)
            raw.append(between - start)
    return p99(ours) / p99(raw)


def p99(taken: list[float]) -> float:
    """What all but the slowest hundredth stay below."""
    return sorted(taken)[len(taken) * 99 // 100]


def looked_up(large: House, small: House) -> float:
    """A look-up among a million over one among a thousand: of goods that were sold before today, as most are."""
    at = large.shop.now_ms()
    sold = list(islice(codes(), 0, MILLION, MILLION // THOUSAND))
    pairs = [(large.store, cycle(sold)), (small.store, cycle(codes(THOUSAND)))]
    for store, known in pairs:
        for code in islice(known, THOUSAND):
            assert store.product(code, at) is not None
    (many, among_many), (few, among_few) = pairs
    return interleaved(
        lambda: many.product(next(among_many), at),
        lambda: few.product(next(among_few), at),
        LOOK_UPS,
    )


def figures() -> Iterator[Figure]:
    """Yield memory, search and look-up."""
    with tempfile.TemporaryDirectory(prefix="kasa-bench-") as name:
        folder, little = Path(name), Path(name) / "little"
        little.mkdir()
        child("stock", folder)
        child("stock", little, THOUSAND)
        yield Figure("million_till_memory", float(child("memory", folder)), 250.0, "MB")
        large, small = opened(folder), opened(little)
        yield Figure("million_search_p99", searched(large), 2.0)
        yield Figure("million_look_up", looked_up(large, small), 1.5)
        large.close()
        small.close()
