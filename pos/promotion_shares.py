"""The best way to share pieces among promotions that want the same ones: every way is tried, none twice.

Pieces are bits of whole numbers; of those that are alike only how many they are counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, product
from math import prod
from typing import Final

from msgspec import Struct

from pos.promotion_kinds import Found


class Outcome(Struct, frozen=True):
    """What one promotion gives on some pieces, what that saves with its cap, and the pieces it took."""

    found: Found
    minor: int
    took: int


class Way(Struct, frozen=True):
    """What some promotions save together, in minor units, and what each gives, in the order applied."""

    minor: int
    given: tuple[tuple[int, Found], ...] = ()
    """Each with its promotion's place among all."""


NOTHING: Final = Way(0)
_NOT_GIVEN: Final = Outcome(Found([]), 0, 0)
_GIVEN: Final = 12
"""To work out what a promotion gives takes about as long as so many steps of sharing."""


def steps(rivals: int, alike: Sequence[Sequence[int]]) -> int:
    """Return about how many steps it takes to try every way: each is about a microsecond.

    The first and the last of the rivals choose how many of alike ones; those between also which of them are left.
    """
    sizes = [len(bits) for bits in alike]
    ends = 2 * prod(size + 1 for size in sizes)
    between = (rivals - 2) * prod(1 + size * (size + 1) // 2 for size in sizes)
    return _GIVEN * (ends + between) + (rivals - 2) * prod(
        (size + 1) * (size + 2) // 2 for size in sizes
    )


class Shares:
    """Promotions (by their places among all, in the order of their names) and the pieces that they contest."""

    def __init__(
        self,
        rivals: Sequence[int],
        fits: Sequence[int],
        contested: int,
        alike: Sequence[Sequence[int]],
        outcome: Callable[[int, int], Outcome],
    ) -> None:
        self._rivals = rivals
        self._fits = fits
        self._contested = contested
        self._alike = alike
        self._outcome = outcome
        self._known: dict[tuple[int, int], Way] = {}

    def best(self) -> Way:
        """Return the way that saves most, what saves most first; of equals the one named first has more pieces."""
        found = self._way(0, self._contested)
        given = sorted(found.given, key=lambda one: -one[1].minor)
        return Way(found.minor, tuple(given))

    def _way(self, place: int, left: int) -> Way:
        """Return the best that the promotions from a place on can do with the contested pieces left."""
        known = self._known.get((place, left))
        if known is not None:
            return known
        at = self._rivals[place]
        own, last = self._fits[at] & ~self._contested, place == len(self._rivals) - 1
        most, best = -1, (_NOT_GIVEN, NOTHING)
        for share in (left,) if last else self._shares(left & self._fits[at]):
            given = self._outcome(at, own | share)
            rest = NOTHING if last else self._way(place + 1, left & ~share)
            if given.minor + rest.minor > most:
                most, best = given.minor + rest.minor, (given, rest)
        given, rest = best
        mine = ((at, given.found),) if given.minor else ()
        way = self._known[place, left] = Way(most, (*mine, *rest.given))
        return way

    def _shares(self, left: int) -> Iterator[int]:
        """Yield each choice of the pieces left, of alike ones the first so many; all of them first, none last."""
        free = [[bit for bit in bits if bit & left] for bits in self._alike]
        sums = [[0, *accumulate(bits)][::-1] for bits in free]
        return map(sum, product(*sums))
