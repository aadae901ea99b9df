"""Every simulated device can be put on a port and driven in words; a till set up as it says finds it well."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import pytest

from drivers import registry
from drivers.protocol import (
    DeviceError,
    Health,
    LineDisplay,
    Printer,
    PrintJob,
    Role,
    Row,
    ScaleState,
    Scanned,
    Setup,
    Terminal,
    Weighed,
)
from drivers.virtual.behaviour import RealClock
from drivers.virtual.stand import MODELS, PLUG, SHOWN, UNPLUG, Stand
from tests.drivers.wait import Heard, until, until_same
from ui.cli import commands

ROLES = {
    "printer": Role.PRINTER,
    "labels": Role.LABELS,
    "scanner": Role.SCANNER,
    "scale": Role.SCALE,
    "display": Role.DISPLAY,
    "terminal": Role.TERMINAL,
}
WELL = (Health.OK, Health.LOW)
WIRES = ["tcp"] if sys.platform == "win32" else ["tcp", "serial"]


def put(name: str, wire: str, folder: Path) -> Stand:
    return Stand(name, folder / "port" if wire == "serial" else None)


def setup_for(stand: Stand) -> Setup:
    """As a technician would set the till up who reads what the stand says."""
    host, _, number = stand.address.rpartition(":")
    on_tcp = stand.kind.endswith("tcp")
    told = {"host": host, "tcp_port": number} if on_tcp else {"port": stand.address}
    return Setup(ROLES[stand.name.partition("-")[0]], stand.kind, told)


def test_the_command_line_offers_every_model() -> None:
    assert tuple(MODELS) == commands._SIMULATED


@pytest.mark.parametrize("wire", WIRES)
@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_till_set_up_as_it_says_finds_it_well(name: str, wire: str, tmp_path: Path) -> None:
    if MODELS[name].kind in ("virtual", "zvt") and wire == "serial":
        return  # card terminals are on the network
    if MODELS[name].serial_only and wire == "tcp":
        with pytest.raises(DeviceError, match="unsupported"):
            put(name, wire, tmp_path)
        return
    stand = put(name, wire, tmp_path)
    device = registry.build(setup_for(stand), RealClock())
    device.start(Heard())
    until(lambda: device.status().health in WELL, "the device to be well")
    for word in stand.model.words:
        stand.do(word)
    stand.do(UNPLUG)
    until(lambda: device.status().health is Health.LOST, "the cable to be missed")
    stand.do(PLUG)
    with pytest.raises(ValueError, match="purple"):
        stand.do("purple")
    device.stop()
    stand.close()


def test_what_it_shows_is_what_the_till_did(tmp_path: Path) -> None:
    stands = {name: put(name, "tcp", tmp_path) for name in ("printer", "display", "terminal-zvt")}
    assert [one.do(SHOWN).strip() for one in stands.values()] == ["", "", ""]
    heard = Heard()
    devices = {name: registry.build(setup_for(one), RealClock()) for name, one in stands.items()}
    for device in devices.values():
        device.start(heard)
    cast("Printer", devices["printer"]).submit(PrintJob("1", (Row("Duona"), Row(cut=True))))
    cast("LineDisplay", devices["display"]).show("Duona", "1.29")
    cast("Terminal", devices["terminal-zvt"]).pay("1", 129, "EUR")
    until(lambda: "Duona" in stands["printer"].shown())
    until_same(stands["display"].shown, "Duona\n1.29")
    until_same(stands["terminal-zvt"].shown, "129")
    for device in devices.values():
        device.stop()
    for one in stands.values():
        one.close()


def test_what_is_typed_happens(tmp_path: Path) -> None:
    scanner, scale = put("scanner", "tcp", tmp_path), put("scale-sma", "tcp", tmp_path)
    heard = Heard()
    devices = [registry.build(setup_for(one), RealClock()) for one in (scanner, scale)]
    for device in devices:
        device.start(heard)
    until(lambda: all(one.status().health in WELL for one in devices))
    scanner.do("scan 4770000000015")
    scale.do("1.250 kg")
    until(lambda: [one.code for one in heard.of(Scanned)] == ["4770000000015"])
    until(lambda: heard.of(Weighed)[-1:] == [Weighed(ScaleState.STABLE, 1250)])
    for device in devices:
        device.stop()
    for one in (scanner, scale):
        one.close()


def test_labels_are_read(tmp_path: Path) -> None:
    stand = put("labels", "tcp", tmp_path)
    stand.device.hear(b"^XA^FO10,10^A0N,30,30^FDDuona^FS^XZ")
    assert stand.do(SHOWN) == "Duona"
    stand.close()
