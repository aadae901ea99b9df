"""The question that is open at a story's till: an age, a serial number, a card to settle, a paper to look at."""

from __future__ import annotations

from typing import Final

from ui.cli.story.counter import Counter
from ui.cli.story.gear import Gear

SOFT: Final = "offered"
"""The mark of a question that is put to the cashier and stops nobody."""


def open_question(counter: Counter, gear: Gear) -> tuple[str, str, str] | None:
    """Return kind, detail and mark of the open question; a soft one stops nobody."""
    asked = counter.till.question
    if asked is not None:
        return asked.kind, _detail(counter, asked.kind), asked.payload
    for one in counter.store.unsettled():
        if one.attempt in gear.in_flight:
            continue
        return "settle", "", one.attempt if one.unknown else SOFT
    paper = counter.prints.open_question()
    if paper is None:
        return None
    return "paper", "", paper.id if paper.id in gear.asked_live else SOFT


def _detail(counter: Counter, kind: str) -> str:
    if kind != "age":
        return ""
    ages = counter.desks.ages
    return str(ages.limit(ages.waiting().product))
