"""A device is known by what it is: it is found again under whatever name the system gives its port."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from drivers import discovery, registry
from drivers.discovery import Found
from drivers.protocol import Health, LineDisplay, Role, Scanned, Setup
from drivers.virtual.behaviour import RealClock, VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.scanner import VirtualScanner
from tests.drivers.wait import Heard, until

if sys.platform == "win32":
    pytest.skip("ptys need Linux", allow_module_level=True)

from drivers.virtual.pty_port import PtyPort  # after the guard: the module needs termios

SCANNER = "usb:0c2e:0b61:SN12345"


def open_port(behind: VirtualDevice, path: Path) -> PtyPort:
    port = PtyPort(behind, path)
    port.open()
    return port


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Says at which port the scanner hangs now; an empty name: nowhere."""
    ports: list[ListPortInfo] = []

    def plug(path: str) -> None:
        ports.clear()
        if path:
            info = ListPortInfo(path)
            info.vid, info.pid, info.serial_number = 0x0C2E, 0x0B61, "SN12345"
            ports.append(info)

    monkeypatch.setattr(list_ports, "comports", lambda include_links=False: list(ports))
    return plug


def test_a_scanner_whose_port_got_another_number_goes_on(
    plugged: Callable[[str], None], tmp_path: Path
) -> None:
    gun, heard = VirtualScanner(), Heard()
    first = open_port(gun, tmp_path / "ttyUSB0")
    plugged(first.address)
    device = registry.build(Setup(Role.SCANNER, "serial", {"port": SCANNER}), RealClock())
    device.start(heard)
    until(lambda: device.status().health is Health.OK)
    assert dict(device.status().facts)["where"] == SCANNER
    gun.scan("96385074")
    until(lambda: heard.of(Scanned))

    plugged("")
    first.close()
    until(lambda: device.status().health is Health.LOST)
    device.poke()
    until(device.settled)
    assert device.status().detail in ("not_found", "disconnected")

    second = open_port(gun, tmp_path / "ttyUSB1")
    plugged(second.address)
    device.poke()
    until(lambda: device.status().health is Health.OK)
    gun.scan("4770000000015")
    until(lambda: heard.of(Scanned)[-1].code == "4770000000015")
    device.stop()
    second.close()


def test_a_display_by_its_identity_is_written_to(
    plugged: Callable[[str], None], tmp_path: Path
) -> None:
    shown = VirtualDisplay()
    port = open_port(shown, tmp_path / "ttyACM0")
    plugged(port.address)
    device = registry.build(Setup(Role.DISPLAY, "cd5220-serial", {"port": SCANNER}), RealClock())
    device.start(Heard())
    display = cast("LineDisplay", device)
    display.show("Labas", "")
    until(lambda: shown.shown() == ("Labas", ""))
    device.stop()
    port.close()


def test_a_usb_printer_is_found_by_its_identity(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    port = open_port(VirtualDevice(), tmp_path / "lp1")
    here = Found("lp", port.address, "usb:04b8:0e28:X1", allowed=True)
    monkeypatch.setattr(discovery, "usb_printers", lambda root=Path("/"): (here,))
    told = {"port": "usb:04b8:0e28:X1", "answers": "no"}
    device = registry.build(Setup(Role.PRINTER, "escpos-lp", told), RealClock())
    device.start(Heard())
    until(lambda: device.status().health is Health.OK)
    device.stop()
    elsewhere = {"port": "usb:04b8:0e28:X2"}
    other = registry.build(Setup(Role.PRINTER, "escpos-lp", elsewhere), RealClock())
    other.start(Heard())
    until(lambda: other.status().health is Health.LOST)
    assert other.status().detail == "not_found"
    other.stop()
    port.close()
