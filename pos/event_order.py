"""What can happen to an order: the kitchen is told what to make, and later what more or no longer."""

from __future__ import annotations

from msgspec import Struct

from pos.event import Event


class Ordered(Struct, frozen=True):
    """Goods of one code in an order: `amount` pieces, or grams when `weighed`."""

    code: str
    name: str
    amount: int
    weighed: bool = False


class OrderSent(Event, frozen=True):
    """The kitchen was told of a sale: what to make, and what of an earlier slip is not wanted any more.

    `name` is what the basket was parked under, `receipt` the number of the sale that it was paid with; 0 before that.
    `before` names the slip of the same sale before this one; 0 for its first.
    """

    number: int
    sale_id: str
    added: tuple[Ordered, ...]
    removed: tuple[Ordered, ...]
    name: str
    note: str
    by: str
    at_ms: int
    receipt: int = 0
    before: int = 0
    training: bool = False
