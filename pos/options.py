"""Every way a return can go, with its amount, and every blocked way with its reason; a pure function of the facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from pos.refund import WayLeft, cash_more, way_left
from pos.tender import Tender, Way


class Option(Struct, frozen=True):
    """One way: its amount in minor units, rounded as it would be handed over, or why it is blocked."""

    way: str  # cash card gift credit exchange repair
    minor: int = 0
    blocked: str = ""
    rounding: int = 0  # + the customer gets less


class Situation(Struct, frozen=True):
    """What decides about the ways: what is left to hand over, what the receipt's ways still hold, the drawer."""

    left: int
    in_hand: tuple[Tender, ...]
    ways: tuple[WayLeft, ...]
    without_receipt: str  # "" with a receipt, else credit | exchange | cash
    faulty: bool
    cash_in_drawer: int
    rounded: Callable[[int], int]
    closed: str = ""  # why no money goes back yet: law wants an exchange or a repair tried first

    def way_left(self, way: Way) -> WayLeft | None:
        """Return what one way still holds, what is in hand now already taken off."""
        return way_left(self.ways, self.in_hand, way)

    def most(self, way: Way) -> int:
        """Return the most that may go back by a way, before rounding."""
        if way in (Way.CREDIT, Way.EXCHANGE):
            return self.left
        if self.without_receipt:
            return self.left if way is Way.CASH and self.without_receipt == "cash" else 0
        one = self.way_left(way)
        return min(self.left, one.exact) if one else 0

    def shown(self, way: Way, exact: int) -> int:
        """Return what would be handed over for an exact amount."""
        if way is not Way.CASH:
            return exact
        return cash_more(exact, self.ways, self.in_hand, self.rounded)


_MONEY: Final = (Way.CASH, Way.CARD, Way.GIFT)


def options(situation: Situation) -> tuple[Option, ...]:
    """List the ways in the order they are shown: the customer's own first."""
    paid = [one.way for one in situation.ways if one.way in (*_MONEY, Way.POINTS)]
    order = [*paid, *(way for way in _MONEY if way not in paid)]
    listed = [_money(situation, way) for way in order]
    listed.append(Option("exchange", situation.left))
    listed.append(Option("credit", situation.left))
    listed.append(
        Option("repair", situation.left)
        if situation.faulty
        else Option("repair", blocked="not_allowed")
    )
    return tuple(listed)


def _money(situation: Situation, way: Way) -> Option:
    exact = situation.most(way)
    if exact <= 0:
        no_proof = bool(situation.without_receipt)
        return Option(way.value, blocked="no_receipt" if no_proof else "not_paid_by_it")
    if situation.closed:
        return Option(way.value, blocked=situation.closed)
    shown = situation.shown(way, exact)
    if way is Way.CASH and shown > situation.cash_in_drawer:
        return Option(way.value, blocked="drawer_short")
    return Option(way.value, shown, rounding=exact - shown)
