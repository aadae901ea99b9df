"""The cards for gift cards: one is sold or topped up, and what is left on one is asked."""

from __future__ import annotations

from collections.abc import Mapping

from pos.desk.values import Balance, Values
from pos.errors import Refused
from pos.text import Speaker
from pos.words import WAYS
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, amount_of, cancel
from ui.register.aside import Close
from ui.views import Chip, Key, SumLine
from ui.wording import money


class Sell(Sheet):
    """Asks the card's number and the sum; both go into the basket as one line."""

    scan_into = "number"

    def __init__(self, counter: Counter, values: Values, close: Close) -> None:
        super().__init__(counter, close)
        self._values = values
        self._number, self._sum = "", 0

    def form(self, _: Speaker) -> FormView:
        """Ask number and sum."""
        look = self.counter.look
        sums = tuple(
            Chip(f"sum:{minor}", money(minor, look, _), minor == self._sum)
            for minor in self._values.usual()
        )
        return FormView(
            id=f"sell_gift:{self._number}",
            title=_("Sell a gift card"),
            text=_("It holds the money once the sale is paid. A card that is out is topped up."),
            chips=sums,
            fields=(
                FieldView("number", _("Number"), _("Scan or type it"), self._number),
                FieldView("amount", _("Another amount")),
            ),
            keys=(Key("sell", "Enter", _("Into the basket"), forward=True), cancel(_)),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """A usual sum, a scanned number, or an end."""
        kind, _colon, what = action.partition(":")
        if kind == "sum":
            self._sum = 0 if self._sum == int(what) else int(what)
        elif action == "sell":
            self._sell(told.get("number", "").strip(), told.get("amount", ""))

    def scanned(self, code: str) -> None:
        """This card; the sum is still to be said."""
        self._number = code

    def _sell(self, number: str, text: str) -> None:
        minor = amount_of(text) if text.strip() else self._sum
        _ = self.counter.around.say()
        if not number:
            self.error = _("Scan or type the card's number.")
        elif not minor:
            self.error = _("Choose or type what is put on the card.")
        else:
            self.attempt(lambda request: self._values.sell(request, number, minor))


class Ask(Sheet):
    """Says what is left on a gift card or store credit; nothing is sold."""

    scan_into, asks = "number", "value"

    def __init__(self, counter: Counter, values: Values, close: Close) -> None:
        super().__init__(counter, close)
        self._values = values
        self._found: tuple[Balance, ...] = ()

    def form(self, _: Speaker) -> FormView:
        """Ask the number, and show what was found."""
        look = self.counter.look
        return FormView(
            id="balance",
            title=_("What is left on a card"),
            text=_("Gift card or store credit."),
            sums=tuple(
                SumLine(
                    f"{_(WAYS[one.way.value])} {one.number}", money(one.minor, look, _), large=True
                )
                for one in self._found
            ),
            fields=(FieldView("number", _("Number"), _("Scan or type it")),),
            keys=(
                Key("take", "Enter", _("Look"), forward=True),
                Key("withdraw", "Esc", _("Close")),
            ),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Look, or close."""
        number = told.get("number", "").strip()
        if action == "take" and number:
            self.counter.around.ask(lambda: self._values.balance(number), self._look, self._refused)

    def _look(self, found: tuple[Balance, ...]) -> None:
        self._found, self.error = found, ""
        self.counter.refresh()

    def _refused(self, no: Refused) -> None:
        self._found, self.error = (), self.because(no)
        self.counter.sound()
        self.counter.refresh()
