"""Change from what is really in the drawer: the exact pieces, or the ways out when they are not there.

Amounts are minor units of one currency; a drawer is value -> count. The caller hands in what lies
in the drawer as it stands (with the customer's money or without it), plain estimates included:
`pos.pieces.PLENTY` where a count is not known. Prices and rounding are settled before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import combinations_with_replacement
from math import gcd
from typing import Final

from msgspec import Struct

from pos.errors import Refused
from pos.pieces import Pieces, count, fewest, fewest_pieces, in_stock, reachable

BUTTONS: Final = 6
"""How many amounts to offer at most for what the customer gave."""
SAVES: Final = 3
"""By how many pieces fewer have to change hands before a customer is asked for some."""


class Change(Struct, frozen=True):
    """The pieces to hand out, largest first."""

    amount: int
    pieces: Pieces


class Ask(Struct, frozen=True):
    """Ask the customer for a little more money, so that fewer or other pieces go back to him."""

    amount: int
    pieces: Pieces
    """What he most likely adds."""
    change: Change
    """What he then gets back."""


class Impossible(Struct, frozen=True):
    """The drawer cannot make this change; what could be done instead."""

    amount: int
    ask: Ask | None
    """The smallest amount to ask the customer for, or None."""
    below: int
    """The largest amount below that the drawer can make; the customer would lose the rest."""
    above: int | None
    """The smallest amount above that the drawer can make; the shop would lose the rest."""
    missing: tuple[int, ...]
    """Values of which one single piece more in the drawer would do, smallest first."""


def _dispensable(drawer: Mapping[int, int], dispensed: Collection[int] | None) -> dict[int, int]:
    """Return what of the drawer may be handed out."""
    stock = in_stock(drawer)
    if dispensed is None:
        return stock
    return {value: number for value, number in stock.items() if value in dispensed}


def make_change(
    amount: int,
    drawer: Mapping[int, int],
    dispensed: Collection[int] | None = None,
    accepted: Collection[int] | None = None,
) -> Change | Impossible:
    """Return the pieces for `amount`, or what else can be done.

    `dispensed` are the values that may go out (all by default; 1 and 2 c do not where cash is
    rounded), `accepted` those that a customer may pay with (by default those the drawer knows).
    Nothing above the largest accepted piece is asked for.
    Refuses bad_amount below zero and over_limit for absurd amounts.
    """
    if amount < 0:
        raise Refused("bad_amount", amount=amount)
    stock = _dispensable(drawer, dispensed)
    pieces = fewest(amount, stock)
    if pieces is not None:
        return Change(amount, pieces)
    paying = sorted(value for value in (drawer if accepted is None else accepted) if value > 0)
    fetchable = {*drawer, *paying} if dispensed is None else set(dispensed)
    return _ways_out(amount, stock, paying, fetchable)


def _lowest(bits: int) -> int | None:
    """Return the place of the lowest set bit, or None."""
    return (bits & -bits).bit_length() - 1 if bits else None


def _ways_out(
    amount: int,
    stock: Mapping[int, int],
    paying: list[int],
    fetchable: set[int],
) -> Impossible:
    """Look around an amount that cannot be made. Everything is counted in steps of the common divisor.

    The smallest amount to ask for never needs the added pieces back: one of them in the change
    could have stayed with the customer, and that would have been a smaller amount.
    """
    most = max(paying, default=0)
    step = gcd(amount, *stock, *paying, *fetchable)
    small = {value // step: number for value, number in stock.items()}
    target, reach = amount // step, (amount + max([most, *stock])) // step
    sums = reachable(small, reach)[-1]
    payable = reachable({value // step: reach for value in paying}, most // step)[-1]
    more = sums >> target
    added = _lowest(more & payable)
    over = _lowest(more)
    below = ((sums & ((1 << target) - 1)).bit_length() - 1) * step
    return Impossible(
        amount=amount,
        ask=None if added is None else _ask(amount, added * step, stock, paying),
        below=below,
        above=None if over is None else amount + over * step,
        missing=tuple(
            value
            for value in sorted(fetchable)
            if 0 < value <= amount and sums >> (target - value // step) & 1
        ),
    )


def _ask(amount: int, added: int, stock: Mapping[int, int], paying: Collection[int]) -> Ask:
    """Spell out what is asked for and what goes back then."""
    back = fewest(amount + added, stock)
    assert back is not None  # the bit sets said so
    return Ask(added, fewest_pieces(added, paying), Change(amount + added, back))


def kinder(
    change: Change,
    drawer: Mapping[int, int],
    dispensed: Collection[int] | None = None,
    accepted: Collection[int] | None = None,
) -> Ask | None:
    """Return a small amount to ask for so that one or two pieces go back instead of a handful.

    37.80 back is seven pieces; ask for 2.20 and hand out two notes of 20.00. At most three pieces
    are asked for, together less than any that goes back, and at least SAVES fewer pieces change
    hands. The fewest pieces both ways win, then the smaller amount asked for. A hint, never a need.
    """
    stock = _dispensable(drawer, dispensed)
    paying = [value for value in (drawer if accepted is None else accepted) if value > 0]
    best: tuple[int, int] | None = None
    for back in _few(stock):
        ask = sum(back) - change.amount
        if not 0 < ask < min(back):
            continue
        given = fewest(ask, dict.fromkeys(paying, 3))
        if given is None or count(given) > 3:
            continue
        hands = count(given) + len(back)
        if hands <= count(change.pieces) - SAVES:
            best = min(best or (hands, ask), (hands, ask))
    return None if best is None else _ask(change.amount, best[1], stock, paying)


def _few(stock: Mapping[int, int]) -> list[tuple[int, ...]]:
    """Return every one or two pieces that the stock can hand out."""
    pairs = combinations_with_replacement(stock, 2)
    return [(value,) for value in stock] + [
        pair for pair in pairs if pair[0] != pair[1] or stock[pair[0]] > 1
    ]


def amounts_given(to_pay: int, values: Collection[int]) -> tuple[int, ...]:
    """Return what a customer may well hand over for `to_pay`, exact first, at most BUTTONS amounts.

    `values` are the pieces that customers pay with. Beside the exact amount come sums that round it
    up to some piece and hold no piece too many: the two smallest that are one note, or only the
    largest ones (10.05 is mostly paid with a 20.00), then those of two pieces, then of three. Of a
    large sum all but the last two of its largest pieces are taken as read.
    """
    if to_pay <= 0:
        return (0,)
    largest = max(values, default=0)
    stack = max(0, to_pay // largest - 1) * largest if largest else 0
    rest = to_pay - stack
    likely: dict[int, int] = {}
    for value in sorted(values):
        given = -(-rest // value) * value
        pieces = fewest_pieces(given, [other for other in values if other >= value])
        if given > rest and count(pieces) <= 3 and given - pieces[-1][0] < rest:
            likely[given] = min(count(pieces), likely.get(given, 3))
    alone = [given for given in sorted(likely) if likely[given] == 1 or not given % largest][:2]
    by_ease = sorted(likely, key=lambda given: (given not in alone, likely[given] == 3, given))
    return (to_pay, *(stack + given for given in sorted(by_ease[: BUTTONS - 1])))
