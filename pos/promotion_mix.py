"""Which promotions on goods come true, and in which order, so that the customer saves most.

Promotions compete only where they want the same pieces, so each set of rivals is settled on its own: every way to share
those pieces among them is tried, pieces that cost the same being alike. Where that would be more than MOST_SHARES,
every order of the rivals is. No piece of work is done twice: what a promotion gives depends on the pieces that it fits
and that are left, and what the rest can still save depends on the promotions and pieces that are left. Pieces are bits
of whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from pos.bill import Deal
from pos.promotion_data import Promotion
from pos.promotion_kinds import (
    KINDS,
    Found,
    Unit,
    capped,
    capped_sum,
    percent_lines,
    units_of,
)
from pos.promotion_shares import NOTHING, Outcome, Shares, Way, steps
from pos.sale import Line

MOST_ORDERS: Final = 6
MOST_SHARES: Final = 12_000
"""So many steps of sharing pieces are taken at most: some milliseconds of a scan."""

Barred = Callable[[Line, Promotion], bool]
"""Tells which promotions the law keeps off a line (alcohol in Latvia)."""


class Pieces:
    """The pieces of a sale as bits: first each counted one, then each whole line (weighed goods, price labels)."""

    def __init__(self, lines: Sequence[Line], barred: Barred) -> None:
        self.lines = {line.id: line for line in lines}
        self.units: list[Unit] = []
        self._barred = barred
        self._of_line: dict[int, int] = {}
        for line in lines:
            first = len(self.units)
            self.units += units_of((line,))
            self._of_line[line.id] = (1 << len(self.units)) - (1 << first)
        whole = (one for one in lines if one.product.weighed or one.label is not None)
        self.whole = sorted(one.id for one in whole)
        self._bit = {id(unit): 1 << at for at, unit in enumerate(self.units)}
        self._whole_bit = {at: 1 << place for place, at in enumerate(self.whole, len(self.units))}

    def fitting(self, one: Promotion) -> int:
        """Return the pieces that a promotion may take."""
        found, codes = 0, frozenset(one.codes)
        for at, line in self.lines.items():
            goods = line.product
            named = goods.code in codes or (one.department and goods.department == one.department)
            if named and not self._barred(line, one):
                found |= self._of_line[at] | self._whole_bit.get(at, 0)
        return found

    def alike(self, mask: int, fits: Sequence[int], coded: bool) -> list[list[int]]:
        """Part some of the pieces into those that cost the same and that the same promotions fit, each as its bit.

        `coded`: one of the promotions asks for certain codes together, so that pieces of two are not alike.
        """
        found: dict[tuple[int, str, tuple[bool, ...]], list[int]] = {}
        for unit in self.units:
            if mask & (bit := self._bit[id(unit)]):
                fitted = tuple(bool(bit & one) for one in fits)
                key = (unit.minor, unit.code if coded else "", fitted)
                found.setdefault(key, []).append(bit)
        return [*found.values(), *([bit] for bit in self._whole_bit.values() if mask & bit)]

    def given(self, one: Promotion, left: int) -> Outcome:
        """Return what a promotion gives when these of its pieces are left."""
        bits = f"{left:b}"[::-1]
        usable = [unit for unit, bit in zip(self.units, bits, strict=False) if bit == "1"]
        found = KINDS[one.kind](one, usable, self.lines)
        took = sum(self._bit[id(unit)] for unit in found.used)
        room = max(one.times - len(found.used), 0)
        if one.kind == "percent" and (room or not one.times):
            free = [self.lines[at] for at in self.whole if left & self._whole_bit[at]]
            more = percent_lines(one, free, room)
            found.on_lines.update(more)
            took |= sum(self._whole_bit[at] for at in more)
        return Outcome(found, capped_sum(one, found.minor), took)


def deal_of(one: Promotion, found: Found) -> Deal:
    """Write down what came true, by line."""
    kept = capped(one, found.by_line())
    return Deal(one.id, one.called, tuple((at, minor) for at, minor in kept.items() if minor))


class Mix:
    """The promotions on one sale, and what is known of them so far."""

    def __init__(
        self, lines: Sequence[Line], promotions: Sequence[Promotion], barred: Barred
    ) -> None:
        codes = {line.product.code for line in lines}
        departments = {line.product.department for line in lines} - {""}
        # Most offers want nothing of what lies in a basket, and most goods no offer.
        self._promotions = [
            one
            for one in promotions
            if one.department in departments or not codes.isdisjoint(one.codes)
        ]
        named = {code for one in self._promotions for code in one.codes}
        rooms = {one.department for one in self._promotions} - {""}
        some = [
            one for one in lines if one.product.code in named or one.product.department in rooms
        ]
        self._pieces = Pieces(some, barred)
        self._fits = [self._pieces.fitting(one) for one in self._promotions]
        self._given: dict[tuple[int, int], Outcome] = {}
        self._ways: dict[tuple[tuple[int, ...], int], Way] = {}
        self._last: tuple[int, ...] = ()

    def best(self) -> list[tuple[Promotion, Found]]:
        """Return what comes true where the customer saves most, of equals by the promotion named first."""
        alone = {at: self._outcome(at, fits).minor for at, fits in enumerate(self._fits) if fits}
        useful = [at for at, minor in alone.items() if minor > 0]
        found = [self._settled(rivals, alone) for rivals in self._rivals(useful)]
        chosen = _in_turn([list(way.given) for way in found])
        return [(self._promotions[at], one) for at, one in chosen]

    def _rivals(self, useful: Iterable[int]) -> list[list[int]]:
        """Part promotions into sets that share no piece, each in the order of their names."""
        sets: list[tuple[int, list[int]]] = []
        for at in useful:
            fits, together = self._fits[at], [at]
            apart = []
            for mask, members in sets:
                if mask & fits:
                    fits, together = fits | mask, together + members
                else:
                    apart.append((mask, members))
            sets = [*apart, (fits, together)]
        return [sorted(members) for _, members in sets]

    def _settled(self, rivals: list[int], alone: dict[int, int]) -> Way:
        return self._shared(rivals) or self._ordered(rivals, alone)

    def _shared(self, rivals: list[int]) -> Way | None:
        """Return the best of all ways to share the pieces that more than one rival wants; None for too many."""
        wanted = contested = 0
        for at in rivals:
            contested |= wanted & self._fits[at]
            wanted |= self._fits[at]
        coded = any(self._promotions[at].kind == "meal" for at in rivals)
        alike = self._pieces.alike(contested, [self._fits[at] for at in rivals], coded)
        if steps(len(rivals), alike) > MOST_SHARES:
            return None
        return Shares(rivals, self._fits, contested, alike, self._outcome).best()

    def _ordered(self, rivals: list[int], alone: dict[int, int]) -> Way:
        by_worth = sorted(rivals, key=lambda at: -alone[at])
        tried = sorted(by_worth[:MOST_ORDERS])
        self._last = tuple(by_worth[MOST_ORDERS:])
        self._ways.clear()
        every = 0
        for at in rivals:
            every |= self._fits[at]
        return self._way(tuple(tried), every)

    def _way(self, waiting: tuple[int, ...], left: int) -> Way:
        """Return the best that the waiting ones can do with the pieces left, and then those that come last."""
        known = self._ways.get((waiting, left))
        if known is not None:
            return known
        best = NOTHING if waiting else self._then_last(left)
        for at in waiting:
            given = self._outcome(at, left)
            rest = self._way(tuple(one for one in waiting if one != at), left & ~given.took)
            if given.minor + rest.minor > best.minor:
                own = ((at, given.found),) if given.minor else ()
                best = Way(given.minor + rest.minor, (*own, *rest.given))
        self._ways[waiting, left] = best
        return best

    def _then_last(self, left: int) -> Way:
        """Apply those that are beyond MOST_ORDERS, what saves most first."""
        minor, found = 0, []
        for at in self._last:
            given = self._outcome(at, left)
            left &= ~given.took
            minor += given.minor
            if given.minor:
                found.append((at, given.found))
        return Way(minor, tuple(found))

    def _outcome(self, at: int, left: int) -> Outcome:
        mine = left & self._fits[at]
        found = self._given.get((at, mine))
        if found is None:
            found = self._given[at, mine] = self._pieces.given(self._promotions[at], mine)
        return found


def _in_turn(ways: list[list[tuple[int, Found]]]) -> Iterator[tuple[int, Found]]:
    """Merge what is given by sets that do not compete: the promotion named first goes first, each set in its order."""
    while any(ways):
        yield min((way for way in ways if way), key=lambda way: way[0][0]).pop(0)
