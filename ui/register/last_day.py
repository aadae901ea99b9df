"""The card for goods whose last day is over: leave them, or sell them all the same where law and right allow."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.register import Register
from pos.errors import Refused
from pos.text import Speaker, format_day
from ui.counter import Counter
from ui.forms import FormView
from ui.panel import Sheet
from ui.views import Key


class LastDayCard(Sheet):
    """Asks what becomes of an article that is past its date; Enter leaves it, which is always right."""

    def __init__(
        self, counter: Counter, register: Register, close: Callable[[Refused | None], None]
    ) -> None:
        super().__init__(counter, close)
        self._register = register

    def form(self, _: Speaker) -> FormView:
        """Say which day it was, and offer what may be done."""
        asked = self.counter.look.asked
        day = format_day(asked.last_day, _.language) if asked and asked.last_day else ""
        use_by = asked is not None and asked.use_by
        name = asked.name if asked else ""
        leave = Key("withdraw", "Enter", _("Do not sell it"), forward=True)
        sell = Key("sell", "F2", _("Sell it all the same"))
        if use_by:
            title = _("Use by {day}: that day is over", day=day)
            advice = _("Nobody may sell it any more; take it off the shelf.")
        else:
            title = _("Best before {day}: that day is over", day=day)
            advice = _("Offer a fresh one. Sell this one only if the customer wants it so.")
        return FormView(
            id="last_day",
            title=title,
            text=f"{name}. {advice}",
            keys=(leave,) if use_by else (leave, sell),
            error=self.error,
        )

    def withdraw(self) -> None:
        """Leave it."""
        self.attempt(self._register.ages.decline)

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Sell it."""
        if action == "sell":
            self.attempt(self._register.sell_expired)
