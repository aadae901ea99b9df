"""Every driver against its virtual device, inside the till, on a pty and over TCP: the contract of its role holds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from drivers import registry
from drivers.protocol import Device, LineDisplay, Role, Scale, Setup, Terminal
from drivers.virtual.behaviour import RealClock, VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.display_others import VirtualDmdDisplay, VirtualLogicDisplay
from drivers.virtual.port import Port, TcpPort
from drivers.virtual.scale import VirtualScale
from drivers.virtual.scale_cas import VirtualCasScale
from drivers.virtual.scale_sma import VirtualSmaScale
from drivers.virtual.scanner import VirtualScanner
from drivers.virtual.terminal import VirtualTerminal
from drivers.virtual.zvt import VirtualZvt
from tests.drivers import contract
from tests.drivers.contract import Bench

WIRES = ["inside", "tcp", "pty"]
QUICK = {"poll_ms": "30", "answer_ms": "200"}


class Place:
    """Puts a virtual device on the wire asked for, and the driver at its other end."""

    def __init__(self, wire: str, folder: Path) -> None:
        self.wire = wire
        self._folder = folder
        self._ports: list[Port] = []
        self._devices: list[Device] = []

    def bench(self, role: Role, kind: str, behind: VirtualDevice, told: dict[str, str]) -> Bench:
        if self.wire == "inside":
            return self._inside(role, told)
        port, options = self._port(behind)
        wire_kind = {"pty": "serial", "tcp": "tcp"}[self.wire]
        name = f"{kind}-{wire_kind}" if kind else wire_kind
        device = self._built(Setup(role, name, {**told, **options}))
        return Bench(device, behind, port.unplug, port.plug)

    def _inside(self, role: Role, told: dict[str, str]) -> Bench:
        device = self._built(Setup(role, "virtual", told))
        bench = registry.bench_of(device)
        assert bench is not None
        return Bench(device, bench.device, bench.unplug, bench.plug)

    def _built(self, setup: Setup) -> Device:
        device = registry.build(setup, RealClock())
        self._devices.append(device)
        return device

    def _port(self, behind: VirtualDevice) -> tuple[Port, dict[str, str]]:
        if self.wire == "tcp":
            tcp = TcpPort(behind)
            tcp.open()
            self._ports.append(tcp)
            return tcp, {"host": tcp.host, "tcp_port": str(tcp.port)}
        if sys.platform == "win32":
            pytest.skip("ptys need Linux")
        from drivers.virtual.pty_port import PtyPort

        pty = PtyPort(behind, self._folder / "port")
        pty.open()
        self._ports.append(pty)
        return pty, {"port": pty.address}

    def clear(self) -> None:
        for device in self._devices:
            device.stop()
        for port in self._ports:
            port.close()


@pytest.fixture(params=WIRES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    made = Place(request.param, tmp_path)
    yield made
    made.clear()


Make = Callable[[Place], Bench]

ROLES: dict[str, Make] = {
    "scanner": lambda place: place.bench(Role.SCANNER, "", VirtualScanner(), {}),
    "scale": lambda place: place.bench(Role.SCALE, "toledo8217", VirtualScale(), QUICK),
    "display": lambda place: place.bench(Role.DISPLAY, "cd5220", VirtualDisplay(), {}),
}


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_device_comes_back_by_itself(role: str, place: Place) -> None:
    contract.device_contract(ROLES[role](place))


def test_a_scanner_gives_codes_and_never_garbage(place: Place) -> None:
    bench = ROLES["scanner"](place)
    contract.scanner_contract(bench, cast("VirtualScanner", bench.behind).scan)


def test_a_scale_weighs_only_what_lies_still(place: Place) -> None:
    bench = ROLES["scale"](place)
    contract.scale_contract(bench, cast("Scale", bench.device))


OTHER_SCALES: dict[str, type[VirtualScale]] = {"sma": VirtualSmaScale, "cas": VirtualCasScale}


@pytest.mark.parametrize("kind", sorted(OTHER_SCALES))
@pytest.mark.parametrize("wire", ["tcp", "pty"])
def test_other_scales_weigh_as_well(kind: str, wire: str, tmp_path: Path) -> None:
    place = Place(wire, tmp_path)
    bench = place.bench(Role.SCALE, kind, OTHER_SCALES[kind](), QUICK)
    contract.scale_contract(bench, cast("Scale", bench.device))
    place.clear()


def test_a_display_shows_what_it_was_told(place: Place) -> None:
    bench = ROLES["display"](place)
    behind = cast("VirtualDisplay", bench.behind)
    contract.display_contract(
        bench, cast("LineDisplay", bench.device), lambda rows: behind.shown() == rows
    )


OTHER_DISPLAYS: dict[str, type[VirtualDisplay]] = {
    "epson-dmd": VirtualDmdDisplay,
    "logic": VirtualLogicDisplay,
}


@pytest.mark.parametrize("kind", sorted(OTHER_DISPLAYS))
@pytest.mark.parametrize("wire", ["tcp", "pty"])
def test_other_displays_show_as_well(kind: str, wire: str, tmp_path: Path) -> None:
    place, shown = Place(wire, tmp_path), OTHER_DISPLAYS[kind]()
    bench = place.bench(Role.DISPLAY, kind, shown, {})
    contract.display_contract(
        bench, cast("LineDisplay", bench.device), lambda rows: shown.shown() == rows
    )
    place.clear()


@pytest.mark.parametrize("place", ["inside", "tcp"], indirect=True)
def test_a_terminal_charges_once(place: Place) -> None:
    behind_it = VirtualTerminal()
    bench = place.bench(Role.TERMINAL, "virtual", behind_it, {})
    assert bench.device.capabilities.simulated
    contract.terminal_contract(
        bench,
        cast("Terminal", bench.device),
        lambda moved: list(cast("VirtualTerminal", bench.behind).charged.values()) == moved,
    )


def test_another_terminal_charges_once_as_well(tmp_path: Path) -> None:
    place, behind = Place("tcp", tmp_path), VirtualZvt()
    bench = place.bench(Role.TERMINAL, "zvt", behind, {})
    contract.terminal_contract(
        bench, cast("Terminal", bench.device), lambda moved: behind.charged == moved
    )
    place.clear()
