"""The card for cash that is no sale: put in, taken out, brought to the safe, the drawer opened; with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.cash import Cash
from pos.errors import Refused
from pos.text import N_, Speaker
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, amount_of, cancel
from ui.views import Chip, Key

_TITLES = {
    "paid_in": N_("Put cash in"),
    "paid_out": N_("Take cash out"),
    "drop": N_("Bring cash to the safe"),
    "no_sale": N_("Open the drawer"),
}
REASONS = {
    "change_money": N_("Change money"),
    "supplier": N_("Supplier"),
    "postage": N_("Postage"),
    "cleaning": N_("Cleaning"),
    "customer_change": N_("Change for a customer"),
    "check": N_("To look something up"),
}


class Move(Sheet):
    """Asks amount and reason, and moves the cash."""

    def __init__(
        self, counter: Counter, cash: Cash, kind: str, close: Callable[[Refused | None], None]
    ) -> None:
        """`kind`: paid_in, paid_out, drop or no_sale."""
        super().__init__(counter, close)
        self._cash, self._kind, self._reason = cash, kind, ""

    def form(self, _: Speaker) -> FormView:
        """Ask."""
        fields = [FieldView("amount", _("Amount"))] if self._kind != "no_sale" else []
        chips: tuple[Chip, ...] = ()
        if self._kind != "drop":
            fields.append(FieldView("reason", _("Another reason")))
            chips = tuple(
                Chip(f"reason:{key}", _(words), key == self._reason)
                for key, words in REASONS.items()
            )
        return FormView(
            id=f"move:{self._kind}",
            title=_(_TITLES[self._kind]),
            text="" if self._kind == "drop" else _("A reason is needed; it stands in the journal."),
            chips=chips,
            fields=tuple(fields),
            keys=(Key("do", "Enter", _(_TITLES[self._kind]), forward=True), cancel(_)),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """A reason, or do it."""
        kind, _colon, what = action.partition(":")
        if kind == "reason":
            self._reason = what
        elif action == "do":
            self._do(told.get("amount", ""), told.get("reason", "").strip() or self._reason)

    def _do(self, text: str, reason: str) -> None:
        minor = amount_of(text) if self._kind != "no_sale" else 0
        if minor is None:
            self.wrong()
            return
        cash = self._cash
        acts: dict[str, Callable[[str], None]] = {
            "paid_in": lambda request: cash.paid_in(request, minor, reason),
            "paid_out": lambda request: cash.paid_out(request, minor, reason),
            "drop": lambda request: cash.drop(request, minor),
            "no_sale": lambda request: cash.no_sale(request, reason),
        }
        self.attempt(acts[self._kind])
