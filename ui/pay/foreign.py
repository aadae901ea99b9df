"""The card for notes of another country: which currency, how much; change is given in the till's own money."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.foreign import PARTS, ForeignCash, Rate
from pos.errors import Refused
from pos.text import Speaker
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, amount_of, cancel
from ui.views import Chip, Key, SumLine
from ui.wording import money


class Foreign(Sheet):
    """Asks currency and sum; says the rate, and the least that covers the bill."""

    def __init__(
        self, counter: Counter, foreign: ForeignCash, close: Callable[[Refused | None], None]
    ) -> None:
        super().__init__(counter, close)
        self._foreign = foreign
        self._rates: tuple[Rate, ...] = ()
        self._chosen = 0
        self._asked = False
        counter.around.ask(foreign.rates, self._known)

    def _known(self, rates: tuple[Rate, ...]) -> None:
        self._rates, self._asked = rates, True
        self.counter.refresh()

    def form(self, _: Speaker) -> FormView:
        """Ask."""
        text = _("Change is given in the till's own money.")
        if self._asked and not self._rates:
            text = _("This shop takes no foreign cash: its rates stand in the settings.")
        some = bool(self._rates)
        return FormView(
            id=f"foreign:{some}",
            title=_("Foreign cash"),
            text=text,
            sums=self._sums(_) if some else (),
            chips=tuple(
                Chip(f"currency:{place}", one.currency, place == self._chosen)
                for place, one in enumerate(self._rates)
            ),
            fields=(FieldView("amount", _("Given amount")),) if some else (),
            keys=(Key("take", "Enter", _("Take"), forward=True, enabled=some), cancel(_)),
            error=self.error,
        )

    def _sums(self, _: Speaker) -> tuple[SumLine, ...]:
        look, rate = self.counter.look, self._rates[self._chosen]
        due = look.basket.due.exact.minor
        needed = f"{_.amount(rate.needed(due))}\u00a0{rate.currency}"
        worth = f"{_.amount(rate.parts * 100 // PARTS)}"
        exact = rate.parts * 100 % PARTS
        each = f"{worth}{exact:02d}" if exact else worth
        return (
            SumLine(_("One {currency} is", currency=rate.currency), f"{each}\u00a0{look.currency}"),
            SumLine(_("Left to pay"), money(due, look, _)),
            SumLine(_("At least"), needed, rule=True, large=True),
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """A currency, or the sum."""
        kind, _colon, what = action.partition(":")
        if kind == "currency":
            self._chosen = int(what)
        elif action == "take" and self._rates:
            minor = amount_of(told.get("amount", ""))
            if minor is None:
                self.wrong()
                return
            currency = self._rates[self._chosen].currency
            self.attempt(lambda request: self._foreign.take(request, currency, minor))
