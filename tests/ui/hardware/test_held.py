"""A driver that hangs in the system: seen from outside, named with a way out, and the till closes all the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from drivers import worker
from drivers.doctor.visit import examine
from drivers.link.loopback import LoopbackLink
from drivers.printer.escpos import EscPosPrinter
from drivers.protocol import DeviceEvent, Health, Role, Setup, StatusChanged
from drivers.virtual.behaviour import RealClock
from tests.drivers.wait import until
from ui.app.devices import Devices


class HangingLink(LoopbackLink):
    """A wire whose writes the system does not end before it is let go, as a bad USB hub has it."""

    def __init__(self) -> None:
        super().__init__("a bad hub")
        self.goes = threading.Event()

    def write(self, data: bytes, deadline: float) -> None:
        self.goes.wait()
        super().write(data, deadline)


@pytest.fixture
def link(monkeypatch: pytest.MonkeyPatch) -> Iterator[HangingLink]:
    monkeypatch.setattr(worker, "HELD_S", 0.2)
    made = HangingLink()
    yield made
    made.goes.set()


def test_it_is_said_once_and_taken_back_once(link: HangingLink) -> None:
    device = EscPosPrinter(link, {"profile": "virtual"}, RealClock())
    heard: list[DeviceEvent] = []
    devices = Devices({Role.PRINTER: device})
    devices.start(heard.append)

    def seen() -> list[str]:
        devices.watch()
        states = [one.status for one in heard if isinstance(one, StatusChanged)]
        return [state.detail for state in states if state.detail == "held"]

    until(lambda: seen() == ["held"], "the driver to be seen hanging")
    assert device.status().health is Health.FAULT
    setup = Setup(Role.PRINTER, "escpos-serial", {"port": "/dev/ttyS0"})
    report = examine(setup, RealClock(), device=device)
    assert report.findings[0].code == "held"
    assert report.step is not None
    assert report.step.code == "plug_in"
    link.goes.set()
    until(lambda: device.status().detail != "held", "it to go on")
    assert seen() == ["held"]
    last = [one for one in heard if isinstance(one, StatusChanged)][-1]
    assert last.status.detail != "held"
    devices.stop()


def test_the_till_closes_within_its_second(link: HangingLink) -> None:
    device = EscPosPrinter(link, {"profile": "virtual"}, RealClock())
    device.start(lambda event: None)
    until(lambda: device.status().detail == "held", "the driver to hang")
    begun = time.monotonic()
    device.stop()
    assert time.monotonic() - begun < 1.5
