"""What the operating system says about a port: is it there, may we, who holds it. Read-only; nothing is opened.

Linux reads /dev, /proc, /etc/group. Windows knows no groups or holders of COM ports here: a taken port shows as
`permission` or `busy` from its driver, and the doctor names the cause without the program.
"""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Protocol

from drivers import discovery
from drivers.doctor.evidence import PortFacts

MEDDLERS = ("ModemManager", "brltty", "cupsd")
"""Programs known to take ports: ModemManager asks them, brltty claims CH340 and CP210x adapters, cupsd prints."""

_NAME_KEPT = 15  # the kernel keeps so many letters of a program's name


class System(Protocol):
    """What the doctor asks of the machine; tests hand in a machine of their own."""

    def port(self, path: str) -> PortFacts:
        """How this port looks."""
        ...

    def user(self) -> str:
        """Who the till runs as."""
        ...

    def running(self) -> tuple[str, ...]:
        """Which of MEDDLERS run now."""
        ...

    def serial_ports(self) -> tuple[discovery.Found, ...]:
        """The serial ports of now."""
        ...

    def usb_printers(self) -> tuple[discovery.Found, ...]:
        """The USB printer files of now."""
        ...


class ThisMachine:
    """The machine that the till runs on; `root` is where its file system begins."""

    def __init__(self, root: Path = Path("/")) -> None:
        self._root = root

    def port(self, path: str) -> PortFacts:
        """Existence, permission, group and holders of a port."""
        if sys.platform == "win32":
            known = {found.port for found in self.serial_ports()}
            return PortFacts(path, exists=path in known, user=_user())
        if not os.path.exists(path):
            return PortFacts(path, exists=False, user=_user())
        group = _group_of(path)
        return PortFacts(
            path,
            allowed=os.access(path, os.R_OK | os.W_OK),
            group=group,
            user=_user(),
            member=_user() in self._members(group),
            holders=self._holders(os.path.realpath(path)),
            cups=self._cups_prints_to(path),
        )

    def user(self) -> str:
        """Who the till runs as; empty when the system does not say."""
        return _user()

    def running(self) -> tuple[str, ...]:
        """Which meddlers run now, by the names of processes."""
        names = {_first_line(place / "comm") for place in self._processes()}
        return tuple(name for name in MEDDLERS if name[:_NAME_KEPT] in names)

    def serial_ports(self) -> tuple[discovery.Found, ...]:
        """The serial ports of now."""
        return discovery.serial_ports(self._root)

    def usb_printers(self) -> tuple[discovery.Found, ...]:
        """The USB printer files of now."""
        return discovery.usb_printers(self._root)

    def _processes(self) -> list[Path]:
        folder = self._root / "proc"
        if not folder.is_dir():
            return []
        own = str(os.getpid())
        return [place for place in folder.iterdir() if place.name.isdigit() and place.name != own]

    def _holders(self, real: str) -> tuple[str, ...]:
        """Names of other processes that have the port open; those of other users stay unseen without root."""
        return tuple(
            sorted(
                {_first_line(place / "comm") for place in self._processes() if _holds(place, real)}
            )
        )

    def _members(self, group: str) -> tuple[str, ...]:
        for line in _text(self._root / "etc/group").splitlines():
            name, *_, members = line.split(":")
            if name == group:
                return tuple(members.split(","))
        return ()

    def _cups_prints_to(self, path: str) -> bool:
        """A CUPS queue that names this device file (readable only where the system allows it)."""
        return path in _text(self._root / "etc/cups/printers.conf")


def _holds(process: Path, real: str) -> bool:
    try:
        return any(os.readlink(handle) == real for handle in (process / "fd").iterdir())
    except OSError:
        return False


def _group_of(path: str) -> str:
    try:
        return Path(path).group()
    except (KeyError, OSError):
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _first_line(path: Path) -> str:
    return _text(path).partition("\n")[0]
