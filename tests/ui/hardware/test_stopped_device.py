"""A device that stops for five seconds holds up neither the screen nor the desk: scans are painted all the while."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot

from drivers.protocol import Health, Role, Setup
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from tests.ui.till import TestTill
from ui.register.screen import RegisterScreen

BREAD = "4779900010018"
SCANS = 20
STOPPED_S = 5.0
_BEAT_MS = 5
FLOOR_S = 0.25  # shorter stalls than that come from whoever else uses the machine


class Switch:
    """Stops every device that hangs on it: what they are sent stays on the wire."""

    def __init__(self) -> None:
        self._runs = threading.Event()
        self._runs.set()

    def stop(self) -> None:
        self._runs.clear()

    def go_on(self) -> None:
        self._runs.set()

    def wait(self) -> None:
        self._runs.wait()


class Stopping(VirtualDevice):
    """Hears nothing while its power is off; whatever device it is."""

    def __init__(self, switch: Switch) -> None:
        super().__init__()
        self._power = switch

    def hear(self, data: bytes) -> bytes:
        self._power.wait()
        return super().hear(data)


class StoppingPrinter(Stopping, VirtualPrinter):
    """A printer of that kind."""


class StoppingDisplay(Stopping, VirtualDisplay):
    """A display of that kind."""


class Beat(QObject):
    """Counts what is painted, and how long the event loop at most did not turn."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.painted = 0
        self.longest = 0.0
        self._last = time.monotonic()
        watched.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beats)
        self._timer.start(_BEAT_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.painted += event.type() is QEvent.Type.Paint
        return False

    def _beats(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now

    def begin(self) -> None:
        self.longest, self._last = 0.0, time.monotonic()


@pytest.fixture
def switch() -> Iterator[Switch]:
    made = Switch()
    yield made
    made.go_on()


@pytest.fixture
def till(qtbot: QtBot, tmp_path: Path, switch: Switch) -> Iterator[TestTill]:
    """A till whose printer and display hang on TCP wires that can be stopped."""
    made = TestTill(qtbot, tmp_path)
    ports = [TcpPort(StoppingPrinter(switch)), TcpPort(StoppingDisplay(switch))]
    kinds = [(Role.PRINTER, "escpos-tcp"), (Role.DISPLAY, "cd5220-tcp")]
    for port, (role, kind) in zip(ports, kinds, strict=True):
        port.open()
        hang_on(made, port, role, kind)
    made.come("Ona", "1111")
    yield made
    switch.go_on()
    made.leave()
    for port in ports:
        port.close()


def hang_on(till: TestTill, port: TcpPort, role: Role, kind: str) -> None:
    setup = Setup(role, kind, {"host": port.host, "tcp_port": str(port.port)})
    till.do(lambda _: till.house.change_device(setup))
    till.until(lambda: healthy(till, role))


def healthy(till: TestTill, role: Role) -> bool:
    return till.house.devices.by_role[role].status().health is Health.OK


def scanned(till: TestTill, beat: Beat, seconds: float) -> list[float]:
    """Scan at an even pace; return how long each took until it was painted."""
    beat.begin()
    return [one(till, beat, seconds / SCANS) for _ in range(SCANS)]


def one(till: TestTill, beat: Beat, pace: float) -> float:
    begun, before, owed = time.monotonic(), beat.painted, total(till)
    till.app.shell.scanned(BREAD)
    till.until(lambda: total(till) > owed and beat.painted > before)
    took = time.monotonic() - begun
    till.until(lambda: time.monotonic() >= begun + pace)
    return took


def total(till: TestTill) -> int:
    assert till.app.counter is not None
    return till.app.counter.look.basket.bill.total.minor


@pytest.mark.slow
def test_twenty_scans_are_painted_while_the_devices_are_stopped(
    till: TestTill, switch: Switch
) -> None:
    page = till.go("register", RegisterScreen)
    beat = Beat(page.basket.viewport())
    scanned(till, beat, 0.5)
    longest_well = beat.longest
    till.do(till.desks.pay.exact_cash)
    switch.stop()
    till.go("register", RegisterScreen)

    def while_it_is_stopped() -> bool:
        slowest = max(scanned(till, beat, STOPPED_S))
        return slowest < 2.0 and beat.longest <= max(2 * longest_well, FLOOR_S)

    # a device that holds the till up does so each time, a busy machine does not
    assert any(while_it_is_stopped() for _ in range(5))
    switch.go_on()
    till.until(lambda: healthy(till, Role.PRINTER))
