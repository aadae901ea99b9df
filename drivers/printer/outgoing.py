"""One job on its way out: how far it is, and where a real-time command may be slipped in."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.protocol import DeviceError

_BATCH = 4096


@dataclass(slots=True)
class Outgoing:
    """The pieces still to be sent; `begun` once a byte has left, `done` once all have."""

    pieces: deque[bytes]
    begun: bool = False
    fenced: bool = False
    _batch: bytes = field(default=b"")

    @property
    def done(self) -> bool:
        """Every byte has left."""
        return not self.pieces and not self._batch

    @property
    def at_border(self) -> bool:
        """Nothing is half sent: another command may follow."""
        return not self._batch

    def send(self, write: Callable[[bytes, float], None], deadline: float) -> int:
        """Send the next few kilobytes at most; says how many bytes left. Raises DeviceError, timeout excepted."""
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
        while self.pieces and size + len(self.pieces[0]) <= _BATCH:
            size += len(self.pieces[0])
            batch.append(self.pieces.popleft())
        return b"".join(batch)
