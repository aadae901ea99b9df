"""An import of tens of thousands of goods beside selling: how long a scan waits at most for the part that comes in.

The desk thread does a part, then whatever was asked meanwhile: the longest part, in CPU time, is what a scan waits.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pos.event_office import Imported
from pos.money import Money
from pos.product import Product
from tests.benchmarks.bench_million import opened
from tests.benchmarks.million_child import codes, names
from tests.benchmarks.ratio import Figure
from ui.app.intake import Intake
from ui.catalogue.waiting import waiting

GOODS = 30_000
LIMIT_MS = 50.0


def figures() -> Iterator[Figure]:
    """Yield the longest part."""
    with tempfile.TemporaryDirectory(prefix="kasa-bench-") as name:
        house = opened(Path(name))
        nothing, price = (Money(minor, house.shop.currency) for minor in (0, 129))
        goods = tuple(
            Imported(Product(code, called, price, "standard", nothing))
            for code, called in islice(zip(codes(), names(), strict=False), GOODS)
        )
        import_ = waiting("import", "office", house.shop.now_ms(), goods)
        intake = Intake(house.store, house.shop, house.folder, import_)
        longest = 0.0
        for _ in range(import_.parts - 1):
            start = time.process_time()
            intake.step()
            longest = max(longest, time.process_time() - start)
        yield Figure("import_part_longest", longest * 1000, LIMIT_MS, "ms")
        house.close()
