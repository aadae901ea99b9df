"""What is attached to this machine, found without sending a byte: serial ports, USB printers and scanners, queues.

Linux: ports from pyserial, /dev/serial/by-id, /dev/usb/lp*. Windows: COM ports from pyserial; USB printers appear there
as a virtual COM port or only in the spooler, which is named, not opened. The network is asked in `discovery_net`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from drivers.discovery_hid import hid_scanners, typing_devices
from drivers.discovery_net import neighbours as neighbours
from drivers.discovery_net import network_devices as network_devices
from drivers.found import Found as Found
from drivers.found import text_of
from drivers.link.cups import queues
from drivers.protocol import DeviceError, Role

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
    """Printer device files; their identity and name come from sysfs where they are known."""
    folder = root / _USB_PRINTERS.relative_to("/")
    return tuple(
        Found(
            "lp",
            str(path),
            _usb_identity(root, path.name) or str(path),
            os.access(path, os.R_OK | os.W_OK),
            _usb_name(root, path.name) or path.name,
            (Role.PRINTER,),
        )
        for path in sorted(folder.glob("lp[0-9]*"))
    )


def bare_usb_printers() -> tuple[Found, ...]:
    """Printers that only libusb reaches, since the system has no device file for them; none without libusb."""
    # pyusb is wanted by few tills, and looks for libusb when it is imported
    from drivers.link.usb_handle import printers

    filed = {one.identity for one in usb_printers()}
    return tuple(
        Found("usb", identity, identity, True, name, (Role.PRINTER,))
        for identity, name in printers()
        if identity not in filed
    )


def print_queues() -> tuple[Found, ...]:
    """The queues of the system's printing; none where there is no CUPS, or it does not answer."""
    try:
        names = queues()
    except DeviceError:
        return ()
    return tuple(Found("cups", name, name, True, name, (Role.PRINTER,)) for name in names)


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
    usb = _usb_place(root, name)
    if usb is None:
        return ""
    told = [_line(usb / part) for part in ("idVendor", "idProduct", "serial")]
    return f"usb:{told[0]}:{told[1]}:{told[2] or 'at-' + usb.name}" if told[0] and told[1] else ""


def _usb_name(root: Path, name: str) -> str:
    """What a usblp device calls itself, maker first; empty when it is not told."""
    usb = _usb_place(root, name)
    told = (_line(usb / part) for part in ("manufacturer", "product")) if usb else ()
    return " ".join(one for one in told if one)


def _usb_place(root: Path, name: str) -> Path | None:
    place = root / "sys/class/usbmisc" / name / "device"
    return place.resolve().parent if place.exists() else None


def _line(path: Path) -> str:
    return text_of(path).strip()
