"""Coverage floors per file, as a pytest plugin: they hold, and they only go up.

`pytest -p tests.checks.floors --cov --floors keep` fails the run when a file falls below its floor in
tests/coverage_floor.json or has none; `--floors raise` writes what was reached where that is higher.
The figures are branch coverage in per cent, rounded down; a floor below 100 leaves one point of room
for lines that depend on which thread came first.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

import coverage
import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tests" / "coverage_floor.json"
MEASURED = ROOT / "build" / "coverage" / "measured.json"
FULL = 100

Floors = dict[str, int]


def reached() -> Floors:
    """What the run that has just ended covered, per file."""
    run = coverage.Coverage()
    run.load()
    run.json_report(outfile=str(MEASURED))
    files = json.loads(MEASURED.read_text(encoding="utf-8"))["files"]
    return {
        Path(name).as_posix(): int(entry["summary"]["percent_covered"])
        for name, entry in files.items()
        if entry["summary"]["num_statements"]
    }


def fallen(floors: Floors, now: Floors) -> list[str]:
    """What is wrong, a line a file: fallen below its floor, or without one."""
    wrong = [
        f"{name}: {now[name]} % covered, its floor is {floor} %"
        for name, floor in sorted(floors.items())
        if name in now and now[name] < floor
    ]
    wrong += [
        f"{name}: has no floor yet ({now[name]} % covered); `make floors` gives it one"
        for name in sorted(now.keys() - floors.keys())
    ]
    return wrong


def raised(floors: Floors, now: Floors) -> Floors:
    """The floors after this run: never lower than before; files that are gone lose theirs."""
    return {
        name: max(floors.get(name, 0), here if here == FULL else max(here - 1, 0))
        for name, here in sorted(now.items())
    }


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the floors be kept or raised; without the option they are not looked at."""
    parser.addoption("--floors", choices=["keep", "raise"], help="coverage floors per file")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """Judge after coverage was gathered, so that the run's own result and closing line tell."""
    result = yield
    wanted = session.config.getoption("--floors")
    if wanted is None or hasattr(session.config, "workerinput"):
        return result
    floors: Floors = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    now = reached()
    if wanted == "raise":
        FILE.write_text(json.dumps(raised(floors, now), indent=1) + "\n", encoding="utf-8")
        return result
    session.config.stash[WRONG] = fallen(floors, now)
    if session.config.stash[WRONG] and not session.testsfailed:
        session.testsfailed = 1
    return result


WRONG = pytest.StashKey[list[str]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the files that fell, above pytest's closing line."""
    wrong = terminalreporter.config.stash.get(WRONG, [])
    if wrong:
        terminalreporter.section("coverage floors", red=True)
        for line in wrong:
            terminalreporter.line(line)
