"""A wire straight to a USB printer, for systems without a printer device file; the handle is found and handed in.

One packet is written at a time: libusb cannot say how much of a longer transfer a printer took before it stopped.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from drivers.link.base import lost, open_failure
from drivers.protocol import DeviceError

_SLICE_S = 0.05  # a transfer under way cannot be woken, so it is kept short


class UsbHandle(Protocol):
    """A claimed printer interface. Its methods raise OSError when the printer is gone."""

    packet: int
    """Bytes of one packet of the out endpoint."""

    def write(self, data: bytes, timeout_ms: int) -> bool:
        """Send one packet; False when the printer took nothing in time."""
        ...

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """What came; empty at the end of the time."""
        ...

    def close(self) -> None:
        """Give the interface back to the system."""
        ...


class UsbLink:
    """A USB printer, known by VID:PID:serial; `find` opens it wherever it is plugged in (DeviceError when nowhere)."""

    def __init__(
        self, identity: str, find: Callable[[], UsbHandle], *, answers: bool = True
    ) -> None:
        self.identity = identity
        self.answers = answers
        self._find = find
        self._handle: UsbHandle | None = None
        self._woken = threading.Event()

    def open(self, deadline: float) -> None:
        """Find and claim it; the system answers at once, so `deadline` is never reached."""
        self.close()
        try:
            self._handle = self._find()
        except OSError as error:
            raise open_failure(error, self.identity) from error

    def close(self) -> None:
        """Give it back."""
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()

    def write(self, data: bytes, deadline: float) -> None:
        """Write all of `data`, or raise DeviceError timeout or disconnected with the fact `sent`."""
        handle = self._open_handle()
        end = time.monotonic() + deadline
        sent = 0
        while sent < len(data):
            left_ms = int((end - time.monotonic()) * 1000)
            if left_ms <= 0:
                raise DeviceError("timeout", where=self.identity, sent=sent)
            packet = data[sent : sent + handle.packet]
            try:
                sent += len(packet) if handle.write(packet, left_ms) else 0
            except OSError as error:
                raise lost(self.identity, error, sent) from error

    def read(self, limit: int, deadline: float) -> bytes:
        """Return what came; empty at the deadline or when woken."""
        handle = self._open_handle()
        end = time.monotonic() + deadline
        while not self._woken.is_set():
            left = min(_SLICE_S, max(0.001, end - time.monotonic()))
            try:
                data = handle.read(limit, int(left * 1000))
            except OSError as error:
                raise lost(self.identity, error) from error
            if data or time.monotonic() >= end:
                return data
        self._woken.clear()
        return b""

    def wake(self) -> None:
        """End a read that is waiting, or the next one."""
        self._woken.set()

    def _open_handle(self) -> UsbHandle:
        if self._handle is None:
            raise lost(self.identity, "not open")
        return self._handle
