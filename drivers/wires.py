"""From what a technician wrote to a wire: the options of each kind of wire, and the link they make.

A serial port may be named by its path (`/dev/ttyUSB0`, `COM3`, a by-id path) or by what it is, `usb:VID:PID:SERIAL`,
which finds the port wherever the system has put it this time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drivers.link.base import Link
from drivers.link.serial import Line, SerialLink
from drivers.link.tcp import TcpLink
from drivers.protocol import DeviceError, Option

SPEEDS = ("1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200")
FRAMES = ("8N1", "7E1", "7O1", "8E1", "8O1", "7N2")


def serial_options(line: Line) -> tuple[Option, ...]:
    """What a serial wire must be told; the defaults are the protocol's own."""
    return (
        Option("port", "port", "", (), "Port"),
        Option("speed", "choice", str(line.speed), SPEEDS, "Speed (baud)"),
        Option("frame", "choice", line.frame, FRAMES, "Bits, parity, stop bits"),
        Option("rtscts", "choice", "yes" if line.rtscts else "no", ("no", "yes"), "Flow control"),
    )


def tcp_options(port: str) -> tuple[Option, ...]:
    """What a network wire must be told."""
    return (
        Option("host", "host", "", (), "Network address"),
        Option("tcp_port", "number", port, (), "Network port"),
    )


def serial_link(
    options: Mapping[str, str], find: Callable[[str], str], *, one_way: bool = False
) -> Link:
    """A serial wire; `find` turns `usb:…` into today's path (DeviceError not_found)."""
    line = Line(int(options["speed"]), options["frame"], options.get("rtscts") == "yes")
    port = required(options, "port")
    if port.startswith("usb:"):
        return FoundSerialLink(port, line, find, one_way=one_way)
    return SerialLink(port, line, one_way=one_way)


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


class FoundSerialLink:
    """A serial wire that is known by what hangs on it; its path is looked up each time it is opened."""

    def __init__(
        self, identity: str, line: Line, find: Callable[[str], str], *, one_way: bool = False
    ) -> None:
        self.identity = identity
        self.answers = not one_way
        self._find = find
        self._link = SerialLink(identity, line, one_way=one_way)

    def open(self, deadline: float) -> None:
        """Find the port as it is called now, and open it."""
        self._link.close()
        self._link.identity = self._find(self.identity)
        self._link.open(deadline)

    def close(self) -> None:
        """Close; the old handle must go before the device is looked for again."""
        self._link.close()

    def write(self, data: bytes, deadline: float) -> None:
        """As SerialLink."""
        self._link.write(data, deadline)

    def read(self, limit: int, deadline: float) -> bytes:
        """As SerialLink."""
        return self._link.read(limit, deadline)

    def wake(self) -> None:
        """As SerialLink."""
        self._link.wake()
