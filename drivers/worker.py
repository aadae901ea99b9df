"""The life every device shares: one thread owns the wire, opens it, keeps it open and tells the driver what came.

A driver is the `Talk` of a worker: it never opens, never reconnects, never waits for a wire of its own accord.
Long because it is one thread's whole life.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from drivers.link.base import Link, Spooled
from drivers.link.plugged import plugged
from drivers.protocol import DeviceError

log = logging.getLogger(__name__)

BACK_OFF = (0.5, 10.0)  # seconds of real time: first and longest pause between two tries
IDLE = 0.5  # seconds; a worker with nothing to do looks at the clock this often
HELD_S = 30.0
"""Every call of a worker has a deadline far below this: one that does not turn for so long hangs in the system."""
_OPEN_DEADLINE = 3.0
_BREATH = 0.06  # seconds between closing and opening again, so that the other side sees both


class Talk(Protocol):
    """What a driver says and hears; every method runs on the worker's thread and may raise DeviceError."""

    def opened(self) -> None:
        """The wire is open: greet the device."""
        ...

    def heard(self, data: bytes) -> None:
        """These bytes came."""
        ...

    def turn(self) -> float:
        """Go on with what is due; returns the seconds after which to be called again at the latest."""
        ...

    def poked(self) -> None:
        """Somebody wants a fresh look at the device and the clock."""
        ...

    def lost(self, error: DeviceError) -> None:
        """The wire could not be opened (`error` says why) or is gone; it will be tried again."""
        ...


class Mark(Struct, frozen=True):
    """Where a worker stands: at rest or not, how many turns it took, bytes since the wire was opened."""

    settled: bool
    turns: int
    bytes_out: int
    bytes_in: int
    is_open: bool = False


class Worker:
    """One thread, one wire, one inbox."""

    def __init__(self, name: str, link: Link, talk: Talk) -> None:
        self._name, self._link, self._talk = name, link, talk
        self._lock = threading.RLock()  # taken as it is: through its condition it is two calls more
        self._changed = threading.Condition(self._lock)
        self._inbox: deque[Callable[[], None]] = deque()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._resting = False
        self._loss: DeviceError | None = None
        self._pause = BACK_OFF[0]
        self._retry_at = 0.0
        self._plugs: tuple[int, ...] = ()
        self._turns = self._bytes_out = self._bytes_in = 0
        self._turned_at = time.monotonic()
        self.is_open = False

    def start(self) -> None:
        """Begin; the wire is opened in the background. A worker that runs is left alone."""
        if self._thread is None:
            self._stopping.clear()
            self._turned_at = time.monotonic()
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Close the wire and end the thread, within a second."""
        thread = self._thread
        if thread is None:
            return
        with self._lock:
            self._stopping.set()
            self._changed.notify_all()
        self._link.wake()
        if thread is not threading.current_thread():
            thread.join(1.0)
        self._thread = None

    def post(self, errand: Callable[[], None]) -> None:
        """Have `errand` done on the worker's thread; a wire that waits to be tried again is tried now."""
        with self._lock:
            self._inbox.append(errand)
            self._resting = False
            self._retry_at = 0.0
            self._changed.notify_all()
            if self.is_open:
                self._link.wake()

    def held(self) -> bool:
        """True when the system has not come back from a call for longer than any deadline; seen from any thread."""
        return self._thread is not None and time.monotonic() - self._turned_at > HELD_S

    def poke(self) -> None:
        """Have the device and the clock looked at now; a lost wire is tried at once."""
        self.post(self._look)

    def _look(self) -> None:
        if self.is_open:
            self._talk.poked()

    def settled(self) -> bool:
        """True when all that was posted is done and the worker waits for the wire or for time to pass."""
        return self.mark().settled

    def mark(self) -> Mark:
        """Where the worker stands now; two equal marks around a look elsewhere mean that nothing moved between."""
        with self._lock:
            rests = self._thread is None or (self._resting and not self._inbox)
            return Mark(rests, self._turns, self._bytes_out, self._bytes_in, self.is_open)

    # -- for the driver, on the worker's thread ------------------------------------------------------------------

    def write(self, data: bytes, deadline: float) -> None:
        """Send `data` within `deadline` seconds; what left is counted even when the rest did not."""
        try:
            self._link.write(data, deadline)
        except DeviceError as error:
            self._count(out=int(error.facts.get("sent", 0)))
            raise
        self._count(out=len(data))

    def hand_over(self, deadline: float) -> None:
        """What was written is whole: a wire that collects jobs sends it now."""
        if isinstance(self._link, Spooled):
            self._link.hand_over(deadline)

    def listen(self, deadline: float) -> bool:
        """Wait for bytes at most `deadline` seconds and hand them to `heard`; False when none came."""
        data = self._link.read(4096, deadline)
        if not data:
            return False
        with self._lock:
            self._resting = False
        self._talk.heard(data)
        self._count(came=len(data))
        return True

    def reopen(self) -> None:
        """Close the wire and open it again, now. Raises DeviceError when that fails."""
        self._close()
        self._link.close()
        if self._stopping.wait(_BREATH):
            raise DeviceError("disconnected", where=self._link.identity, cause="closing")
        self._open()

    @property
    def stopping(self) -> bool:
        """True once the till wants this device closed: long work should end."""
        return self._stopping.is_set()

    def _count(self, out: int = 0, came: int = 0) -> None:
        with self._lock:
            self._bytes_out += out
            self._bytes_in += came

    # -- the loop ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._round()
            except DeviceError as error:
                self._loss = error
            except Exception:
                # a bug in one driver must not end its thread: the device would never come back
                log.exception("%s: the driver failed; its wire is opened again", self._name)
                self._loss = DeviceError("garbled", where=self._link.identity)
        self._close()

    def _round(self) -> None:
        self._turned_at = time.monotonic()
        if self._loss is not None:
            self._give_up_wire(self._loss)
        if not self.is_open and (time.monotonic() >= self._retry_at or self._plugged_in()):
            self._open()
        self._do_errands()
        wish = self._talk.turn()
        self._rest(wish)

    def _do_errands(self) -> None:
        with self._lock:
            self._turns += 1
            errands = list(self._inbox)
        for errand in errands:
            try:
                errand()
            finally:
                with self._lock:
                    self._inbox.popleft()

    def _open(self) -> None:
        self._link.open(_OPEN_DEADLINE)
        with self._lock:
            self.is_open = True
            self._bytes_out = self._bytes_in = 0
        self._pause = BACK_OFF[0]
        self._talk.opened()

    def _plugged_in(self) -> bool:
        """Something was plugged in or out since the wire was given up: it may be ours, so begin anew."""
        before, self._plugs = self._plugs, plugged()
        if before == self._plugs:
            return False
        self._pause = BACK_OFF[0]
        return True

    def _give_up_wire(self, error: DeviceError) -> None:
        self._loss = None
        self._plugs = plugged()
        with self._lock:
            self._retry_at = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, BACK_OFF[1])
        self._close()
        self._talk.lost(error)

    def _close(self) -> None:
        with self._lock:
            self.is_open = False
            self._bytes_out = self._bytes_in = 0
        self._link.close()

    def _rest(self, seconds: float) -> None:
        with self._lock:
            if self._inbox or self._stopping.is_set():
                return
            self._resting = (
                seconds > 0
            )  # who asks for the next turn at once is in the middle of something
            if not self.is_open:
                self._changed.wait(min(seconds, max(0.0, self._retry_at - time.monotonic())))
        try:
            if self.is_open:
                self.listen(seconds)
        finally:
            with self._lock:
                self._resting = False
