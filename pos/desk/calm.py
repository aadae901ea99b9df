"""Hard moments: three steps to calm things down, then an end that costs nobody anything. Nobody has to go on."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Event, HardMoment, SaleParked, SaleVoided, TalkEnded
from pos.event_back import ReturnHeld

LAST_STEP: Final = 4
"""Listen, understand, name the limit; the fourth step offers to end it."""
_FORGOTTEN_MS: Final = 15 * 60_000
"""After so long a hard moment begins anew."""
_LONGEST: Final = 200
_ANY: Final = ("age", "date", "serial", "receipt_condition")


class Calm:
    """The desk of hard moments. Every right may use it; each step stands in the journal."""

    def __init__(self, till: Till) -> None:
        self.till = till
        self.step = 0
        self._with = ""
        self._last_ms = 0

    @verb("upset", shift=False, answers=_ANY)
    def upset(self, request: str, words: str = "") -> None:
        """Say that somebody is beside themselves: each time one step further. `words` are their own, if noted."""
        talk, now = self._talk(), self.till.shop.now_ms()
        fresh = talk != self._with or now - self._last_ms > _FORGOTTEN_MS
        step = 1 if fresh else min(self.step + 1, LAST_STEP)
        self.till.keep(HardMoment(talk, step, words.strip()[:_LONGEST]))
        self.step, self._with, self._last_ms = step, talk, now

    @verb("end_sale", shift=False, answers=_ANY)
    def end(self, request: str) -> None:
        """End it here: the basket is set aside, goods brought back stay the customer's. Refuses paying_already."""
        till = self.till
        sale, back = till.sale, till.back
        if (sale and sale.tenders) or (back and back.tenders):
            raise Refused("paying_already")
        events: list[Event] = [till.answered("declined")] if till.question else []
        if back is not None:
            events.append(ReturnHeld(""))
        aside = None
        if sale is not None and sale.lines:
            aside = replace(sale, parked_as=self._free_name())
            events.append(SaleParked(head(aside), aside.parked_as))
        elif sale is not None:
            events.append(SaleVoided(sale.id, 0, 0))
        till.keep(*events, TalkEnded(self._talk(), aside.parked_as if aside else ""))
        till.sale = till.back = till.question = None
        if aside is not None:
            till.parked[aside.parked_as] = aside
        self.step, self._with = 0, ""

    def _talk(self) -> str:
        till = self.till
        return till.back.id if till.back else till.sale.id if till.sale else ""

    def _free_name(self) -> str:
        """Name the basket after the time of day, so that it is found again."""
        time = f"{self.till.shop.local():%H:%M}"
        names = (time, *(f"{time} {number}" for number in range(2, 100)))
        return next(name for name in names if name not in self.till.parked)
