"""What each kind of promotion saves on which pieces: groups, meals, per cents, amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable
from typing import Final

from msgspec import Struct

from pos.money import divide, spread
from pos.promotion_data import Promotion
from pos.sale import Line


class Unit(Struct, frozen=True):
    """One piece in the basket: its line, its code, what it costs."""

    line: int
    code: str
    minor: int


def units_of(lines: Iterable[Line]) -> list[Unit]:
    """Return the pieces of all counted lines; a line's own amount is shared over its pieces."""
    return [
        Unit(line.id, line.product.code, minor)
        for line in lines
        if _counted(line)
        for minor in spread(line.own_minor(), [1] * line.quantity.amount)
    ]


def pieces_of(lines: Iterable[Line], codes: Container[str]) -> Counter[str]:
    """Count the pieces of some codes."""
    have: Counter[str] = Counter()
    for line in lines:
        if line.product.code in codes and _counted(line):
            have[line.product.code] += line.quantity.amount
    return have


def _counted(line: Line) -> bool:
    """Tell whether a line is pieces, each of which may take part in a deal."""
    return not (line.product.weighed or line.empties or line.label is not None)


Savings = tuple[Counter[int], list[Unit]]


def _group(group: list[Unit], price: int) -> Counter[int]:
    """Share what a group saves at a price over its pieces, in the order of the lines."""
    ordered = sorted(group, key=lambda unit: unit.line)
    before = sum(unit.minor for unit in ordered)
    saved: Counter[int] = Counter()
    if before > price:
        for unit, minor in zip(
            ordered, spread(before - price, [unit.minor for unit in ordered]), strict=True
        ):
            saved[unit.line] += minor
    return saved


def _groups(one: Promotion, units: list[Unit], price: Callable[[list[Unit]], int]) -> Savings:
    """Build full groups of the dearest pieces first, each at its price."""
    fitting = sorted(
        (unit for unit in units if unit.code in one.codes), key=lambda unit: -unit.minor
    )
    saved: Counter[int] = Counter()
    used: list[Unit] = []
    most = len(fitting) // one.count
    for at in range(min(most, one.times) if one.times else most):
        group = fitting[at * one.count : (at + 1) * one.count]
        gain = _group(group, price(group))
        if gain:
            saved.update(gain)
            used += group
    return saved, used


def _price(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Savings:
    """n for a price."""
    return _groups(one, units, lambda group: one.minor)


def _cheapest(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Savings:
    """n for the price of m: in each group the cheapest are free."""
    return _groups(one, units, lambda group: sum(unit.minor for unit in group[: one.pay]))


def _meal(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Savings:
    """One of each for a price; the dearest of each kind first."""
    saved: Counter[int] = Counter()
    used: list[Unit] = []
    free = sorted(units, key=lambda unit: -unit.minor)
    for _ in range(one.times or len(units)):
        group: list[Unit] = []
        for code in one.codes:
            unit = next((u for u in free if u.code == code), None)
            if unit is None:
                return saved, used
            free.remove(unit)
            group.append(unit)
        gain = _group(group, one.minor)
        if not gain:
            return saved, used
        saved.update(gain)
        used += group
    return saved, used


def _meets(one: Promotion, line: Line) -> bool:
    return line.product.code in one.codes or (
        bool(one.department) and line.product.department == one.department
    )


def _pieces(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> list[Unit]:
    """Return the pieces that a promotion on single ones takes: all of them, or the dearest so many."""
    fitting = [unit for unit in units if _meets(one, lines[unit.line])]
    if not one.times:
        return fitting
    return sorted(fitting, key=lambda unit: -unit.minor)[: one.times]


def _percent(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Savings:
    """Per cents off goods: each line's pieces together, rounded once."""
    used = _pieces(one, units, lines)
    sums: Counter[int] = Counter()
    for unit in used:
        sums[unit.line] += unit.minor
    saved = Counter({line: part(minor, one.bp) for line, minor in sums.items()})
    return saved, used


def _off(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Savings:
    """An amount off each piece, never more than it costs."""
    used = _pieces(one, units, lines)
    saved: Counter[int] = Counter()
    for unit in used:
        saved[unit.line] += min(one.minor, unit.minor)
    return saved, used


def part(minor: int, bp: int) -> int:
    """Return what hundredths of a per cent of an amount are; what is left of it is rounded to the nearest."""
    return minor - divide(minor * (10_000 - bp), 10_000)


def percent_lines(one: Promotion, lines: Iterable[Line], times: int) -> dict[int, int]:
    """Per cents off weighed goods and price labels, whole lines at once; `times` 0 is as many as there are."""
    fitting = [line for line in lines if _meets(one, line)]
    return {line.id: part(line.own_minor(), one.bp) for line in fitting[: times or None]}


def capped(one: Promotion, savings: dict[int, int]) -> dict[int, int]:
    """Return the savings of each line, scaled down to the most that the promotion gives in one sale."""
    whole = sum(savings.values())
    if not one.cap or whole <= one.cap:
        return dict(savings)
    return dict(zip(savings, spread(one.cap, list(savings.values())), strict=True))


KINDS: Final[dict[str, Callable[[Promotion, list[Unit], dict[int, Line]], Savings]]] = {
    "price": _price,
    "cheapest": _cheapest,
    "meal": _meal,
    "percent": _percent,
    "off": _off,
}
