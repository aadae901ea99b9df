"""What every wire promises: each call ends by its deadline, and each failure is a DeviceError.

Deadlines are seconds of real time from the call on; the patience of a driver (how long a printer may stay mute) is
judged elsewhere, by the injected clock.
"""

from __future__ import annotations

import errno
import select
import socket
import time
from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable

from drivers.protocol import DeviceError


class Link(Protocol):
    """A wire to one device. Only `wake` may be called from another thread than the one that opened it."""

    @property
    def identity(self) -> str:
        """The lasting name of what hangs on the wire (host:port, VID:PID:serial, path), for people and logs."""
        ...

    @property
    def answers(self) -> bool:
        """False when nothing can ever come back on this wire."""
        ...

    def open(self, deadline: float) -> None:
        """Open within `deadline` seconds, or raise DeviceError (not_found, permission, busy, refused, timeout)."""
        ...

    def close(self) -> None:
        """Close; never fails, may be called twice."""
        ...

    def write(self, data: bytes, deadline: float) -> None:
        """Write all of `data` or raise DeviceError; its fact `sent` says how many bytes left before."""
        ...

    def read(self, limit: int, deadline: float) -> bytes:
        """Return at most `limit` bytes; empty at the deadline or when woken. Raises DeviceError when lost."""
        ...

    def wake(self) -> None:
        """End a read that is waiting, or the next one."""
        ...


@runtime_checkable
class Spooled(Protocol):
    """A wire that collects a job and sends it whole."""

    def hand_over(self, deadline: float) -> None:
        """Send what was written since the last time; DeviceError when nobody takes it."""
        ...


_CODES = {
    errno.ENOENT: "not_found",
    errno.ENODEV: "not_found",
    errno.ENXIO: "not_found",
    errno.EHOSTUNREACH: "not_found",
    errno.ENETUNREACH: "not_found",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EBUSY: "busy",
    errno.EAGAIN: "busy",
    errno.ECONNREFUSED: "refused",
    errno.ETIMEDOUT: "timeout",
}


def open_failure(error: OSError, where: str) -> DeviceError:
    """The DeviceError that says why a wire could not be opened."""
    if isinstance(error, socket.gaierror):
        return DeviceError("not_found", where=where, cause=str(error))
    if isinstance(error, TimeoutError):
        return DeviceError("timeout", where=where, cause=str(error))
    code = _CODES.get(error.errno or 0, "not_found")
    return DeviceError(code, where=where, cause=str(error))


def lost(where: str, cause: object, sent: int = 0) -> DeviceError:
    """The DeviceError of a wire that was open and is gone; `sent` bytes of the last write had left."""
    return DeviceError("disconnected", where=where, cause=str(cause), sent=sent)


class Waker:
    """A line on which another thread ends a wait; works with select on every system, as it is a socket pair."""

    def __init__(self) -> None:
        self._inner, self._outer = socket.socketpair()
        self._inner.setblocking(False)
        self._outer.setblocking(False)

    def wake(self) -> None:
        """End the wait that is under way, or the next one."""
        try:
            self._outer.send(b"!")
        except BlockingIOError:
            return  # a full line wakes as well

    def readable(self, handle: int, seconds: float) -> bool:
        """Wait until `handle` can be read; False at the end of `seconds` or when woken."""
        ready = _ready([handle, self._inner.fileno()], None, seconds)
        if self._inner.fileno() in ready:
            self._drain()
        return handle in ready

    def writable(self, handle: int, seconds: float) -> bool:
        """Wait until `handle` takes bytes or has failed; False at the end of `seconds` or when woken."""
        return handle in _ready([self._inner.fileno()], handle, seconds)

    def forget(self) -> None:
        """What came before does not count."""
        self._drain()

    def pause(self, seconds: float) -> bool:
        """Wait for `seconds`; True when woken before."""
        woken = bool(_ready([self._inner.fileno()], None, seconds))
        if woken:
            self._drain()
        return woken

    def _drain(self) -> None:
        try:
            while self._inner.recv(64):
                continue
        except BlockingIOError:
            return

    def __del__(self) -> None:
        # a link lives as long as its device and may be opened again, so only its end may take its waker away
        self._inner.close()
        self._outer.close()


def writable(handle: int, seconds: float) -> bool:
    """Wait until `handle` takes bytes; False at the end of `seconds`."""
    return handle in _ready([], handle, seconds)


def _ready(readers: list[int], writer: int | None, seconds: float) -> set[int]:
    """Which handles are ready; poll where it exists (handles above 1023), select elsewhere (Windows sockets)."""
    if not hasattr(select, "poll"):
        writers = [] if writer is None else [writer]
        got, put, failed = select.select(readers, writers, writers, seconds)
        return {*got, *put, *failed}
    poll = select.poll()
    for reader in readers:
        poll.register(reader, select.POLLIN)
    if writer is not None:
        poll.register(writer, select.POLLOUT)
    return {handle for handle, _event in poll.poll(max(0.0, seconds) * 1000)}


_EMPTY_S = (
    0.02  # some printers are for ever ready to say nothing, which must not keep the till busy
)


class StreamLink(ABC):
    """What wires with a file handle share: the waiting. Kinds give `_take` and `_give` and the handle."""

    answers = True

    def __init__(self, identity: str) -> None:
        self.identity = identity
        self._waker = Waker()
        self._handle: int | None = None

    @abstractmethod
    def _take(self, limit: int) -> bytes:
        """Read without waiting; raises BlockingIOError when there is nothing, OSError when the wire is gone."""

    @abstractmethod
    def _give(self, data: bytes) -> int:
        """Write without waiting and say how many bytes left."""

    def write(self, data: bytes, deadline: float) -> None:
        """Write all of `data`, or raise DeviceError timeout or disconnected with the fact `sent`."""
        end = time.monotonic() + deadline
        sent = 0
        while sent < len(data):
            handle = self._open_handle()
            if not writable(handle, end - time.monotonic()):
                raise DeviceError("timeout", where=self.identity, sent=sent)
            try:
                sent += self._give(data[sent:])
            except BlockingIOError:
                continue
            except OSError as error:
                raise lost(self.identity, error, sent) from error

    def read(self, limit: int, deadline: float) -> bytes:
        """Return what came; empty at the deadline or when woken."""
        handle = self._open_handle()
        if not self._waker.readable(handle, deadline):
            return b""
        try:
            data = self._take(limit)
        except BlockingIOError:
            data = b""
        except OSError as error:
            raise lost(self.identity, error) from error
        if not data:
            self._waker.pause(min(_EMPTY_S, deadline))
        return data

    def _open_handle(self) -> int:
        if self._handle is None:
            raise lost(self.identity, "not open")
        return self._handle

    def wake(self) -> None:
        """End a read that is waiting, or the next one."""
        self._waker.wake()
