"""One dialogue at a time with a card terminal: what waits, what is under way, and what is judged by the clock."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Mapping

from msgspec import Struct

from drivers.attached import Attached
from drivers.link.base import Link
from drivers.protocol import Clock, DayClosed, DeviceError, Health, Outcome, TerminalAnswered
from drivers.terminal.ledger import Ledger

_WRITE_S = 2.0
_TURN_S = 0.1


class Wish(Struct, frozen=True):
    """One thing wanted of the terminal: its bytes, for which attempt or day, and what kind of thing it is."""

    data: bytes
    attempt: str = ""  # empty for the till's own questions: signing on, looking
    amount: int = 0
    asks: bool = False
    closes: bool = False  # the end of day; its attempt names the day
    undoes: bool = False
    looks: bool = False


class Dialogue(Attached, ABC):
    """The half of a terminal's driver that waits; the other half understands what the terminal says."""

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        self._answer_ms = self._number("answer_s", 90) * 1000
        self._greet_ms = self._number("greet_s", 5) * 1000
        self._ledger = Ledger(self._tell)
        self._queue: deque[Wish] = deque()
        self._now: Wish | None = None
        self._until = 0
        self._late = False
        self._ready = False  # signed on

    @abstractmethod
    def _forget(self, wish: Wish) -> None:
        """What was told so far belongs to the dialogue before; this one begins."""

    @abstractmethod
    def _stop_word(self) -> bytes:
        """What stops the terminal."""

    def turn(self) -> float:
        """Begin what waits, and judge by the clock what was answered too late."""
        if not self._worker.is_open:
            self._give_up_queue("disconnected")
            return _TURN_S
        if self._now is not None and self._clock.now_ms() >= self._until:
            self._too_late(self._now)
        if self._status.health is Health.SILENT or (not self._ready and self._refused()):
            self._give_up_queue("offline")
        elif self._queue and self._free() and self._ready:
            self._begin(self._queue.popleft())
        return _TURN_S

    def lost(self, error: DeviceError) -> None:
        """What was sent is unknown now; what was not sent never happened."""
        now, self._now, self._late = self._now, None, False
        self._ready = False
        if now is not None and now.attempt:
            late = now.closes and error.code == "timeout"
            self._answer(now, Outcome.UNKNOWN, "no_answer" if late else "disconnected")
        self._give_up_queue("disconnected")
        super().lost(error)

    def _refused(self) -> bool:
        """It would not let this till sign on, and is not being asked again."""
        return self._now is None and self._status.health is Health.FAULT

    def _free(self) -> bool:
        """Nothing is under way, or only a payment whose answer is overdue, after which may be asked."""
        return self._now is None or (self._late and self._queue[0].asks)

    def _want(self, wish: Wish) -> None:
        if not wish.closes and self._ledger.settled(wish.attempt):
            return
        if self._late and not wish.asks:
            # the overdue answer would be taken for that of this one
            self._answer(wish, Outcome.ABORTED, "busy")
            return
        under_way = [self._now] if self._now and not self._late else []
        if wish.attempt not in [one.attempt for one in (*self._queue, *under_way)]:
            self._queue.append(wish)

    def _begin(self, wish: Wish) -> None:
        self._now, self._late = wish, False
        self._forget(wish)
        self._until = self._clock.now_ms() + self._greet_ms
        self._expect_answer()
        self._worker.write(wish.data, _WRITE_S)

    def _stop_attempt(self, attempt: str) -> None:
        for wish in self._queue:
            if wish.attempt == attempt:
                self._queue.remove(wish)
                self._answer(wish, Outcome.ABORTED, "till")
                return
        if self._now is not None and self._now.attempt == attempt and self._worker.is_open:
            self._worker.write(self._stop_word(), _WRITE_S)

    def _be_patient(self) -> None:
        """The terminal works on a payment or on its end of day: the customer, or the bank, has time."""
        if self._now is not None and (self._now.amount or self._now.closes) and not self._late:
            self._until = self._clock.now_ms() + self._answer_ms

    def _too_late(self, now: Wish) -> None:
        """It said nothing in time; a payment goes on being listened for, as its answer may still come."""
        if not now.attempt:
            self._now = None
            self._be(Health.SILENT, "no_answer")
            self._answer_came()
        elif now.closes:
            # its sum, when it came after all, would be taken for that of the next payment: begin anew
            raise DeviceError("timeout", where=self._link.identity, cause="end of day")
        elif now.asks:
            self._now = None
            self._answer(now, Outcome.UNKNOWN, "no_answer")
        elif not self._late:
            self._late = True
            self._answer(now, Outcome.UNKNOWN, "no_answer")

    def _give_up_queue(self, why: str) -> None:
        """Without a terminal nothing that waits was sent: payments never happened, questions stay open."""
        while self._queue:
            wish = self._queue.popleft()
            self._answer(wish, Outcome.UNKNOWN if wish.asks else Outcome.ABORTED, why)

    def _answer(self, wish: Wish, outcome: Outcome, why: str) -> None:
        if wish.closes:
            self._tell(DayClosed(wish.attempt, outcome, reason=why))
            return
        self._ledger.close(TerminalAnswered(wish.attempt, outcome, reason=why))
