"""What is attached is found and named lastingly, without a byte being sent."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from pathlib import Path

import pytest
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from drivers import discovery
from drivers.doctor.system import ThisMachine
from drivers.protocol import DeviceError, Role


def adapter(device: str, serial: str | None, location: str | None = "1-2") -> ListPortInfo:
    info = ListPortInfo(device)
    info.vid, info.pid, info.serial_number, info.location = 0x0C2E, 0x0B61, serial, location
    info.hwid, info.description = "USB VID:PID=0C2E:0B61", "Scanner"
    return info


def bare(device: str) -> ListPortInfo:
    info = ListPortInfo(device)
    info.hwid = info.description = "n/a"
    return info


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with one adapter that has a serial number, one that has none, and an empty motherboard port."""
    dev = tmp_path / "dev"
    dev.mkdir()
    for name in ("ttyUSB0", "ttyUSB1", "ttyS0"):
        (dev / name).touch()
    by_id = dev / "serial/by-id"
    by_id.mkdir(parents=True)
    (by_id / "usb-Scanner_SN12345").symlink_to(dev / "ttyUSB0")
    ports = [
        adapter(str(dev / "ttyUSB1"), None),
        bare(str(dev / "ttyS0")),
        adapter(str(dev / "ttyUSB0"), "SN12345"),
    ]
    monkeypatch.setattr(list_ports, "comports", lambda include_links=False: ports)
    return tmp_path


def test_serial_ports_are_named_by_what_hangs_on_them(machine: Path) -> None:
    first, second = discovery.serial_ports(machine)
    assert first.port.endswith("by-id/usb-Scanner_SN12345")
    assert first.identity == "usb:0c2e:0b61:SN12345"
    assert first.allowed
    assert Role.SCANNER in first.suits
    assert second.port.endswith("ttyUSB1")
    assert second.identity == "usb:0c2e:0b61:at-1-2"


def test_a_device_is_found_again_under_its_new_name(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert discovery.port_of("usb:0c2e:0b61:SN12345").endswith("ttyUSB0")
    moved = [adapter("/dev/ttyUSB7", "SN12345")]
    monkeypatch.setattr(list_ports, "comports", lambda include_links=False: moved)
    assert discovery.port_of("usb:0c2e:0b61:SN12345") == "/dev/ttyUSB7"
    with pytest.raises(DeviceError) as gone:
        discovery.port_of("usb:dead:beef:1")
    assert gone.value.code == "not_found"


def test_forbidden_ports_are_said_to_be_forbidden(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert [found.allowed for found in discovery.serial_ports(machine)] == [False, False]


def test_usb_printers_are_known_by_their_place_in_sysfs(tmp_path: Path) -> None:
    usb = tmp_path / "dev/usb"
    usb.mkdir(parents=True)
    (usb / "lp0").touch()
    (usb / "lp1").touch()
    device = tmp_path / "sys/devices/usb1/1-3"
    (device / "1-3:1.0").mkdir(parents=True)
    for name, text in (("idVendor", "04b8\n"), ("idProduct", "0e28\n")):
        (device / name).write_text(text)
    where = tmp_path / "sys/class/usbmisc/lp0"
    where.mkdir(parents=True)
    (where / "device").symlink_to(device / "1-3:1.0")
    first, second = discovery.usb_printers(tmp_path)
    assert (first.name, second.name) == ("lp0", "lp1")
    assert (first.wire, first.port) == ("lp", str(usb / "lp0"))
    assert first.identity == "usb:04b8:0e28:at-1-3"
    assert second.identity == str(usb / "lp1")
    for name, text in (("serial", "X1"), ("manufacturer", "EPSON"), ("product", "TM-T20III")):
        (device / name).write_text(f"{text}\n")
    named = discovery.usb_printers(tmp_path)[0]
    assert (named.identity, named.name) == ("usb:04b8:0e28:X1", "EPSON TM-T20III")


def test_a_machine_without_devices_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_ports, "comports", lambda include_links=False: [])
    assert discovery.attached(tmp_path) == ()


def test_a_host_is_found_by_taking_a_connection_and_hears_nothing() -> None:
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as printer:

        def serve() -> None:
            caller, _ = printer.accept()
            with caller:
                got.append(caller.recv(100))

        listening = threading.Thread(target=serve)
        listening.start()
        port = printer.getsockname()[1]
        found = discovery.network_devices(["127.0.0.1", "127.0.0.1"], port)
        listening.join(5)
    assert [one.identity for one in found] == [f"127.0.0.1:{port}"]
    assert got == [b""]
    assert discovery.network_devices(["127.0.0.1"], port) == ()


def test_hosts_that_never_answer_cost_a_second_together() -> None:
    silent = [
        f"192.0.2.{number}" for number in range(1, 100)
    ]  # documentation addresses: nobody lives there
    begun = time.monotonic()
    assert discovery.network_devices([*silent, "no-such-host.invalid"]) == ()
    assert time.monotonic() - begun < 30


def test_com_ports_are_found_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    com = bare("COM1")
    com.hwid, com.description = "ACPI\\PNP0501", "Communications Port (COM1)"
    usb = adapter("COM7", "SN12345")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(list_ports, "comports", lambda include_links=False: [usb, com])
    first, second = discovery.serial_ports(Path("/nowhere"))
    assert (first.port, first.identity, first.allowed) == ("COM1", "COM1", True)
    assert (second.port, second.identity) == ("COM7", "usb:0c2e:0b61:SN12345")
    assert ThisMachine().port("COM7").exists
    assert not ThisMachine().port("COM9").exists
