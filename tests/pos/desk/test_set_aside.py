"""Baskets set aside at several tills of one shop: whose is meant by a name, and who may take it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.desk.cash import Counted
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def tills(tmp_path: Path) -> Iterator[tuple[Counter, ...]]:
    """Three tills of a shop, each with its own cashier and an open shift."""
    made = tuple(Counter(tmp_path, number=number) for number in (1, 2, 3))
    made[0].sells("A", 100)
    for one, name in zip(made, ("ana", "ona", "eva"), strict=True):
        one.begin(name=name)
    yield made
    for one in made:
        one.close()


def parks(counter: Counter, name: str, times: int) -> None:
    counter.scan("A", times=times)
    counter.do(counter.desks.register.park, name)


def test_ones_own_is_meant_first_then_the_only_other(tills: tuple[Counter, ...]) -> None:
    one, two, _three = tills
    parks(one, "X", 1)
    parks(two, "X", 2)
    one.do(one.desks.register.recall, "X")
    assert one.total == 100
    one.do(one.desks.register.void)
    one.do(one.desks.register.recall, "X")
    assert one.total == 200
    with refused("not_found", name="X"):
        two.do(two.desks.register.recall, "X")
    assert not two.till.parked


def test_a_name_at_several_others_needs_the_till(tills: tuple[Counter, ...]) -> None:
    one, two, three = tills
    parks(one, "X", 1)
    parks(two, "X", 2)
    seen = three.desks.register.elsewhere()
    assert [(it.till, it.name, it.lines, it.total) for it in seen] == [
        (1, "X", 1, 100),
        (2, "X", 1, 200),
    ]
    with refused("not_found", why="tills"):
        three.do(three.desks.register.recall, "X")
    with refused("not_found"):
        three.do(three.desks.register.recall, "X", 3)
    three.do(three.desks.register.recall, "X", 2)
    assert three.total == 200
    with refused("busy"):
        three.do(three.desks.register.recall, "X", 1)


def test_without_the_stores_server_only_ones_own(tills: tuple[Counter, ...]) -> None:
    one, two, _three = tills
    parks(two, "X", 2)
    register = one.desks.register
    register.reached = lambda: False
    assert register.elsewhere() == ()
    with refused("network_needed"):
        one.do(register.recall, "X")
    with refused("not_found"):
        one.do(register.recall, "Y")


def test_a_z_lists_what_lies_aside_at_its_own_till_when_it_is_made(
    tills: tuple[Counter, ...],
) -> None:
    one, two, _three = tills
    parks(one, "X", 1)
    parks(one, "Y", 1)
    two.do(two.desks.register.recall, "X")
    one.do(one.desks.cash.close_shift, Counted(one.desks.cash.expected()))
    assert one.names[-1] == "shift_closed"
    assert tuple(one.till.parked) == ("Y",)
    assert one.store.verify() == ()
