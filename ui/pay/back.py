"""A payment called off on screen: what goes back into whose hand, and a card machine without a wire asked by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from pos.desk.call_off import CalledOff, CallOff, first_card
from pos.desk.look import Look
from pos.errors import Refused
from pos.pieces import worth
from pos.tender import Tender, TenderState, Way
from pos.text import Speaker
from pos.words import WAYS
from ui.counter import Counter
from ui.forms import FormView
from ui.panel import Panel, Sheet
from ui.views import Key, Kind, NoticeView, SumLine
from ui.wording import money


def card_by_hand(look: Look) -> Tender | None:
    """Return the card that a person must undo on the machine: no terminal is at it."""
    card = first_card(look.basket.sale)
    return card if card is not None and card.state is TenderState.TAKEN else None


def hand_back(handed: CalledOff, look: Look, _: Speaker) -> NoticeView | None:
    """Say what to give back to the customer; None where a card was all."""
    if not handed.cash and not handed.others:
        return None
    notes = [one.reference for one in handed.others if one.way is Way.FOREIGN]
    others = " · ".join(
        f"{_(WAYS[one.way.value])} {_.amount(one.amount.minor)}"
        for one in handed.others
        if one.way is not Way.FOREIGN
    )
    sums = [money(handed.cash, look, _), *notes] if handed.cash else notes
    if not sums:
        return NoticeView(_("Taken back: {what}", what=others), "", Kind.GOOD)
    title = _("Hand back {amount}", amount=" + ".join(sums))
    pieces = "  ".join(f"{number} × {_.amount(value)}" for value, number in handed.pieces)
    known = pieces if worth(handed.pieces) == handed.cash else ""
    return NoticeView(title, " · ".join(part for part in (known, others) if part), Kind.GOOD)


Found = Callable[[Panel | None, NoticeView | None], None]
"""Shows what is asked next, and what to hand back."""


class CallingOff:
    """Calls payments off and asks about each card that a person must undo on the machine, one after the other."""

    def __init__(
        self, counter: Counter, off: CallOff, refused: Callable[[Refused], None], found: Found
    ) -> None:
        self._counter, self._off, self._refused, self._found = counter, off, refused, found

    def begin(self) -> None:
        """Have what was paid go back."""
        self._counter.do(self._off.begin, self._begun)

    def _begun(self, no: Refused | None) -> None:
        if no is not None:
            self._refused(no)
            return
        say = self._counter.around.say()
        self._ask(None, hand_back(self._off.handed, self._counter.look, say))

    def _ask(self, before: Tender | None, notice: NoticeView | None) -> None:
        """Ask about the next card; one that the machine would not undo stays."""
        card = card_by_hand(self._counter.look)
        if card is None or card == before:
            self._found(None, notice)
        else:
            done = partial(self._answered, card)
            self._found(UndoByHand(self._counter, self._off, card, done), notice)

    def _answered(self, card: Tender, no: Refused | None) -> None:
        if no is not None:
            self._refused(no)
        else:
            self._ask(card, None)


class UndoByHand(Sheet):
    """Asks whether the shop's own card machine undid a payment, for it has no wire to the till."""

    def __init__(
        self, counter: Counter, off: CallOff, card: Tender, close: Callable[[Refused | None], None]
    ) -> None:
        super().__init__(counter, close)
        self._off, self._card = off, card

    def form(self, _: Speaker) -> FormView:
        """Say the amount and ask how it ended."""
        look = self.counter.look
        amount = money(self._card.given.minor, look, _)
        return FormView(
            id="undo",
            title=_("Undo the payment on the card machine"),
            text=_("Did the money go back to the card?"),
            sums=(SumLine(_("By card"), amount, large=True),),
            keys=(
                Key("approved", "Enter", _("It did"), forward=True),
                Key("declined", "F3", _("It did not")),
                Key("withdraw", "Esc", _("Later")),
            ),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Take the outcome to the desk."""
        if action in ("approved", "declined"):
            self.attempt(lambda request: self._off.by_hand(request, action))
