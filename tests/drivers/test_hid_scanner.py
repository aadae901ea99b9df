"""USB scanners read raw: HID-POS reports, and keys below every keyboard layout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers import discovery_hid, registry
from drivers.protocol import DeviceError, Role, Scanned, Setup
from drivers.scanner.hid import KeyPresses, PosReports
from drivers.virtual.behaviour import RealClock
from drivers.virtual.scanner import VirtualScanner
from drivers.virtual.scanner_hid import VirtualHidPosScanner, VirtualTypingScanner
from tests.drivers import contract
from tests.drivers.contract import Bench
from tests.drivers.wait import until, until_same

if sys.platform == "win32":
    pytest.skip("raw devices are read on Linux only", allow_module_level=True)

from drivers.virtual.pty_port import PtyPort

FNC1 = "0104770000000015\x1d10AB"
LONG = "01047700000000151721123110ABC" + "x" * 60


class WithoutSpeed(Bench):
    """A USB device has no speed that could be wrong."""

    def can(self, fault: str) -> bool:
        return fault != "wrong-baud"


@pytest.fixture(params=["hid", "keys"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    """A scanner of each kind; a pty stands for its device file."""
    kinds = {"hid": VirtualHidPosScanner, "keys": VirtualTypingScanner}
    behind = kinds[request.param]()
    port = PtyPort(behind, tmp_path / "scanner")
    port.open()
    setup = Setup(Role.SCANNER, request.param, {"port": port.address})
    device = registry.build(setup, RealClock())
    yield WithoutSpeed(device, behind, port.unplug, port.plug)
    device.stop()
    port.close()


def scanner_of(bench: Bench) -> VirtualScanner:
    assert isinstance(bench.behind, VirtualScanner)
    return bench.behind


def test_its_life_is_that_of_any_device(bench: Bench) -> None:
    contract.device_contract(bench)


def test_it_reads_as_every_scanner_must(bench: Bench) -> None:
    contract.scanner_contract(bench, scanner_of(bench).scan)


def test_codes_come_whole_in_order_and_again_after_the_cable(bench: Bench) -> None:
    bench.start()
    for code in ("4770000000015", "96385074", "Ab-12/$+%", LONG, FNC1):
        scanner_of(bench).scan(code, "E0")
        until_same(lambda: bench.heard.of(Scanned)[-1:], [Scanned(code, "E0")])
    bench.wire_comes_back()
    scanner_of(bench).scan("4770000000039", "E0")
    until(lambda: bench.heard.of(Scanned)[-1].code == "4770000000039", "a code after the cable")
    assert len(bench.heard.of(Scanned)) == 6


def test_a_scanner_is_only_read(tmp_path: Path) -> None:
    from drivers.link.keys import KeysLink

    port = PtyPort(VirtualTypingScanner(), tmp_path / "scanner")
    port.open()
    link = KeysLink(port.address)
    link.open(1.0)
    with pytest.raises(DeviceError):
        link.write(b"x", 1.0)
    link.close()
    port.close()
    with pytest.raises(DeviceError) as no:
        KeysLink(str(tmp_path / "none")).open(1.0)
    assert no.value.code == "not_found"


def test_reports_of_another_kind_and_empty_ones_are_no_codes() -> None:
    reports = PosReports()
    assert reports.feed(bytes(64)) == b""
    assert reports.feed(b"\x02\x00]E0" + bytes(59)) == b""
    assert reports.feed(b"\x02\x03ABC" + b"123".ljust(59, b"\0")) == b"123\r"
    assert (
        reports.feed(b"\x02") + reports.feed(b"\xff]E0" + b"7" * 58 + b"\0\0")
        == b"]E0" + b"7" * 58 + b"\r"
    )


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_codes_or_nothing(data: bytes) -> None:
    for decoder in (PosReports(), KeyPresses()):
        said = decoder.feed(data)
        assert len(said) <= len(data) + 4


def device_files(root: Path) -> None:
    """A machine with a HID-POS scanner, a mouse and a scanner that types."""
    for name, page, uniq in (
        ("hidraw0", b"\x05\x8c\x09\x02", "SN12"),
        ("hidraw1", b"\x05\x01", ""),
    ):
        device = root / "sys/class/hidraw" / name / "device"
        device.mkdir(parents=True)
        (device / "report_descriptor").write_bytes(page)
        (device / "uevent").write_text(
            f"HID_ID=0003:00000C2E:00000B61\nHID_NAME=Voyager\nHID_UNIQ={uniq}\n"
        )
    by_id = root / "dev/input/by-id"
    by_id.mkdir(parents=True)
    (root / "dev/hidraw0").touch()
    (by_id / "usb-Zebra_DS2208_77-event-kbd").touch()


def test_they_are_found_by_what_they_say_of_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device_files(tmp_path)
    hid = discovery_hid.hid_scanners(tmp_path)
    assert [(one.identity, one.name, one.allowed) for one in hid] == [
        ("usb:0c2e:0b61:SN12", "Voyager", True)
    ]
    keys = discovery_hid.typing_devices(tmp_path)
    assert [(one.wire, one.name) for one in keys] == [("keys", "Zebra DS2208 77")]
    found = discovery_hid.hid_scanners
    monkeypatch.setattr(discovery_hid, "hid_scanners", lambda: found(tmp_path))
    assert discovery_hid.hid_of("usb:0c2e:0b61:SN12") == str(tmp_path / "dev/hidraw0")
    with pytest.raises(DeviceError):
        discovery_hid.hid_of("usb:0c2e:0b61:SN13")
    assert discovery_hid.hid_scanners() == hid
