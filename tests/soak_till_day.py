"""Twenty-four hours of selling in one process, time compressed: neither memory, threads nor handles are left over.

Each count is one such day of another seed, of 240 customers after a first shift, with every fault of every simulated
device (tests/till_faults.py). What is kept only to be quick and is bounded (texts' widths, SQLite's pages, the
simulated paper) is let go before counting.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from tests.checks.files import ROOT

NAME = "24 hours at a till, time compressed, that leave nothing behind"
TOTAL = 4
HOURS = 24
MEMORY_KB = 16_384
"""What the process may grow by, holes in its heaps included."""
HEAP_KB, BLOCKS = 2048, 10_000
"""What may be held more: what is remembered of the last papers and reports fills up to its bound on the first day."""
OBJECTS, WIDGETS = 1500, 10


def left_over(
    seed: int, hours: int = HOURS, memory_kb: int = MEMORY_KB, widgets: int = WIDGETS
) -> list[str]:
    """Play a day in a process of its own; return what it left behind, each with its figures."""
    with tempfile.TemporaryDirectory(prefix="kasa-day-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.till_day", str(seed), folder, str(hours)],
            cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True, text=True, timeout=580, check=False,
        )  # fmt: skip
    if done.returncode:
        return [f"the day ended early: {done.stderr[-2000:]}"]
    told = json.loads(done.stdout.splitlines()[-1])
    before, after = told["before"], told["after"]
    bounds = {
        "rss_kb": memory_kb, "heap_kb": HEAP_KB, "blocks": BLOCKS, "objects": OBJECTS,
        "widgets": widgets, "threads": 0, "handles": 0,
    }  # fmt: skip
    return [
        f"{name}: {before[name]} before, {after[name]} after; {told['grown']}; {told['done']}"
        for name, most in bounds.items()
        if after[name] - before[name] > most
    ]


def run(seed: int, index: int) -> None:
    """Play one day."""
    wrong = left_over(seed * 101 + index)
    if wrong:
        raise AssertionError("\n".join(wrong))
