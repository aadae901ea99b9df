"""The story's verbs of paper: receipts shown and printed again, and what the cashier saw at the printer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pos.errors import Refused
from pos.receipt import read_number
from ui.cli.story.counter import Args, Counter, Verb, text


def number_of(counter: Counter, args: Args) -> int | None:
    """Return the document's number; `last` is the last sale, None the last sale or return."""
    said = text(args, "no")
    if not said:
        return None
    if said == "last":
        last = counter.till.last_sale
        if last is None:
            raise Refused("not_found")
        return last.number
    found = read_number(said)
    if found is None or found[0] not in (0, counter.till.shop.till):
        raise Refused("not_found", number=said[:40])
    return found[1]


def _receipt(counter: Counter, request: str, args: Args) -> None:
    number = number_of(counter, args)
    counter.prints.paper(number)
    counter.memory.shown = number or 0
    counter.memory.report = ""


def _reprint(counter: Counter, request: str, args: Args) -> None:
    number = number_of(counter, args)
    counter.prints.reprint(request, number)
    counter.memory.shown, counter.memory.copied = 0, number or 0


def _gift(counter: Counter, request: str, args: Args) -> None:
    counter.prints.gift(request, number_of(counter, args))
    counter.memory.shown = 0


def _answer(word: str) -> Verb:
    def say(counter: Counter, request: str, args: Args) -> None:
        counter.prints.answer(request, word)

    return say


def _print(counter: Counter, request: str, args: Args) -> None:
    counter.prints.answer(request, text(args, "answer"))


VERBS: Final[Mapping[str, Verb]] = {
    "receipt": _receipt,
    "reprint": _reprint,
    "gift_receipt": _gift,
    "print_draft": lambda c, r, a: c.prints.draft(r),
    "paper_printed": _answer("printed"),
    "paper_not_printed": _answer("not_printed"),
    "print": _print,
}
