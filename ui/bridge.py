"""The one place where threads meet Qt: the desk thread does verbs in order, and everything comes back by one signal."""

from __future__ import annotations

import queue
import sys
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos.errors import Refused
from ui.crash import failure_of

_TURN_S: Final = 0.001
"""Seconds of Python after which a thread gives way; the interpreter's own 5 ms are a third of a frame."""

T = TypeVar("T")
Work = Callable[[], None]


class Bridge(QObject):
    """Carries work to the desk thread and results to Qt's thread. Painting never waits for a disk, a lock or a PIN."""

    _arrived = Signal()

    def __init__(self, bug: Callable[[BaseException], None]) -> None:
        """`bug` is told, on Qt's thread, of anything that was no refusal; the desk thread goes on."""
        super().__init__()
        sys.setswitchinterval(_TURN_S)
        self._bug = bug
        self._inbox: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._outbox: deque[Work] = deque()  # a signal that carries an object wraps and unwraps it
        self._asked = self._done = 0  # each is counted on one thread alone: Qt's, the desk's
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)
        self._thread.start()

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Do `work` on the desk thread, then `then(result)` or `refused(no)` on Qt's thread, where this is called."""

        def job() -> None:
            try:
                result = work()
            except Refused as refusal:
                no = refusal
                if refused is not None:
                    self.carry(lambda: refused(no))
                return
            self.carry(lambda: then(result))

        self._asked += 1
        self._inbox.put(job)

    def carry(self, deliver: Work) -> None:
        """Run something on Qt's thread soon; callable from any thread (devices push through here)."""
        self._outbox.append(deliver)
        self._arrived.emit()

    def close(self) -> None:
        """Finish the work that is queued and end the desk thread."""
        self._inbox.put(None)
        self._thread.join(timeout=10)

    def idle(self) -> bool:
        """Tell whether no verb is queued or running."""
        return self._done == self._asked

    def _run(self) -> None:
        while (job := self._inbox.get()) is not None:
            failure = failure_of(job)
            if failure is not None:
                self.carry(partial(self._bug, failure))
            self._done += 1

    @Slot()
    def _deliver(self) -> None:
        self._outbox.popleft()()
