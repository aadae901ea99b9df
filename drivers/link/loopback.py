"""A wire inside the process: what one end writes, the other end reads. For devices that live in the till itself."""

from __future__ import annotations

import threading

from drivers.link.base import lost
from drivers.protocol import DeviceError


class LoopbackLink:
    """One end of an in-process wire; made in pairs by `loopback_pair`."""

    answers = True

    def __init__(self, identity: str, limit: int = 65536) -> None:
        self.identity = identity
        self._limit = limit
        self._peer: LoopbackLink = self
        self._changed = threading.Condition()
        self._inbox = bytearray()
        self._open = False
        self._woken = False

    def join(self, peer: LoopbackLink) -> None:
        """Make `peer` the other end; both share one lock from now on."""
        self._peer, peer._peer = peer, self
        peer._changed = self._changed

    def open(self, deadline: float) -> None:
        """Open this end; the other end may come later."""
        with self._changed:
            self._inbox.clear()
            self._open = True

    def close(self) -> None:
        """Close this end; the other end sees a lost wire once it has read what came before."""
        with self._changed:
            if self._open:
                self._open = False
                self._peer._hang_up()
            self._changed.notify_all()

    def _hang_up(self) -> None:
        self._woken = True

    def write(self, data: bytes, deadline: float) -> None:
        """Hand `data` to the other end; waits while its inbox is full."""
        sent = 0
        with self._changed:
            while sent < len(data):
                if not self._open or not self._peer._open:
                    raise lost(self.identity, "the other end is closed", sent)
                room = self._limit - len(self._peer._inbox)
                self._peer._inbox += data[sent : sent + room]
                sent += max(0, min(room, len(data) - sent))
                self._changed.notify_all()
                if sent < len(data) and not self._changed.wait(max(0.0, deadline)):
                    raise DeviceError("timeout", where=self.identity, sent=sent)

    def read(self, limit: int, deadline: float) -> bytes:
        """Return what the other end wrote; empty at the deadline or when woken."""
        with self._changed:
            self._changed.wait_for(lambda: self._inbox or self._woken, max(0.0, deadline))
            self._woken = False
            data = bytes(self._inbox[:limit])
            del self._inbox[:limit]
            self._changed.notify_all()
            if not self._open or (not data and not self._peer._open):
                raise lost(self.identity, "the other end is closed")
            return data

    def wake(self) -> None:
        """End a read that is waiting, or the next one."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()


def loopback_pair(name: str = "loopback", limit: int = 65536) -> tuple[LoopbackLink, LoopbackLink]:
    """Two ends of one wire, the driver's and the device's; each takes `limit` bytes before it is full."""
    near, far = LoopbackLink(f"{name}:near", limit), LoopbackLink(f"{name}:far", limit)
    near.join(far)
    return near, far
