"""Cards: an attempt is kept before the terminal is asked, and its answer, the unknown one too, comes back as a verb."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from pos.desk.books import Unsettled
from pos.desk.call_off import CallOff
from pos.desk.pay import Pay
from pos.desk.terminal_day import TerminalDays
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import SaleChanged
from pos.event_sale import CardAnswered, CardAsked
from pos.sale import Sale
from pos.tender import Tender, TenderState, Way
from pos.typed import kept


class Card:
    """The desk of card payments. The terminal is never asked for more than is due."""

    def __init__(self, till: Till, pay: Pay, off: CallOff, days: TerminalDays) -> None:
        self.till = till
        self.back = off.back
        self.off = off
        self.days = days
        self.pay = pay
        self.abort: Callable[[str], None] = _nobody
        """Asks a wired terminal to stop an attempt; set by whoever has one."""
        self._denied: set[str] = set()  # attempts that a person, not the terminal, called declined

    @verb("pay_card")
    def ask(self, request: str, minor: int) -> None:
        """Keep an attempt for at most what is due; a follower asks the terminal. Refuses busy while one is out."""
        sale = self.pay.payable()
        if any(tender.state is TenderState.UNKNOWN for tender in sale.tenders):
            raise Refused("busy")
        money = self.till.shop.money(self.pay.limited(minor))
        attempt = self.till.chance.fresh()
        tender = Tender(Way.CARD, money, money, attempt, state=TenderState.UNKNOWN)
        new = sale.with_tenders((*sale.tenders, tender), self.till.shop.now_ms())
        self.till.keep(CardAsked(attempt, sale.id, money.minor), SaleChanged(head(new), "tender"))
        self.till.sale = new

    @verb("pay_card")
    def by_hand(self, request: str, minor: int, outcome: str, took: int | None = None) -> None:
        """Record what a stand-alone terminal did: approved, declined or unknown; `took` if it took another sum."""
        sale = self.pay.payable()
        amount = self.pay.limited(minor)
        taken = amount if took is None else took
        if not 0 < taken < 10**9 or outcome not in ("approved", "declined", "unknown"):
            raise Refused("bad_amount", given=taken)
        attempt = self.till.chance.fresh()
        money = self.till.shop.money(amount)
        tender = Tender(Way.CARD, money, money, attempt, state=TenderState.UNKNOWN)
        asked = CardAsked(attempt, sale.id, amount)
        self._take_in(sale, tender, outcome, taken, asked)

    @verb(
        "card_answered",
        signed_in=False,
        shift=False,
        answers=("age", "date", "serial", "receipt_condition"),
    )
    def answered(
        self,
        request: str,
        attempt: str,
        outcome: str,
        taken: int = 0,
        reference: str = "",
        card_tail: str = "",
        simulated: bool = False,
    ) -> None:
        """Take the terminal's answer to an attempt; one that comes late or twice changes nothing."""
        reference = kept(reference)
        if self.back.waits_for(attempt):
            self.back.take_in(outcome, reference, card_tail, simulated)
            return
        if self.off.waits_for(attempt):
            self.off.take_in(outcome, reference, simulated)
            return
        sale = self.till.sale
        tender = _waiting(sale, attempt)
        if sale is None or tender is None:
            self._late(attempt, outcome, taken)
            return
        known = replace(tender, card_tail=card_tail[-4:], simulated=simulated, slip=reference)
        rest = replace(sale, tenders=tuple(t for t in sale.tenders if t is not tender))
        self._take_in(rest, known, outcome, taken)

    @verb("settle", shift=False)
    def stop(self, request: str) -> None:
        """Ask the terminal to stop the payment it works on; its answer says how that ended. Refuses not_found."""
        waiting = [one.attempt for one in self.till.books.unsettled() if one.waiting]
        if not waiting:
            raise Refused("not_found")
        self.abort(waiting[0])

    @verb("settle", shift=False)
    def settle(self, request: str, outcome: str) -> None:
        """Say what became of the oldest unsettled attempt: approved, declined, or refunded.

        Refuses not_found, bad_amount for another word.
        """
        if outcome not in ("approved", "declined", "refunded"):
            raise Refused("bad_amount", given=outcome)
        waiting = self.till.books.unsettled()
        if not waiting:
            raise Refused("not_found")
        first = waiting[0]
        for desk in (self.back, self.off):
            if desk.waits_for(first.attempt):
                if outcome == "refunded":
                    raise Refused("not_found")
                desk.take_in(outcome)
                return
        if outcome == "declined":
            self._denied.add(first.attempt)
        tender = _waiting(self.till.sale, first.attempt)
        if outcome == "refunded" or self.till.sale is None or tender is None:
            self._settle_closed(first, outcome)
            return
        sale = self.till.sale
        rest = replace(sale, tenders=tuple(t for t in sale.tenders if t is not tender))
        self._take_in(rest, tender, outcome, first.amount)

    def _take_in(
        self, sale: Sale, tender: Tender, outcome: str, taken: int, *before: CardAsked
    ) -> None:
        """Let an outcome change the open sale; `sale` is without the attempt's tender."""
        if outcome == "unknown":
            new = sale.with_tenders((*sale.tenders, tender), self.till.shop.now_ms())
            answer = CardAnswered(tender.reference, outcome, 0, tender.amount.minor)
            self.till.keep(*before, answer, SaleChanged(head(new), "tender"))
            self.till.sale = new
            return
        if outcome != "approved":
            answer = CardAnswered(tender.reference, outcome, 0, 0)
            new = sale.with_tenders(sale.tenders)
            self.till.keep(*before, answer, SaleChanged(head(new), "tender"))
            self.till.sale = new
            return
        due = self.till.due(sale)  # another card may have paid since
        amount = min(taken, tender.amount.minor, due.exact.minor)
        money = self.till.shop.money
        done = replace(tender, amount=money(amount), given=money(taken), state=TenderState.TAKEN)
        answer = CardAnswered(
            tender.reference,
            outcome,
            taken,
            amount,
            done.slip or tender.reference,
            done.card_tail,
            done.simulated,
        )
        self.pay.take(sale, done, *before, answer)

    def _late(self, attempt: str, outcome: str, taken: int) -> None:
        """Note an answer whose sale is gone, or that comes after a person said no: money taken so is owed back."""
        denied = outcome == "approved" and attempt in self._denied
        self._denied.discard(attempt)
        if denied or any(one.attempt == attempt for one in self.till.books.unsettled()):
            self.till.keep(CardAnswered(attempt, outcome, taken if outcome == "approved" else 0, 0))

    def _settle_closed(self, one: Unsettled, outcome: str) -> None:
        if outcome == "refunded":
            self.till.keep(CardAnswered(one.attempt, outcome, one.paid, one.paid))
            return
        if not one.unknown:
            raise Refused("not_found")
        self.till.keep(
            CardAnswered(one.attempt, outcome, one.amount if outcome == "approved" else 0, 0)
        )


def _nobody(attempt: str) -> None:
    """Stand in where no terminal has a wire."""


def _waiting(sale: Sale | None, attempt: str) -> Tender | None:
    """Return the open sale's tender that waits for this attempt's answer."""
    for tender in sale.tenders if sale else ():
        if tender.reference == attempt and tender.state is TenderState.UNKNOWN:
            return tender
    return None
