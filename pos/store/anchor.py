"""The last known head of each till's chain, kept with the keys: who puts back yesterday's file is found out.

A chain cannot show what was cut off at its end; this can, as long as the thief cannot write to the key folder. What
the store server has seen is the stronger anchor, and a receipt in a customer's hand the strongest.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from pos.errors import Refused
from pos.store.keys import private_folder


class Head(Struct, frozen=True):
    """How far a till's chain had come: its epoch (raised by each restore), last number and that row's MAC."""

    epoch: int
    seq: int
    mac: bytes


class Anchor:
    """One till's last known head."""

    def __init__(self, folder: Path, till: int) -> None:
        self._path = folder / f"till-{till}.head"

    def drop(self, head: Head) -> bool:
        """Write the head down; tell whether that could be done. The books do not depend on it."""
        part = self._path.with_suffix(".part")
        try:
            private_folder(self._path.parent)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(f"{head.epoch} {head.seq} {head.mac.hex()}\n")
            part.replace(self._path)
        except (OSError, Refused):
            return False
        return True

    def read(self) -> Head | None:
        """Return the last head that was written, or None without a readable one."""
        try:
            epoch, seq, mac = self._path.read_text(encoding="ascii").split()
            return Head(int(epoch), int(seq), bytes.fromhex(mac))
        except (OSError, ValueError):
            return None
