"""A card terminal that speaks ZVT, over TCP: register, pay, undo, give back, abort, end of day, and ask: for the last
payment, and how it is.

Written from public descriptions; tried against its own simulation only, never on a real terminal. The terminal keeps no
name of ours for a payment: what became of a lost one is told by its trace number, which must be newer than the last
that was seen before, and by its amount; where that cannot be said for sure it stays UNKNOWN and a person looks.
Long because every way in which a dialogue ends means something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drivers.link.base import Link
from drivers.protocol import (
    Capabilities,
    Clock,
    DayClosed,
    DeviceError,
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
_TRACES = 1_000_000  # trace numbers begin anew after this many
_STATES = {
    0x51: (Health.FAULT, "not_started_up"),
    0xCC: (Health.PAPER_OUT, "paper_out"),
    0xDF: (Health.FAULT, "out_of_order"),
}
"""States of a terminal in which nobody can pay; in any other it says itself what it refuses."""
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
        self._software = ""

    # -- what the till calls -------------------------------------------------------------------------------------

    def login(self) -> None:
        """Sign on anew (06 00), unless it works on something; without a wire the next opening does."""
        self._post(self._sign_on)

    def pay(self, attempt: str, amount: int, currency: str) -> None:
        """Ask for `amount` minor units; the same attempt twice is one payment. DeviceError bad_option at once."""
        wish = Wish(apdu.pay(amount, currency), attempt, amount)
        self._post(lambda: self._want(wish))

    def give_back(self, attempt: str, amount: int, currency: str) -> None:
        """Ask for `amount` minor units back to a card; a lost answer is learnt as that of a payment is."""
        wish = Wish(apdu.give_back(amount, currency, self._password), attempt, amount)
        self._post(lambda: self._want(wish))

    def reverse(self, attempt: str, reference: str, amount: int, currency: str) -> None:
        """Ask to undo a payment by its receipt number; one that the terminal never numbered cannot be undone here."""
        try:
            data = apdu.reverse(reference, self._password)
        except DeviceError:
            no = TerminalAnswered(attempt, Outcome.DECLINED, reason="reference")
            self._post(lambda: self._ledger.close(no))
            return
        self._post(lambda: self._want(Wish(data, attempt, amount, undoes=True)))

    def reconcile(self, day: str) -> None:
        """Ask for the end of day, which may take as long as a payment."""
        self._post(lambda: self._want(Wish(apdu.end_of_day(self._password), day, closes=True)))

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
        """Sign on anew where the terminal was mute or refused: it may have come to itself; else ask how it is."""
        if not self._ready or self._status.health is Health.SILENT:
            self._sign_on()
        elif self._now is None and not self._queue:
            self._begin(Wish(apdu.enquire(self._password), looks=True))

    def _sign_on(self) -> None:
        if self._worker.is_open and self._now is None and not self._queue:
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
            if self._now is not None and self._now.looks:
                self._stands(apdu.standing(one.data))
            self._ended(approved=True, code=None)
        elif one.name == apdu.BROKEN_OFF:
            self._ended(approved=False, code=one.data[0] if one.data else None)

    def _ended(self, *, approved: bool, code: int | None) -> None:
        """The terminal has ended the dialogue."""
        now, self._now, self._late = self._now, None, False
        self._answer_came()
        if now is None:
            return
        if now.looks:
            return  # a terminal that does not know the question is no worse for it
        if not now.attempt:
            self._signed_on(approved)
        elif now.asks:
            self._learnt(now, approved)
        elif now.closes:
            self._day_ended(now, approved, code)
        elif approved:
            self._approved(now)
        elif now.undoes and code == apdu.ALREADY_REVERSED:
            done = TerminalAnswered(now.attempt, Outcome.APPROVED, now.amount, reason="already")
            self._ledger.close(done)
        else:
            outcome = Outcome.ABORTED if code in (None, apdu.ABORTED) else Outcome.DECLINED
            self._answer(now, outcome, "terminal" if outcome is Outcome.ABORTED else "card")

    def _signed_on(self, approved: bool) -> None:
        self._ready = approved
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
        if self._status.health is not Health.OK:
            self._be(Health.OK)  # it works again, by its own deed
        self._ledger.close(_paid(now, told))

    def _day_ended(self, now: Wish, approved: bool, code: int | None) -> None:
        """The end of day is done; without a word on its sum nobody knows what was handed over."""
        told = self._told
        if not approved:
            self._answer(now, Outcome.DECLINED, "terminal" if code is None else f"code_{code:02x}")
        elif told.payments is None:
            self._answer(now, Outcome.UNKNOWN, "no_answer")
        else:
            self._last_trace = told.trace or self._last_trace
            simulated = told.card_name.startswith(_SIMULATED)
            self._tell(
                DayClosed(now.attempt, Outcome.APPROVED, told.payments, told.amount, simulated)
            )

    def _stands(self, told: apdu.Standing) -> None:
        """How the terminal says it is; its number and its software are facts for the technician."""
        self._software = told.software or self._software
        health, detail = _STATES.get(told.state or 0, (Health.OK, ""))
        facts = {"software": self._software} if self._software else {}
        if told.state:
            facts["terminal_state"] = f"{told.state:02X}"
        self._be(health, detail, facts)

    def _learnt(self, now: Wish, approved: bool) -> None:
        """The last payment was told: newer than what was seen before our attempt, it is ours; an end of day is none."""
        told, last = self._told, self._before
        if not approved or not told.trace or not last or told.payments is not None:
            self._answer(now, Outcome.UNKNOWN, "no_answer")
        elif not _newer(told.trace, last):
            self._answer(now, Outcome.ABORTED, "unseen")
        elif told.result == 0 and told.amount:
            self._last_trace = told.trace
            self._ledger.close(_paid(now, told))
        else:
            self._answer(now, Outcome.DECLINED, "card")


def _paid(now: Wish, told: apdu.Payment) -> TerminalAnswered:
    """What was approved, by the number that stands on the slip."""
    return TerminalAnswered(
        now.attempt,
        Outcome.APPROVED,
        told.amount,
        told.receipt or told.trace,
        told.card_tail,
        simulated=told.card_name.startswith(_SIMULATED),
    )


def _newer(trace: str, last: str) -> bool:
    """Numbers run on and begin anew: half of them lie ahead, half behind."""
    return 0 < (int(trace) - int(last)) % _TRACES < _TRACES // 2
