"""A payment begun and called off: what was given for the open sale goes back, so that it may change or be given up.

Cash, vouchers and stored value go back at once; a card that a wired terminal approved is undone there, one after the
other, each kept as an attempt before it is asked; a card machine without a wire is asked about by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pos.desk.books import Job
from pos.desk.card_back import CardBack
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Event, Piece, SaleChanged
from pos.event_cash import DrawerOpened
from pos.event_sale import CardAnswered, CardBackAnswered, CardBackAsked, ValueMoved
from pos.sale import Sale
from pos.tender import Tender, TenderState, Way

REASON: Final = "call_off"
"""Why the drawer opened."""
_STORED: Final = (Way.GIFT, Way.CREDIT)
_IN_DRAWER: Final = (Way.CASH, Way.FOREIGN)


class CalledOff(Struct, frozen=True):
    """What to hand back: cash in minor units with its pieces, and the other ways of what was taken back."""

    cash: int = 0
    pieces: tuple[Piece, ...] = ()
    others: tuple[Tender, ...] = ()


class CallOff:
    """The desk of payments that are called off before their sale is closed."""

    def __init__(self, till: Till, back: CardBack) -> None:
        self.till = till
        self.back = back
        self.handed = CalledOff()
        """What the last call-off gave back, for the screen that says so."""

    @verb("call_off")
    def begin(self, request: str) -> None:
        """Give back what was paid on the open sale; a wired terminal is asked to undo its cards.

        Whoever may give a sale up may do this. Refuses not_found where nothing was paid, busy while a terminal works.
        """
        sale = self.till.open_sale()
        if not sale.tenders:
            raise Refused("not_found")
        if any(one.state is not TenderState.TAKEN for one in sale.tenders):
            raise Refused("busy", why="terminal")
        self.till.allow("void")
        cards = tuple(one for one in sale.tenders if one.way is Way.CARD)
        others = tuple(one for one in sale.tenders if one.way is not Way.CARD)
        cash = sum(one.given.minor for one in others if one.way is Way.CASH)
        rest = replace(sale.with_tenders(cards), cash_in=())
        events: list[Event] = [*_stored_back(sale.id, others)]
        jobs: tuple[Job, ...] = ()
        if any(one.way in _IN_DRAWER for one in others):
            events.append(DrawerOpened(self.till.shift_open().number, REASON, self.till.who()))
            jobs = (Job("drawer", 0, reason=REASON),)
        rest, asked = self._next(rest)
        self.till.keep(*events, *asked, SaleChanged(head(rest), "tender"), jobs=jobs)
        self.till.sale = rest
        plain = tuple(one for one in others if one.way is not Way.CASH)
        self.handed = CalledOff(cash, sale.cash_in if cash else (), plain)

    @verb("call_off")
    def by_hand(self, request: str, outcome: str) -> None:
        """Say what became of undoing the first card on a machine without a wire: approved or declined."""
        sale = self.till.open_sale()
        card = first_card(sale)
        if card is None or outcome not in ("approved", "declined"):
            raise Refused("not_found")
        if card.state is not TenderState.TAKEN:
            raise Refused("busy", why="terminal")
        self.till.allow("void")
        if outcome == "approved":
            self._undone(sale, card)

    def waits_for(self, attempt: str) -> bool:
        """Tell whether the open sale waits for this attempt at undoing a card."""
        card = _undoing(self.till.sale)
        return card is not None and card.undo == attempt

    def take_in(self, outcome: str, reference: str = "", simulated: bool = False) -> None:
        """Let the terminal's answer change the open sale: approved takes the card off, unknown waits, else it stays."""
        sale, card = self.till.sale, _undoing(self.till.sale)
        if sale is None or card is None:
            raise Refused("not_found")
        if outcome == "approved":
            given = card.given.minor
            said = CardBackAnswered(card.undo, outcome, given, reference, card.card_tail, simulated)
            self._undone(sale, card, said)
            return
        answer = CardBackAnswered(card.undo, outcome, 0)
        if outcome == "unknown":
            self.till.keep(answer)
            return
        stays = replace(card, state=TenderState.TAKEN, undo="")
        new = replace(sale, tenders=tuple(stays if one is card else one for one in sale.tenders))
        self.till.keep(answer, SaleChanged(head(new), "tender"))
        self.till.sale = new

    def _undone(self, sale: Sale, card: Tender, *before: Event) -> None:
        """Take an undone card off the sale, and go on with the next one."""
        rest = sale.with_tenders(tuple(one for one in sale.tenders if one is not card))
        rest, asked = self._next(rest)
        gone = CardAnswered(card.reference, "refunded", 0, 0)
        self.till.keep(*before, gone, *asked, SaleChanged(head(rest), "tender"))
        self.till.sale = rest

    def _next(self, sale: Sale) -> tuple[Sale, tuple[Event, ...]]:
        """Ask the terminal to undo the first card that it can; what it never numbered is undone by hand."""
        card = first_card(sale)
        if card is None or not card.slip or not self.back.wired():
            return sale, ()
        attempt = self.till.chance.fresh()
        waits = replace(card, state=TenderState.UNDOING, undo=attempt)
        new = replace(sale, tenders=tuple(waits if one is card else one for one in sale.tenders))
        return new, (CardBackAsked(attempt, sale.id, card.given.minor, card.slip),)


def first_card(sale: Sale | None) -> Tender | None:
    """Return the first card that paid on the open sale and is not undone yet."""
    cards = (one for one in (sale.tenders if sale else ()) if one.way is Way.CARD)
    return next(cards, None)


def _undoing(sale: Sale | None) -> Tender | None:
    card = first_card(sale)
    return card if card is not None and card.state is TenderState.UNDOING else None


def _stored_back(sale_id: str, tenders: tuple[Tender, ...]) -> Iterator[Event]:
    for one in tenders:
        if one.way in _STORED:
            yield ValueMoved(one.way.value, one.reference, one.amount.minor, sale_id)
        elif one.way is Way.POINTS:
            yield ValueMoved(one.way.value, one.reference, one.points, sale_id)
