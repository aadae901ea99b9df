"""A card terminal that speaks ZVT, over TCP: register, pay, give back, abort, and ask for the last payment.

Written from public descriptions; tried against its own simulation only, never on a real terminal. The terminal keeps no
name of ours for a payment: what became of a lost one is told by its trace number, which must be newer than the last
that was seen before, and by its amount; where that cannot be said for sure it stays UNKNOWN and a person looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drivers.link.base import Link
from drivers.protocol import (
    Capabilities,
    Clock,
    Health,
    Option,
    Outcome,
    Role,
    TerminalAnswered,
)
from drivers.terminal import apdu
from drivers.terminal.dialogue import Dialogue, Wish
from drivers.terminal.patience import PATIENCE
from drivers.words import N_

_WRITE_S = 2.0
_ABORTED = 0x6C  # the customer's or the cashier's own key, or time ran out at the terminal
_SIMULATED = "SIMULATED"  # what our own simulation calls its card


class Zvt(Dialogue):
    """One dialogue at a time: the next begins when the terminal has ended the one before."""

    role = Role.TERMINAL
    capabilities = Capabilities(answers=True, cut=False, qr=False)
    OPTIONS: ClassVar[tuple[Option, ...]] = (
        Option("password", "secret", "000000", (), N_("Password of the terminal, six digits")),
        Option("currency", "choice", "EUR", ("EUR", "PLN", "SEK", "GBP"), N_("Currency")),
        *PATIENCE,
    )  # fmt: skip

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        self._password = options.get("password") or "000000"
        self._hello = apdu.register(self._password, options.get("currency") or "EUR")
        self._told = apdu.Payment()
        self._last_trace = ""
        self._before = ""
        self._rest = b""

    # -- what the till calls -------------------------------------------------------------------------------------

    def pay(self, attempt: str, amount: int, currency: str) -> None:
        """Ask for `amount` minor units; the same attempt twice is one payment. DeviceError bad_option at once."""
        wish = Wish(apdu.pay(amount, currency), attempt, amount)
        self._post(lambda: self._want(wish))

    def give_back(self, attempt: str, amount: int, currency: str) -> None:
        """Ask for `amount` minor units back to a card; a lost answer is learnt as that of a payment is."""
        wish = Wish(apdu.give_back(amount, currency, self._password), attempt, amount)
        self._post(lambda: self._want(wish))

    def ask(self, attempt: str) -> None:
        """Ask what became of an attempt."""
        self._post(lambda: self._want(Wish(apdu.repeat(self._password), attempt, asks=True)))

    def abort(self, attempt: str) -> None:
        """Stop an attempt; how it ended comes as its answer."""
        self._post(lambda: self._stop_attempt(attempt))

    # -- what the worker calls -----------------------------------------------------------------------------------

    def opened(self) -> None:
        """Sign on; payments wait until the terminal took that."""
        self._rest = b""
        self._be(Health.CONNECTING)
        self._begin(Wish(self._hello))

    def heard(self, data: bytes) -> None:
        """Take whole messages in, one after another."""
        messages, self._rest = apdu.read(self._rest + data)
        for one in messages:
            self._take(one)

    def poked(self) -> None:
        """Sign on anew where the terminal was mute or refused: it may have come to itself."""
        if self._now is None and self._status.health is not Health.OK:
            self._begin(Wish(self._hello))

    # -- beginning -----------------------------------------------------------------------------------------------

    def _forget(self, wish: Wish) -> None:
        self._told = apdu.Payment()
        if wish.attempt and not wish.asks:
            self._before = self._last_trace

    def _stop_word(self) -> bytes:
        return apdu.abort()

    # -- ending --------------------------------------------------------------------------------------------------

    def _take(self, one: apdu.Message) -> None:
        if one.refuses:
            self._ended(approved=False, code=None)
        elif one.name == apdu.ACK:
            self._answer_came()
            self._be_patient()
        else:
            self._worker.write(apdu.YES, _WRITE_S)
            self._understand(one)

    def _understand(self, one: apdu.Message) -> None:
        if one.name == apdu.STATUS:
            self._told = apdu.payment(one.data)
        elif one.name == apdu.WORKING:
            self._be_patient()
        elif one.name == apdu.DONE:
            self._ended(approved=True, code=None)
        elif one.name == apdu.BROKEN_OFF:
            self._ended(approved=False, code=one.data[0] if one.data else None)

    def _ended(self, *, approved: bool, code: int | None) -> None:
        """The terminal has ended the dialogue."""
        now, self._now, self._late = self._now, None, False
        self._answer_came()
        if now is None:
            return
        if not now.attempt:
            self._signed_on(approved)
        elif now.asks:
            self._learnt(now, approved)
        elif approved:
            self._approved(now)
        else:
            outcome = Outcome.ABORTED if code in (None, _ABORTED) else Outcome.DECLINED
            self._answer(now, outcome, "terminal" if outcome is Outcome.ABORTED else "card")

    def _signed_on(self, approved: bool) -> None:
        if approved:
            self._be(Health.OK)
        else:
            self._be(Health.FAULT, "not_logged_in")
            self._give_up_queue("offline")

    def _approved(self, now: Wish) -> None:
        """A payment that ended well without a word on its amount is not believed: a person looks."""
        told = self._told
        if told.result != 0 or not told.amount:
            self._answer(now, Outcome.UNKNOWN, "no_answer")
            return
        self._last_trace = told.trace
        self._tell_approved(now, told)

    def _learnt(self, now: Wish, approved: bool) -> None:
        """The last payment was told: newer than what was seen before our attempt, it is ours."""
        told, last = self._told, self._before
        if not approved or not told.trace or not last:
            self._answer(now, Outcome.UNKNOWN, "no_answer")
        elif told.trace == last:
            self._answer(now, Outcome.ABORTED, "unseen")
        elif told.result == 0 and told.amount:
            self._last_trace = told.trace
            self._tell_approved(now, told)
        else:
            self._answer(now, Outcome.DECLINED, "card")

    def _tell_approved(self, now: Wish, told: apdu.Payment) -> None:
        self._ledger.close(
            TerminalAnswered(
                now.attempt,
                Outcome.APPROVED,
                told.amount,
                told.receipt or told.trace,
                told.card_tail,
                simulated=told.card_name.startswith(_SIMULATED),
            )
        )
