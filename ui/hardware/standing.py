"""What a running till says of its devices, in a file of its shop: for the doctor in a terminal, who may not ask them.

A serial port belongs to one program, and many printers to one connection. So the till writes down how its devices are,
whenever that changes, and takes the file away when it ends.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from drivers.protocol import Health, Role, Status

FILE: Final = "devices-now.json"


class Said(Struct, frozen=True):
    """One device: its kind, how it is, and what it told."""

    kind: str
    health: Health
    detail: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def status(self) -> Status:
        """Return it as its driver said it."""
        return Status(self.health, self.detail, self.facts)


def said_of(kind: str, status: Status) -> Said:
    """Return what a device says now."""
    return Said(kind, status.health, status.detail, status.facts)


def write(folder: Path, devices: Mapping[Role, Said]) -> None:
    """Write it, whole or not at all; a folder that cannot be written costs nothing but the terminal's sight."""
    part = folder / f"{FILE}.part"
    body = msgspec.json.encode({role.value: one for role, one in devices.items()})
    with contextlib.suppress(OSError):
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        part.replace(folder / FILE)


def read(folder: Path) -> dict[Role, Said]:
    """Return what was written last; nothing where no till wrote, or nobody can read it."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=dict[Role, Said])
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return {}


def forget(folder: Path) -> None:
    """Take the file away: the till ends."""
    with contextlib.suppress(OSError):
        (folder / FILE).unlink(missing_ok=True)
