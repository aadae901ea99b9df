"""The card terminal's end of day: asked, answered, kept over a power cut, printed; nothing waits for it."""

from __future__ import annotations

import pytest

from pos.desk.books import KeptJob
from pos.desk.cash import Counted
from pos.event import Event
from pos.event_cash import TerminalDayAnswered, TerminalDayAsked
from pos.paper import as_text
from pos.shift import TerminalDay
from tests.pos.desk.counter import Counter, refused

SAID = {
    "declined": "atmesta",
    "aborted": "neatlikta",
    "unknown": "nežinoma",
    "": "atsakymo dar nėra",
}


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with a card terminal on a wire."""
    counter.sells("A", 10_000)
    counter.desks.returns.card_back.wired = lambda: True
    return counter


def ask(till: Counter) -> str:
    till.do(till.desks.card.days.ask)
    return next(one.day for one in reversed(till.told) if isinstance(one, TerminalDayAsked))


def answer(till: Counter, day: str, outcome: str, count: int = 0, total: int = 0) -> None:
    till.do(till.desks.card.days.answered, day, outcome, count, total, simulated=True)


def closed(till: Counter) -> str:
    """Close the shift and return the Z."""
    made: list[str] = []

    def follow(events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        made.extend(as_text(till.prints.rows(one, events)) for one in jobs)

    till.till.tell = follow
    till.do(till.desks.cash.close_shift, Counted(till.desks.cash.expected()))
    return made[0]


def test_what_the_terminal_hands_over_stands_on_the_z(till: Counter) -> None:
    day = ask(till)
    known = till.desks.card.days.known()
    assert known is not None
    assert (known.outcome, known.shift) == ("asked", 1)
    answer(till, day, "approved", 3, 12_345)
    assert till.desks.card.days.known() == TerminalDay(day, 1, "approved", 3, 12_345, True)
    paper = closed(till)
    assert "3 / 123,45" in paper
    assert till.desks.card.days.known() is None


@pytest.mark.parametrize("outcome", ["declined", "aborted", "unknown", ""])
def test_no_other_end_keeps_the_shift_from_closing(till: Counter, outcome: str) -> None:
    day = ask(till)
    if outcome:
        answer(till, day, outcome)
    till.sell("A")
    paper = closed(till)
    assert "Kortelių terminalo" in paper
    assert SAID[outcome] in paper


def test_an_unknown_end_may_become_known_and_a_known_one_stands(till: Counter) -> None:
    day = ask(till)
    answer(till, day, "unknown")
    answer(till, day, "approved", 1, 100)
    answer(till, day, "declined")
    answer(till, "another", "declined")
    known = till.desks.card.days.known()
    assert known is not None
    assert (known.outcome, known.total) == ("approved", 100)
    assert sum(isinstance(one, TerminalDayAnswered) for one in till.told) == 2


def test_it_can_be_asked_again_and_only_the_last_counts(till: Counter) -> None:
    first, second = ask(till), ask(till)
    answer(till, first, "approved", 1, 100)
    known = till.desks.card.days.known()
    assert known is not None
    assert (known.day, known.outcome) == (second, "asked")


def test_an_answer_after_a_power_cut_or_after_the_shift_is_kept(till: Counter) -> None:
    day = ask(till)
    till.reopen()
    answer(till, day, "approved", 2, 500)
    found = till.store.terminal_day()
    assert found is not None
    assert (found.outcome, found.shift) == ("approved", 1)


def test_a_machine_without_a_wire_closes_its_day_by_itself(counter: Counter) -> None:
    with refused("not_found"):
        counter.do(counter.desks.card.days.ask)
