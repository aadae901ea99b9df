"""Coverage floors per file, as a pytest plugin: they hold, and they only go up.

`pytest -p tests.checks.floors --cov --floors keep` fails the run when a file falls below its floor in
tests/coverage_floor.json; a file that is not there yet must reach what its room asks of new files.
`--floors raise` writes what was reached where that is higher. The figures are branch coverage in per
cent, rounded down. Where threads, wires and kills decide which line is met, a floor that is written leaves
room of three points, or two lines; and no file has fallen for what chance may take from any run: two points,
or one line with the ways to it and from it.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tests" / "coverage_floor.json"
MEASURED = ROOT / "build" / "coverage" / "measured.json"
FULL = 100

OF_NEW_FILES = {"pos": 90, "drivers": 80, "ui": 50}

Floors = dict[str, int]


@dataclass(frozen=True, slots=True)
class Reached:
    """What a run covered of one file: per cent of so many statements and branches, and the lines it missed."""

    covered: int
    statements: int = 100
    branches: int = 0
    missed: tuple[int, ...] = ()


Run = Mapping[str, Reached]


def reached() -> Run:
    """What the run that has just ended covered, per file."""
    run = coverage.Coverage()
    run.load()
    run.json_report(outfile=str(MEASURED))
    files = json.loads(MEASURED.read_text(encoding="utf-8"))["files"]
    found = {Path(name).as_posix(): entry for name, entry in files.items()}
    return {
        name: Reached(
            int(entry["summary"]["percent_covered"]),
            entry["summary"]["num_statements"],
            entry["summary"]["num_branches"],
            tuple(entry["missing_lines"]),
        )
        for name, entry in sorted(found.items())
        if entry["summary"]["num_statements"]
    }


def floor_of(name: str, floors: Floors) -> int:
    """The floor of a file: its own, or what its room asks of new files."""
    return floors.get(name, OF_NEW_FILES[name.split("/", 1)[0]])


def fallen(floors: Floors, now: Run) -> list[str]:
    """What is wrong, a line for each file that is below its floor."""
    return [
        f"{name}: {here.covered} % covered, its floor is {floor_of(name, floors)} %"
        + (f"; not met: {', '.join(map(str, here.missed))}" if here.missed else "")
        for name, here in now.items()
        if here.covered + chance(here) < floor_of(name, floors)
    ]


def chance(here: Reached) -> int:
    """How many points one run may lose against another of the same tree: paint, threads and shared caches."""
    return max(2, -(-300 // (here.statements + here.branches)))


def room(name: str, here: Reached) -> int:
    """How many points a file may lose without a fault."""
    steady = name.startswith("pos/") and not name.startswith("pos/store/")
    if steady and here.covered == FULL:
        return 0
    return max(3, 200 // here.statements)


def raised(floors: Floors, now: Run) -> Floors:
    """The floors after this run: never lower than before; files that are gone lose theirs."""
    return {
        name: max(floors.get(name, 0), here.covered - room(name, here), 0)
        for name, here in now.items()
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


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """Name the files that fell right above pytest's closing line, where whoever reads the end finds them."""
    yield
    wrong = terminalreporter.config.stash.get(WRONG, [])
    if wrong:
        terminalreporter.section("coverage floors", red=True)
        for line in wrong:
            terminalreporter.line(line)
