"""`make bench`: every figure on one line, `name measured limit ok|over`; the exit code tells if all hold.

A benchmark is a module `tests/benchmarks/bench_*.py` with `figures()`, which yields `ratio.Figure`s.
`python -m tests.benchmarks start sale` runs those of these names only.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.ratio import Figure


def benchmarks(wanted: list[str]) -> Iterator[str]:
    """The modules to run, by name."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if not wanted or path.stem.removeprefix("bench_") in wanted:
            yield f"tests.benchmarks.{path.stem}"


def main(wanted: list[str]) -> int:
    """Print each figure as it comes."""
    over = 0
    for name in benchmarks(wanted):
        figures: Iterator[Figure] = importlib.import_module(name).figures()
        for figure in figures:
            print(figure, flush=True)
            over += not figure.holds
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
