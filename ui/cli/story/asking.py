"""What stands before a verb at a story's till: an open question, and a right that a shop bound to a mere look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pos.desk.till import Wanted
from pos.desk.waiting_prints import ORDERS
from pos.errors import Refused
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
    stops = paper.id in gear.asked_live and paper.job.kind not in ORDERS
    return "paper", "", paper.id if stops else SOFT


_LOOKS: Final = {
    "type": "type",
    "receipt": "receipt",
    "explain_line": "explain",
    "options": "options",
    "overcharged": "overcharged",
    "pin": "pin",
    "training": "training",
    **dict.fromkeys("find_receipt find_customer find_amount find_card".split(), "find_receipt"),
}
"""What no desk guards, under the name that a right may have in a story."""


def bound(counter: Counter, word: str, complete: Callable[[str], None]) -> None:
    """Keep a right that the story's shop wrote for a look. Refuses not_allowed, needs_approval."""
    till, name = counter.till, _LOOKS.get(word, "")
    if till.staff is None or not any(
        role is till.staff.role and its == name for role, its, _ in till.rights().own
    ):
        return
    try:
        till.allow(name)
    except Refused as no:
        if no.code == "needs_approval":
            till.wanted = Wanted(name, no.facts, complete)
        raise


def _detail(counter: Counter, kind: str) -> str:
    if kind != "age":
        return ""
    ages = counter.desks.ages
    return str(ages.limit(ages.waiting().product))
