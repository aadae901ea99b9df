"""What each way that truly paid a receipt still holds: exchanges are followed to where money once came in.

Goods that are exchanged pay for the new ones with what was paid for them. So the money of new goods goes back by the
ways of the receipt whose goods came back, never more than the exchange was worth, and what goes back there holds that
receipt no more. A receipt's own ways are taken first. Goods taken back without a receipt prove no way: store credit.
Amounts are minor units, positive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pos.desk.books import Receipt
from pos.event_sale import SaleClosed
from pos.refund import WayLeft
from pos.tender import Tender, Way

_LENT: Final = (Way.CASH, Way.CARD, Way.GIFT, Way.POINTS)
"""Ways that money can go back by, so also along an exchange."""
_NUMBERED: Final = (Way.GIFT, Way.POINTS)
"""Ways whose money goes back to the very card or customer that gave it."""


class Sum(Struct, frozen=True):
    """An amount before rounding, and what was really handed over of it."""

    exact: int = 0
    handed: int = 0

    def plus(self, other: Sum, sign: int = 1) -> Sum:
        """Return both together, or with sign -1 what is left of the first, never less than nothing."""
        exact, handed = self.exact + sign * other.exact, self.handed + sign * other.handed
        return Sum(exact, handed) if sign > 0 else Sum(max(0, exact), max(0, handed))


Key = tuple[Way, str]
Sums = dict[Key, Sum]
Rounded = Callable[[int], int]
_NONE: Final = Sum()
_CASH: Final[Key] = (Way.CASH, "")


def ways_of(
    receipt: Receipt | None, rounded: Rounded, in_hand: Iterable[Tender] = ()
) -> tuple[WayLeft, ...]:
    """Return what each way that paid a receipt has left, its own first; `in_hand` is not taken off yet."""
    if receipt is None:
        return ()
    ways: dict[Way, Sum] = {}
    for (way, _), held in _held(receipt, rounded, in_hand).items():
        ways[way] = ways.get(way, _NONE).plus(held)
    return tuple(WayLeft(way, held.exact, held.handed) for way, held in ways.items())


def card_shares(
    receipt: Receipt, in_hand: Iterable[Tender], minor: int
) -> tuple[tuple[str, int], ...]:
    """Share money back over the gift cards that paid, in their order: each gets back what it gave, and no more."""
    mine = tuple(in_hand)
    given = _sums(mine)
    shares: list[tuple[str, int]] = []
    for key, held in _held(receipt, int, mine).items():
        share = min(minor, held.exact - given.get(key, _NONE).exact)
        if key[0] is Way.GIFT and share > 0:
            minor -= share
            shares.append((key[1], share))
    return tuple(shares)


def family(receipt: Receipt) -> Iterator[Receipt]:
    """Yield every receipt that exchanges tie to this one, the first of them first."""
    while receipt.before is not None:
        receipt = receipt.before
    waiting = [receipt]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(one.after)


def tied(receipt: Receipt, of: tuple[int, int]) -> bool:
    """Tell whether a receipt (till, number) is this one, or one that exchanges tie to it: they hold the same money."""
    return any(one.of == of for one in family(receipt))


def _held(
    receipt: Receipt, rounded: Rounded, in_hand: Iterable[Tender], skip: tuple[int, int] = (0, 0)
) -> Sums:
    """Return what a receipt's ways hold; what its goods paid for in the receipt `skip` is not taken off."""
    own, spent = _paid(receipt.sale), _spent(receipt, skip)
    asked = _added(spent, _sums(in_hand))
    held = dict(own)
    for key, lent in _lent(receipt, rounded, _beyond(asked, own)).items():
        held[key] = held.get(key, _NONE).plus(lent)
    return {key: one.plus(spent.get(key, _NONE), -1) for key, one in held.items()}


def _lent(receipt: Receipt, rounded: Rounded, beyond: Sums) -> Sums:
    """Return what the exchange lets a receipt take from the ways of the one before it.

    `beyond` is what was taken of it already: all ways together never give more than the exchange was worth.
    """
    if receipt.before is None:
        return {}
    worth = sum(one.amount.minor for one in receipt.sale.tenders if one.way is Way.EXCHANGE)
    taken = sum(one.exact for one in beyond.values())
    found: Sums = {}
    for key, held in _held(receipt.before, rounded, (), receipt.of).items():
        most = max(0, worth - taken + beyond.get(key, _NONE).exact)
        if key[0] in _LENT and held.exact <= most:
            found[key] = held
        elif key[0] in _LENT:
            found[key] = Sum(most, rounded(most) if key[0] is Way.CASH else most)
    return found


def _paid(sale: SaleClosed) -> Sums:
    """Return what paid a sale itself; cash counts exactly as it was due, a rest rounded to no cash at all too."""
    paid = (one for one in sale.tenders if one.way is not Way.EXCHANGE)
    sums = _sums(replace(one, given=one.amount) for one in paid)
    if _CASH in sums or sale.rounding:
        sums[_CASH] = sums.get(_CASH, _NONE).plus(Sum(-sale.rounding, 0))
    return {key: one.plus(_NONE, -1) for key, one in sums.items()}


def _spent(receipt: Receipt, skip: tuple[int, int] = (0, 0)) -> Sums:
    """Return what went back of a receipt's ways, also along the exchanges of its goods."""
    spent = _sums(one for doc in receipt.returns for one in doc.tenders)
    for later in receipt.after:
        if later.of != skip:
            spent = _added(spent, _beyond(_spent(later), _paid(later.sale)))
    return spent


def _beyond(spent: Sums, own: Sums) -> Sums:
    """Return what went back above what paid a receipt itself."""
    over = ((key, one.plus(own.get(key, _NONE), -1)) for key, one in spent.items())
    return {key: one for key, one in over if key[0] in _LENT and one.exact}


def _sums(tenders: Iterable[Tender]) -> Sums:
    """Add tenders up by way; foreign notes count as cash, for none go back."""
    sums: Sums = {}
    for one in tenders:
        way = Way.CASH if one.way is Way.FOREIGN else one.way
        key = (way, one.reference if way in _NUMBERED else "")
        sums[key] = sums.get(key, _NONE).plus(Sum(one.amount.minor, one.given.minor))
    return sums


def _added(first: Sums, second: Sums) -> Sums:
    both = dict(first)
    for key, one in second.items():
        both[key] = both.get(key, _NONE).plus(one)
    return both
