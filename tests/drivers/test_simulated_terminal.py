"""The simulated terminal: charged once, never guessed, and every answer says that it is simulated.

Long because each fault of a terminal has its own scene.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers import registry
from drivers.protocol import DayClosed, DeviceError, Health, Outcome, Role, Setup, TerminalAnswered
from drivers.terminal import lines
from drivers.terminal.manual import ManualTerminal
from drivers.terminal.simulated import SimulatedTerminal
from drivers.virtual.inside import InsideLink
from drivers.virtual.terminal import MOODS, VirtualTerminal
from tests.drivers.wait import HandClock, Heard, until


@dataclass
class Desk:
    """A terminal as the desk has it, and what stands behind it."""

    terminal: SimulatedTerminal
    behind: VirtualTerminal
    cable: InsideLink
    clock: HandClock
    heard: Heard

    def answers(self, attempt: str) -> list[TerminalAnswered]:
        return [one for one in self.heard.of(TerminalAnswered) if one.attempt == attempt]

    def answer(self, attempt: str, count: int = 1) -> TerminalAnswered:
        until(lambda: len(self.answers(attempt)) >= count, f"answer {count} to {attempt}")
        return self.answers(attempt)[-1]

    def well(self) -> None:
        until(lambda: self.terminal.status().health is Health.OK)


@pytest.fixture
def desk() -> Iterator[Desk]:
    clock, heard = HandClock(), Heard()
    terminal = registry.build(Setup(Role.TERMINAL, "virtual"), clock)
    assert isinstance(terminal, SimulatedTerminal)
    cable = registry.bench_of(terminal)
    assert cable is not None
    assert isinstance(cable.device, VirtualTerminal)
    made = Desk(terminal, cable.device, cable, clock, heard)
    terminal.start(heard)
    made.well()
    yield made
    terminal.stop()


def test_a_lost_answer_is_unknown_and_can_be_learnt(desk: Desk) -> None:
    desk.behind.set("lost-after-approval")
    desk.terminal.pay("1", 1000, "EUR")
    lost = desk.answer("1")
    assert (lost.outcome, lost.reason, lost.simulated) == (Outcome.UNKNOWN, "disconnected", True)
    desk.behind.set("ok")
    desk.terminal.ask("1")
    learnt = desk.answer("1", 2)
    assert (learnt.outcome, learnt.taken) == (Outcome.APPROVED, 1000)
    assert desk.behind.charged == {"1": 1000}


def test_asking_again_after_approval_charges_nothing(desk: Desk) -> None:
    desk.terminal.pay("1", 1000, "EUR")
    first = desk.answer("1")
    desk.terminal.pay("1", 1000, "EUR")
    assert desk.answer("1", 2) == first
    desk.terminal.ask("1")
    assert desk.answer("1", 3) == first
    assert desk.behind.charged == {"1": 1000}


def test_a_slow_terminal_is_waited_for(desk: Desk) -> None:
    desk.behind.set("slow")
    desk.terminal.pay("1", 1000, "EUR")
    until(desk.terminal.settled)
    desk.clock.pass_ms(4_999)
    desk.terminal.poke()
    until(desk.terminal.settled)
    assert desk.answers("1") == []
    desk.clock.pass_ms(1)
    assert desk.answer("1").outcome is Outcome.APPROVED


def test_an_answer_after_the_deadline_is_unknown_then_known(desk: Desk) -> None:
    desk.behind.set("slow")
    desk.terminal.pay("1", 1000, "EUR")
    until(lambda: desk.behind._working)
    desk.behind.set("offline")
    desk.clock.pass_ms(90_000)
    assert desk.answer("1").outcome is Outcome.UNKNOWN
    assert desk.answer("1").reason == "no_answer"
    desk.behind.set("ok")
    late = desk.answer("1", 2)
    assert (late.outcome, late.taken) == (Outcome.APPROVED, 1000)


def test_a_late_answer_settles_what_was_unknown_and_is_charged_once(desk: Desk) -> None:
    desk.behind.set("late")
    desk.terminal.pay("1", 1000, "EUR")
    until(lambda: desk.behind._working)
    desk.clock.pass_ms(90_000)
    assert desk.answer("1").outcome is Outcome.UNKNOWN
    desk.terminal.pay("1", 1000, "EUR")
    desk.clock.pass_ms(10_000)
    until(lambda: desk.answers("1")[-1].outcome is Outcome.APPROVED, "the late answer")
    assert desk.behind.charged == {"1": 1000}


def test_an_attempt_can_be_stopped_before_the_card(desk: Desk) -> None:
    desk.behind.set("slow")
    desk.terminal.pay("1", 1000, "EUR")
    until(lambda: desk.behind._working)
    desk.terminal.abort("1")
    assert desk.answer("1").outcome is Outcome.ABORTED
    assert desk.behind.charged == {}


def test_a_terminal_known_to_be_away_is_not_sent_anything(desk: Desk) -> None:
    desk.behind.set("offline")
    desk.terminal.poke()
    until(desk.terminal.settled)
    desk.clock.pass_ms(5_000)
    until(lambda: desk.terminal.status().health is Health.SILENT)
    desk.terminal.pay("1", 1000, "EUR")
    refused = desk.answer("1")
    assert (refused.outcome, refused.reason) == (Outcome.ABORTED, "offline")
    desk.behind.set("ok")
    desk.terminal.poke()
    desk.well()
    assert desk.behind.charged == {}
    desk.terminal.ask("1")
    assert desk.answer("1", 2).outcome is Outcome.ABORTED


def test_without_its_cable_nothing_is_sent_and_asking_tells_nothing(desk: Desk) -> None:
    desk.cable.unplug()
    until(lambda: desk.terminal.status().health is Health.LOST)
    desk.terminal.pay("1", 1000, "EUR")
    assert desk.answer("1").outcome is Outcome.ABORTED
    desk.terminal.ask("2")
    assert desk.answer("2").outcome is Outcome.UNKNOWN
    desk.cable.plug()
    desk.terminal.poke()
    desk.well()
    desk.terminal.ask("2")
    never = desk.answer("2", 2)
    assert (never.outcome, never.reason) == (Outcome.ABORTED, "unseen")


def test_stopping_an_attempt_that_was_never_sent(desk: Desk) -> None:
    desk.behind.set("offline")
    desk.terminal.poke()
    until(desk.terminal.settled)
    desk.cable.unplug()
    until(lambda: desk.terminal.status().health is Health.LOST)
    desk.cable.plug()
    desk.terminal.poke()
    until(lambda: desk.terminal.status().health is Health.CONNECTING)
    desk.terminal.pay("1", 1000, "EUR")
    desk.terminal.abort("1")
    stopped = desk.answer("1")
    assert (stopped.outcome, stopped.reason) == (Outcome.ABORTED, "till")


def test_stopping_what_is_decided_or_unknown_changes_nothing(desk: Desk) -> None:
    desk.terminal.pay("1", 1000, "EUR")
    desk.answer("1")
    desk.terminal.abort("1")
    desk.terminal.abort("2")
    until(desk.terminal.settled)
    assert [one.outcome for one in desk.answers("1")] == [Outcome.APPROVED]
    assert desk.answers("2") == []


def test_a_terminal_that_goes_silent_leaves_sent_payments_to_their_own_deadline(desk: Desk) -> None:
    desk.behind.set("slow")
    desk.terminal.pay("1", 1000, "EUR")
    until(lambda: desk.behind._working)
    desk.behind.set("offline")
    desk.clock.pass_ms(10_000)
    desk.terminal.poke()
    until(desk.terminal.settled)
    desk.clock.pass_ms(5_000)
    until(lambda: desk.terminal.status().health is Health.SILENT)
    assert desk.answers("1") == []
    desk.terminal.ask("2")
    assert desk.answer("2").outcome is Outcome.UNKNOWN
    desk.behind.set("ok")
    assert desk.answer("1").outcome is Outcome.APPROVED


def test_only_the_newest_attempts_are_remembered(desk: Desk) -> None:
    for number in range(260):
        desk.terminal.pay(str(number), 100, "EUR")
    desk.answer("259")
    assert len(desk.terminal._answered) == 256
    assert len(desk.behind.charged) == 260


def test_noise_from_a_terminal_is_a_fault_not_an_answer(desk: Desk) -> None:
    desk.terminal.heard(b"\xff\xfe\n")
    assert desk.terminal.status() == desk.terminal.status()
    assert desk.terminal.status().detail == "garbled"
    desk.terminal.heard(b"APPROVED stranger 100 REF 4242\n")
    assert desk.answers("stranger") == []


def test_what_cannot_be_asked_is_refused_at_once(desk: Desk) -> None:
    for attempt, amount, currency in (
        ("1", 0, "EUR"),
        ("1", -5, "EUR"),
        ("1", 10**12, "EUR"),
        ("1", 100, "euro"),
        ("a b", 100, "EUR"),
        ("", 100, "EUR"),
    ):
        with pytest.raises(DeviceError) as refused:
            desk.terminal.pay(attempt, amount, currency)
        assert refused.value.code == "bad_option"


def test_the_manual_terminal_answers_nothing_and_says_so() -> None:
    heard = Heard()
    terminal = registry.build(Setup(Role.TERMINAL, "manual"), HandClock())
    assert isinstance(terminal, ManualTerminal)
    assert not terminal.capabilities.answers
    terminal.start(heard)
    assert terminal.status().health is Health.OK
    terminal.pay("1", 100, "EUR")
    terminal.ask("1")
    terminal.abort("1")
    terminal.poke()
    assert terminal.settled()
    assert heard.of(TerminalAnswered) == []
    terminal.stop()
    assert terminal.status().health is Health.OFF


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"SIMULATED 1\r\n", lines.Greeting()),
        (b"WORKING 7\n", lines.Working("7")),
        (
            b"APPROVED 7 1290 SIM1 4242\n",
            TerminalAnswered("7", Outcome.APPROVED, 1290, "SIM1", "4242", simulated=True),
        ),
        (
            b"DECLINED 7 card\n",
            TerminalAnswered("7", Outcome.DECLINED, simulated=True, reason="card"),
        ),
        (b"UNSEEN 7\n", TerminalAnswered("7", Outcome.ABORTED, simulated=True, reason="unseen")),
        (b"APPROVED 7 1290 SIM1\n", lines.Noise(b"APPROVED 7 1290 SIM1")),
        (b"APPROVED 7 -5 SIM1 4242\n", lines.Noise(b"APPROVED 7 -5 SIM1 4242")),
        (b"APPROVED 7 5 SIM1 42424\n", lines.Noise(b"APPROVED 7 5 SIM1 42424")),
        (b"APPROVED 7 5 S#1 4242\n", lines.Noise(b"APPROVED 7 5 S#1 4242")),
        (b"HOORAY 7\n", lines.Noise(b"HOORAY 7")),
        (b"APPROVED\n", lines.Noise(b"APPROVED")),
        (b"\xff\n", lines.Noise(b"\xff")),
        (b"A" * 300, lines.Noise(b"A" * 200)),
    ],
)
def test_each_line_means_one_thing(line: bytes, message: lines.Message) -> None:
    assert lines.read(line) == ([message], b"")


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_messages_and_a_short_rest(data: bytes) -> None:
    messages, rest = lines.read(data)
    assert len(rest) <= lines.LONGEST_LINE
    assert all(
        not isinstance(one, TerminalAnswered) or (one.simulated and one.taken >= 0)
        for one in messages
    )


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=100), st.sampled_from(MOODS))
def test_the_simulated_terminal_takes_any_bytes(data: bytes, mood: str) -> None:
    behind = VirtualTerminal()
    behind.set(mood)
    behind.hear(data)
    behind.due()
    behind.hear(b"PAY 1 100 EUR\n")
    assert behind.charged.get("1", 0) in (0, 100, 200)


def days(desk: Desk, day: str) -> list[DayClosed]:
    return [one for one in desk.heard.of(DayClosed) if one.day == day]


def test_a_day_that_is_not_answered_in_time_is_unknown_and_a_late_word_changes_nothing(
    desk: Desk,
) -> None:
    desk.behind.set("offline")
    desk.terminal.reconcile("z1")
    until(lambda: desk.terminal.mark().bytes_out > len(b"HELLO\n"), "the line to leave")
    desk.clock.pass_ms(100_000)
    until(lambda: days(desk, "z1"), "the deadline")
    assert (days(desk, "z1")[0].outcome, days(desk, "z1")[0].reason) == (
        Outcome.UNKNOWN,
        "no_answer",
    )
    desk.behind.set("ok")
    desk.terminal.poke()
    desk.well()
    desk.terminal.pay("1", 1000, "EUR")
    assert desk.answer("1").outcome is Outcome.APPROVED


def test_a_terminal_that_is_away_closes_no_day(desk: Desk) -> None:
    desk.cable.unplug()
    until(lambda: desk.terminal.status().health is Health.LOST, "the loss")
    desk.terminal.reconcile("z1")
    until(lambda: days(desk, "z1"), "the answer")
    assert (days(desk, "z1")[0].outcome, days(desk, "z1")[0].reason) == (Outcome.ABORTED, "offline")


def test_a_slow_reversal_is_done_once(desk: Desk) -> None:
    desk.terminal.pay("1", 1000, "EUR")
    reference = desk.answer("1").reference
    desk.behind.set("slow")
    desk.terminal.reverse("2", reference, 1000, "EUR")
    until(desk.terminal.settled, "the terminal to begin")
    desk.clock.pass_ms(5000)
    assert desk.answer("2").taken == 1000
    desk.behind.set("ok")
    desk.terminal.reverse("3", reference, 1000, "EUR")
    assert desk.answer("3").outcome is Outcome.DECLINED
    assert desk.behind.charged == {"1": 1000, "2": -1000}


def test_lines_about_undoing_and_days_are_written_and_read() -> None:
    assert lines.undo("1-2", "SIM000001") == b"UNDO 1-2 SIM000001\n"
    assert lines.close("d-1") == b"CLOSE d-1\n"
    assert lines.read(b"CLOSED d-1 3 -50\nUNCLOSED d-1 bank\n")[0] == [
        DayClosed("d-1", Outcome.APPROVED, 3, -50, simulated=True),
        DayClosed("d-1", Outcome.DECLINED, simulated=True, reason="bank"),
    ]
    for noise in (b"CLOSED d-1 3\n", b"CLOSED d-1 x 5\n"):
        assert lines.read(noise)[0] == [lines.Noise(noise.rstrip())]
    with pytest.raises(DeviceError):
        lines.undo("1", "a b")
