"""A label printer that speaks ZPL: its jobs from the queue to the printer's own word that no label waits any more.

Nothing is sent twice: a job of which a byte has left ends as printed, sent (a wire that cannot answer) or uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drivers.attached import Attached
from drivers.link.base import Link
from drivers.link.serial import Line
from drivers.printer import zpl
from drivers.printer.spool import Spool
from drivers.protocol import (
    Capabilities,
    Clock,
    DeviceError,
    Health,
    JobState,
    Option,
    PrintJob,
    Role,
)
from drivers.words import N_

_WRITE_S = 10.0
_TURN_S = 0.1
_ASK_EVERY_MS, _ANSWER_MS, _PATIENCE_MS = 1_000, 3_000, 30_000
_BLOCKED = (Health.PAPER_OUT, Health.COVER_OPEN, Health.OFFLINE)


class ZplPrinter(Attached):
    """One label printer on one wire."""

    role = Role.LABELS
    LINE = Line(9600, "8N1")
    capabilities = Capabilities(answers=True, cut=False)
    OPTIONS: ClassVar[tuple[Option, ...]] = (
        Option("width_mm", "number", "50", (), N_("Width of a label, in millimetres")),
        Option("height_mm", "number", "30", (), N_("Height of a label, in millimetres")),
        Option("dpi", "choice", "203", ("203", "300"), N_("Dots per inch of the printer")),
    )

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        width, height = self._number("width_mm", 50), self._number("height_mm", 30)
        self._size = zpl.size_of(width, height, self._number("dpi", 203))
        self._two_way = link.answers
        self._spool = Spool(self._tell)
        self._rest = b""
        self._waits = self._fresh = False
        self._until = 0
        self._asked: int | None = None
        self._asked_last = -_ASK_EVERY_MS

    # -- what the till calls -------------------------------------------------------------------------------------

    def submit(self, job: PrintJob) -> None:
        """Queue a job of labels; its states come as JobChanged. The same job_id twice is one job."""
        self._post(lambda: self._spool.take(job))

    def drop(self, job_id: str) -> None:
        """Forget a job that has not begun to leave."""
        self._post(lambda: None if self._waits else self._spool.drop(job_id))

    def pulse_drawer(self) -> None:
        """No drawer hangs on a label printer."""

    def buzz(self) -> None:
        """A label printer has no buzzer of its own."""

    # -- what the worker calls -----------------------------------------------------------------------------------

    def opened(self) -> None:
        """Ask how it is; where nothing can come back it is taken for well."""
        self._rest, self._asked, self._fresh = b"", None, False
        self._be(Health.CONNECTING if self._two_way else Health.OK)
        self._ask()

    def heard(self, data: bytes) -> None:
        """Understand its word on itself."""
        said, self._rest = zpl.read(self._rest + data)
        if said is not None:
            self._stands(said)

    def turn(self) -> float:
        """Ask, send, and judge by the clock."""
        if not self._worker.is_open:
            return _TURN_S
        now = self._clock.now_ms()
        if self._asked is not None and now - self._asked >= _ANSWER_MS:
            self._mute()
        if self._asked is None and now - self._asked_last >= _ASK_EVERY_MS:
            self._ask()
        if self._waits and self._status.health is Health.SILENT and now >= self._until:
            self._waits = False
            self._spool.end(JobState.UNCERTAIN, "no_answer")
        if self._spool.head is not None and not self._waits:
            self._begin(self._spool.head)
        return _TURN_S

    def poked(self) -> None:
        """Ask how it is, now; a question that is out is not asked twice."""
        if self._asked is None:
            self._ask()

    def lost(self, error: DeviceError) -> None:
        """The wire is gone: labels of which a byte has left are uncertain, the others wait."""
        if self._waits:
            self._waits = False
            self._spool.end(JobState.UNCERTAIN, error.code)
        self._asked, self._fresh = None, False
        self._spool.hold(error.code)
        super().lost(error)

    # -- inside --------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._two_way:
            self._asked = self._asked_last = self._clock.now_ms()
            self._expect_answer()
            self._worker.write(zpl.ASK, _WRITE_S)

    def _mute(self) -> None:
        self._asked, self._fresh = None, False
        self._answer_came()
        self._be(Health.SILENT, "no_answer")
        self._spool.hold("silent")

    def _begin(self, job: PrintJob) -> None:
        """Send a job once the printer says that it can print; a wire that cannot answer is believed."""
        if self._two_way and (not self._fresh or self._status.health in _BLOCKED):
            if self._fresh:
                self._spool.hold(self._status.health.value)
            return
        self._waits, self._fresh = True, False
        self._be_patient()
        self._spool.sending()
        self._worker.write(b"".join(zpl.label(one, self._size) for one in job.labels), _WRITE_S)
        self._worker.hand_over(_WRITE_S)
        if self._two_way:
            self._ask()
        else:
            self._waits = False
            self._spool.end(JobState.SENT)

    def _stands(self, said: zpl.Standing) -> None:
        asked, self._asked = self._asked, None
        self._answer_came()
        self._fresh = asked is not None
        self._be(_health(said), "", {"labels_waiting": said.waiting} if said.waiting else {})
        if not self._waits:
            return
        if self._status.health in _BLOCKED or said.waiting:
            self._be_patient()
        else:
            self._waits = False
            self._spool.end(JobState.PRINTED)

    def _be_patient(self) -> None:
        self._until = self._clock.now_ms() + _PATIENCE_MS


def _health(said: zpl.Standing) -> Health:
    if said.paper_out:
        return Health.PAPER_OUT
    if said.head_open:
        return Health.COVER_OPEN
    return Health.OFFLINE if said.paused else Health.OK
