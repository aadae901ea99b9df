"""A wire with a virtual device at its other end, inside the till's own process: no port, no thread, no waiting."""

from __future__ import annotations

import threading
import time

from drivers.link.base import lost
from drivers.protocol import DeviceError
from drivers.virtual.behaviour import VirtualDevice

_LOOK_S = 0.05
"""Seconds after which a device is listened to again that lets time go by."""


class InsideLink:
    """Hands each written byte to the virtual device at once; its cable can be pulled like any other."""

    answers = True

    def __init__(self, device: VirtualDevice, name: str = "virtual") -> None:
        self.identity = name
        self.device = device
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)
        self._inbox = bytearray()
        self._open = False
        self._plugged = True
        self._woken = False
        device.wake = self.wake
        device.cable = self

    def unplug(self) -> None:
        """Pull the cable; the till loses the wire even if it is put back at once."""
        self._plugged = False
        self._open = False
        self.wake()

    def plug(self) -> None:
        """Put the cable back."""
        self._plugged = True
        self.wake()

    def open(self, deadline: float) -> None:
        """Open, unless the cable is out (DeviceError not_found)."""
        if not self._plugged:
            raise DeviceError("not_found", where=self.identity)
        with self._lock:
            self._inbox.clear()
            self._open = True
        self.device.line(True)

    def close(self) -> None:
        """Close; may be called twice."""
        self._open = False
        self.device.line(False)

    def write(self, data: bytes, deadline: float) -> None:
        """Let the device hear `data`; its answer can be read at once."""
        self._look()
        with self._lock:
            self._inbox += self.device.hear(data)
        self._follow()

    def read(self, limit: int, deadline: float) -> bytes:
        """What the device said; empty at the deadline or when woken."""
        end = time.monotonic() + deadline
        while not self._ripe(end - time.monotonic()):
            continue
        with self._lock:
            self._woken = False
            data = bytes(self._inbox[:limit])
            del self._inbox[:limit]
        self._follow()
        return data

    def _ripe(self, left: float) -> bool:
        """Listen to the device once; True when there is something to return or no time left."""
        self._look()
        with self._lock:
            self._inbox += self.device.due()
            if self._inbox or self._woken or left <= 0:
                return True
            self._changed.wait(min(left, _LOOK_S) if self.device.ripens() else left)
            return False

    def wake(self) -> None:
        """End a read that is waiting, or the next one."""
        with self._lock:
            self._woken = True
            self._changed.notify_all()

    def _look(self) -> None:
        if not self._open or not self._plugged:
            raise lost(self.identity, "the cable is out")

    def _follow(self) -> None:
        """When the device hung up, the next look finds the wire gone."""
        if self.device.hangs_up():
            self._open = False
