"""USB end to end without a kernel: a printer-class device that others wrote the bus of, reached over USB/IP by pyusb.

The device's descriptors, endpoints, stalls and the protocol's server are the usbip package's; the host controller is
ours (usbip_host.py); between them is a real socket. Long because the bus stands here beside its scenes.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
import usbip
from usbip.transport import USBIP

from drivers.link.usb import UsbLink
from drivers.link.usb_handle import find_printer
from drivers.printer.escpos import EscPosPrinter
from drivers.protocol import DeviceError, DeviceEvent, Health, JobChanged, JobState, StatusChanged
from drivers.virtual.printer import VirtualPrinter
from tests.drivers.link.usbip_host import UsbIpHost
from tests.drivers.printer.till import SetClock, job, until

pytestmark = pytest.mark.independent
VENDOR, PRODUCT, SERIAL = 0x04B8, 0x0E28, "SN12345"


class PrinterInterface(usbip.Interface):
    """A printer with two ways, at endpoints that python-escpos would not find."""

    dev: PrinterDevice
    out = usbip.Out(0x03, "bulk", mps=64)
    back = usbip.In(0x81, "bulk", mps=64)

    def __init__(self, paper: VirtualPrinter) -> None:
        super().__init__()
        self.bInterfaceClass, self.bInterfaceSubClass, self.bInterfaceProtocol = 7, 1, 2
        self.paper = paper
        self.stalls = 0
        self.pulled_at = b""  # the plug is pulled as these bytes come

    def on_out(self, ep: usbip.Endpoint, data: bytes) -> None:
        if self.pulled_at and self.pulled_at in bytes(data):
            self.dev.gone = True
        if self.stalls:
            self.stalls -= 1
            self.out.stall()
            raise usbip.Stall
        said = self.paper.hear(bytes(data)) + self.paper.due()
        if said:
            self.back.write(said)

    def on_reset(self) -> None:
        self.paper.line(True)


class PrinterDevice(usbip.USBDevice):
    """The device on its bus; while `takes` is False it answers NAK to all that is sent."""

    takes = True
    gone = False

    def handle_urb(self, urb: usbip.Urb, respond: object = None) -> usbip.Urb | None:
        if not self.takes and urb.ep and not urb.direction:
            return None
        if self.gone:
            raise ConnectionResetError
        return super().handle_urb(urb, respond)


class Bus:
    """One exported printer, and the till's wire to it."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.paper = VirtualPrinter()
        self.paper.adopt({"profile": "virtual"})
        self.host = UsbIpHost("127.0.0.1", self.port)
        self.via = USBIP("127.0.0.1", self.port)
        self.beside = usbip.USBDevice(0x1209, 0x0001, serial=SERIAL)  # keeps the server open
        self.beside.add(usbip.Interface())
        self.beside.plug(via=self.via)
        self.plug()

    def plug(self) -> None:
        self.device = PrinterDevice(
            VENDOR, PRODUCT, serial=SERIAL, manufacturer="Kasa", product="Paper"
        )
        self.interface = PrinterInterface(self.paper)
        self.device.add(self.interface)
        self.device.plug(via=self.via)

    def unplug(self) -> None:
        """Pull the plug: whoever holds the device hears no more of it."""
        self.device.gone = True
        self.device.unplug()

    def close(self) -> None:
        """End the server; its thread that waits for callers notices at the next one."""
        self.unplug()
        self.beside.unplug()
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1.0).close()

    def link(self, serial: str = SERIAL) -> UsbLink:
        return UsbLink(
            f"usb:04b8:0e28:{serial}", lambda: find_printer(VENDOR, PRODUCT, serial, self.host)
        )


@pytest.fixture
def bus() -> Iterator[Bus]:
    made = Bus()
    yield made
    made.close()


@pytest.fixture
def link(bus: Bus) -> Iterator[UsbLink]:
    made = bus.link()
    made.open(5.0)
    yield made
    made.close()


def test_the_printer_is_found_by_its_serial_number_and_its_own_endpoints(
    bus: Bus, link: UsbLink
) -> None:
    link.write(b"x" * 200 + b"\n\x10\x04\x01", 5.0)
    assert link.read(100, 5.0) == b"\x12"
    assert bus.paper.uncut.text.replace("\n", "") == "x" * 200
    assert set(bus.host.endpoints) == {0x03, 0x81}
    with pytest.raises(DeviceError) as caught:
        bus.link("SN99999").open(5.0)
    assert caught.value.code == "not_found"


def test_a_read_ends_by_its_deadline_and_what_comes_later_is_not_lost(
    bus: Bus, link: UsbLink
) -> None:
    began = time.monotonic()
    assert link.read(10, 0.2) == b""
    assert time.monotonic() - began < 3.0
    bus.interface.back.write(b"\x12")
    assert link.read(10, 5.0) == b"\x12"


def test_a_printer_that_answers_nak_meets_the_deadline_and_says_how_much_it_took(
    bus: Bus, link: UsbLink
) -> None:
    link.write(b"a" * 64, 5.0)
    bus.device.takes = False
    began = time.monotonic()
    with pytest.raises(DeviceError) as caught:
        link.write(b"b" * 200, 0.3)
    assert (caught.value.code, caught.value.facts["sent"]) == ("timeout", 0)
    assert time.monotonic() - began < 3.0
    bus.device.takes = True
    link.write(b"c\n", 5.0)
    assert bus.paper.uncut.text.replace("\n", "") == "a" * 64 + "c"


def test_a_stalled_endpoint_is_cleared_and_nothing_is_lost_or_doubled(
    bus: Bus, link: UsbLink
) -> None:
    bus.interface.stalls = 1
    link.write(b"one\ntwo\n", 5.0)
    assert bus.paper.uncut.text.split() == ["one", "two"]
    assert not bus.interface.out.halted


def test_a_stalled_way_back_is_cleared_and_read_again(bus: Bus, link: UsbLink) -> None:
    bus.interface.back.stall()
    bus.interface.back.write(b"\x12")
    assert _read(link) == b"\x12"


def _read(link: UsbLink) -> bytes:
    for _ in range(20):
        came = link.read(10, 0.5)
        if came:
            return came
    return b""


def test_a_plug_pulled_in_the_middle_is_a_lost_wire(bus: Bus, link: UsbLink) -> None:
    link.write(b"half a line", 5.0)
    bus.unplug()
    with pytest.raises(DeviceError) as caught:
        link.write(b"the rest\n", 5.0)
    assert caught.value.code == "disconnected"
    link.close()
    with pytest.raises(DeviceError) as caught:
        link.open(5.0)
    assert caught.value.code == "not_found"


class Till:
    """The whole driver on this wire."""

    def __init__(self, bus: Bus) -> None:
        self.said: list[DeviceEvent] = []
        self.printer = EscPosPrinter(bus.link(), {"profile": "virtual"}, SetClock())
        self.printer.start(self.said.append)

    def until(self, holds: Callable[[], bool]) -> None:
        until(holds, lambda: f"{self.printer.status()} {self.said}")

    def printed(self, name: str) -> bool:
        return JobChanged(name, JobState.PRINTED) in self.said


@pytest.fixture
def till(bus: Bus) -> Iterator[Till]:
    made = Till(bus)
    made.until(lambda: made.printer.status().health is Health.OK)
    yield made
    made.printer.stop()


def test_a_receipt_is_printed_confirmed_and_cut(bus: Bus, till: Till) -> None:
    till.printer.submit(job("a"))
    till.until(lambda: till.printed("a"))
    assert len(bus.paper.receipts) == 1
    assert bus.paper.unknown == []


def test_a_printer_pulled_and_put_back_prints_the_next_one(bus: Bus, till: Till) -> None:
    till.printer.submit(job("a"))
    till.until(lambda: till.printed("a"))
    bus.unplug()
    till.until(lambda: till.printer.status().health is Health.LOST)
    till.printer.submit(job("b"))
    bus.plug()
    till.printer.poke()
    till.until(lambda: till.printed("b"))
    assert len(bus.paper.receipts) == 2


def test_a_job_whose_printer_is_pulled_after_it_left_is_asked_about_not_sent_again(
    bus: Bus, till: Till
) -> None:
    bus.interface.pulled_at = b"\n"
    till.printer.submit(job("a"))

    def told() -> bool:
        return any(
            isinstance(one, JobChanged) and one.job_id == "a" and one.state is JobState.UNCERTAIN
            for one in till.said
        )

    till.until(told)
    bus.unplug()
    bus.plug()
    till.printer.poke()
    till.until(lambda: till.printer.status().health is Health.OK)
    printed = len(bus.paper.receipts)
    till.printer.poke()
    till.until(till.printer.settled)
    assert len(bus.paper.receipts) == printed <= 1


def test_a_printer_that_answers_nak_is_silent_to_the_till_and_comes_back(
    bus: Bus, till: Till
) -> None:
    bus.device.takes = False
    till.printer.submit(job("a"))
    till.until(
        lambda: any(
            isinstance(one, StatusChanged) and one.status.health is not Health.OK
            for one in till.said[1:]
        )
    )
    bus.device.takes = True
    till.printer.poke()
    till.until(lambda: till.printer.status().health is Health.OK)
