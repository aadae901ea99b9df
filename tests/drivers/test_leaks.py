"""Devices that come and go leave no thread and no handle behind."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from statistics import median

import pytest

from drivers import registry
from drivers.protocol import Device, Health, Role, Setup
from drivers.virtual.behaviour import RealClock
from drivers.virtual.port import TcpPort
from drivers.virtual.scale import VirtualScale
from tests.drivers.wait import Heard, until

VIRTUAL = [Role.PRINTER, Role.SCANNER, Role.SCALE, Role.DISPLAY, Role.TERMINAL]
ROUNDS = 20


def handles() -> int:
    return len(os.listdir("/proc/self/fd"))


def well(device: Device) -> None:
    until(lambda: device.status().health is Health.OK)


def come_and_go(stops: list[float]) -> None:
    for role in VIRTUAL:
        device = registry.build(Setup(role, "virtual"), RealClock())
        device.start(Heard())
        well(device)
        begun = time.monotonic()
        device.stop()
        stops.append(time.monotonic() - begun)


def over_the_network() -> None:
    port = TcpPort(VirtualScale())
    port.open()
    told = {"host": port.host, "tcp_port": str(port.port)}
    device = registry.build(Setup(Role.SCALE, "toledo8217-tcp", told), RealClock())
    for _ in range(2):
        device.start(Heard())
        well(device)
        device.stop()
    port.close()


@pytest.mark.skipif(sys.platform == "win32", reason="counts handles in /proc")
def test_nothing_is_left_behind() -> None:
    stops: list[float] = []
    come_and_go(stops)
    over_the_network()
    gc.collect()
    threads, before = threading.active_count(), handles()
    for _ in range(ROUNDS):
        come_and_go(stops)
        over_the_network()
    until(lambda: threading.active_count() <= threads)  # others' threads may end meanwhile
    assert median(stops) < 1
    gc.collect()  # what stands in a ring of its own is thrown away now, not when Python finds the time
    assert handles() <= before + 2


def test_a_listener_that_fails_stops_nobody() -> None:
    told: list[object] = []

    def listen(event: object) -> None:
        told.append(event)
        if len(told) == 2:
            raise RuntimeError("a screen that fell over")

    device = registry.build(Setup(Role.SCALE, "virtual", {"poll_ms": "20"}), RealClock())
    device.start(listen)
    until(lambda: len(told) > 2)
    until(lambda: device.status().health in (Health.OK, Health.LOST))
    device.poke()
    until(lambda: device.status().health is Health.OK)
    device.stop()
