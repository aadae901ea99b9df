"""A scanner in HID-POS mode where there is no /dev/hidraw: hidapi's part is played by a module of its shape."""

from __future__ import annotations

import queue
import sys
import types
from typing import ClassVar

import pytest

from drivers.link.hid_handle import find_scanner
from drivers.protocol import DeviceError, Health, Scanned
from drivers.scanner.hid import HidScanner
from drivers.virtual.behaviour import RealClock
from drivers.virtual.scanner_hid import VirtualHidPosScanner
from drivers.wires import api_link
from tests.drivers.wait import Heard, until

IDENTITY = "usb:0c2e:0b61:SN1"


class Plugged:
    """What hangs on this machine's USB, as hidapi tells it."""

    reports: ClassVar[queue.Queue[bytes]] = queue.Queue()
    there = True

    def open_path(self, path: bytes) -> None:
        if not Plugged.there or path != b"scanner":
            raise OSError("open failed")

    def read(self, max_length: int, timeout_ms: int = 0) -> list[int]:
        if not Plugged.there:
            raise OSError("read error")
        try:
            return list(Plugged.reports.get(timeout=timeout_ms / 1000))[:max_length]
        except queue.Empty:
            return []

    def close(self) -> None:
        """Nothing to give back."""


@pytest.fixture(autouse=True)
def hid(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of hidapi's shape, with a keyboard and a scanner plugged in."""
    made = types.ModuleType("hid")
    keyboard = {"path": b"keyboard", "serial_number": "SN1", "usage_page": 1}
    scanner = {"path": b"scanner", "serial_number": "SN1", "usage_page": 0x8C}
    made.__dict__["device"] = Plugged
    made.__dict__["enumerate"] = lambda *_: [keyboard, scanner] if Plugged.there else []
    monkeypatch.setitem(sys.modules, "hid", made)
    monkeypatch.setattr(Plugged, "there", True)
    monkeypatch.setattr(Plugged, "reports", queue.Queue())


def scan(code: str) -> None:
    """Let the simulated scanner say its reports, the zeroes at their end left out as Windows does."""
    behind = VirtualHidPosScanner()
    behind.scan(code)
    while report := behind.due():
        Plugged.reports.put(report.rstrip(b"\x00"))


def test_codes_come_and_come_again_after_the_cable(monkeypatch: pytest.MonkeyPatch) -> None:
    device, heard = HidScanner(api_link(IDENTITY), {}, RealClock()), Heard()
    device.start(heard)
    until(lambda: device.status().health is Health.OK, "the scanner")
    scan("4770000000015")
    scan("x" * 70)
    until(lambda: [one.code for one in heard.of(Scanned)] == ["4770000000015", "x" * 70])
    monkeypatch.setattr(Plugged, "there", False)
    until(lambda: device.status().health is Health.LOST, "the cable to be missed")
    monkeypatch.setattr(Plugged, "there", True)
    device.poke()
    until(lambda: device.status().health is Health.OK, "the scanner to come back")
    scan("96385074")
    until(lambda: heard.of(Scanned)[-1].code == "96385074")
    device.stop()


def test_it_is_found_by_what_it_says_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_scanner(0x0C2E, 0x0B61, "").read(64, 1) == b""
    with pytest.raises(DeviceError) as other:
        find_scanner(0x0C2E, 0x0B61, "SN2")
    assert other.value.code == "not_found"
    with pytest.raises(OSError, match="only read"):
        find_scanner(0x0C2E, 0x0B61, "SN1").write(b"x", 1)
    with pytest.raises(DeviceError) as wrong:
        api_link("/dev/hidraw0")
    assert wrong.value.code == "bad_option"
    monkeypatch.setitem(sys.modules, "hid", None)
    with pytest.raises(DeviceError) as missing:
        find_scanner(0x0C2E, 0x0B61, "SN1")
    assert missing.value.code == "unsupported"


def test_a_handle_that_hidapi_closed_is_a_scanner_that_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def closed(*_: int) -> list[int]:
        raise ValueError("not open")

    handle = find_scanner(0x0C2E, 0x0B61, "SN1")
    monkeypatch.setattr(Plugged, "read", closed)
    with pytest.raises(OSError, match="not open"):
        handle.read(64, 1)
