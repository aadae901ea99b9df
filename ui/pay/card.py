"""The card beside the till: the amount is kept as an attempt, the machine is asked, the outcome is said or heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.card import Card
from pos.desk.look import Look
from pos.errors import Refused
from pos.text import Speaker
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, amount_of, cancel
from ui.views import Key, SumLine
from ui.wording import money


def weigh_first(look: Look) -> Refused | None:
    """Refuse what the desk would refuse later: a card charged before the sale may be paid is money for nothing."""
    lines = look.basket.sale.lines if look.basket.sale else ()
    waits = any(one.waits_for_weight for one in lines)
    return Refused("bad_amount", why="weigh") if waits else None


class ByHand(Sheet):
    """Asks how the shop's own card machine ended, for it has no wire to the till."""

    def __init__(
        self, counter: Counter, card: Card, minor: int, close: Callable[[Refused | None], None]
    ) -> None:
        """`minor` is what the machine is to take, in minor units."""
        super().__init__(counter, close)
        self._card, self._minor = card, minor

    def form(self, _: Speaker) -> FormView:
        """Say the amount and ask for the outcome."""
        look = self.counter.look
        return FormView(
            id="card",
            title=_("Key the amount into the card machine"),
            text=_("How did it end?"),
            sums=(SumLine(_("By card"), money(self._minor, look, _), large=True),),
            fields=(
                FieldView("took", _("It took another amount"), _("Leave empty when it did not.")),
            ),
            keys=(
                Key("approved", "Enter", _("Approved"), forward=True),
                Key("declined", "F3", _("Declined")),
                Key("unknown", "F4", _("Not known")),
                cancel(_),
            ),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Take the outcome to the desk."""
        text = told.get("took", "").strip()
        took = amount_of(text) if text else None
        if text and took is None:
            self.wrong()
            return
        self.attempt(lambda request: self._card.by_hand(request, self._minor, action, took))


class Settle(Sheet):
    """Asks what became of a card payment whose answer was lost, or that took too much."""

    def __init__(
        self, counter: Counter, card: Card, close: Callable[[Refused | None], None]
    ) -> None:
        super().__init__(counter, close)
        self._card, self._attempt = card, self._oldest()

    def _oldest(self) -> str:
        """The attempt that the desk would settle now, or ""."""
        return next((one.attempt for one in self.counter.look.unsettled), "")

    def over(self) -> bool:
        """The terminal answered by itself, or somebody settled it on another screen: no word is left to say of it."""
        return not self._attempt or self._oldest() != self._attempt

    def form(self, _: Speaker) -> FormView:
        """Show the attempt and its possible ends."""
        look = self.counter.look
        first = look.unsettled[0]
        over = not first.unknown
        title = _("Did the card payment go through?")
        if over or first.back:
            title = (
                _("Did the money go back to the card?")
                if first.back
                else _("The card machine took too much")
            )
        text = _("Look at the machine's slip or its list of payments.")
        if first.waiting:
            text += " " + _("The terminal may still answer by itself: then this card goes away.")
        ends = (
            Key("approved", "F2", _("It did"), enabled=not over),
            Key("declined", "F3", _("It did not"), enabled=not over),
            Key("refunded", "F4", _("It was given back"), enabled=not first.back),
            *((Key("stop", "F5", _("Stop it at the terminal")),) if first.waiting else ()),
        )
        return FormView(
            id="settle",
            title=title,
            text=text,
            sums=(
                SumLine(_("Amount"), money(first.over or abs(first.amount), look, _), large=True),
            ),
            grid=ends,
            keys=(Key("withdraw", "Esc", _("Later")),),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Take the end to the desk."""
        if action in ("approved", "declined", "refunded"):
            self.attempt(lambda request: self._card.settle(request, action))
        elif action == "stop":
            self.attempt(self._card.stop)
