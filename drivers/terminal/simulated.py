"""A card terminal that is simulated: the driver for drivers/virtual/terminal.py, over TCP or inside the till.

No card, no bank, no money. Its manners are those of a real one: an attempt is sent once, a lost answer is UNKNOWN and
never guessed, and `ask` can learn it later.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from drivers.attached import Attached
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
from drivers.terminal import lines
from drivers.terminal.patience import PATIENCE

_WRITE_S = 2.0
_TURN_S = 0.1
_HELLO_EVERY_MS = 10_000
_REMEMBERED = 256


class _Waiting(Struct, frozen=True):
    """One attempt whose answer is owed: the line to send, whether it left, and until when an answer is waited for."""

    line: bytes
    until: int
    sent: bool = False
    asks: bool = False

    @property
    def outcome(self) -> Outcome:
        """Without an answer: what was never sent did not happen; of all else nobody knows."""
        return Outcome.UNKNOWN if self.sent or self.asks else Outcome.ABORTED


class SimulatedTerminal(Attached):
    """Pays, aborts and asks; answers come as TerminalAnswered, always marked simulated."""

    role = Role.TERMINAL
    capabilities = Capabilities(answers=True, cut=False, qr=False, simulated=True)
    OPTIONS: ClassVar[tuple[Option, ...]] = PATIENCE

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        self._answer_ms = self._number("answer_s", 90) * 1000
        self._greet_ms = self._number("greet_s", 5) * 1000
        self._owed: dict[str, _Waiting] = {}
        self._answered: OrderedDict[str, TerminalAnswered] = OrderedDict()
        self._days: dict[str, int] = {}
        self._rest = b""
        self._greeted = False
        self._hello_at: int | None = None
        self._heard_at = 0

    # -- what the till calls -------------------------------------------------------------------------------------

    def login(self) -> None:
        """Greet it anew; without a wire the next opening does."""
        self._post(lambda: self._greet() if self._worker.is_open else None)

    def pay(self, attempt: str, amount: int, currency: str) -> None:
        """Ask for `amount` minor units; the same attempt twice is one payment. DeviceError bad_option at once."""
        line = lines.pay(attempt, amount, currency)
        self._post(lambda: self._owe(attempt, line, asks=False))

    def give_back(self, attempt: str, amount: int, currency: str) -> None:
        """Ask for `amount` minor units back to the card; the same attempt twice gives once. DeviceError bad_option."""
        line = lines.give_back(attempt, amount, currency)
        self._post(lambda: self._owe(attempt, line, asks=False))

    def reverse(self, attempt: str, reference: str, amount: int, currency: str) -> None:
        """Ask to undo a payment, whole; the same attempt twice undoes once. DeviceError bad_option."""
        line = lines.undo(attempt, reference)
        self._post(lambda: self._owe(attempt, line, asks=False))

    def reconcile(self, day: str) -> None:
        """Ask for the end of day; the same day twice is closed once. DeviceError bad_option."""
        line = lines.close(day)
        self._post(lambda: self._close_day(day, line))

    def ask(self, attempt: str) -> None:
        """Ask what became of an attempt."""
        line = lines.ask(attempt)
        self._post(lambda: self._owe(attempt, line, asks=True))

    def abort(self, attempt: str) -> None:
        """Ask the terminal to stop an attempt; how it ended comes as its answer."""
        line = lines.abort(attempt)
        self._post(lambda: self._stop_attempt(attempt, line))

    # -- what the worker calls -----------------------------------------------------------------------------------

    def opened(self) -> None:
        """Greet; payments wait until the terminal said that it is there."""
        self._rest, self._greeted = b"", False
        self._be(Health.CONNECTING)
        self._greet()

    def heard(self, data: bytes) -> None:
        """Understand whole lines."""
        messages, self._rest = lines.read(self._rest + data)
        self._heard_at = self._clock.now_ms()
        for message in messages:
            if isinstance(message, lines.Greeting):
                self._present()
            elif isinstance(message, TerminalAnswered):
                self._close_attempt(message)
            elif isinstance(message, DayClosed):
                self._day_told(message)
            elif isinstance(message, lines.Noise):
                self._be(Health.FAULT, "garbled")
        if not self._hello_at and all(one.sent for one in self._owed.values()):
            self._answer_came()

    def turn(self) -> float:
        """Send what may leave, and judge by the clock what was answered too late."""
        now = self._clock.now_ms()
        if self._hello_at is not None and now - self._hello_at >= self._greet_ms:
            self._mute()
        if (
            self._worker.is_open
            and self._hello_at is None
            and now - self._heard_at >= _HELLO_EVERY_MS
        ):
            self._greet()
        self._send_owed()
        self._judge_late(now)
        for day in [day for day, until in self._days.items() if now >= until]:
            self._day_told(DayClosed(day, Outcome.UNKNOWN, simulated=True, reason="no_answer"))
        return _TURN_S

    def poked(self) -> None:
        """Ask the terminal whether it is there, anew: an earlier question may have met a deaf one."""
        self._greet()

    def lost(self, error: DeviceError) -> None:
        """What was sent is unknown now; what was not sent never happened."""
        self._greeted, self._hello_at, self._rest = False, None, b""
        self._give_up("disconnected")
        for day in list(self._days):
            self._day_told(DayClosed(day, Outcome.UNKNOWN, simulated=True, reason="disconnected"))
        super().lost(error)

    # -- inside --------------------------------------------------------------------------------------------------

    def _owe(self, attempt: str, line: bytes, *, asks: bool) -> None:
        known = self._answered.get(attempt)
        if known is not None and known.outcome is not Outcome.UNKNOWN:
            self._tell(known)
        elif attempt not in self._owed:
            patience = self._greet_ms if asks else self._answer_ms
            until = self._clock.now_ms() + patience
            self._owed[attempt] = _Waiting(line, until, asks=asks)
            self._send_owed()

    def _close_day(self, day: str, line: bytes) -> None:
        """Not kept for later: a terminal that is not there closes no day."""
        if not self._greeted:
            self._tell(DayClosed(day, Outcome.ABORTED, simulated=True, reason="offline"))
            return
        self._days[day] = self._clock.now_ms() + self._answer_ms
        self._expect_answer()
        self._worker.write(line, _WRITE_S)

    def _day_told(self, answer: DayClosed) -> None:
        if self._days.pop(answer.day, None) is not None:
            self._answer_came()
            self._tell(answer)

    def _stop_attempt(self, attempt: str, line: bytes) -> None:
        waiting = self._owed.get(attempt)
        if waiting is not None and not waiting.sent:
            self._close_attempt(self._answer(attempt, Outcome.ABORTED, "till"))
        elif waiting is not None and self._worker.is_open:
            self._worker.write(line, _WRITE_S)

    def _send_owed(self) -> None:
        if not self._worker.is_open:
            self._give_up("disconnected")
        elif self._status.health is Health.SILENT:
            self._give_up("offline")
        elif self._greeted:
            for attempt, waiting in list(self._owed.items()):
                if not waiting.sent:
                    # marked first: when the write breaks off, some of it may have left
                    self._owed[attempt] = replace(waiting, sent=True)
                    self._expect_answer()
                    self._worker.write(waiting.line, _WRITE_S)

    def _give_up(self, why: str) -> None:
        """Without a terminal: a payment that was sent, or is asked about, is unknown; an unsent one never happened."""
        for attempt, waiting in list(self._owed.items()):
            if not waiting.sent or why == "disconnected" or waiting.asks:
                self._close_attempt(self._answer(attempt, waiting.outcome, why))

    def _judge_late(self, now: int) -> None:
        for attempt, waiting in list(self._owed.items()):
            if now >= waiting.until:
                self._close_attempt(self._answer(attempt, waiting.outcome, "no_answer"))

    def _close_attempt(self, answer: TerminalAnswered) -> None:
        """Tell the outcome of an attempt of ours, once for each change; a late answer settles an unknown one."""
        known = self._answered.get(answer.attempt)
        owed = self._owed.pop(answer.attempt, None) is not None
        if not owed and (known is None or known == answer):
            return
        self._answered[answer.attempt] = answer
        while len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        self._answer_came()
        self._tell(answer)

    @staticmethod
    def _answer(attempt: str, outcome: Outcome, why: str) -> TerminalAnswered:
        return TerminalAnswered(attempt, outcome, simulated=True, reason=why)

    def _greet(self) -> None:
        self._hello_at = self._heard_at = self._clock.now_ms()
        self._expect_answer()
        self._worker.write(lines.hello(), _WRITE_S)

    def _present(self) -> None:
        self._greeted, self._hello_at = True, None
        self._answer_came()
        self._be(Health.OK)
        self._send_owed()

    def _mute(self) -> None:
        """It is on the wire and says nothing: unsent payments are not sent."""
        self._hello_at, self._greeted = None, False
        self._answer_came()
        self._be(Health.SILENT, "no_answer")
