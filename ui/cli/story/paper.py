"""The story's verbs of paper: receipts shown and printed again, and what the cashier saw at the printer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pos.errors import Refused
from pos.receipt import read_number
from ui.cli.story.counter import Args, Counter, Verb, text


def number_of(counter: Counter, args: Args) -> int | None:
    """Return the document's number; None for `last` or nothing, which is the last sale or return."""
    said = text(args, "no") or "last"
    if said == "last":
        return None
    found = read_number(said)
    if found is None or found[0] not in (0, counter.till.shop.till):
        raise Refused("not_found", number=said[:40])
    return found[1]


def _receipt(counter: Counter, request: str, args: Args) -> None:
    number = number_of(counter, args)
    counter.prints.paper(number)
    counter.memory.shown = number or 0
    counter.memory.report = ""


def _answer(word: str) -> Verb:
    def say(counter: Counter, request: str, args: Args) -> None:
        counter.prints.answer(request, word)

    return say


def _print(counter: Counter, request: str, args: Args) -> None:
    answer = text(args, "answer")
    if answer == "other":
        raise Refused("not_found", why="printer")  # a story's till has one printer
    counter.prints.answer(request, answer)


VERBS: Final[Mapping[str, Verb]] = {
    "receipt": _receipt,
    "reprint": lambda c, r, a: c.prints.reprint(r, number_of(c, a)),
    "gift_receipt": lambda c, r, a: c.prints.gift(r, number_of(c, a)),
    "print_draft": lambda c, r, a: c.prints.draft(r),
    "paper_printed": _answer("printed"),
    "paper_not_printed": _answer("not_printed"),
    "print": _print,
}
