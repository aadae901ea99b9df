"""Killed at any instant and at any syscall: no closed sale is lost or doubled, the open basket is back."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pos.event import SaleVoided
from tests.pos.store.shop import Shop
from tests.pos.store.victim import Victim, Work, begin, judged, sell_on, sell_one, sell_one_in_two

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.no_cover,  # its own files would be among the system calls
]

INSTANTS = 30
POINTS = 25
SYSCALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,openat"
_STRACE = shutil.which("strace")


def _basket_given_up(folder: Path) -> None:
    """Give up what the last victim left in the basket, so that the next one can begin."""
    shop = Shop(folder)
    shop.asked = random.Random(os.urandom(8)).randrange(2**40)
    sale = shop.store.found().sale
    if sale is not None:
        shop.keep("void", SaleVoided(sale.id, len(sale.lines), 0))
    shop.store.close()


def kill_at_random(folder: Path, dice: random.Random) -> list[str]:
    """Kill a selling till after a random while and return what is wrong then."""
    victim = Victim(folder, sell_on)
    victim.await_ready()
    victim.go()
    victim.hear(dice.uniform(0, 0.05), "never")
    victim.kill()
    wrong = judged(folder, victim.bury())
    _basket_given_up(folder)
    return wrong


@pytest.mark.slow
def test_no_instant_is_a_bad_one_to_be_killed(tmp_path: Path) -> None:
    begin(tmp_path)
    dice = random.Random(20261121)
    for instant in range(INSTANTS):
        assert kill_at_random(tmp_path, dice) == [], f"instant {instant}"


def _traced(folder: Path, work: Work, *what: str) -> tuple[list[str], str]:
    """Let a victim work under strace; return what it said and what strace wrote."""
    victim = Victim(folder, work)
    victim.await_ready()
    trace = folder / "trace"
    tracer = subprocess.Popen(
        [
            str(_STRACE),
            "-f",
            "-o",
            str(trace),
            "-e",
            f"trace={SYSCALLS}",
            *what,
            "-p",
            str(victim.pid),
        ],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    attached = tracer.stderr.readline()
    victim.go()
    said = victim.bury()
    tracer.stderr.read()
    tracer.stderr.close()
    tracer.wait(20)
    if "attached" not in attached:
        pytest.skip(f"strace may not attach here: {attached.strip()}")
    return said, trace.read_text()


def _calls(trace: str) -> list[str]:
    return re.findall(r"^\d+ +(\w+)\(", trace, re.MULTILINE)


def points(folder: Path, work: Work) -> list[tuple[str, int]]:
    """Return every syscall of one sale that touches the disk, as (name, which of its kind)."""
    begin(folder)
    said, trace = _traced(folder, work)
    assert not any(line.startswith("DIED") for line in said), said
    seen: dict[str, int] = {}
    found = []
    for name in _calls(trace):
        seen[name] = seen.get(name, 0) + 1
        found.append((name, seen[name]))
    assert found, f"strace saw nothing: {said} {trace}"
    return found


def kill_at(folder: Path, work: Work, point: tuple[str, int]) -> list[str]:
    """Kill a fresh shop's sale at a syscall and return what is wrong then."""
    name, when = point
    begin(folder)
    said, _ = _traced(folder, work, "-e", f"inject={name}:signal=KILL:when={when}")
    return judged(folder, said)


needs_strace = pytest.mark.skipif(_STRACE is None, reason="strace is not installed")


@needs_strace
@pytest.mark.slow
def test_no_syscall_is_a_bad_one_to_be_killed_at(tmp_path: Path) -> None:
    found = points(tmp_path / "record", sell_one)
    assert len(found) >= POINTS
    dice = random.Random(20261121)
    for point in dice.sample(found, POINTS):
        folder = tmp_path / f"{point[0]}-{point[1]}"
        assert kill_at(folder, sell_one, point) == [], point
        shutil.rmtree(folder)


@needs_strace
@pytest.mark.slow
def test_a_sale_in_two_transactions_would_be_caught(tmp_path: Path) -> None:
    """The test must be able to fail: the seeded mistake loses jobs or rows at some syscall."""
    found = points(tmp_path / "record", sell_one_in_two)
    for point in reversed(found):
        if kill_at(tmp_path / f"{point[0]}-{point[1]}", sell_one_in_two, point):
            return
    pytest.fail("nobody noticed a sale in two transactions")
