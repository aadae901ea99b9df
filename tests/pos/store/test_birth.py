"""A shop's first opening: killed at any instant or without room on the disk, the next begins as if it were first."""

from __future__ import annotations

import os
import random
import resource
import select
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pos.errors import Refused
from pos.store import open_store
from tests.pos.store.shop import Shop, opening

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.no_cover,
]

BIRTHS = 15


def _in_a_child(act: Callable[[], str], killed_after: float | None = None) -> str:
    """Do something in a forked child and return what it said; or kill it after some seconds."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(write, act().encode())
        finally:
            os._exit(0)
    os.close(write)
    if killed_after is not None:
        time.sleep(killed_after)  # the instant of the kill is what is tried; nothing is waited for
        os.kill(pid, signal.SIGKILL)
    said = os.read(read, 1000).decode() if select.select([read], [], [], 240)[0] else ""
    os.waitpid(pid, 0)
    os.close(read)
    return said


def _born(folder: Path) -> str:
    try:
        open_store(folder / "shop", opening(folder / "keys"))
    except Refused as no:
        return no.code
    return "opened"


def _is_well(folder: Path) -> None:
    shop = Shop(folder)
    shop.open_shift()
    shop.sell(1)
    assert shop.store.verify() == ()
    shop.store.close()


def test_a_shop_killed_while_it_was_made_is_made_again(tmp_path: Path) -> None:
    dice = random.Random(20261121)
    for birth in range(BIRTHS):
        folder = tmp_path / str(birth)
        _in_a_child(partial(_born, folder), dice.uniform(0, 0.05))
        _is_well(folder)


@pytest.mark.parametrize("room", [500, 3_000, 40_000, 200_000])
def test_a_shop_without_room_is_refused_and_can_be_made_later(tmp_path: Path, room: int) -> None:
    def cramped() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        return _born(tmp_path)

    assert _in_a_child(cramped) == "disk_full"
    _is_well(tmp_path)
