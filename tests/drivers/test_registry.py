"""Each kind of device can be chosen, told its options and built; what cannot be is refused by name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from drivers import registry
from drivers.protocol import (
    DeviceError,
    Health,
    JobChanged,
    JobState,
    LineDisplay,
    Printer,
    PrintJob,
    Role,
    Scale,
    ScaleState,
    Setup,
    Weighed,
)
from drivers.registry import Kind
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.port import TcpPort
from tests.drivers.wait import HandClock, Heard, until

WANTED = {
    Role.PRINTER: {
        "escpos-serial",
        "escpos-tcp",
        "escpos-lp",
        "escpos-usb",
        "escpos-file",
        "virtual",
        "none",
    },
    Role.SCANNER: {"serial", "tcp", "virtual", "none"},
    Role.SCALE: {"toledo8217-serial", "toledo8217-tcp", "virtual", "none"},
    Role.DISPLAY: {"cd5220-serial", "cd5220-tcp", "virtual", "none"},
    Role.TERMINAL: {"manual", "virtual", "virtual-tcp"},
}

NEW_SCALE = '''
"""A scale that is new to this till: it says `<grams>;` to a question mark."""

from drivers.protocol import ScaleState, Weighed
from drivers.scale.asked import AskedScale
from drivers.scale.wire import Word


class AcmeCodec:
    """Its language."""

    question = b"?"

    def read(self, data: bytes) -> tuple[list[Word], bytes]:
        *said, rest = data.split(b";")
        return [Weighed(ScaleState.STABLE, int(one)) for one in said], rest


class AcmeScale(AskedScale):
    """The driver."""

    codec = AcmeCodec()
'''


class AcmeDevice(VirtualDevice):
    """The new scale itself, for this test."""

    def hear(self, data: bytes) -> bytes:
        return b"750;" * data.count(b"?")


@pytest.mark.parametrize("role", sorted(WANTED))
def test_the_kinds_that_a_shop_may_choose(role: Role) -> None:
    assert {kind.name for kind in registry.kinds(role)} >= WANTED[role]


@pytest.mark.parametrize("kind", registry.KINDS, ids=lambda kind: f"{kind.role}-{kind.name}")
def test_each_kind_builds_from_its_own_defaults(kind: Kind) -> None:
    port = "usb:04b8:0e28:X1" if kind.wire == "usb" else "/dev/ttyS9"
    told = {"port": port, "host": "127.0.0.1", "tcp_port": "9", "path": "/dev/null"}
    known = {option.key for option in registry.options(kind.role, kind.name)}
    setup = Setup(kind.role, kind.name, {key: value for key, value in told.items() if key in known})
    device = registry.build(setup, HandClock())
    assert device.role is kind.role
    assert device.status().health is Health.OFF
    assert device.capabilities.simulated == kind.name.startswith("virtual")
    assert (registry.bench_of(device) is not None) == (kind.name == "virtual")
    device.stop()


def test_defaults_are_the_protocols_own() -> None:
    toledo = {one.key: one.default for one in registry.options(Role.SCALE, "toledo8217-serial")}
    assert (toledo["speed"], toledo["frame"]) == ("9600", "7E1")


@pytest.mark.parametrize(
    ("setup", "code", "option"),
    [
        (Setup(Role.SCALE, "abacus"), "unsupported", None),
        (Setup(Role.SCALE, "toledo8217-serial"), "bad_option", "port"),
        (
            Setup(Role.SCALE, "toledo8217-serial", {"port": "x", "speed": "9601"}),
            "bad_option",
            "speed",
        ),
        (Setup(Role.SCALE, "virtual", {"poll_ms": "fast"}), "bad_option", "poll_ms"),
        (Setup(Role.SCALE, "virtual", {"colour": "red"}), "bad_option", "colour"),
        (
            Setup(Role.SCALE, "toledo8217-tcp", {"host": "h", "tcp_port": "0"}),
            "bad_option",
            "tcp_port",
        ),
        (Setup(Role.PRINTER, "escpos-usb", {"port": "/dev/usb/lp0"}), "bad_option", "port"),
        (Setup(Role.SCANNER, "tcp", {"host": " "}), "bad_option", "host"),
    ],
)
def test_what_cannot_be_is_refused_by_name(setup: Setup, code: str, option: str | None) -> None:
    with pytest.raises(DeviceError) as refused:
        registry.build(setup, HandClock())
    assert refused.value.code == code
    assert refused.value.facts.get("option") == option


def test_a_new_scale_is_one_file_and_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "acme_scale.py").write_text(NEW_SCALE)  # the file
    line = Kind(Role.SCALE, "acme-tcp", "acme_scale:AcmeScale", "tcp", "Acme scale")  # the line
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(registry, "KINDS", [*registry.KINDS, line])
    port, heard = TcpPort(AcmeDevice()), Heard()
    port.open()
    told = {"host": port.host, "tcp_port": str(port.port)}
    device = registry.build(Setup(Role.SCALE, "acme-tcp", told), HandClock())
    scale = cast("Scale", device)
    device.start(heard)
    scale.ask_weight()
    until(lambda: Weighed(ScaleState.STABLE, 750) in heard.of(Weighed))
    device.stop()
    port.close()


def test_no_scale_says_so_when_it_is_asked() -> None:
    heard = Heard()
    device = registry.build(Setup(Role.SCALE, "none"), HandClock())
    scale = cast("Scale", device)
    scale.ask_weight()
    device.start(heard)
    scale.ask_weight()
    device.poke()
    assert heard.all() == [Weighed(ScaleState.OFFLINE)]
    assert device.settled()
    assert device.status().health is Health.OFF
    device.stop()


def test_no_printer_prints_nothing_and_says_so() -> None:
    heard = Heard()
    device = registry.build(Setup(Role.PRINTER, "none"), HandClock())
    printer = cast("Printer", device)
    printer.submit(PrintJob("1", ()))
    device.start(heard)
    printer.submit(PrintJob("2", ()))
    printer.drop("2")
    printer.pulse_drawer()
    assert heard.all() == [JobChanged("2", JobState.FAILED, "none")]
    cast("LineDisplay", registry.build(Setup(Role.DISPLAY, "none"), HandClock())).show("a", "b")


def test_drivers_that_are_not_chosen_are_not_loaded() -> None:
    asked = "import sys, drivers.registry; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"drivers.scale.toledo8217", "drivers.terminal.simulated", "escpos"} & set(loaded)
