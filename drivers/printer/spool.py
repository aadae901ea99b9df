"""The jobs of one printer in their order, and the words that are said of each: queued, sending, how it ended."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable

from drivers.protocol import JobChanged, JobState, PrintJob

_REMEMBERED = 4096


class Spool:
    """A queue in which no job stands twice, whether it still waits or was done long ago."""

    def __init__(self, tell: Callable[[JobChanged], None]) -> None:
        self._tell = tell
        self._queue: deque[PrintJob] = deque()
        self._said: OrderedDict[str, tuple[JobState, str]] = OrderedDict()

    @property
    def head(self) -> PrintJob | None:
        """The job whose turn it is."""
        return self._queue[0] if self._queue else None

    def take(self, job: PrintJob) -> None:
        """Queue a job, unless it is known."""
        if job.job_id in self._said:
            return
        self._queue.append(job)
        self._say(job.job_id, JobState.QUEUED)
        if len(self._said) > _REMEMBERED and next(iter(self._said)) != self._queue[0].job_id:
            self._said.popitem(last=False)

    def drop(self, job_id: str) -> None:
        """Forget a job that has not begun to leave."""
        for job in self._queue:
            if job.job_id == job_id and self._said[job_id][0] is JobState.QUEUED:
                self._queue.remove(job)
                self._say(job_id, JobState.FAILED, "dropped")
                return

    def hold(self, reason: str) -> None:
        """Say why jobs wait, also in their middle, once for each reason; an empty reason says nothing."""
        for job in self._queue:
            if reason:
                self._say(job.job_id, self._said[job.job_id][0], reason)

    def goes_on(self) -> None:
        """What the first job waited for in its middle is there again."""
        if self._queue and self._said[self._queue[0].job_id][0] is JobState.SENDING:
            self._say(self._queue[0].job_id, JobState.SENDING)

    def sending(self) -> None:
        """The first byte of the first job has left."""
        self._say(self._queue[0].job_id, JobState.SENDING)

    def end(self, state: JobState, reason: str = "") -> None:
        """The first job has come to its end."""
        self._say(self._queue.popleft().job_id, state, reason)

    def _say(self, job_id: str, state: JobState, reason: str = "") -> None:
        if self._said.get(job_id) != (state, reason):
            self._said[job_id] = (state, reason)
            self._tell(JobChanged(job_id, state, reason))
