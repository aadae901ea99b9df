"""Asking an ESC/POS printer how it stands, and telling a mute printer from a lost one."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Mapping

from drivers.attached import Attached
from drivers.link.base import Link
from drivers.printer.answers import Answer, Answers, Automatic, Block, RealTime, Sensor
from drivers.printer.picture import ASK, BLOCKED, KINDS, PROCESS, REPORT, Picture
from drivers.protocol import Clock, DeviceError, Health

_ANSWER_S = (
    0.7  # real time: a healthy printer answers DLE EOT within milliseconds, whatever it is doing
)
_SLICE_S = 0.02
_WRITE_S = 1.0
_POLL_MS = 5000
_CLOSE_POLL_MS = 1000  # while something is wrong or a job is awaited


class Sensing(Attached, ABC):
    """The half of a printer that listens; the other half says whether it is busy, and hears of the fence."""

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        self._two_way = True
        self._reports = False
        self._answers = Answers()
        self._picture = Picture()
        self._asked: deque[int] = deque()
        self._speaks = False  # the last question was answered
        self._poll_at = 0

    # -- what the other half knows -------------------------------------------------------------------------------

    @abstractmethod
    def _busy(self) -> bool:
        """A job is under way: the wire must not be closed to find out whether the printer lives."""

    @abstractmethod
    def _may_ask(self) -> bool:
        """Nothing is half sent."""

    def _poll_ms(self) -> int:
        """How soon to look again."""
        return _CLOSE_POLL_MS if self._blocked or self._busy() else _POLL_MS

    @abstractmethod
    def _fence_answered(self, process_id: bytes) -> None:
        """The printer has worked off what came before the fence, or printed the job of this ID."""

    @abstractmethod
    def _picture_changed(self, was: Health) -> None:
        """New status bytes were read."""

    # -- the wire ------------------------------------------------------------------------------------------------

    def opened(self) -> None:
        """Greet: ask how it stands, and to be told of changes."""
        self._answers.reset()
        self._picture = Picture()
        if not self._two_way:
            self._be(Health.OK, "one_way")
            return
        self._poll_at = self._clock.now_ms() + _POLL_MS
        if self._reports:
            self._worker.write(REPORT, _WRITE_S)
        if not self._ask(_ANSWER_S):
            self._be(Health.SILENT)

    def heard(self, data: bytes) -> None:
        """Answers came."""
        for answer in self._answers.feed(data):
            self._understand(answer)
        if self._asked or not self._two_way:
            return  # half a status would be told as another one
        self._speaks = True
        was = self._status.health
        self._be(self._picture.health, self._picture.detail, self._picture.facts())
        self._picture_changed(was)

    def _understand(self, answer: Answer) -> None:
        if isinstance(answer, RealTime) and self._asked:
            self._picture = self._picture.answered(self._asked.popleft(), answer.bits)
        elif isinstance(answer, Automatic):
            self._picture = self._picture.reported(answer.bits)
        elif isinstance(answer, Sensor):
            self._fence_answered(b"")
        elif isinstance(answer, Block) and answer.data.startswith(PROCESS):
            self._fence_answered(answer.data.removeprefix(PROCESS))

    def poked(self) -> None:
        """Look now."""
        self._poll_at = 0

    def lost(self, error: DeviceError) -> None:
        """The wire is gone."""
        self._asked.clear()
        super().lost(error)

    # -- asking --------------------------------------------------------------------------------------------------

    @property
    def _blocked(self) -> bool:
        return self._status.health in BLOCKED

    def _poll_when_due(self) -> None:
        """Look at the printer now and then; raises DeviceError when a mute one turns out to be lost."""
        now = self._clock.now_ms()
        if not self._two_way or now < self._poll_at or not self._may_ask():
            return
        self._poll_at = now + self._poll_ms()
        self._look()

    def _look(self) -> bool:
        """Ask, True when answered; a mute one gets its wire opened anew once, unless a job hangs on it."""
        if self._status.health is Health.SILENT:
            return self._ask(0.0)
        answered = self._ask(_ANSWER_S)
        if not answered and not self._busy():
            self._worker.reopen()
        return answered

    def _ask(self, patience: float) -> bool:
        """Ask for the whole status; True when all of it came within `patience` seconds of real time."""
        self._asked, self._speaks = deque(KINDS), False
        self._worker.write(ASK, _WRITE_S)
        end = time.monotonic() + patience
        while self._asked and time.monotonic() < end and not self._worker.stopping:
            self._worker.listen(_SLICE_S)
        return not self._asked
