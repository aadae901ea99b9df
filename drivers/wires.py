"""From what a technician wrote to a wire: the options of each kind of wire, and the link they make.

A port may be named by its path (`/dev/ttyUSB0`, `COM3`, a by-id path) or by what it is, `usb:VID:PID:SERIAL`,
which finds the port wherever the system has put it this time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from drivers.link.base import Link
from drivers.link.file import FileLink
from drivers.link.keys import HidLink, KeysLink
from drivers.link.lp import LpLink
from drivers.link.serial import Line, SerialLink
from drivers.link.tcp import TcpLink
from drivers.link.usb import UsbHandle, UsbLink
from drivers.protocol import DeviceError, Option
from drivers.words import N_

BY_IDENTITY = "usb:"
Find = Callable[[str], str]
"""From an identity to today's path; DeviceError not_found."""

SPEEDS = ("1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200")
FRAMES = ("8N1", "7E1", "7O1", "8E1", "8O1", "7N2")


def serial_options(line: Line) -> tuple[Option, ...]:
    """What a serial wire must be told; the defaults are the protocol's own."""
    return (
        Option("port", "port", "", (), N_("Port")),
        Option("speed", "choice", str(line.speed), SPEEDS, N_("Speed (baud)")),
        Option("frame", "choice", line.frame, FRAMES, N_("Bits, parity, stop bits")),
        Option(
            "rtscts", "choice", "yes" if line.rtscts else "no", ("no", "yes"), N_("Flow control")
        ),
    )


def lp_options() -> tuple[Option, ...]:
    """What a printer's device file must be told."""
    return (Option("port", "port", "/dev/usb/lp0", (), N_("Port")),)


def usb_options() -> tuple[Option, ...]:
    """What a printer without a device file must be told: `usb:VID:PID:SERIAL`."""
    return (Option("port", "port", "", (), N_("Port")),)


def cups_options() -> tuple[Option, ...]:
    """What a queue of the system must be told."""
    return (Option("port", "port", "", (), N_("Queue")),)


def file_options() -> tuple[Option, ...]:
    """What a one-way file must be told."""
    return (Option("path", "text", "", (), N_("File")),)


def tcp_options(port: str) -> tuple[Option, ...]:
    """What a network wire must be told."""
    return (
        Option("host", "host", "", (), N_("Network address")),
        Option("tcp_port", "number", port, (), N_("Network port")),
    )


def serial_link(options: Mapping[str, str], find: Find) -> Link:
    """A serial wire; `find` turns `usb:…` into today's path."""
    line = Line(int(options["speed"]), options["frame"], options.get("rtscts") == "yes")
    port = required(options, "port")
    link = SerialLink(port, line)
    return FoundLink(port, link, find) if port.startswith(BY_IDENTITY) else link


def lp_link(options: Mapping[str, str], find: Find) -> Link:
    """A printer's device file; `find` turns `usb:…` into today's path."""
    path = required(options, "port")
    link = LpLink(path)
    return FoundLink(path, link, find) if path.startswith(BY_IDENTITY) else link


def usb_link(options: Mapping[str, str]) -> Link:
    """A printer through libusb, named `usb:VID:PID:SERIAL` (the serial number may be empty)."""
    identity = required(options, "port")
    vendor, product, serial = _numbers(identity)

    def find() -> UsbHandle:
        # pyusb is wanted by few tills, and looks for libusb when it is imported
        from drivers.link.usb_handle import find_printer

        return find_printer(vendor, product, serial)

    return UsbLink(identity, find)


def _numbers(identity: str) -> tuple[int, int, str]:
    """Vendor, product and serial number of `usb:VID:PID:SERIAL`, or DeviceError bad_option."""
    parts = identity.removeprefix(BY_IDENTITY).split(":")
    try:
        vendor, product = (int(part, 16) for part in parts[:2])
    except ValueError as error:
        raise DeviceError("bad_option", option="port", value=identity) from error
    return vendor, product, ":".join(parts[2:])


def hid_link(options: Mapping[str, str], find: Find) -> Link:
    """A HID device file; `find` turns `usb:…` into today's path. Windows has no such files: there it is hidapi's."""
    path = required(options, "port")
    if sys.platform == "win32":
        return api_link(path)
    link = HidLink(path)
    return FoundLink(path, link, find) if path.startswith(BY_IDENTITY) else link


def api_link(identity: str) -> Link:
    """A scanner through hidapi, named `usb:VID:PID:SERIAL`; DeviceError bad_option for another name."""
    vendor, product, serial = _numbers(identity)

    def find() -> UsbHandle:
        from drivers.link.hid_handle import find_scanner  # as above

        return find_scanner(vendor, product, serial)

    return UsbLink(identity, find)


def keys_link(options: Mapping[str, str]) -> Link:
    """A scanner that types, by its lasting name under /dev/input/by-id."""
    return KeysLink(required(options, "port"))


def cups_link(options: Mapping[str, str]) -> Link:
    """A queue of the system's printing."""
    # few tills print through one, and it brings `subprocess` with it
    from drivers.link.cups import CupsLink

    return CupsLink(required(options, "port"))


def file_link(options: Mapping[str, str]) -> Link:
    """A file, or a Windows spooler share, that is only written to."""
    return FileLink(required(options, "path"))


def tcp_link(options: Mapping[str, str]) -> Link:
    """A network wire."""
    port = options["tcp_port"]
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise DeviceError("bad_option", option="tcp_port", value=port)
    return TcpLink(required(options, "host"), int(port))


def required(options: Mapping[str, str], key: str) -> str:
    """An option that must not be empty, or DeviceError bad_option."""
    value = options.get(key, "").strip()
    if not value:
        raise DeviceError("bad_option", option=key, value="")
    return value


class FoundLink:
    """A wire that is known by what hangs on it; its path is looked up each time it is opened."""

    def __init__(self, identity: str, link: SerialLink | LpLink, find: Find) -> None:
        self.identity = identity
        self.answers = link.answers
        self._link, self._find = link, find

    def open(self, deadline: float) -> None:
        """Let the old handle go, find the port as it is called now, and open it."""
        self._link.close()
        self._link.identity = self._find(self.identity)
        self._link.open(deadline)

    def close(self) -> None:
        """Close; may be called twice."""
        self._link.close()

    def write(self, data: bytes, deadline: float) -> None:
        """As the wire itself."""
        self._link.write(data, deadline)

    def read(self, limit: int, deadline: float) -> bytes:
        """As the wire itself."""
        return self._link.read(limit, deadline)

    def wake(self) -> None:
        """As the wire itself."""
        self._link.wake()
