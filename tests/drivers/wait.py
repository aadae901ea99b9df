"""Waiting in device tests: on a condition, with a deadline, never for a guess of time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sized
from typing import TypeVar

from drivers.protocol import DeviceEvent, Health, StatusChanged

PATIENCE_S = 60.0
Kind = TypeVar("Kind")


def until(condition: Callable[[], object], what: str = "the condition") -> None:
    """Return as soon as `condition` holds; fail after PATIENCE_S."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.002)


def until_same(read: Callable[[], object], wanted: object, what: str = "") -> None:
    """Return as soon as `read` gives what is wanted."""
    until(lambda: read() == wanted, what or f"{wanted}")


def until_many(read: Callable[[], Sized], count: int, what: str = "") -> None:
    """Return as soon as `read` gives at least so many."""
    until(lambda: len(read()) >= count, what or f"{count} of them")


def soon(act: Callable[[], object], seconds: float, tries: int = 8) -> None:
    """Do something, again if need be, until it took less than `seconds`: a machine is busy now and then only."""
    took: list[float] = []
    while not took or took[-1] >= seconds:
        assert len(took) < tries, f"took {took} s each time, not {seconds}"
        begun = time.monotonic()
        act()
        took.append(time.monotonic() - begun)


class Heard:
    """Collects what a device pushes; may be called from its thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: list[DeviceEvent] = []

    def __call__(self, event: DeviceEvent) -> None:
        with self._lock:
            self._events.append(event)

    def all(self) -> list[DeviceEvent]:
        with self._lock:
            return list(self._events)

    def of(self, kind: type[Kind]) -> list[Kind]:
        return [event for event in self.all() if isinstance(event, kind)]

    def healths(self) -> list[Health]:
        return [event.status.health for event in self.all() if isinstance(event, StatusChanged)]

    def clear(self) -> None:
        with self._lock:
            self._events.clear()


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.ms = 1_000_000

    def now_ms(self) -> int:
        return self.ms

    def pass_ms(self, ms: int) -> None:
        self.ms += ms
