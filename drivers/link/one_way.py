"""A wire on which nothing ever comes back: reading it is waiting."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod


class OneWayLink(ABC):
    """What wires to spoolers and files share; each says itself where its bytes go."""

    answers = False

    def __init__(self, identity: str) -> None:
        self.identity = identity
        self._woken = threading.Event()

    @abstractmethod
    def _see_open(self) -> None:
        """DeviceError disconnected when it is not open."""

    def read(self, limit: int, deadline: float) -> bytes:
        """Wait for the deadline or a wake; there is never anything to read."""
        self._see_open()
        self._woken.wait(max(0.0, deadline))
        self._woken.clear()
        return b""

    def wake(self) -> None:
        """End a read that is waiting, or the next one."""
        self._woken.set()
