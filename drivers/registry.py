"""Which kinds of device there are: (role, kind) -> the driver's class, what it must be told, and how it is built.

A new driver is one file and one line in KINDS. Modules are imported when first asked for, so that a till does not pay
for drivers that it does not use; `importlib` is used nowhere else. Long because every kind has its line.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Protocol, cast

from msgspec import Struct

from drivers import wires
from drivers.absent import Absent
from drivers.attached import Attached
from drivers.link.base import Link
from drivers.link.serial import Line
from drivers.protocol import (
    PRINTERS,
    SCANNERS,
    Clock,
    Device,
    DeviceError,
    Option,
    Role,
    Setup,
)
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.inside import InsideLink
from drivers.words import N_


class Kind(Struct, frozen=True):
    """One kind of device: where its driver is (`module:Class`) and which wire it hangs on.

    `wire` is serial, tcp, lp, usb, hid, keys, cups, file, virtual, own (the class opens it itself) or none; `behaviour`
    names the virtual device of a virtual kind. `label` is an English msgid.
    """

    role: Role
    name: str
    driver: str
    wire: str
    label: str
    behaviour: str = ""
    tcp_port: str = ""


_SCANNER = "drivers.scanner.stream:StreamScanner"
_TYPING = "drivers.scanner.hid:KeyScanner"
_TOLEDO = "drivers.scale.toledo8217:Toledo8217"
_SMA = "drivers.scale.sma:Sma"
_CAS = "drivers.scale.cas:Cas"
_DIALOG06 = "drivers.scale.dialog06:Dialog06"
_CD5220 = "drivers.display.cd5220:Cd5220"
_DMD = "drivers.display.epson_dmd:EpsonDmd"
_LOGIC = "drivers.display.logic_controls:LogicControls"
_TERMINAL = "drivers.terminal.simulated:SimulatedTerminal"

_ZVT = "drivers.terminal.zvt:Zvt"
_ESCPOS = "drivers.printer.escpos:EscPosPrinter"
_SIMULATED_PRINTER = "drivers.printer.escpos:SimulatedPrinter"

_ZPL = "drivers.printer.labels:ZplPrinter"

KINDS: list[Kind] = [
    Kind(Role.PRINTER, "escpos-serial", _ESCPOS, "serial", N_("ESC/POS printer on a serial port")),
    Kind(Role.PRINTER, "escpos-tcp", _ESCPOS, "tcp", N_("ESC/POS printer on the network"), tcp_port="9100"),
    Kind(Role.PRINTER, "escpos-lp", _ESCPOS, "lp", N_("ESC/POS printer on USB")),
    Kind(Role.PRINTER, "escpos-usb", _ESCPOS, "usb", N_("ESC/POS printer on USB, through libusb")),
    Kind(Role.PRINTER, "escpos-cups", _ESCPOS, "cups", N_("ESC/POS printer behind a CUPS queue")),
    Kind(Role.PRINTER, "escpos-file", _ESCPOS, "file", N_("ESC/POS printer behind a file or a spooler")),
    Kind(Role.PRINTER, "virtual", _SIMULATED_PRINTER, "virtual", N_("Simulated printer"), "printer:VirtualPrinter"),
    Kind(Role.PRINTER, "none", "", "none", N_("No printer")),
    Kind(Role.SCANNER, "serial", _SCANNER, "serial", N_("Scanner on a serial port")),
    Kind(Role.SCANNER, "tcp", _SCANNER, "tcp", N_("Scanner on the network"), tcp_port="2000"),
    Kind(Role.SCANNER, "hid", "drivers.scanner.hid:HidScanner", "hid", N_("USB scanner in HID-POS mode")),
    Kind(Role.SCANNER, "keys", _TYPING, "keys", N_("USB scanner that types, taken for the till")),
    Kind(Role.SCANNER, "typed", "drivers.scanner.typed:TypedScanner", "own", N_("Scanner that types into the till")),
    Kind(Role.SCANNER, "virtual", _SCANNER, "virtual", N_("Simulated scanner"), "scanner:VirtualScanner"),
    Kind(Role.SCANNER, "none", "", "none", N_("No scanner")),
    Kind(Role.SCALE, "toledo8217-serial", _TOLEDO, "serial", N_("Toledo 8217 scale on a serial port")),
    Kind(Role.SCALE, "toledo8217-tcp", _TOLEDO, "tcp", N_("Toledo 8217 scale on the network")),
    Kind(Role.SCALE, "sma-serial", _SMA, "serial", N_("SMA scale on a serial port")),
    Kind(Role.SCALE, "sma-tcp", _SMA, "tcp", N_("SMA scale on the network")),
    Kind(Role.SCALE, "cas-serial", _CAS, "serial", N_("CAS scale on a serial port")),
    Kind(Role.SCALE, "cas-tcp", _CAS, "tcp", N_("CAS scale on the network")),
    Kind(Role.SCALE, "dialog06-serial", _DIALOG06, "serial", N_("Dialog 06 scale on a serial port")),
    Kind(Role.SCALE, "dialog06-tcp", _DIALOG06, "tcp", N_("Dialog 06 scale on the network")),
    Kind(Role.SCALE, "virtual", _TOLEDO, "virtual", N_("Simulated scale"), "scale:VirtualScale"),
    Kind(Role.SCALE, "none", "", "none", N_("No scale")),
    Kind(Role.DISPLAY, "cd5220-serial", _CD5220, "serial", N_("CD5220 display on a serial port")),
    Kind(Role.DISPLAY, "cd5220-tcp", _CD5220, "tcp", N_("CD5220 display on the network")),
    Kind(Role.DISPLAY, "epson-dmd-serial", _DMD, "serial", N_("Epson DM-D display on a serial port")),
    Kind(Role.DISPLAY, "epson-dmd-tcp", _DMD, "tcp", N_("Epson DM-D display on the network")),
    Kind(Role.DISPLAY, "logic-serial", _LOGIC, "serial", N_("Logic Controls display on a serial port")),
    Kind(Role.DISPLAY, "logic-tcp", _LOGIC, "tcp", N_("Logic Controls display on the network")),
    Kind(Role.DISPLAY, "window", "drivers.display.window:WindowDisplay", "own", N_("Window on a second screen")),
    Kind(Role.DISPLAY, "virtual", _CD5220, "virtual", N_("Simulated display"), "display:VirtualDisplay"),
    Kind(Role.DISPLAY, "none", "", "none", N_("No customer display")),
    Kind(Role.TERMINAL, "manual", "drivers.terminal.manual:ManualTerminal", "own", N_("Card machine without a wire")),
    Kind(Role.TERMINAL, "zvt-tcp", _ZVT, "tcp", N_("ZVT card terminal on the network"), tcp_port="20007"),
    Kind(Role.TERMINAL, "virtual", _TERMINAL, "virtual", N_("Simulated terminal"), "terminal:VirtualTerminal"),
    Kind(Role.TERMINAL, "virtual-tcp", _TERMINAL, "tcp", N_("Simulated terminal on the network"), tcp_port="20008"),
    Kind(Role.LABELS, "zpl-tcp", _ZPL, "tcp", N_("ZPL label printer on the network"), tcp_port="9100"),
    Kind(Role.LABELS, "zpl-serial", _ZPL, "serial", N_("ZPL label printer on a serial port")),
    Kind(Role.LABELS, "zpl-lp", _ZPL, "lp", N_("ZPL label printer on USB")),
    Kind(Role.LABELS, "zpl-cups", _ZPL, "cups", N_("ZPL label printer behind a CUPS queue")),
    Kind(Role.LABELS, "zpl-file", _ZPL, "file", N_("ZPL label printer behind a file or a spooler")),
    Kind(Role.LABELS, "virtual", _ZPL, "virtual", N_("Simulated label printer"), "labels:VirtualLabels"),
    Kind(Role.LABELS, "none", "", "none", N_("No label printer")),
]  # fmt: skip


class WiredDriver(Protocol):
    """What a driver class that is handed its wire must offer."""

    LINE: Line
    OPTIONS: tuple[Option, ...]

    def __call__(self, link: Link, options: Mapping[str, str], clock: Clock) -> Device:
        """Make the device on this wire; DeviceError bad_option when an option is wrong."""
        ...


class OwnDriver(Protocol):
    """What a driver class that opens its wire itself must offer."""

    OPTIONS: tuple[Option, ...]

    def __call__(self, options: Mapping[str, str], clock: Clock) -> Device:
        """Make the device; DeviceError bad_option when an option is wrong."""
        ...


def kinds(role: Role) -> tuple[Kind, ...]:
    """The kinds of this role, in the order in which they are offered; a second device may be any of its role."""
    own = tuple(kind for kind in KINDS if kind.role is plain(role))
    if role is not Role.LABELS:
        return own
    return (*own, *(kind for kind in KINDS if kind.driver == _ESCPOS))  # labels are rows to them


def kind_of(role: Role, name: str) -> Kind:
    """The kind of this name; DeviceError unsupported."""
    for kind in kinds(role):
        if kind.name == name:
            return kind
    raise DeviceError("unsupported", role=role.value, kind=name)


def plain(role: Role) -> Role:
    """The role whose kinds this one may have: a second printer is a printer."""
    if role in PRINTERS:
        return Role.PRINTER
    return Role.SCANNER if role in SCANNERS else role


def label_of(setup: Setup) -> str:
    """What this kind is called, an English msgid; its bare name when there is no such kind."""
    try:
        return kind_of(setup.role, setup.kind).label
    except DeviceError:
        return setup.kind


def options(role: Role, name: str) -> tuple[Option, ...]:
    """What a technician may tell this kind: first its wire, then its driver."""
    kind = kind_of(role, name)
    if kind.wire == "none":
        return ()
    own: tuple[Option, ...] = getattr(_load(kind.driver), "OPTIONS", ())
    wire = _WIRE_OPTIONS.get(kind.wire)
    return own if wire is None else wire(kind) + own


def checked(setup: Setup) -> dict[str, str]:
    """Every option of this set-up with its default filled in; DeviceError bad_option names the one that is wrong."""
    known = {option.key: option for option in options(setup.role, setup.kind)}
    for key in setup.options:
        if key not in known:
            raise DeviceError("bad_option", option=key, value=setup.options[key])
    filled = {key: setup.options.get(key) or option.default for key, option in known.items()}
    for key, value in filled.items():
        _check(known[key], value)
    return filled


def build(setup: Setup, clock: Clock) -> Device:
    """The device of this set-up, not started. DeviceError unsupported or bad_option; no wire is touched."""
    device = _built(setup, clock)
    device.role = setup.role
    return device


def _built(setup: Setup, clock: Clock) -> Device:
    kind = kind_of(setup.role, setup.kind)
    if kind.wire == "none":
        return cast("Device", Absent(setup.role))
    told = checked(setup)
    if kind.wire == "own":
        return cast("OwnDriver", _load(kind.driver))(told, clock)
    driver = cast("WiredDriver", _load(kind.driver))
    if kind.wire == "virtual":
        return _virtual(kind, driver, told, clock)
    return driver(_LINKS[kind.wire](told), told, clock)


def bench_of(device: Device) -> InsideLink | None:
    """The inside wire of a virtual device, whose `device` has the fault switches; None for real ones."""
    link = getattr(device, "bench", None)
    return link if isinstance(link, InsideLink) else None


_WIRE_OPTIONS: dict[str, Callable[[Kind], tuple[Option, ...]]] = {
    "serial": lambda kind: wires.serial_options(cast("WiredDriver", _load(kind.driver)).LINE),
    "tcp": lambda kind: wires.tcp_options(kind.tcp_port),
    "lp": lambda kind: wires.lp_options(),
    "usb": lambda kind: wires.usb_options(),
    "hid": lambda kind: wires.usb_options(),
    "keys": lambda kind: wires.usb_options(),
    "cups": lambda kind: wires.cups_options(),
    "file": lambda kind: wires.file_options(),
}
_LINKS: dict[str, Callable[[Mapping[str, str]], Link]] = {
    "serial": lambda told: wires.serial_link(told, _found("port_of")),
    "tcp": wires.tcp_link,
    "lp": lambda told: wires.lp_link(told, _found("printer_of")),
    "usb": wires.usb_link,
    "hid": lambda told: wires.hid_link(told, _found("hid_of", "discovery_hid")),
    "keys": wires.keys_link,
    "cups": wires.cups_link,
    "file": wires.file_link,
}


def _found(name: str, where: str = "discovery") -> wires.Find:
    """A look-up of what is attached, loaded when a wire really needs it (a third of this module's time)."""
    return lambda identity: cast("wires.Find", _load(f"drivers.{where}:{name}"))(identity)


def _virtual(kind: Kind, driver: WiredDriver, told: dict[str, str], clock: Clock) -> Device:
    behaviour = cast("type[VirtualDevice]", _load(f"drivers.virtual.{kind.behaviour}"))()
    behaviour.clock = clock
    behaviour.adopt(told)
    bench = InsideLink(behaviour, f"virtual {kind.role.value}")
    device = driver(bench, told, clock)
    cast("Attached", device).stand_for(bench)
    return device


def _check(option: Option, value: str) -> None:
    """Numbers are digits, choices are one of them; empty means not told."""
    if not value:
        return
    wrong_number = option.kind == "number" and not (value.isascii() and value.isdigit())
    if wrong_number or (option.choices and value not in option.choices):
        raise DeviceError("bad_option", option=option.key, value=value)


def _load(target: str) -> object:
    """The class behind `module:Class`."""
    module, _, name = target.partition(":")
    return cast("object", getattr(importlib.import_module(module), name))
