"""What is so in the drawer and in a shift's report, in the places of the story's expectations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pos.story.measure import Value
from ui.cli.story.counter import Args, Counter, text

Found = Mapping[str, Value] | None
Fact = Callable[[Counter, Args], Found]


def _totals(counter: Counter) -> dict[str, int]:
    """Return the sums of the report in hand: the Z just made, else the shift so far."""
    z = counter.memory.z
    if counter.till.shift is None and z is not None:
        return dict(z.totals)
    sums = counter.desks.cash.sums()
    return {
        "sales": sums.sales,
        "returns": sums.returns,
        "unsent": sums.unsent,
        **{f"tender_{way}": minor for way, minor in sums.tenders},
        **dict(sums.moved),
    }


def _signed(found: int, args: Args) -> Found:
    """A sum that goes out may be written with its minus or without."""
    wanted = args.get("minor")
    return {"minor": wanted if isinstance(wanted, int) and abs(wanted) == abs(found) else found}


def _tender(counter: Counter, args: Args) -> Found:
    way, memory = text(args, "way"), counter.memory
    if memory.report:
        return {"way": way, "minor": _totals(counter).get(f"tender_{way}", 0)}
    till = counter.till
    closed = not (till.sale or till.back)
    sold, back = (memory.sold, memory.returned) if closed else (till.sale, till.back)
    paid = [one.amount.minor for one in (sold.tenders if sold else ()) if one.way.value == way]
    handed = [one.given.minor for one in (back.tenders if back else ()) if one.way.value == way]
    return {"way": way, "minor": sum(paid) - sum(handed)}


def _net(counter: Counter, args: Args) -> Found:
    totals = _totals(counter)
    return {"minor": totals.get("sales", 0) - abs(totals.get("returns", 0))}


def _drawer(counter: Counter, args: Args) -> Found:
    if counter.till.shift is None:
        last = counter.till.last_count
        return None if last is None else {"minor": last}
    return {"minor": counter.desks.cash.expected()}


def _expected(counter: Counter, args: Args) -> Found:
    shown = counter.desks.cash.count_shown
    if shown is not None:
        return {"minor": shown.expected}
    return _drawer(counter, args)


def _difference(counter: Counter, args: Args) -> Found:
    shown, opening = counter.desks.cash.count_shown, counter.memory.difference
    if opening is not None:
        return {"minor": opening}
    return None if shown is None else {"minor": shown.difference}


def _unsent(counter: Counter, args: Args) -> Found:
    return {"n": counter.store.unsent()}


FACTS: Final[Mapping[str, Fact]] = {
    "tender": _tender,
    "sales": lambda c, a: {"minor": _totals(c).get("sales", 0)},
    "returns": lambda c, a: _signed(_totals(c).get("returns", 0), a),
    "paid_out": lambda c, a: _signed(_totals(c).get("paid_out", 0), a),
    "net": _net,
    "drawer": _drawer,
    "expected": _expected,
    "difference": _difference,
    "unsent": _unsent,
}
