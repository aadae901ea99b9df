"""A receipt printer without hardware: ESC/POS in, paper as text out, a drawer, and every accident a till can meet.

Switches may be thrown from any thread. While it is out of paper, open or offline it keeps what it was sent and goes
on when well again; real-time commands are answered all the time. Any wire carries it: TcpPort, PtyPort, InsideLink.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from drivers.virtual.paper import PrintedReceipt
from drivers.virtual.printer_machine import Machine
from drivers.virtual.printer_state import FAULTS, Pulse

_PROFILES = Path(__file__).resolve().parents[2] / "resources" / "profiles" / "printer"
_CODECS = {"WPC1250": "cp1250", "WPC1252": "cp1252", "WPC1257": "cp1257"}


class VirtualPrinter(Machine):
    """One printer with a drawer; what a bench may look at and switch."""

    def adopt(self, options: Mapping[str, str]) -> None:
        """Have the columns and code page slots of the printer that the till believes in."""
        file = _PROFILES / f"{options.get('profile') or 'virtual'}.toml"
        data = tomllib.loads(file.read_text("utf-8"))
        slots: dict[str, int] = data["code_pages"]
        with self.lock:
            self.paper.columns = int(data["columns"])
            self.paper.pages = {
                slot: _CODECS.get(name, name.lower().replace("pc", "cp"))
                for name, slot in slots.items()
            }

    # -- looking -------------------------------------------------------------------------------------------------

    @property
    def receipts(self) -> list[PrintedReceipt]:
        """Everything that fell from the cutter, oldest first."""
        with self.lock:
            return list(self.paper.receipts)

    @property
    def uncut(self) -> PrintedReceipt:
        """What hangs from the printer and is not cut off."""
        with self.lock:
            return self.paper.uncut()

    @property
    def cuts(self) -> int:
        """How often the cutter moved."""
        return self.paper.cuts

    @property
    def pulses(self) -> list[Pulse]:
        """Every kick of the drawer so far."""
        with self.lock:
            return list(self.condition.drawer.pulses)

    @property
    def beeps(self) -> int:
        """How often the buzzer sounded."""
        with self.lock:
            return self.press.beeps

    @property
    def drawer_open(self) -> bool:
        """Whether the drawer stands open."""
        return self.condition.drawer.is_open

    @property
    def fault(self) -> str:
        """The fault that is on."""
        return self.condition.fault

    @property
    def unknown(self) -> list[bytes]:
        """Commands that the printer did not know; a good driver sends none."""
        with self.lock:
            return list(self.press.unknown)

    # -- switching -----------------------------------------------------------------------------------------------

    def set(self, word: str) -> None:
        """One of FAULTS, or `drawer ok`, `drawer stuck`, `drawer shut`; ValueError for another word."""
        if word in ("drawer ok", "drawer stuck"):
            self.set_drawer(word.split()[1])
        elif word == "drawer shut":
            self.shut_drawer()
        else:
            self.set_fault(word)

    def set_fault(self, fault: str) -> None:
        """Switch to one of FAULTS; returns when the wire is as the fault wants it. ValueError for others."""
        if fault not in FAULTS:
            raise ValueError(fault)
        self._switch(fault)
        if fault == "power-cycle":
            self.cable.unplug()
        if fault != "cut-off":
            self.cable.plug()
        self.wake()

    def set_drawer(self, state: str) -> None:
        """`ok` or `stuck`."""
        with self.lock:
            self.condition.drawer.stuck = state == "stuck"

    def wire_drawer_switch(self, *, open_is_high: bool) -> None:
        """Which electric level of the drawer's switch means open."""
        with self.lock:
            self.condition.open_is_high = open_is_high
