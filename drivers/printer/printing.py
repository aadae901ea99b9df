"""The life of a printer's jobs, from the queue to the printer's own word.

Patience is judged by the injected clock; what is awaited from the wire within milliseconds (a status answer) by real
time. Nothing is sent twice: a job of which a byte has left ends as printed, sent or uncertain.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Mapping

from drivers.link.base import Link
from drivers.printer.outgoing import Outgoing
from drivers.printer.picture import BLOCKED
from drivers.printer.profile import Profile
from drivers.printer.render import cut_off_remains, fence, render_job
from drivers.printer.sensing import Sensing
from drivers.printer.spool import Spool
from drivers.protocol import Clock, DeviceError, Health, JobState, PrintJob
from drivers.worker import IDLE

PATIENCE_MS = 30_000
_WRITE_S = 0.02
_STUCK_S = 0.005
_HAND_OVER_S = 10.0


class Printing(Sensing, ABC):
    """The half of a printer that puts jobs on paper, one after the other; kinds of it do what is no paper."""

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        self._profile, self._page = self._model()
        self._reports = self._profile.asb
        self._spool = Spool(self._tell)
        self._out: Outgoing | None = None
        self._fence_at = self._serial = 0
        self._torn = self._stale = False

    # -- what a kind of printer knows ----------------------------------------------------------------------------

    @abstractmethod
    def _model(self) -> tuple[Profile, str]:
        """The model that a technician chose, and the page of its letters."""

    @abstractmethod
    def _besides(self) -> None:
        """Send what is wanted besides paper."""

    @abstractmethod
    def _call_off(self, reason: str) -> None:
        """The wire is gone: what was wanted besides paper would come too late."""

    # -- what the till calls -------------------------------------------------------------------------------------

    def submit(self, job: PrintJob) -> None:
        """Queue a job; its states come as JobChanged. The same job_id twice is one job."""
        self._post(lambda: self._spool.take(job))

    def drop(self, job_id: str) -> None:
        """Forget a job that has not begun to leave."""
        self._post(lambda: self._drop(job_id))

    @property
    def bytes_out(self) -> int:
        """Bytes that left since the wire was last opened."""
        return self._worker.mark().bytes_out

    @property
    def bytes_in(self) -> int:
        """Bytes that came since the wire was last opened, all of them dealt with."""
        return self._worker.mark().bytes_in

    # -- what the worker calls -----------------------------------------------------------------------------------

    def turn(self) -> float:
        """Go on with what is due."""
        if not self._worker.is_open:
            return IDLE
        self._poll_when_due()
        self._besides()
        if self._out is None:
            self._begin()
        return IDLE if self._out is None else self._advance(self._out)

    def lost(self, error: DeviceError) -> None:
        """The wire is gone: a job of which a byte has left is uncertain, the others wait."""
        out, self._out = self._out, None
        if out is not None and out.begun:
            self._give_up(error.code)
        elif out is not None and out.done:  # it was never rendered
            self._spool.end(JobState.FAILED, "garbled")
        self._call_off(error.code)
        self._spool.hold(error.code)
        super().lost(error)

    # -- jobs ----------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Take the first job when the printer says that it can print."""
        job = self._spool.head
        if job is None or not self._ready():
            return
        # empty until it is rendered, so that what cannot be rendered is not tried for ever
        self._out = out = Outgoing(deque(), chunk=self._profile.chunk)
        if self._profile.process_id:
            self._serial = self._serial % 9999 + 1
            out.process_id = b"%04d" % self._serial
        out.pieces = deque(self._pieces(job, out.process_id))
        self._be_patient()

    def _ready(self) -> bool:
        if self._stale:
            self._stale = False
            self._worker.reopen()
        if self._two_way and not self._blocked:
            self._look()
        if self._blocked:
            self._spool.hold(self._status.health.value)
        return not self._blocked

    def _pieces(self, job: PrintJob, process_id: bytes) -> list[bytes]:
        before = [cut_off_remains(self._profile)] if self._torn else []
        after = [fence(process_id)] if self._two_way else []
        return [*before, *render_job(job, self._profile, self._page), *after]

    def _advance(self, out: Outgoing) -> float:
        """Send on, or wait for the printer's word."""
        if not out.done:
            return self._send(out)
        if not self._two_way:
            self._worker.hand_over(_HAND_OVER_S)
            return self._finish(JobState.SENT)
        if out.believed(self._clock.now_ms()):
            return self._finish(JobState.PRINTED)
        self._judge()
        return 0.0 if self._out is None else IDLE

    def _send(self, out: Outgoing) -> float:
        had_begun = out.begun
        try:
            sent = out.send(self._worker.write, _WRITE_S)
        finally:
            if out.begun and not had_begun:
                self._spool.sending()
        if sent:
            self._be_patient()
            return self._profile.pause_ms / 1000
        self._judge()
        return _STUCK_S

    def _judge(self) -> None:
        """Patience is over: a printer that says why it cannot go on is waited for, a mute one is not."""
        out = self._out
        if out is None or self._clock.now_ms() < self._fence_at:
            return
        # asked a moment ago, but for a wire that is stuck in mid piece: then its last word counts
        speaks = self._speaks or not out.at_border
        if speaks and self._blocked:
            self._be_patient()
        elif out.begun:
            self._out = None
            self._stale = True
            self._give_up("no_answer")
        else:
            self._spool.hold("busy")
            self._be_patient()

    def _give_up(self, reason: str) -> None:
        self._torn = True
        self._spool.end(JobState.UNCERTAIN, reason)

    def _finish(self, state: JobState) -> float:
        self._out, self._torn = None, False
        self._spool.end(state)
        return 0.0

    def _be_patient(self) -> None:
        self._fence_at = self._clock.now_ms() + PATIENCE_MS

    def _drop(self, job_id: str) -> None:
        head = self._spool.head
        if head is not None and head.job_id == job_id and self._out is not None:
            if self._out.begun:
                return
            self._out = None
        self._spool.drop(job_id)

    # -- what the listening half asks ----------------------------------------------------------------------------

    def _busy(self) -> bool:
        return self._out is not None and self._out.begun

    def _may_ask(self) -> bool:
        return self._out is None or self._out.at_border

    def _fence_answered(self, process_id: bytes) -> None:
        if self._out is not None and process_id:
            self._out.printed(process_id)
        elif self._out is not None:
            self._out.worked_off(self._clock.now_ms())

    def _picture_changed(self, was: Health) -> None:
        if was in BLOCKED and not self._blocked:
            self._be_patient()
            self._spool.goes_on()
        elif self._blocked and self._out is not None:
            self._spool.hold(self._status.health.value)
