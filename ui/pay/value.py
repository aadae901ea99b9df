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
from ui.names import LookFor, Names, chosen
from ui.panel import Sheet, amount_of, cancel
from ui.views import Key
from ui.wording import money


class Numbered(Sheet):
    """Asks number and amount; an empty amount is all that is left to pay."""

    scan_into, asks = "number", "value"

    def __init__(
        self,
        counter: Counter,
        pay: Pay,
        way: Way,
        close: Callable[[Refused | None], None],
        number: str = "",
        look_for: LookFor | None = None,
    ) -> None:
        """`number` is known already: the customer's, for their account; `look_for` finds customers by name."""
        super().__init__(counter, close)
        self._pay, self._way, self._number = pay, way, number
        self._names = Names(counter, look_for) if look_for is not None else None

    def form(self, _: Speaker) -> FormView:
        """Ask."""
        look = self.counter.look
        rest = money(look.basket.due.exact.minor, look, _)
        return FormView(
            id=f"value:{self._way.value}:{self._number}",
            title=_(WAYS[self._way.value]),
            text=_("At most what is left to pay: {rest}", rest=rest),
            fields=(
                FieldView(
                    "number",
                    self._asked(_),
                    _("Scan or type it"),
                    self._number,
                    words=self._names is not None,
                ),
                FieldView("amount", _("Amount"), _("Empty: all that is left to pay")),
            ),
            found=self._names.rows(_) if self._names else (),
            marked=self._names.marked() if self._names else "",
            keys=(Key("take", "Enter", _("Take"), forward=True), cancel(_)),
            error=self.error,
        )

    def typed(self, field: str, text: str) -> None:
        """Look for whose name it begins, where an account is asked for."""
        if self._names is not None and field == "number":
            self._names.typed(text)

    def scanned(self, code: str) -> None:
        """This card; how much is taken is still to be said."""
        self._number = code

    def tried(self, no: Refused | None) -> None:
        """Close, or say why not; of a card with too little on it also how much that is."""
        super().tried(no)
        if no is not None and no.code == "not_enough":
            _ = self.counter.around.say()
            left = money(int(no.facts.get("left", 0)), self.counter.look, _)
            self.error = _(
                "Only {left} is left on it: take that, and the rest another way.", left=left
            )

    def _asked(self, _: Speaker) -> str:
        return _("Name, number, card or telephone") if self._names else _("Number")

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Take it to the desk; somebody found by name is asked how much, as whoever gave a number is."""
        if self._names is not None and (ident := chosen(action)):
            self._names.forget()
            self.scanned(ident)
            return
        text, number = told.get("amount", "").strip(), told.get("number", "").strip()
        minor = amount_of(text) if text else self.counter.look.basket.due.exact.minor
        if minor is None or not number:
            self.wrong("" if number else "number")
            return
        if self._way in (Way.VOUCHER, Way.ACCOUNT):
            self.attempt(lambda request: self._pay.other(request, self._way, minor, number))
        else:
            self.attempt(lambda request: self._pay.stored_value(request, self._way, number, minor))
