"""Cards about prices after the sale: why a line cost what it cost, the difference back, an apology in money."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pos.desk.books import Receipt
from pos.desk.why import Why
from pos.text import Speaker
from pos.words import GESTURE_REASONS
from ui.counter import Counter
from ui.explained import explained
from ui.forms import FieldView, FormView
from ui.panel import Sheet, amount_of, close
from ui.returns.desk import ServiceDesk
from ui.returns.panels import Close
from ui.views import Chip, Key

_GESTURES: Final = (500, 1000, 2000)


class Explain(Sheet):
    """Says why a line cost what it cost; from here a wrong price is one key away."""

    def __init__(
        self, counter: Counter, why: Why, correct: Callable[[Why], None], close: Close
    ) -> None:
        super().__init__(counter, close)
        self._why, self._correct = why, correct

    def form(self, _: Speaker) -> FormView:
        """Show every part of the price."""
        return FormView(
            id=f"why:{self._why.code}",
            title=self._why.sold.name if self._why.sold else self._why.code,
            text=_("Why this price?"),
            sums=explained(self._why, self.counter, _),
            keys=(
                close(_),
                Key("correct", "F4", _("The price was wrong")),
            ),
        )

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Correct it, or close."""
        if action == "correct":
            self._correct(self._why)
        else:
            self.close(None)


class Difference(Sheet):
    """Explains a line's price, and gives back what it cost too much."""

    def __init__(
        self,
        counter: Counter,
        desk: ServiceDesk,
        receipt: Receipt | None,
        why: Why,
        close: Close,
        said: Callable[[str, int], None] = lambda code, price: None,
    ) -> None:
        """`said` is told which price of which goods is right, before the difference is given."""
        super().__init__(counter, close)
        self._desk, self._why, self._said = desk, why, said
        self._of = receipt.of if receipt else (0, 0)

    def form(self, _: Speaker) -> FormView:
        """Show why, ask for the right price."""
        sold, product = self._why.sold, self._why.product
        name = sold.name if sold else (product.name if product else self._why.code)
        lower = product is not None and sold is not None and product.price.minor < sold.unit_price
        value = _.amount(product.price.minor) if product is not None and lower else ""
        return FormView(
            id=f"difference:{self._why.code}",
            title=name,
            text=_("Why this price, and what it should have been."),
            sums=explained(self._why, self.counter, _),
            fields=(
                FieldView(
                    "price", _("The right price"), _("As on the shelf or in the leaflet."), value
                ),
            ),
            keys=(Key("give", "Enter", _("Give the difference back"), forward=True), close(_)),
            error=self.error,
        )

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Give the difference back."""
        sold = self._why.sold
        if action != "give" or sold is None:
            self.close(None)
            return
        price = amount_of(told.get("price", ""))
        if price is None:
            self.wrong()
            return
        service, (till, number) = self._desk.service, self._of
        self._said(sold.code, price)
        self.attempt(
            lambda request: service.difference(
                request, number, sold.position, price, "wrong price", of_till=till
            )
        )


class Goodwill(Sheet):
    """Gives an apology in money, on the receipt in hand or else on the open sale."""

    def __init__(
        self, counter: Counter, desk: ServiceDesk, receipt: Receipt | None, close: Close
    ) -> None:
        """Without a receipt it is the open sale's."""
        super().__init__(counter, close)
        self._desk, self._receipt = desk, receipt
        self._bp, self._reason = 0, "waited"

    def form(self, _: Speaker) -> FormView:
        """Ask how much and why."""
        budget = _(
            "You may give this yourself, inside your budget. Above it a second person approves."
        )
        gestures = [Chip(f"bp:{bp}", f"{bp // 100} %", bp == self._bp) for bp in _GESTURES]
        reasons = [
            Chip(f"why:{key}", _(words), key == self._reason)
            for key, words in GESTURE_REASONS.items()
        ]
        receipt = self._receipt
        target = _("Receipt {number}", number=receipt.printed) if receipt else _("The open sale")
        return FormView(
            id="goodwill",
            title=_("Apology in money"),
            text=f"{target}. {budget}",
            chips=(*gestures, *reasons),
            fields=(FieldView("amount", _("Or an amount")),),
            keys=(Key("give", "Enter", _("Give it"), forward=True), close(_)),
            error=self.error,
        )

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Choose per cents, a reason, or give."""
        kind, _colon, what = action.partition(":")
        if kind == "bp":
            self._bp = 0 if self._bp == int(what) else int(what)
        elif kind == "why":
            self._reason = what
        elif kind == "give":
            self._give(told.get("amount", "").strip())
        else:
            self.close(None)

    def _give(self, typed: str) -> None:
        minor = amount_of(typed) if typed else 0
        if minor is None or (not minor and not self._bp):
            self.wrong()
            return
        service, reason = self._desk.service, self._reason
        bp = 0 if minor else self._bp
        if self._receipt is None:
            self.attempt(lambda r: service.goodwill_open(r, reason, bp=bp, minor=minor))
            return
        till, number = self._receipt.of
        self.attempt(
            lambda r: service.goodwill_closed(r, number, reason, bp=bp, minor=minor, of_till=till)
        )
