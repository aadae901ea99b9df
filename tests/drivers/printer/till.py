"""A till's side of a printer test: the driver on a real wire, a clock that is set by hand, and every event it told."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from drivers.link.base import Link
from drivers.link.serial import Line, SerialLink
from drivers.link.tcp import TcpLink
from drivers.printer.escpos import EscPosPrinter
from drivers.protocol import (
    DeviceEvent,
    Health,
    JobChanged,
    JobState,
    PrintJob,
    Role,
    Row,
    StatusChanged,
)
from drivers.virtual.port import Port, TcpPort
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.pty_port import PtyPort
from drivers.virtual.rest import at_rest

DEADLINE_S = 60.0


class SetClock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self._now = 1_000_000

    def now_ms(self) -> int:
        return self._now

    def wait(self, seconds: float) -> None:
        self._now += int(seconds * 1000)


class Bench:
    """One virtual printer on a wire, one driver, one clock."""

    def __init__(
        self, wire: str = "tcp", options: dict[str, str] | None = None, *, start: bool = True
    ) -> None:
        self.clock = SetClock()
        self.events: list[DeviceEvent] = []
        self._lock = threading.Lock()
        self.paper = VirtualPrinter()
        told = {"profile": "virtual", "drawer_switch": "high"} | (options or {})
        self.paper.adopt(told)
        self._folder = tempfile.TemporaryDirectory(prefix="kasa-printer-")
        link = Path(self._folder.name) / "printer"
        self.wire = wire
        self.port: Port = TcpPort(self.paper) if wire == "tcp" else PtyPort(self.paper, link)
        self.port.open()
        self.printer = EscPosPrinter(link_to(self.port), told, self.clock)
        if start:
            self.printer.start(self._hear)
            self.rest()

    def _hear(self, event: DeviceEvent) -> None:
        with self._lock:
            self.events.append(event)

    def __enter__(self) -> Bench:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.printer.stop()
        self.port.close()
        self._folder.cleanup()

    # -- doing ---------------------------------------------------------------------------------------------------

    def submit(self, name: str, *rows: Row | str) -> None:
        self.printer.submit(job(name, *rows))

    def print(self, name: str, *rows: Row | str) -> None:
        self.submit(name, *rows)
        self.rest()

    def fault(self, name: str) -> None:
        self.paper.set_fault(name)
        self.printer.poke()
        self.rest()

    def wait(self, seconds: float) -> None:
        self.clock.wait(seconds)
        self.printer.poke()
        self.rest()

    def rest(self) -> None:
        """Until both sides of the wire have come to rest."""
        until(lambda: at_rest(self.printer, self.paper), lambda: f"no rest: {self.said()}")

    # -- seeing --------------------------------------------------------------------------------------------------

    def said(self) -> list[str]:
        """The states of all jobs, in order, as `name state reason`."""
        with self._lock:
            jobs = [event for event in self.events if isinstance(event, JobChanged)]
        return [f"{event.job_id} {event.state} {event.reason}".strip() for event in jobs]

    def healths(self, role: Role = Role.PRINTER) -> list[Health]:
        with self._lock:
            return [
                event.status.health
                for event in self.events
                if isinstance(event, StatusChanged) and event.role is role
            ]

    def until_said(self, words: str) -> None:
        until(lambda: words in self.said(), lambda: f"not said: {words}; but {self.said()}")

    def until_health(self, health: Health) -> None:
        until(
            lambda: self.printer.status().health is health,
            lambda: f"not {health} but {self.printer.status()}",
        )


def link_to(port: Port) -> Link:
    if isinstance(port, TcpPort):
        return TcpLink(port.host, port.port)
    return SerialLink(port.address, Line(115200))


def job(name: str, *rows: Row | str) -> PrintJob:
    """A job of these rows, or of a short receipt."""
    full = tuple(Row(text=row) if isinstance(row, str) else row for row in rows)
    return PrintJob(name, full or (*short_receipt(), Row(cut=True)))


def short_receipt() -> tuple[Row, ...]:
    return tuple(Row(text=f"eilutė {number}") for number in range(1, 7))


def until(true: Callable[[], bool], why: Callable[[], str]) -> None:
    """Wait for a condition; fail with its reason at the deadline."""
    end = time.monotonic() + DEADLINE_S
    while not true():
        assert time.monotonic() < end, why()
        threading.Event().wait(0.002)


ENDS = {JobState.PRINTED, JobState.SENT, JobState.FAILED, JobState.UNCERTAIN}
