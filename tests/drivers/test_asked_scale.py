"""A weight that somebody asks for always comes, was weighed after the question, and is never older than it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.attached import Attached
from drivers.protocol import Health, ScaleState, Weighed
from drivers.scale.toledo8217 import Toledo8217
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.inside import InsideLink
from tests.drivers.wait import HandClock, Heard, until, until_many, until_same


class HeldScale(VirtualDevice):
    """A Toledo scale that holds its answers back until it is told to give one."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.given: list[bytes] = []

    def hear(self, data: bytes) -> bytes:
        self.asked += data.count(b"W")
        return b""

    def due(self) -> bytes:
        return self.given.pop(0) if self.given else b""

    def give(self, answer: bytes) -> None:
        self.given.append(answer)
        self.wake()


class Bench:
    """The driver, the held scale, its cable and its clock."""

    def __init__(self, poll_ms: str) -> None:
        self.behind, self.clock, self.heard = HeldScale(), HandClock(), Heard()
        self.cable = InsideLink(self.behind)
        told = {"poll_ms": poll_ms, "answer_ms": "1000"}
        self.scale = Toledo8217(self.cable, told, self.clock)
        self.scale.start(self.heard)
        until(lambda: self.behind.asked == 1, "the first question")

    def answers(self) -> list[Weighed]:
        return self.heard.of(Weighed)


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench("0")
    yield made
    made.scale.stop()


def test_an_answer_under_way_does_not_count_for_a_later_question(bench: Bench) -> None:
    bench.scale.ask_weight()
    until(bench.scale.settled)
    bench.behind.give(b"\x0200.100\r")
    until(lambda: bench.behind.asked == 2, "the question anew")
    assert bench.answers() == []
    bench.behind.give(b"\x0200.200\r")
    until(lambda: bench.answers() == [Weighed(ScaleState.STABLE, 200)])


def test_an_asked_weight_comes_even_if_it_is_the_same(bench: Bench) -> None:
    bench.behind.give(b"\x0200.100\r")
    until(lambda: len(bench.answers()) == 1)
    for count in (2, 3):
        bench.scale.ask_weight()
        until_same(lambda: bench.behind.asked, count)
        bench.behind.give(b"\x0200.100\r")
        until_many(bench.answers, count)
    bench.clock.pass_ms(60_000)
    bench.scale.poke()
    until(lambda: bench.behind.asked == 4)


def test_a_scale_that_is_not_ready_is_asked_again_until_it_is(bench: Bench) -> None:
    bench.behind.give(b"\x0200.100\r")
    until(lambda: len(bench.answers()) == 1)
    bench.scale.ask_weight()
    until(lambda: bench.behind.asked == 2)
    bench.behind.give(b"\x02?\x00\r")
    until(lambda: bench.behind.asked == 3, "another question")
    bench.behind.give(b"noise")
    until(lambda: bench.behind.asked == 4, "another question")
    bench.behind.give(b"\x0200.300\r")
    until(lambda: bench.answers()[-1] == Weighed(ScaleState.STABLE, 300))


def test_no_answer_in_time_is_offline_and_a_late_one_is_taken(bench: Bench) -> None:
    bench.scale.ask_weight()
    until(bench.scale.settled)
    bench.clock.pass_ms(1000)
    until(lambda: bench.answers() == [Weighed(ScaleState.OFFLINE)])
    assert bench.scale.status().health is Health.SILENT
    bench.behind.give(b"\x0200.100\r")
    until(lambda: bench.answers()[-1] == Weighed(ScaleState.STABLE, 100))
    assert bench.scale.status().health is Health.OK


def test_without_its_cable_a_scale_is_offline_each_time_it_is_asked(bench: Bench) -> None:
    bench.cable.unplug()
    until(lambda: bench.scale.status().health is Health.LOST)
    known = len(bench.answers())
    for count in (1, 2):
        bench.scale.ask_weight()
        until_many(bench.answers, known + count)
    assert set(bench.answers()) == {Weighed(ScaleState.OFFLINE)}


def test_a_mute_scale_counts_as_settled_after_a_moment(bench: Bench) -> None:
    assert isinstance(bench.scale, Attached)
    until(bench.scale.settled)
    assert bench.answers() == []
