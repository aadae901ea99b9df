"""Undoing a payment, the end of day and how the terminal is, over ZVT: each ending as itself, and nothing blocked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from drivers.protocol import DayClosed, Health, Outcome, TerminalAnswered
from tests.drivers.wait import until
from tests.drivers.zvt_desk import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()


def test_a_payment_is_undone_whole_by_its_receipt_number(desk: Desk) -> None:
    desk.start().paid("a", 1290)
    reference = desk.heard.of(TerminalAnswered)[-1].reference
    for attempt in ("b", "c"):
        desk.zvt.reverse(attempt, reference, 1290, "EUR")
        until(partial(desk.answers, attempt), "what became of undoing")
    assert desk.answers("b") == [(Outcome.APPROVED, 1290, "")]
    assert desk.answers("c") == [(Outcome.APPROVED, 1290, "already")]
    assert desk.pt.charged == [1290, -1290]


@pytest.mark.parametrize(
    ("mood", "answer"),
    [
        ("declines", (Outcome.DECLINED, 0, "card")),
        ("refuses", (Outcome.ABORTED, 0, "terminal")),
        ("silent-end", (Outcome.UNKNOWN, 0, "no_answer")),
        ("lost-before", (Outcome.UNKNOWN, 0, "disconnected")),
        ("lost-after-approval", (Outcome.UNKNOWN, 0, "disconnected")),
    ],
)
def test_undoing_that_fails_is_told_as_itself_and_can_be_asked_after(
    mood: str, answer: tuple[Outcome, int, str], desk: Desk
) -> None:
    desk.start().paid("a", 1290)
    desk.pt.set(mood)
    desk.zvt.reverse("b", "0001", 1290, "EUR")
    until(lambda: desk.answers("b"), "an answer")
    assert desk.answers("b")[-1] == answer
    desk.pt.set("ok")
    desk.back()
    if answer[0] is Outcome.UNKNOWN:
        learnt = (Outcome.ABORTED, 0, "unseen")
        if mood != "lost-before":
            learnt = (Outcome.APPROVED, 1290, "")
        assert desk.asked("b") == learnt
    assert desk.pt.charged in ([1290], [1290, -1290])


def test_what_has_no_receipt_number_cannot_be_undone_from_here(desk: Desk) -> None:
    desk.start()
    desk.zvt.reverse("b", "000017", 1290, "EUR")
    until(lambda: desk.answers("b") == [(Outcome.DECLINED, 0, "reference")], "the refusal")


def closed(desk: Desk, day: str) -> tuple[Outcome, int, int, str]:
    desk.zvt.reconcile(day)

    def told() -> list[DayClosed]:
        return [one for one in desk.heard.of(DayClosed) if one.day == day]

    until(told, f"the end of {day}")
    last = told()[-1]
    return last.outcome, last.count, last.total, last.reason


@pytest.mark.parametrize(
    ("mood", "answer"),
    [
        ("ok", (Outcome.APPROVED, 1, 500, "")),
        ("declines", (Outcome.DECLINED, 0, 0, "code_05")),
        ("refuses", (Outcome.DECLINED, 0, 0, "terminal")),
        ("silent-end", (Outcome.UNKNOWN, 0, 0, "no_answer")),
        ("lost-before", (Outcome.UNKNOWN, 0, 0, "disconnected")),
        ("lost-after-approval", (Outcome.UNKNOWN, 0, 0, "disconnected")),
    ],
)
def test_an_end_of_day_is_told_as_it_ended_and_blocks_nothing(
    mood: str, answer: tuple[Outcome, int, int, str], desk: Desk
) -> None:
    desk.start().paid("a", 500)
    desk.pt.set(mood)
    assert closed(desk, "z1") == answer
    desk.pt.set("ok")
    desk.back()
    assert desk.paid("b", 700) == (Outcome.APPROVED, 700, "")


def test_an_end_of_day_that_never_ends_is_unknown_and_its_sum_is_no_payment(desk: Desk) -> None:
    desk.start().paid("a", 500)
    desk.pt.set("slow")
    desk.zvt.reconcile("z1")
    until(lambda: desk.pt.working, "the terminal to begin")
    until(desk.zvt.settled, "rest")
    desk.clock.pass_ms(100_000)
    desk.zvt.poke()
    until(lambda: desk.heard.of(DayClosed), "the deadline")
    last = desk.heard.of(DayClosed)[-1]
    assert (last.outcome, last.reason) == (Outcome.UNKNOWN, "no_answer")
    desk.pt.set("ok")
    desk.back()
    assert desk.paid("b", 700) == (Outcome.APPROVED, 700, "")


def test_after_an_end_of_day_a_lost_payment_is_not_taken_for_its_sum(desk: Desk) -> None:
    desk.start().paid("a", 500)
    assert closed(desk, "z1")[0] is Outcome.APPROVED
    desk.pt.set("lost-before")
    assert desk.paid("b", 700)[0] is Outcome.UNKNOWN
    desk.pt.set("ok")
    desk.back()
    assert desk.asked("b")[0] is Outcome.UNKNOWN
    assert desk.pt.charged == [500]


def test_it_says_how_it_is_when_asked_and_works_again_by_its_own_deed(desk: Desk) -> None:
    desk.start()
    desk.pt.set("no-paper")
    desk.zvt.poke()
    until(lambda: desk.zvt.status().health is Health.PAPER_OUT, "the terminal's word")
    facts = dict(desk.zvt.status().facts)
    assert (facts["terminal_state"], facts["software"]) == ("CC", "SIMULATED 1")
    assert desk.paid("a", 500) == (Outcome.ABORTED, 0, "terminal")
    desk.pt.set("ok")
    assert desk.paid("b", 500)[0] is Outcome.APPROVED
    assert desk.zvt.status().health is Health.OK
    desk.pt.set("offline")
    desk.zvt.poke()
    until(lambda: desk.zvt.mark().bytes_out > 60, "the question to leave")
    desk.clock.pass_ms(6000)
    until(lambda: desk.zvt.status().health is Health.SILENT, "silence")
