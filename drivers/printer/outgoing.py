"""One job on its way out: how far it is, and where a real-time command may be slipped in."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from msgspec import Struct, field

from drivers.protocol import DeviceError

_WORD_MS = 5000  # some printers know GS ( H from their manual only


class Outgoing(Struct):
    """The pieces still to be sent; `begun` once a byte has left, `done` once all have."""

    pieces: deque[bytes]
    process_id: bytes = b""  # four letters by which the printer names this job when it is printed
    chunk: int = 4096
    begun: bool = False
    fenced: bool = False
    _trusted_at: int | None = None
    _batch: bytes = field(default=b"")

    @property
    def done(self) -> bool:
        """Every byte has left."""
        return not self.pieces and not self._batch

    @property
    def at_border(self) -> bool:
        """Nothing is half sent: another command may follow."""
        return not self._batch

    def worked_off(self, now_ms: int) -> None:
        """The printer answered GS r; one that can also say *printed* gets a moment to say that."""
        if self.done and self._trusted_at is None:
            self._trusted_at = now_ms + (_WORD_MS if self.process_id else 0)

    def printed(self, process_id: bytes) -> None:
        """The printer says that the job of this name is on the paper."""
        if self.done and process_id == self.process_id:
            self.fenced = True

    def believed(self, now_ms: int) -> bool:
        """The printer's word is enough to call the job printed."""
        return self.fenced or (self._trusted_at is not None and now_ms >= self._trusted_at)

    def send(self, write: Callable[[bytes, float], None], deadline: float) -> int:
        """Send the next pieces, together at most `chunk` bytes unless one alone is longer; says how many bytes left.

        Raises DeviceError, timeout excepted.
        """
        if not self._batch:
            self._batch = self._next_batch()
        sent = len(self._batch)
        try:
            write(self._batch, deadline)
        except DeviceError as error:
            sent = int(error.facts.get("sent", 0))
            self.begun = self.begun or sent > 0
            if error.code != "timeout":
                raise
        self._batch = self._batch[sent:]
        self.begun = self.begun or sent > 0
        return sent

    def _next_batch(self) -> bytes:
        batch = [self.pieces.popleft()]
        size = len(batch[0])
        while self.pieces and size + len(self.pieces[0]) <= self.chunk:
            size += len(self.pieces[0])
            batch.append(self.pieces.popleft())
        return b"".join(batch)
