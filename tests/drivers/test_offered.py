"""What is attached is offered as a whole set-up: over serial, USB and the network, for each device that it could be."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from typing import cast

import pytest
import usb.core

from drivers import discovery, discovery_net, registry
from drivers.found import Found
from drivers.link import usb_handle
from drivers.offered import attached, beside, offers
from drivers.protocol import Role, Setup
from drivers.virtual.behaviour import RealClock
from drivers.virtual.printer import VirtualPrinter
from tests.drivers.link.usb_bus import UsbBus

SERIAL = Found(
    "serial",
    "/dev/serial/by-id/usb-X",
    "usb:0c2e:0b61:SN1",
    True,
    "X adapter",
    (Role.SCANNER, Role.SCALE, Role.DISPLAY, Role.PRINTER),
)
LP = Found(
    "lp", "/dev/usb/lp0", "usb:04b8:0e28:S", False, "EPSON TM-T20III", (Role.PRINTER,)
)  # fmt: skip
QUEUE = Found("cups", "office", "office", True, "office", (Role.PRINTER,))


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with an adapter, a printer and a queue."""
    monkeypatch.setattr(discovery, "attached", lambda: (SERIAL, LP))
    monkeypatch.setattr(discovery, "bare_usb_printers", tuple)
    monkeypatch.setattr(discovery, "print_queues", lambda: (QUEUE,))
    monkeypatch.setattr(discovery, "neighbours", tuple)


@pytest.fixture
def listening() -> Iterator[int]:
    """A port of this machine on which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


def test_each_wire_is_offered_with_the_kind_that_takes_it() -> None:
    assert [one.wire for one in attached()] == ["serial", "lp", "cups"]
    found = offers(Role.PRINTER, "virtual", network=False)
    assert [(one.kind, one.told) for one in found] == [
        ("escpos-serial", {"port": "usb:0c2e:0b61:SN1"}),
        ("escpos-lp", {"port": "usb:04b8:0e28:S", "profile": "tm-t20iii"}),
        ("escpos-cups", {"port": "office"}),
    ]
    assert [one.kind for one in offers(Role.LABELS, "none", network=False)] == [
        "zpl-serial",
        "zpl-lp",
        "zpl-cups",
    ]


def test_of_several_kinds_on_one_wire_the_wanted_one_is_meant() -> None:
    assert [one.kind for one in offers(Role.SCALE, "none", network=False)] == ["toledo8217-serial"]
    assert [one.kind for one in offers(Role.SCALE, "cas-serial", network=False)] == ["cas-serial"]
    assert offers(Role.TERMINAL, "manual", network=False) == ()


def test_every_offer_can_be_built_as_it_is() -> None:
    for role in (Role.PRINTER, Role.SCANNER, Role.SCALE, Role.DISPLAY, Role.LABELS):
        for one in offers(role, "none", network=False):
            assert registry.build(Setup(role, one.kind, one.told), RealClock()) is not None


def test_neighbours_on_the_network_are_offered_with_their_port(
    listening: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "neighbours", lambda: ("127.0.0.1",))
    printer = registry.kind_of(Role.PRINTER, "escpos-tcp")
    here = type(printer)(
        printer.role, printer.name, printer.driver, printer.wire, printer.label, "", str(listening)
    )
    others = [one for one in registry.KINDS if one.name != "escpos-tcp"]
    monkeypatch.setattr(registry, "KINDS", [here, *others])
    found = offers(Role.PRINTER, "none", network=True)
    told = {"host": "127.0.0.1", "tcp_port": str(listening)}
    assert (found[-1].kind, found[-1].told) == ("escpos-tcp", told)
    assert [(one.port, one.suits) for one in beside((Role.PRINTER, Role.TERMINAL))] == [
        (f"127.0.0.1:{listening}", (Role.PRINTER,))
    ]
    assert beside((Role.DISPLAY,)) == ()


def test_neighbours_share_all_but_the_last_number(monkeypatch: pytest.MonkeyPatch) -> None:
    class Way:
        """A datagram socket of a machine at 10.1.2.3; without a network it cannot go anywhere."""

        reaches = True

        def __init__(self, *_kind: object) -> None:
            """Nothing to open."""

        def __enter__(self) -> Way:
            return self

        def __exit__(self, *_gone: object) -> None:
            """Nothing to close."""

        def connect(self, _where: tuple[str, int]) -> None:
            if not Way.reaches:
                raise OSError(errno.ENETUNREACH, "no network")

        def getsockname(self) -> tuple[str, int]:
            return "10.1.2.3", 40000

    monkeypatch.setattr(socket, "socket", Way)
    near = discovery_net.neighbours()
    assert len(near) == 253
    assert near[0] == "10.1.2.1"
    assert "10.1.2.3" not in near
    assert len(near) <= discovery_net.MOST_HOSTS
    Way.reaches = False
    assert discovery_net.neighbours() == ()


def test_printers_that_only_libusb_reaches_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    bus = UsbBus(VirtualPrinter())
    identity = "usb:04b8:0e28:SN12345"
    assert usb_handle.printers(bus) == ((identity, identity),)
    assert usb_handle.printers(UsbBus(VirtualPrinter(), class_code=3)) == ()
    silent = UsbBus(VirtualPrinter())
    silent.languages = b"\x02\x03"
    assert usb_handle.printers(silent)[0][0] == "usb:04b8:0e28:at-1-1"
    monkeypatch.setattr(usb_handle, "printers", lambda: ((identity, "EPSON TM-T88V"),))
    monkeypatch.setattr(discovery, "usb_printers", tuple)
    (found,) = discovery.bare_usb_printers()
    assert (found.wire, found.port, found.name) == ("usb", identity, "EPSON TM-T88V")
    filed = Found("lp", "/dev/usb/lp0", identity, True)
    monkeypatch.setattr(discovery, "usb_printers", lambda: (filed,))
    assert discovery.bare_usb_printers() == ()


@pytest.mark.parametrize("error", [usb.core.NoBackendError("no libusb"), usb.core.USBError("gone")])
def test_without_libusb_nothing_is_found(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(**_what: object) -> object:
        raise error

    monkeypatch.setattr(usb.core, "find", find)
    assert usb_handle.printers() == ()


def test_a_device_that_tells_its_name_to_nobody_has_none() -> None:
    class Shy:
        @property
        def manufacturer(self) -> str:
            raise ValueError("no languages")

    class Known:
        manufacturer, product = "EPSON", "TM-T88V"

    assert usb_handle._name_of(cast("usb.core.Device", Shy())) == ""
    assert usb_handle._name_of(cast("usb.core.Device", Known())) == "EPSON TM-T88V"
