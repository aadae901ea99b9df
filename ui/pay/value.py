"""The card for ways that bear a number: gift card, store credit, voucher."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.pay import Pay
from pos.errors import Refused
from pos.tender import Way
from pos.text import Speaker
from pos.words import WAYS
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, amount_of
from ui.views import Key
from ui.wording import money


class Numbered(Sheet):
    """Asks number and amount; an empty amount is all that is left to pay."""

    def __init__(
        self, counter: Counter, pay: Pay, way: Way, close: Callable[[Refused | None], None]
    ) -> None:
        super().__init__(counter, close)
        self._pay, self._way = pay, way

    def form(self, _: Speaker) -> FormView:
        """Ask."""
        look = self.counter.look
        rest = money(look.basket.due.exact.minor, look, _)
        return FormView(
            id=f"value:{self._way.value}",
            title=_(WAYS[self._way.value]),
            text=_("At most what is left to pay: {rest}", rest=rest),
            fields=(
                FieldView("number", _("Number"), _("Scan or type it")),
                FieldView("amount", _("Amount"), _("Empty: all that is left to pay")),
            ),
            keys=(
                Key("take", "Enter", _("Take"), forward=True),
                Key("withdraw", "Esc", _("Cancel")),
            ),
            error=self.error,
        )

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Take it to the desk."""
        if action == "withdraw":
            self.close(None)
            return
        text, number = told.get("amount", "").strip(), told.get("number", "").strip()
        minor = amount_of(text) if text else self.counter.look.basket.due.exact.minor
        if minor is None or not number:
            self.wrong()
            return
        if self._way is Way.VOUCHER:
            self.attempt(lambda request: self._pay.other(request, self._way, minor, number))
        else:
            self.attempt(lambda request: self._pay.stored_value(request, self._way, number, minor))
