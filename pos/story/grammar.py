"""A story read: each line a Step, which says what is done, where and how, and what must follow."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from pos.errors import CODES
from pos.story.language import EXPECTATIONS, VERBS
from pos.story.measure import Value
from pos.story.pattern import ALONE, Match, match
from pos.story.words import ARROW, PART, Unreadable, Word, cut, said, words_of

BENCH: Final = frozenset(
    """clock wait shop device_printer device_kitchen device_drawer device_scanner device_scale device_display
    device_terminal read crash tamper again verify""".split()
)
"""Verbs that no till is asked: they cannot be raced, interrupted or failed."""

_WHYS: Final = frozenset({"not_paid_by_it", "no_receipt"})
"""Why a way of money back is blocked, beside the refusals' codes."""
_BY_NAME: Final = {shape.name: shape for shape in EXPECTATIONS}
_WRAPPED: Final = {
    ("crash", "during"): "crash_during",
    ("fault", "before"): "fault_before",
    ("fault", "after"): "fault_after",
}


class Said(Struct, frozen=True):
    """One verb with its arguments, and at which till it is said."""

    verb: str
    args: dict[str, Value]
    till: int = 1


class Step(Struct, frozen=True):
    """One line: what is said, how (`say`, `race`, `crash_during`, `fault_before`, `fault_after`), what must follow."""

    line: int
    text: str
    how: str
    said: tuple[Said, ...]
    expects: tuple[Match, ...]


def _verb(words: tuple[Word, ...]) -> Said:
    till = 1
    if len(words) > 2 and words[0].says("till") and words[1].text.isdecimal():
        till, words = int(words[1].text), words[2:]
        if not 1 <= till <= 9:
            raise Unreadable("a till from 1 to 9", str(till))
    found = match(VERBS, words, "a verb")
    return Said(found.name, found.args, till)


def _desk_verb(words: tuple[Word, ...]) -> Said:
    verb = _verb(words)
    if verb.verb in BENCH:
        raise Unreadable("a verb of a till", said(words))
    return verb


def _act(words: tuple[Word, ...]) -> tuple[str, tuple[Said, ...]]:
    if words and words[0].says("race"):
        sides = cut(words[1:], ALONE)
        if len(sides) != 2:
            raise Unreadable("race VERB | VERB", said(words))
        return "race", (_desk_verb(sides[0]), _desk_verb(sides[1]))
    if len(words) > 1 and not words[1].quoted:
        how = _WRAPPED.get((words[0].text, words[1].text))
        if how and not words[0].quoted:
            return how, (_desk_verb(words[2:]),)
    return "say", (_verb(words),)


def _expectation(words: tuple[Word, ...]) -> Match:
    found = match(EXPECTATIONS, words, "an expectation")
    if found.name == "refused" and found.args["code"] not in CODES:
        raise Unreadable("a refusal's code", str(found.args["code"]))
    if found.name == "option_blocked" and found.args["why"] not in CODES | _WHYS:
        raise Unreadable("a reason why", str(found.args["why"]))
    return found


def _step(line: int, text: str) -> Step | None:
    words = words_of(text)
    if not words:
        return None
    sides = cut(words, ARROW)
    if len(sides) > 2:
        raise Unreadable("one ->", said(words))
    if PART in sides[0]:
        raise Unreadable("; only behind ->", said(words))
    how, verbs = _act(sides[0])
    parts = cut(sides[1], PART) if len(sides) == 2 else []
    if parts and not parts[-1] and len(parts) > 1:
        parts.pop()
    return Step(line, text.strip(), how, verbs, tuple(_expectation(part) for part in parts))


def parse(text: str, file: str) -> tuple[Step, ...]:
    """Read a whole story; raises Unreadable with file and line, and nothing else."""
    steps: list[Step] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            step = _step(number, line)
            _in_order(step, steps)
        except Unreadable as trouble:
            raise trouble.at(file, number) from None
        if step is not None:
            steps.append(step)
    return tuple(steps)


def _in_order(step: Step | None, before: list[Step]) -> None:
    """A story is of one shop, which stands before all that happens in it."""
    if step is None or step.said[0].verb != "shop":
        return
    if any(earlier.said[0].verb != "clock" for earlier in before):
        raise Unreadable("the shop before everything else", step.text)


def text_of(which: str, args: dict[str, Value]) -> str:
    """Write an expectation as it would stand in a story."""
    shape = _BY_NAME[which]
    places = (*shape.head, *(place for clause in shape.clauses for place in clause))
    parts = [
        place.slot.write(args[place.name]) if place.slot else place.word
        for place in places
        if not place.slot or place.name in args
    ]
    return " ".join(parts)
