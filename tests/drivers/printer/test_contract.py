"""Every printer driver on every wire keeps one contract: ESC/POS and ZPL, inside the till, TCP, serial, USB."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers import registry
from drivers.link.base import Link
from drivers.link.serial import Line, SerialLink
from drivers.link.tcp import TcpLink
from drivers.link.usb import UsbLink
from drivers.link.usb_handle import find_printer
from drivers.printer.escpos import EscPosPrinter
from drivers.printer.labels import ZplPrinter
from drivers.protocol import Device, Role, Setup
from drivers.virtual.labels import VirtualLabels
from drivers.virtual.port import Port, TcpPort
from drivers.virtual.printer import VirtualPrinter
from tests.drivers.contract import Bench, device_contract
from tests.drivers.link.usb_bus import UsbBus
from tests.drivers.printer.contract import PrinterBench, cast_bench, printer_contract
from tests.drivers.wait import HandClock

ESCPOS = {"profile": "virtual", "drawer_switch": "none"}
WIRES = [
    *((language, wire) for language in ("escpos", "zpl") for wire in ("inside", "tcp", "serial")),
    ("escpos", "usb"),
]  # fmt: skip


class Place:
    """Puts a simulated printer on a wire and its driver at the other end."""

    def __init__(self, language: str, folder: Path) -> None:
        self.clock = HandClock()
        self._folder, self._language = folder, language
        self._ports: list[Port] = []
        self._device: Device | None = None
        self.behind: VirtualPrinter | VirtualLabels = (
            VirtualPrinter() if language == "escpos" else VirtualLabels()
        )

    def bench(self, wire: str) -> PrinterBench:
        if wire == "inside":
            return self._inside()
        if wire == "usb":
            return self._usb()
        port = self._port(wire)
        port.open()
        self._ports.append(port)
        return self._on(self._link(port), port.unplug, port.plug)

    def _on(self, link: Link, unplug: object, plug: object) -> PrinterBench:
        driver = EscPosPrinter if self._language == "escpos" else ZplPrinter
        made = driver(link, ESCPOS if self._language == "escpos" else {}, self.clock)
        self._device = made
        assert callable(unplug)
        assert callable(plug)
        return PrinterBench(made, self.behind, unplug, plug, self.clock)

    def _inside(self) -> PrinterBench:
        role = Role.PRINTER if self._language == "escpos" else Role.LABELS
        self._device = registry.build(Setup(role, "virtual"), self.clock)
        inner = registry.bench_of(self._device)
        assert inner is not None
        assert isinstance(inner.device, (VirtualPrinter, VirtualLabels))
        printer = cast_bench(self._device)
        return PrinterBench(printer, inner.device, inner.unplug, inner.plug, self.clock)

    def _usb(self) -> PrinterBench:
        assert isinstance(self.behind, VirtualPrinter)
        bus = UsbBus(self.behind)
        link = UsbLink(
            "usb:04b8:0e28:SN12345", lambda: find_printer(0x04B8, 0x0E28, "SN12345", bus)
        )
        return self._on(link, bus.unplug, bus.plug)

    def _port(self, wire: str) -> Port:
        if wire == "tcp":
            return TcpPort(self.behind)
        if sys.platform == "win32":
            pytest.skip("ptys need Linux")
        from drivers.virtual.pty_port import PtyPort

        return PtyPort(self.behind, self._folder / "port")

    def _link(self, port: Port) -> Link:
        if isinstance(port, TcpPort):
            return TcpLink(port.host, port.port)
        return SerialLink(port.address, Line(115200))

    def clear(self) -> None:
        if self._device is not None:
            self._device.stop()
        for port in self._ports:
            port.close()


@pytest.fixture(params=WIRES, ids=lambda pair: "-".join(pair))
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PrinterBench]:
    language, wire = request.param
    place = Place(language, tmp_path)
    yield place.bench(wire)
    place.clear()


def test_a_printer_keeps_its_contract(bench: PrinterBench) -> None:
    printer_contract(bench)


def test_a_printer_comes_back_by_itself(bench: PrinterBench) -> None:
    device_contract(Bench(bench.device, bench.behind, bench.unplug, bench.plug))
