"""How long the till takes to open: its window, and its first scan painted, against an empty PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.ratio import Figure, told
from tests.checks.files import ROOT

ROUNDS = 5


def child(what: str, folder: str) -> str:
    """Run the child program and return what it printed; with bytecode kept, as on any installed till."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.start_child", what, folder],
        cwd=ROOT, env={**kept, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def seconds(what: str, folder: str) -> float:
    """CPU seconds from the birth of a process to the moment in which `what` is painted."""
    return float(child(what, folder))


def figures() -> Iterator[Figure]:
    """Window at most 2 times, first scan at most 5 times an empty window, in CPU time."""
    with tempfile.TemporaryDirectory(prefix="kasa-bench-") as folder:
        shop = str(Path(folder) / "shop")
        child("prepare", shop)
        child("scan", shop)  # so that every module is compiled once
        for name, what, limit in (
            ("window_shown", "window", 2.0),
            ("first_scan_painted", "scan", 5.0),
        ):
            ratio = told(partial(seconds, what, shop), partial(seconds, "empty", shop), ROUNDS)
            yield Figure(name, ratio, limit)
