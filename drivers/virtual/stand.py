"""One simulated device on a port of this machine, driven in words: for `kasa simulate`, its window, and whoever trains.

A till is set up for it as for the real thing: a serial port of this name (Linux), or a TCP port (everywhere).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, cast

from msgspec import Struct

from drivers.protocol import DeviceError
from drivers.virtual import display, labels, printer_state, scale, scanner, terminal, zvt
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.display_others import VirtualDmdDisplay, VirtualLogicDisplay
from drivers.virtual.labels import VirtualLabels
from drivers.virtual.port import Port, TcpPort
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.scale import VirtualScale
from drivers.virtual.scale_cas import VirtualCasScale
from drivers.virtual.scale_dialog06 import VirtualDialog06Scale
from drivers.virtual.scale_sma import VirtualSmaScale
from drivers.virtual.scanner import VirtualScanner
from drivers.virtual.scanner_hid import VirtualHidPosScanner, VirtualTypingScanner
from drivers.virtual.terminal import VirtualTerminal
from drivers.virtual.zvt import VirtualZvt

UNPLUG, PLUG, SHOWN, SCAN = "unplug", "plug", "shown", "scan"
_LOADS: Final = ("0.502 kg", "1.250 kg", "zero", *scale.FAULTS, "ok")
_SCANS: Final = (f"{SCAN} 4770000000015", "ok", *scanner.FAULTS)
_DRAWER: Final = ("drawer ok", "drawer stuck", "drawer shut")


class Model(Struct, frozen=True):
    """One simulated device: how it is made, what can be said to it, which kind of driver speaks to it."""

    make: Callable[[], VirtualDevice]
    words: tuple[str, ...]
    kind: str
    speed: int | None = 9600
    serial_only: bool = False


MODELS: Final[Mapping[str, Model]] = {
    "printer": Model(VirtualPrinter, (*printer_state.FAULTS, *_DRAWER), "escpos", None),
    "labels": Model(VirtualLabels, labels.FAULTS, "zpl"),
    "scanner": Model(VirtualScanner, _SCANS, ""),
    "scanner-hid": Model(VirtualHidPosScanner, _SCANS[:2], "hid", None, serial_only=True),
    "scanner-keys": Model(VirtualTypingScanner, _SCANS[:2], "keys", None, serial_only=True),
    "scale": Model(VirtualScale, _LOADS, "toledo8217"),
    "scale-sma": Model(VirtualSmaScale, _LOADS, "sma"),
    "scale-cas": Model(VirtualCasScale, _LOADS, "cas"),
    "scale-dialog06": Model(VirtualDialog06Scale, _LOADS, "dialog06"),
    "display": Model(VirtualDisplay, ("ok", *display.FAULTS), "cd5220"),
    "display-dmd": Model(VirtualDmdDisplay, ("ok", *display.FAULTS), "epson-dmd"),
    "display-logic": Model(VirtualLogicDisplay, ("ok", *display.FAULTS), "logic"),
    "terminal": Model(VirtualTerminal, terminal.MOODS, "virtual"),
    "terminal-zvt": Model(VirtualZvt, zvt.MOODS, "zvt"),
}
"""By their names on the command line."""


class Stand:
    """A device on its port. Opened at once; DeviceError unsupported where this system has no such port."""

    def __init__(self, name: str, serial: Path | None = None, tcp: int = 0) -> None:
        """`serial` names a pty made here; without it the device hangs on a TCP port, `tcp` or any."""
        self.name, self.model = name, MODELS[name]
        self.device = self.model.make()
        self.device.adopt({})
        self.port = self._port(serial, tcp)
        self.port.open()

    @property
    def address(self) -> str:
        """Where a till finds it."""
        return self.port.address

    @property
    def kind(self) -> str:
        """The kind of device that a till is to be set up with."""
        wire = "tcp" if isinstance(self.port, TcpPort) else "serial"
        if self.model.serial_only:
            return self.model.kind
        return f"{self.model.kind}-{wire}" if self.model.kind else wire

    @property
    def words(self) -> tuple[str, ...]:
        """All that can be said to it."""
        return (*self.model.words, UNPLUG, PLUG, SHOWN)

    def do(self, line: str) -> str:
        """Do what a word says and return what is to be seen then; ValueError for a word that means nothing to it."""
        word, _, rest = line.strip().partition(" ")
        if word == UNPLUG:
            self.port.unplug()
        elif word == PLUG:
            self.port.plug()
        elif word == SCAN and isinstance(self.device, VirtualScanner) and rest:
            self.device.scan(rest.strip())
        elif word != SHOWN:
            self.device.set(line.strip())
        self.port.wake()
        return self.shown()

    def shown(self) -> str:
        """What can be seen of it: rows, paper, what was paid; empty where there is nothing to see."""
        seen = next((show for kind, show in _SHOWS.items() if isinstance(self.device, kind)), None)
        return seen(self.device) if seen is not None else ""

    def close(self) -> None:
        """Free its port."""
        self.port.close()

    def _port(self, serial: Path | None, tcp: int) -> Port:
        if serial is None:
            if self.model.serial_only:
                raise DeviceError("unsupported", kind=self.name)
            return TcpPort(self.device, tcp)
        if sys.platform == "win32":
            raise DeviceError("unsupported", kind=self.name)
        from drivers.virtual.pty_port import PtyPort  # needs termios, which Windows lacks

        return PtyPort(self.device, serial, self.model.speed)


def _paper(device: VirtualDevice) -> str:
    printer = cast("VirtualPrinter", device)
    return "\n".join(one.text for one in (*printer.receipts[-1:], printer.uncut) if one.text)


def _label(device: VirtualDevice) -> str:
    return "\n".join(
        text for one in cast("VirtualLabels", device).printed[-1:] for text in one.texts
    )


def _rows(device: VirtualDevice) -> str:
    return "\n".join(cast("VirtualDisplay", device).shown())


def _paid(device: VirtualDevice) -> str:
    charged = cast("VirtualTerminal | VirtualZvt", device).charged
    return " ".join(
        str(one) for one in (charged.values() if isinstance(charged, dict) else charged)
    )


_SHOWS: Final[Mapping[type[VirtualDevice], Callable[[VirtualDevice], str]]] = {
    VirtualPrinter: _paper,
    VirtualLabels: _label,
    VirtualDisplay: _rows,
    VirtualTerminal: _paid,
    VirtualZvt: _paid,
}
