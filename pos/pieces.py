"""Coins and notes: the exact search for the fewest pieces that a stock of them can pay an amount with.

Values and amounts are minor units of one currency. No float and no library: sums that can be
reached are bits of one long integer, and only reachable ways are walked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import gcd, lcm
from typing import Final

from pos.errors import Refused

Pieces = tuple[tuple[int, int], ...]
"""(value, count) pairs, largest value first, counts above zero."""

PLENTY: Final = 1_000_000
"""The count to hand in for a value whose stock is unlimited or not known."""

STACK: Final = 10
"""So many of the largest piece are looked at where there is no end of them; more change nothing about the rest."""

LIMIT: Final = 5_000_000
"""The largest amount searched, in steps of the values' common divisor (50,000.00 euro); beyond is over_limit."""


def count(pieces: Pieces) -> int:
    """Return how many coins and notes these are."""
    return sum(number for _, number in pieces)


def worth(pieces: Pieces) -> int:
    """Return what the pieces add up to, in minor units."""
    return sum(value * number for value, number in pieces)


def in_stock(stock: Mapping[int, int]) -> dict[int, int]:
    """Return the values of which there is at least one piece, smallest first."""
    return {value: stock[value] for value in sorted(stock) if value > 0 and stock[value] > 0}


def reachable(stock: Mapping[int, int], limit: int) -> list[int]:
    """Return bit sets of the sums up to `limit` that the smallest 0, 1, 2 … values can make.

    Bit s of entry i is set if the i smallest values of `stock` (smallest first) add up to s.
    """
    if limit > LIMIT:
        raise Refused("over_limit")
    mask = (1 << (limit + 1)) - 1
    bits = 1
    sets = [bits]
    for value, number in stock.items():
        left = min(number, limit // value)
        step = 1
        while left > 0:
            take = min(step, left)
            bits |= (bits << (take * value)) & mask
            left -= take
            step *= 2
        sets.append(bits)
    return sets


class _Search:
    """Walks the reachable ways from the largest value down and keeps the best one."""

    __slots__ = ("best", "best_ways", "dear", "piece", "seen", "sets", "stock", "values", "ways")

    def __init__(self, amount: int, stock: Mapping[int, int], sets: list[int]) -> None:
        size = amount // 8 + 1
        self.sets = [bits.to_bytes(size, "little") for bits in sets]
        self.values = list(stock)
        self.stock = [min(number, amount // value) for value, number in stock.items()]
        # One cost per piece: the piece itself, and far below it 1/stock, both over one denominator.
        # `piece` is so large that all the 1/stock together never outweigh a piece, nor turn the
        # order of value for cost.
        whole = lcm(*stock.values())
        self.piece = whole * (len(stock) + 1) * max(stock)
        self.dear = [self.piece + whole // number for number in stock.values()]
        self.seen: list[dict[int, int]] = [{} for _ in sets]
        self.ways = [0] * len(stock)
        self.best: int | None = None
        self.best_ways: list[int] = []

    def _at_least(self, level: int, rest: int, cost: int) -> int:
        """Return what `cost` must grow to at least when values below `level` pay `rest`.

        The bound cuts pieces in parts; it never falls when a larger value is used less.
        """
        pieces = cost // self.piece
        while rest:
            level -= 1
            value, number = self.values[level], self.stock[level]
            if number * value >= rest:
                pieces += -(-rest // value)
                cost += -(-self.dear[level] * rest // value)
                break
            pieces += number
            cost += number * self.dear[level]
            rest -= number * value
        return max(cost, pieces * self.piece)

    def walk(self, level: int, rest: int, spent: int) -> None:
        """Try every count of the value at `level`, most first, that can still beat the best way."""
        if rest == 0:
            self.best, self.best_ways = spent, self.ways.copy()
            return
        level -= 1
        value, dear = self.values[level], self.dear[level]
        below, seen = self.sets[level], self.seen[level]
        for number in range(min(self.stock[level], rest // value), -1, -1):
            left, cost = rest - number * value, spent + number * dear
            if not below[left >> 3] >> (left & 7) & 1:
                continue
            if self.best is not None and self._at_least(level, left, cost) >= self.best:
                break  # fewer of this value only cost more
            if cost >= seen.get(left, cost + 1):
                continue
            seen[left] = cost
            self.ways[level] = number
            self.walk(level, left, cost)
            self.ways[level] = 0


def fewest(amount: int, stock: Mapping[int, int]) -> Pieces | None:
    """Return the best way to pay `amount` exactly out of `stock` (value to count), or None.

    Best is: fewest pieces; then the least sum of 1/stock over the pieces used; then most of the
    largest value, of the next one, and so on. Counts of zero or less mean none.
    Refuses over_limit beyond LIMIT steps.
    """
    usable = {value: number for value, number in in_stock(stock).items() if value <= amount}
    if amount == 0:
        return ()
    if not usable or amount > sum(value * number for value, number in usable.items()):
        return None
    step = gcd(*usable)
    if amount % step:
        return None
    amount //= step
    usable = {value // step: number for value, number in usable.items()}
    sets = reachable(usable, amount)
    if not sets[-1] >> amount & 1:
        return None
    search = _Search(amount, usable, sets)
    search.walk(len(usable), amount, 0)
    ways = zip(search.values, search.best_ways, strict=True)
    return tuple((value * step, number) for value, number in ways if number)[::-1]


def fewest_pieces(amount: int, values: Collection[int]) -> Pieces:
    """Return what a customer who paid `amount` most likely handed over: the fewest accepted pieces.

    Of a sum of many of the largest pieces all but the last STACK of them are taken as read.
    Refuses bad_amount if the accepted values cannot make it up.
    """
    largest = max(values, default=0)
    taken = max(0, amount // largest - STACK) if largest > 0 else 0
    rest = amount - taken * largest
    pieces = fewest(rest, dict.fromkeys(values, PLENTY)) if amount >= 0 else None
    if pieces is None:
        raise Refused("bad_amount", given=amount)
    heap = dict(pieces)
    if taken:
        heap[largest] = heap.get(largest, 0) + taken
    return tuple(sorted(heap.items(), reverse=True))
