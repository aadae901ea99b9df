"""The long counts: `make soak` goes through every registered entry, prints its seeds, and can be resumed.

An entry is a module `tests/soak_*.py` with `NAME` (what is counted), `TOTAL` (how many) and
`run(seed, index)`, which raises when something is wrong; `lacks()`, if it has one, tells why it cannot
be counted on this machine. The same seed and index always do the same, so
`python -m tests.soak --again NAME INDEX` repeats a failure. What is done is kept in
build/soak/state.json; `--fresh` forgets it and draws new seeds.
"""

from __future__ import annotations

import argparse
import importlib
import json
import secrets
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from tests.checks.files import ROOT

STATE = ROOT / "build" / "soak" / "state.json"
WORKERS = 2
LAST_ONES = 600  # seconds that a run already begun may take when the time is up


class Entry(Protocol):
    """What a module `tests/soak_*.py` offers."""

    NAME: str
    TOTAL: int

    def run(self, seed: int, index: int) -> None:
        """Do count number `index` of this seed; raise when something is wrong."""


@dataclass
class Progress:
    """How far one entry has come: which counts are done, and what the failed ones said."""

    seed: int
    done: list[int] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def module_of(path: Path) -> str:
    """tests/soak_x.py -> tests.soak_x"""
    return f"tests.{path.stem}"


def entries(folder: Path = ROOT / "tests") -> dict[str, Entry]:
    """Every registered entry by the name of its module."""
    found: dict[str, Entry] = {}
    for path in sorted(folder.glob("soak_*.py")):
        found[module_of(path)] = importlib.import_module(module_of(path))
    return found


def lacking(entry: Entry) -> str:
    """Why an entry cannot be counted on this machine, or empty."""
    lacks: Callable[[], str] = getattr(entry, "lacks", str)
    return lacks()


def load(state: Path, fresh: bool) -> dict[str, Progress]:
    """What earlier calls have done, or nothing."""
    if fresh or not state.exists():
        return {}
    kept = json.loads(state.read_text(encoding="utf-8"))
    return {name: Progress(**entry) for name, entry in kept.items()}


def save(state: Path, progress: dict[str, Progress]) -> None:
    """Write what is done so that no instant loses it."""
    state.parent.mkdir(parents=True, exist_ok=True)
    part = state.with_suffix(".part")
    part.write_text(json.dumps({n: asdict(p) for n, p in progress.items()}), encoding="utf-8")
    part.replace(state)


def one(module: str, seed: int, index: int) -> str:
    """Run one count in this process; empty when it went well."""
    entry: Entry = importlib.import_module(module)
    try:
        entry.run(seed, index)
    except BaseException as failure:  # noqa: BLE001 - whatever goes wrong in a count is its result
        return "".join(traceback.format_exception(failure))
    return ""


def open_counts(
    found: dict[str, Entry], progress: dict[str, Progress]
) -> Iterator[tuple[str, int]]:
    """What is still to do, each entry advancing in step with the others."""
    left = {
        name: [i for i in range(entry.TOTAL) if i not in set(progress[name].done)]
        for name, entry in found.items()
        if not lacking(entry)
    }
    while any(left.values()):
        name = max(left, key=lambda n: len(left[n]) / found[n].TOTAL)
        yield name, left[name].pop(0)


def soak(found: dict[str, Entry], progress: dict[str, Progress], state: Path, until: float) -> None:
    """Work on the open counts, two at a time, until they are done or the time is up."""
    todo = open_counts(found, progress)
    running: dict[Future[str], tuple[str, int]] = {}
    pool = ProcessPoolExecutor(max_workers=WORKERS, max_tasks_per_child=200)
    try:
        while True:
            while len(running) < WORKERS and time.monotonic() < until:
                name, index = next(todo, ("", 0))
                if not name:
                    break
                running[pool.submit(one, name, progress[name].seed, index)] = (name, index)
            if not running:
                return
            limit = max(until - time.monotonic(), 0) + LAST_ONES
            ended, _ = wait(running, timeout=limit, return_when=FIRST_COMPLETED)
            if not ended:
                note(
                    progress, [(*count, "did not end in time") for count in running.values()], state
                )
                return
            note(progress, [(*running.pop(future), future.result()) for future in ended], state)
    finally:
        # What hangs is not waited for; what has ended is, or the pool's threads fall over its closed pipes.
        pool.shutdown(wait=not running, cancel_futures=True)


def note(progress: dict[str, Progress], ended: list[tuple[str, int, str]], state: Path) -> None:
    """Keep what has ended; a failure is printed at once with the line that repeats it."""
    for name, index, failure in ended:
        progress[name].done.append(index)
        if failure:
            progress[name].failed[str(index)] = failure
            print(f"FAILED {name} {index} (seed {progress[name].seed})\n{failure}", flush=True)
            print(f"again: python -m tests.soak --again {name} {index}", flush=True)
    save(state, progress)


def arguments(words: list[str] | None) -> argparse.Namespace:
    """What the caller wants."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=75.0, help="stop after this long")
    parser.add_argument("--fresh", action="store_true", help="forget what was done, new seeds")
    parser.add_argument("--again", nargs=2, metavar=("NAME", "INDEX"), help="repeat one count")
    parser.add_argument("--seed", type=int, help="with --again or --fresh: this seed")
    parser.add_argument("--state", type=Path, default=STATE, help=argparse.SUPPRESS)
    parser.add_argument("--only", help="this entry alone")
    return parser.parse_args(words)


def report(found: dict[str, Entry], progress: dict[str, Progress]) -> int:
    """One line an entry; 0 when nothing failed."""
    for name, entry in found.items():
        kept = progress[name]
        print(
            f"{entry.NAME}: {len(kept.done)} of {entry.TOTAL}, {len(kept.failed)} failed, "
            f"seed {kept.seed}" + (f"; left out, {why}" if (why := lacking(entry)) else "")
        )
    return 1 if any(progress[name].failed for name in found) else 0


def main(words: list[str] | None = None) -> int:
    """Soak, resume, or repeat one count; the result is the exit code."""
    asked = arguments(words)
    found = {n: e for n, e in entries().items() if asked.only in (None, n, e.NAME)}
    if not found:
        print(f"no entry {asked.only}; there are {', '.join(entries())}", file=sys.stderr)
        return 2
    progress = load(asked.state, asked.fresh)
    for name in found:
        progress.setdefault(name, Progress(asked.seed or secrets.randbelow(2**31)))
        print(f"{name}: seed {progress[name].seed}", flush=True)
    if asked.again:
        name, index = asked.again
        seed = progress[name].seed if asked.seed is None else asked.seed
        failure = one(name, seed, int(index))
        print(failure or f"{name} {index} (seed {seed}): ok")
        return 1 if failure else 0
    soak(found, progress, asked.state, time.monotonic() + asked.minutes * 60)
    return report(found, progress)


if __name__ == "__main__":
    sys.exit(main())
