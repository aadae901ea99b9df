"""What each kind of promotion saves on which pieces: groups, meals, per cents, amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from operator import attrgetter
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
    units: list[Unit] = []
    for line in lines:
        if _counted(line):
            minor, code, amount = line.own_minor(), line.product.code, line.quantity.amount
            shares = spread(minor, [1] * amount) if amount > 1 else [minor] * amount
            units += [Unit(line.id, code, share) for share in shares]
    return units


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


class Found(Struct, frozen=True):
    """What a kind gives on some pieces: groups with what each saves, what single lines save, the pieces that it takes.

    A group's saving is shared over its pieces only where somebody asks: of all orders that are tried one is taken.
    """

    used: list[Unit]
    groups: list[tuple[list[Unit], int]] = []
    on_lines: dict[int, int] = {}

    @property
    def minor(self) -> int:
        """What is saved in all."""
        return sum(gain for _, gain in self.groups) + sum(self.on_lines.values())

    def by_line(self) -> dict[int, int]:
        """What is saved on each line."""
        saved = Counter(self.on_lines)
        for group, gain in self.groups:
            _share(group, gain, saved)
        return saved


_by_line: Final = attrgetter("line")
_by_worth: Final = attrgetter("minor")


def _share(group: list[Unit], gain: int, saved: Counter[int]) -> None:
    """Share what a group saves over its lines, in proportion to what each has in it."""
    worth: dict[int, int] = {}
    for unit in sorted(group, key=_by_line):
        worth[unit.line] = worth.get(unit.line, 0) + unit.minor
    for line, minor in zip(worth, spread(gain, list(worth.values())), strict=True):
        saved[line] += minor


def _groups(one: Promotion, units: list[Unit], gain: Callable[[list[Unit]], int]) -> Found:
    """Build full groups of the dearest pieces first, each at its price."""
    codes = frozenset(one.codes)
    fitting = sorted((unit for unit in units if unit.code in codes), key=_by_worth, reverse=True)
    most = len(fitting) // one.count
    most = min(most, one.times) if one.times else most
    full = (fitting[at : at + one.count] for at in range(0, most * one.count, one.count))
    groups = [(group, minor) for group in full if (minor := gain(group)) > 0]
    return Found([unit for group, _ in groups for unit in group], groups)


def _worth(group: Iterable[Unit]) -> int:
    return sum(map(_by_worth, group))


def _price(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Found:
    """n for a price."""
    return _groups(one, units, lambda group: _worth(group) - one.minor)


def _cheapest(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Found:
    """n for the price of m: in each group the cheapest are free."""
    return _groups(one, units, lambda group: _worth(group[one.pay :]))


def _meal(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Found:
    """One of each for a price; the dearest of each kind first."""
    found = Found([])
    free = sorted(units, key=_by_worth, reverse=True)
    for _ in range(one.times or len(units)):
        group: list[Unit] = []
        for code in one.codes:
            unit = next((u for u in free if u.code == code), None)
            if unit is None:
                return found
            free.remove(unit)
            group.append(unit)
        gain = _worth(group) - one.minor
        if gain <= 0:
            return found
        found.groups.append((group, gain))
        found.used.extend(group)
    return found


def _meets(one: Promotion, line: Line) -> bool:
    return line.product.code in one.codes or (
        bool(one.department) and line.product.department == one.department
    )


def _pieces(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> list[Unit]:
    """Return the pieces that a promotion on single ones takes: all of them, or the dearest so many."""
    fitting = [unit for unit in units if _meets(one, lines[unit.line])]
    if not one.times:
        return fitting
    return sorted(fitting, key=_by_worth, reverse=True)[: one.times]


def _percent(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Found:
    """Per cents off goods: each line's pieces together, rounded once."""
    used = _pieces(one, units, lines)
    sums: dict[int, int] = {}
    for unit in used:
        sums[unit.line] = sums.get(unit.line, 0) + unit.minor
    return Found(used, on_lines={line: part(minor, one.bp) for line, minor in sums.items()})


def _off(one: Promotion, units: list[Unit], lines: dict[int, Line]) -> Found:
    """An amount off each piece, never more than it costs."""
    used = _pieces(one, units, lines)
    saved: dict[int, int] = {}
    for unit in used:
        saved[unit.line] = saved.get(unit.line, 0) + min(one.minor, unit.minor)
    return Found(used, on_lines=saved)


def part(minor: int, bp: int) -> int:
    """Return what hundredths of a per cent of an amount are; what is left of it is rounded to the nearest."""
    return minor - divide(minor * (10_000 - bp), 10_000)


def percent_lines(one: Promotion, lines: Iterable[Line], times: int) -> dict[int, int]:
    """Per cents off weighed goods and price labels, whole lines at once, the dearest `times` of them; 0 is all."""
    fitting = [line for line in lines if _meets(one, line)]
    if times:
        fitting = sorted(fitting, key=Line.own_minor, reverse=True)[:times]
    return {line.id: part(line.own_minor(), one.bp) for line in fitting}


def capped_sum(one: Promotion, minor: int) -> int:
    """Return what a promotion saves at most of so much in one sale."""
    return min(minor, one.cap) if one.cap else minor


def most_of(one: Promotion, goods: int) -> int:
    """Return what an offer on the whole sale saves of goods of so much."""
    return capped_sum(one, part(goods, one.bp) if one.bp else min(goods, one.minor))


def spared(
    chosen: Sequence[tuple[Promotion, Found]], missing: int
) -> list[tuple[Promotion, Found]]:
    """Leave out the parts of what came true that save least, but at least so much together; all if less came true."""
    parts = [
        (at, part, minor)
        for at, (one, found) in enumerate(chosen)
        for part, minor in _parts(one, found)
    ]
    sums = [1]  # bit n of each: the parts so far have some that save n together
    for _, _, minor in parts:
        sums.append(sums[-1] | sums[-1] << minor)
    enough = sums[-1] >> missing
    left = missing + (enough & -enough).bit_length() - 1 if enough else sums[-1].bit_length() - 1
    out = set()
    for (at, part, minor), before in reversed(list(zip(parts, sums, strict=False))):
        if not before >> left & 1:
            out.add((at, part))
            left -= minor
    return [
        (one, _without(found, {part for which, part in out if which == at}))
        for at, (one, found) in enumerate(chosen)
    ]


def _parts(one: Promotion, found: Found) -> list[tuple[int, int]]:
    """Return what may be left out alone, by name, and what each saves: groups (below zero), lines, or all of it (0)."""
    if one.cap and found.minor > one.cap:
        return [(0, one.cap)]
    groups = [(-at, gain) for at, (_, gain) in enumerate(found.groups, 1)]
    return [*groups, *((line, minor) for line, minor in found.on_lines.items() if minor)]


def _without(found: Found, out: Container[int]) -> Found:
    """Return what is left of it without some parts."""
    if 0 in out:
        return Found([])
    groups = [group for at, group in enumerate(found.groups, 1) if -at not in out]
    return Found(
        found.used, groups, {at: one for at, one in found.on_lines.items() if at not in out}
    )


def capped(one: Promotion, savings: dict[int, int]) -> dict[int, int]:
    """Return the savings of each line, scaled down to the most that the promotion gives in one sale."""
    whole = sum(savings.values())
    if not one.cap or whole <= one.cap:
        return dict(savings)
    return dict(zip(savings, spread(one.cap, list(savings.values())), strict=True))


KINDS: Final[dict[str, Callable[[Promotion, list[Unit], dict[int, Line]], Found]]] = {
    "price": _price,
    "cheapest": _cheapest,
    "meal": _meal,
    "percent": _percent,
    "off": _off,
}
