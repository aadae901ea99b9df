"""An eye on the cash in the drawer: too much of it should go to the safe, with too little, change soon runs short."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pos.desk.books import KeptJob
from pos.desk.cash import Cash
from pos.desk.till import Till
from pos.event import Event
from pos.event_back import ReturnClosed
from pos.event_cash import CashMoved
from pos.event_sale import SaleClosed
from pos.tender import Tender, TenderState, Way

DROP: Final = "drop"
CHANGE_LOW: Final = "change_low"


class DrawerWatch:
    """Knows what should be in the drawer without adding the shift up after every sale."""

    def __init__(self, till: Till, cash: Cash) -> None:
        self.till = till
        self.cash = cash
        self._known: tuple[int, int] | None = None  # shift, minor units
        tell = till.tell

        def told(events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
            self._told(events)
            tell(events, jobs)

        till.tell = told

    def expected(self) -> int | None:
        """Return the cash that should be there, in minor units; None without a shift."""
        shift = self.till.shift
        if shift is None:
            self._known = None
            return None
        if self._known is None or self._known[0] != shift.number:
            self._known = (shift.number, self.cash.expected())
        return self._known[1]

    def hints(self) -> tuple[str, ...]:
        """Return what the cashier should be told of the drawer: DROP, CHANGE_LOW, or nothing."""
        held = self.expected()
        settings = self.till.shop.settings
        if held is None:
            return ()
        if held > settings.minor("cash_high"):
            return (DROP,)
        return (CHANGE_LOW,) if held < settings.minor("cash_low") else ()

    def _told(self, events: Iterable[Event]) -> None:
        if self._known is not None:
            shift, held = self._known
            self._known = shift, held + sum(map(_moved, events))


def _moved(event: Event) -> int:
    """Return what an event brings into the drawer."""
    if isinstance(event, SaleClosed):
        return _cash(event.tenders)
    if isinstance(event, ReturnClosed):
        return -sum(one.given.minor for one in event.tenders if one.way is Way.CASH)
    return event.amount if isinstance(event, CashMoved) else 0


def _cash(tenders: Iterable[Tender]) -> int:
    return sum(
        one.amount.minor
        for one in tenders
        if one.way is Way.CASH and one.state is TenderState.TAKEN
    )
