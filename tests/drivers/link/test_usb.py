"""A USB printer by pyusb: found by what it is, endpoints discovered, deadlines kept, the system's driver put back."""

from __future__ import annotations

import errno
import sys
import threading
import time
from collections.abc import Iterator

import pytest
import usb.core

from drivers.link.usb import UsbHandle, UsbLink
from drivers.link.usb_handle import find_printer, printers
from drivers.printer.escpos import EscPosPrinter
from drivers.protocol import DeviceError, Health, JobChanged, JobState
from drivers.virtual.printer import VirtualPrinter
from drivers.wires import usb_link
from tests.drivers.link.usb_bus import UsbBus
from tests.drivers.printer.till import SetClock, job, until

VENDOR, PRODUCT = 0x04B8, 0x0E28


def wire(bus: UsbBus, serial: str = "SN12345") -> UsbLink:
    return UsbLink(f"usb:04b8:0e28:{serial}", lambda: find_printer(VENDOR, PRODUCT, serial, bus))


@pytest.fixture
def bus() -> UsbBus:
    return UsbBus(VirtualPrinter())


@pytest.fixture
def link(bus: UsbBus) -> Iterator[UsbLink]:
    made = wire(bus)
    made.open(1.0)
    yield made
    made.close()


def test_bytes_go_out_in_packets_and_answers_come_back(link: UsbLink, bus: UsbBus) -> None:
    link.write(b"x" * 200 + b"\n\x10\x04\x01", 1.0)
    assert link.read(100, 1.0) == b"\x12"
    assert bus.printer.uncut.text.replace("\n", "") == "x" * 200


def test_the_systems_driver_gets_its_printer_back(link: UsbLink, bus: UsbBus) -> None:
    assert (bus.usblp, bus.claimed) == (False, 1)
    link.close()
    link.close()
    assert (bus.usblp, bus.claimed) == (True, 0)


def test_a_read_keeps_its_deadline_and_can_be_woken(link: UsbLink) -> None:
    began = time.monotonic()
    assert link.read(10, 0.1) == b""
    link.wake()
    assert link.read(10, 60.0) == b""
    waker = threading.Timer(0.05, link.wake)
    waker.start()
    assert link.read(10, 60.0) == b""
    waker.join()
    assert time.monotonic() - began < 30.0


def test_a_printer_that_takes_nothing_meets_the_deadline(link: UsbLink, bus: UsbBus) -> None:
    bus.takes = False
    with pytest.raises(DeviceError) as caught:
        link.write(b"x", 0.1)
    assert (caught.value.code, caught.value.facts["sent"]) == ("timeout", 0)


def test_an_unplugged_printer_is_a_lost_wire(link: UsbLink, bus: UsbBus) -> None:
    bus.unplug()
    for act in (lambda: link.write(b"x", 0.1), lambda: link.read(1, 0.1)):
        with pytest.raises(DeviceError) as caught:
            act()
        assert caught.value.code == "disconnected"
    link.close()
    with pytest.raises(DeviceError) as caught:
        link.read(1, 0.1)
    assert caught.value.code == "disconnected"
    with pytest.raises(DeviceError) as caught:
        link.open(1.0)
    assert caught.value.code == "not_found"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EACCES, "permission"), (errno.EBUSY, "busy"), (errno.EIO, "not_found")],
)
def test_what_the_system_refuses_is_named(bus: UsbBus, number: int, code: str) -> None:
    bus.refuses = number
    with pytest.raises(DeviceError) as caught:
        wire(bus).open(1.0)
    assert caught.value.code == code


def test_another_device_is_not_the_printer() -> None:
    for bus, serial in (
        (UsbBus(VirtualPrinter(), class_code=3), "SN12345"),
        (UsbBus(VirtualPrinter()), "SN99999"),
    ):
        with pytest.raises(DeviceError) as caught:
            wire(bus, serial).open(1.0)
        assert caught.value.code == "not_found"


def test_without_libusb_it_says_so_and_elsewhere_nothing_is_taken(
    bus: UsbBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_libusb(**_wanted: object) -> object:
        raise usb.core.NoBackendError("No backend available")

    bus.usblp = False
    monkeypatch.setattr(sys, "platform", "win32")
    link = wire(bus)
    link.open(1.0)
    link.close()
    assert not bus.usblp
    monkeypatch.setattr(usb.core, "find", no_libusb)
    with pytest.raises(DeviceError) as caught:
        wire(bus).open(1.0)
    assert caught.value.code == "unsupported"


def test_a_printer_whose_serial_number_cannot_be_read_is_another_one(bus: UsbBus) -> None:
    bus.languages = b"\x02\x03"
    with pytest.raises(DeviceError) as caught:
        wire(bus).open(1.0)
    assert caught.value.code == "not_found"


def test_a_printer_without_a_way_back_takes_bytes() -> None:
    bus = UsbBus(VirtualPrinter(), one_way=True)
    link = wire(bus, "")
    link.open(1.0)
    link.write(b"a\n", 1.0)
    assert link.read(10, 0.05) == b""
    assert bus.printer.uncut.text == "a"
    link.close()


def test_a_technician_names_it_by_what_it_is() -> None:
    link = usb_link({"port": "usb:04b8:0e28:SN12345"})
    assert link.identity == "usb:04b8:0e28:SN12345"
    with pytest.raises(DeviceError) as caught:
        link.open(1.0)
    assert caught.value.code in ("not_found", "unsupported")
    for wrong in ("usb:printer", "", "usb:04b8"):
        with pytest.raises(DeviceError) as caught:
            usb_link({"port": wrong})
        assert caught.value.code == "bad_option"


def test_a_printer_without_a_number_is_known_by_its_socket_through_replugs() -> None:
    """Two of the same cheap make: each is found where it is plugged in, whatever address it got this time."""
    bus = UsbBus(VirtualPrinter())
    bus.numbered, bus.place = False, (2, 4)
    assert [one for one, _name in printers(bus)] == ["usb:04b8:0e28:at-1-2.4"]
    here = wire(bus, "at-1-2.4")
    here.open(1.0)
    bus.unplug()
    bus.plug()
    here.open(1.0)
    here.write(b"a\n", 1.0)
    assert bus.printer.uncut.text == "a"
    here.close()
    with pytest.raises(DeviceError) as caught:
        wire(bus, "at-1-2.3").open(1.0)
    assert caught.value.code == "not_found"


def test_a_handle_that_the_system_denies_is_named() -> None:
    def denied() -> UsbHandle:
        raise PermissionError(errno.EACCES, "denied")

    with pytest.raises(DeviceError) as caught:
        UsbLink("usb:1:2:3", denied).open(1.0)
    assert caught.value.code == "permission"


def test_a_receipt_is_printed_over_usb_through_unplugging(bus: UsbBus) -> None:
    said: list[JobChanged] = []
    printer = EscPosPrinter(wire(bus), {"profile": "virtual"}, SetClock())
    printer.start(lambda event: said.append(event) if isinstance(event, JobChanged) else None)
    printer.submit(job("a"))
    until(lambda: JobChanged("a", JobState.PRINTED) in said, lambda: str(said))
    bus.unplug()
    until(lambda: printer.status().health is Health.LOST, lambda: str(printer.status()))
    printer.submit(job("b"))
    bus.plug()
    printer.poke()
    until(lambda: JobChanged("b", JobState.PRINTED) in said, lambda: str(said))
    assert len(bus.printer.receipts) == 2
    printer.stop()
    assert bus.usblp
