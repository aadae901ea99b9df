"""What is so beside the document in hand: what was found, the ways of a return, stock, stored value, and paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pos.story.measure import Value
from ui.cli.story.counter import Args, Counter, text

Found = Mapping[str, Value] | None
Fact = Callable[[Counter, Args], Found]

# -- what was found ------------------------------------------------------------------------------------------------


def _found(counter: Counter, args: Args) -> Found:
    memory = counter.memory
    return {"n": len(memory.found) if memory.finding == "goods" else memory.numbers}


def _first(counter: Counter, args: Args) -> Found:
    found = counter.memory.found
    return {"code": found[0].code} if found else None


def _option(counter: Counter, args: Args) -> Found:
    for option in counter.desks.returns.options():
        if option.way == args["way"]:
            return None if option.blocked else {"way": option.way, "minor": option.minor}
    return None


def _blocked(counter: Counter, args: Args) -> Found:
    for option in counter.desks.returns.options():
        if option.way == args["way"]:
            return {"way": option.way, "why": option.blocked or "open"}
    return None


def _prompt(counter: Counter, args: Args) -> Found:
    """Return all that stands before the cashier: the strip, and what the drawer's lights say."""
    said = tuple(one.id for one in counter.desks.voice.strip)
    return {"ids": said + counter.desks.watch.hints()}


def _says(counter: Counter, args: Args) -> Found:
    """Return what is to be said now, word for word."""
    return {"text": "\n".join(one.say for one in counter.desks.voice.strip if one.now)}


def _means(counter: Counter, args: Args) -> Found:
    """Return what the cashier reads: what it means, what to do, in which manner."""
    strip = counter.desks.voice.strip
    return {"text": "\n".join(f"{one.meaning}\n{one.do}\n{one.manner}" for one in strip)}


def _receipts(counter: Counter, args: Args) -> Found:
    """Count the receipts of `overcharged` right after it, else sales so far: this till's, or those of all tills."""
    memory, store = counter.memory, counter.store
    if memory.overcharged is not None:
        return {"n": len(memory.overcharged.receipts)}
    here, everywhere = store.sale_count(), store.sale_count_everywhere()
    return {"n": everywhere if args.get("n") == everywhere else here}


def _number(counter: Counter, args: Args) -> Found:
    memory = counter.memory
    doc = memory.returned if memory.sold is None else memory.sold
    return {"no": doc.number} if doc else None


def _stock(counter: Counter, args: Args) -> Found:
    code = text(args, "code")
    return {"code": code, "n": counter.store.on_hand(code)}


def _balance(counter: Counter, args: Args) -> Found:
    number = text(args, "no")
    for kind in ("gift", "credit"):
        balance = counter.store.stored_value(kind, number)
        if balance is not None:
            return {"no": number, "minor": balance}
    return None


def _points(counter: Counter, args: Args) -> Found:
    ident = text(args, "id")
    left = counter.desks.points.balance(ident)
    return None if left is None else {"id": ident, "n": left}


# -- paper ---------------------------------------------------------------------------------------------------------


def _text(counter: Counter, args: Args) -> Found:
    memory = counter.memory
    if memory.report:
        return {"text": memory.report_text}
    if memory.printed_text and not memory.shown:
        return {"text": memory.printed_text}
    return {"text": counter.prints.paper(memory.shown or None).text(42)}


def _last_number(counter: Counter) -> int:
    till, shown = counter.till, counter.memory.shown
    numbers = [doc.number for doc in (till.last_sale, till.last_return) if doc]
    return shown or max(numbers, default=0)


def _copies(counter: Counter, args: Args) -> Found:
    number = counter.memory.shown or counter.memory.copied or _last_number(counter)
    return {"n": counter.store.copies(number)} if number else None


def _job(counter: Counter, args: Args) -> Found:
    last = counter.store.last_job()
    return {"state": last.state} if last else None


def _slips(counter: Counter) -> int:
    """Return how many slips the kitchen was sent so far."""
    return counter.store.next_order() - 1


def _slip(counter: Counter, args: Args) -> Found:
    return {"text": counter.memory.slip_text} if counter.memory.slip_text else None


def _slip_job(counter: Counter, args: Args) -> Found:
    kept = counter.store.job(counter.memory.slip_job)
    return {"state": kept.state} if kept else None


FACTS: Final[Mapping[str, Fact]] = {
    "found": _found,
    "first": _first,
    "errors": lambda c, a: {"n": c.memory.errors},
    "option": _option,
    "option_blocked": _blocked,
    "prompt": _prompt,
    "says": _says,
    "means": _means,
    "receipts": _receipts,
    "number": _number,
    "stock": _stock,
    "balance": _balance,
    "points": _points,
    "promises": lambda c, a: {"n": len(c.desks.promises.open())},
    "promises_due": lambda c, a: {"n": c.desks.promises.due()},
    "promises_kept": lambda c, a: {"n": c.desks.promises.counts().kept},
    "promises_broken": lambda c, a: {"n": c.desks.promises.counts().broken},
    "contains": _text,
    "lacks": _text,
    "copies": _copies,
    "job": _job,
    "slips": lambda c, a: {"n": _slips(c)},
    "slip": _slip,
    "slip_lacks": _slip,
    "slip_job": _slip_job,
    "ok": lambda c, a: {"rules": c.memory.broken, "rows": c.memory.breaches},
    "broken": lambda c, a: {"rules": c.memory.broken, "rows": c.memory.breaches},
}
