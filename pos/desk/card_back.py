"""Money back to a card at a wired terminal: an attempt is kept before it is asked, and only its answer hands over."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from pos.desk.give_back import GiveBack
from pos.desk.till import Back, Till
from pos.errors import Refused
from pos.event import Event
from pos.event_sale import CardBackAnswered, CardBackAsked
from pos.tender import Tender, TenderState, Way


def _no() -> bool:
    """Stand in where no terminal is wired to the till: the cashier gives back on the machine that stands alone."""
    return False


class CardBack:
    """Asks the terminal for money back and takes its answer in, the unknown one too."""

    def __init__(self, till: Till, give: GiveBack) -> None:
        self.till = till
        self.give = give
        self.wired: Callable[[], bool] = _no
        """Tells whether the card machine answers by itself; whoever holds the devices puts itself here."""

    def ask(self, back: Back, minor: int, *before: Event) -> None:
        """Keep an attempt for `minor` and hold the return until its answer. Refuses busy while one is out."""
        if waiting_card(back) is not None:
            raise Refused("busy", why="terminal")
        money = self.till.shop.money(minor)
        attempt = self.till.chance.fresh()
        tender = Tender(Way.CARD, money, money, attempt, state=TenderState.UNKNOWN)
        now = replace(back, tenders=(*back.tenders, tender))
        self.till.keep(*before, CardBackAsked(attempt, back.id, minor), now.held())
        self.till.back = now

    def waits_for(self, attempt: str) -> bool:
        """Tell whether the return in hand waits for this attempt's answer."""
        waiting = waiting_card(self.till.back)
        return waiting is not None and waiting.reference == attempt

    def take_in(
        self, outcome: str, reference: str = "", card_tail: str = "", simulated: bool = False
    ) -> None:
        """Let the outcome change the return in hand: approved hands over, unknown goes on waiting, else it is open."""
        back, tender = self.till.back, waiting_card(self.till.back)
        if back is None or tender is None:
            raise Refused("not_found")
        attempt = tender.reference
        rest = tuple(one for one in back.tenders if one is not tender)
        if outcome == "unknown":
            self.till.keep(CardBackAnswered(attempt, outcome, 0))
            return
        if outcome != "approved":
            now = replace(back, tenders=rest)
            self.till.keep(CardBackAnswered(attempt, outcome, 0), now.held())
            self.till.back = now
            return
        done = replace(
            tender, state=TenderState.TAKEN, card_tail=card_tail[-4:], simulated=simulated
        )
        answer = CardBackAnswered(
            attempt, outcome, tender.amount.minor, reference, done.card_tail, simulated
        )
        receipt = self.give.books.receipt(back.of_number, back.of_till)
        self.give.go_on(replace(back, tenders=(*rest, done)), receipt, [answer])


def waiting_card(back: Back | None) -> Tender | None:
    """Return the tender whose terminal has not answered yet."""
    for tender in back.tenders if back else ():
        if tender.state is TenderState.UNKNOWN:
            return tender
    return None
