"""What is attached to this machine, found without sending a byte: serial ports, USB printers, answering network hosts.

Linux: ports from pyserial, /dev/serial/by-id, /dev/usb/lp*. Windows: COM ports from pyserial; USB printers appear there
as a virtual COM port or only in the spooler, which is named, not opened.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import socket
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from drivers.discovery_hid import hid_scanners, typing_devices
from drivers.found import Found as Found
from drivers.found import text_of
from drivers.link.cups import queues
from drivers.protocol import DeviceError, Role

PRINTER_PORT = 9100
MOST_HOSTS = 64
_PROBE_S = 1.0
_BY_ID = Path("/dev/serial/by-id")
_USB_PRINTERS = Path("/dev/usb")


def attached(root: Path = Path("/")) -> tuple[Found, ...]:
    """Every serial port, USB printer and USB scanner, in a fixed order; nothing is opened."""
    return (*serial_ports(root), *usb_printers(root), *hid_scanners(root), *typing_devices(root))


def serial_ports(root: Path = Path("/")) -> tuple[Found, ...]:
    """Serial ports with their identities; ports without hardware behind them (ttyS0 of a bare machine) are left out."""
    lasting = _by_id(root)
    return tuple(
        _serial(info, lasting.get(info.device, ""))
        for info in sorted(list_ports.comports(), key=lambda info: info.device)
        if info.hwid != "n/a" or sys.platform == "win32"
    )


def identity_of(info: ListPortInfo) -> str:
    """`usb:VID:PID:SERIAL`, with the place on the bus where there is no serial number; empty for other ports."""
    if info.vid is None or info.pid is None:
        return ""
    last = info.serial_number or f"at-{info.location or '?'}"
    return f"usb:{info.vid:04x}:{info.pid:04x}:{last}"


def port_of(identity: str) -> str:
    """Today's path of a `usb:…` identity; DeviceError not_found."""
    for info in list_ports.comports():
        if identity_of(info) == identity:
            return str(info.device)
    raise DeviceError("not_found", where=identity)


def printer_of(identity: str) -> str:
    """Today's device file of a USB printer's `usb:…` identity; DeviceError not_found."""
    for found in usb_printers():
        if found.identity == identity:
            return found.port
    raise DeviceError("not_found", where=identity)


def same_model(identity: str, found: Iterable[Found]) -> str:
    """This identity if it is attached, else that of the only attached device of the same make and model, else itself.

    For set-ups that were made at another till, whose device has another serial number.
    """
    there = tuple(found)
    if not identity.startswith("usb:") or any(one.identity == identity for one in there):
        return identity
    model = ":".join(identity.split(":")[:3]) + ":"
    alike = [one.identity for one in there if one.identity.startswith(model)]
    return alike[0] if len(alike) == 1 else identity


def usb_printers(root: Path = Path("/")) -> tuple[Found, ...]:
    """Printer device files; their identity comes from sysfs where it is known."""
    folder = root / _USB_PRINTERS.relative_to("/")
    return tuple(
        Found(
            "lp",
            str(path),
            _usb_identity(root, path.name) or str(path),
            os.access(path, os.R_OK | os.W_OK),
            path.name,
            (Role.PRINTER,),
        )
        for path in sorted(folder.glob("lp[0-9]*"))
    )


def print_queues() -> tuple[Found, ...]:
    """The queues of the system's printing; none where there is no CUPS, or it does not answer."""
    try:
        names = queues()
    except DeviceError:
        return ()
    return tuple(Found("cups", name, name, True, name, (Role.PRINTER,)) for name in names)


def network_printers(hosts: Iterable[str], port: int = PRINTER_PORT) -> tuple[Found, ...]:
    """The hosts of these (at most MOST_HOSTS) that take a connection within a second; not a byte is sent.

    All are asked at once. Names are looked up one after another, which may take the system longer.
    """
    asked = list(dict.fromkeys(hosts))[:MOST_HOSTS]
    answering = _answering(asked, port)
    return tuple(
        Found("tcp", f"{host}:{port}", f"{host}:{port}", True, host, (Role.PRINTER,))
        for host in asked
        if host in answering
    )


def _serial(info: ListPortInfo, lasting: str) -> Found:
    suits = (Role.SCANNER, Role.SCALE, Role.DISPLAY, Role.PRINTER)
    return Found(
        "serial",
        lasting or info.device,
        identity_of(info) or info.device,
        sys.platform == "win32" or os.access(info.device, os.R_OK | os.W_OK),
        info.description if info.description != "n/a" else info.device,
        suits,
    )


def _by_id(root: Path) -> dict[str, str]:
    """Today's device file -> its lasting by-id name."""
    folder = root / _BY_ID.relative_to("/")
    if not folder.is_dir():
        return {}
    return {os.path.realpath(path): str(path) for path in sorted(folder.iterdir())}


def _usb_identity(root: Path, name: str) -> str:
    """VID:PID:serial of a usblp device, read two steps up its place in sysfs; empty when it is not told."""
    place = root / "sys/class/usbmisc" / name / "device"
    if not place.exists():
        return ""
    usb = place.resolve().parent
    told = [_line(usb / part) for part in ("idVendor", "idProduct", "serial")]
    return f"usb:{told[0]}:{told[1]}:{told[2] or 'at-' + usb.name}" if told[0] and told[1] else ""


def _line(path: Path) -> str:
    return text_of(path).strip()


def _answering(hosts: list[str], port: int) -> set[str]:
    """Begin a connection to every host, then see which of them are made before the time is up."""
    found: set[str] = set()
    end = time.monotonic() + _PROBE_S
    with contextlib.ExitStack() as wires, selectors.DefaultSelector() as waiting:
        for host in hosts:
            wire = _begin(host, port)
            if wire is not None:
                wires.callback(wire.close)
                waiting.register(wire, selectors.EVENT_WRITE, host)
        while waiting.get_map() and (left := end - time.monotonic()) > 0:
            for key, _ in waiting.select(left):
                waiting.unregister(key.fileobj)
                wire = cast("socket.socket", key.fileobj)
                if wire.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
                    found.add(str(key.data))
    return found


def _begin(host: str, port: int) -> socket.socket | None:
    """A connection that is being made; None when the host's name means nothing."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        wire = socket.socket(family, kind, protocol)
    except OSError:
        return None
    wire.setblocking(False)
    wire.connect_ex(address)
    return wire
