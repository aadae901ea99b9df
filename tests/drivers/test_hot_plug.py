"""A device that is plugged in is tried at once, however long it was away."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from drivers import registry, worker
from drivers.link import plugged
from drivers.protocol import Health, Role, Scanned, Setup
from drivers.virtual.behaviour import RealClock
from drivers.virtual.scanner import VirtualScanner
from tests.drivers.wait import Heard, soon, until

if sys.platform == "win32":
    pytest.skip("ptys need Linux", allow_module_level=True)

from drivers.virtual.pty_port import PtyPort

A_MINUTE = (60.0, 60.0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands for /dev; nothing is tried by the clock for a minute."""
    monkeypatch.setattr(plugged, "PLACES", [tmp_path, tmp_path / "usb", tmp_path / "bus"])
    monkeypatch.setattr(worker, "BACK_OFF", A_MINUTE)
    return tmp_path


def test_a_scanner_that_is_plugged_in_again_reads_within_two_seconds(folder: Path) -> None:
    behind, heard = VirtualScanner(), Heard()
    port = PtyPort(behind, folder / "ttyACM0")
    port.open()
    setup = Setup(Role.SCANNER, "serial", {"port": port.address})
    scanner = registry.build(setup, RealClock())
    scanner.start(heard)
    until(lambda: scanner.status().health is Health.OK, "the scanner")

    def unplugged_and_back() -> None:
        port.unplug()
        until(lambda: scanner.status().health is Health.LOST, "the cable to be missed")
        port.plug()
        until(lambda: scanner.status().health is Health.OK, "the scanner to be back")

    soon(unplugged_and_back, 2.0)
    behind.scan("4770000000015")
    until(lambda: heard.of(Scanned), "a code")
    scanner.stop()
    port.close()


def test_the_mark_changes_with_what_is_there_and_only_then(folder: Path) -> None:
    first = plugged.plugged()
    assert plugged.plugged() == first
    (folder / "bus" / "001").mkdir(parents=True)
    second = plugged.plugged()
    assert second != first
    (folder / "bus" / "001" / "004").touch()
    assert plugged.plugged() != second
