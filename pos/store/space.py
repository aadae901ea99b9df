"""Room on the disk: a floor below which no sale begins, and a ballast that lets the one at hand be finished."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from pos.errors import Refused

FLOOR: Final = 16 * 1024 * 1024
"""Bytes that must be free before a sale begins."""
BALLAST: Final = 2 * 1024 * 1024
"""Bytes held back: enough for hundreds of sales."""


class Space:
    """The room around one file of books."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ballast = folder / "ballast"

    def check(self, floor: int = FLOOR) -> None:
        """Refuse disk_full when too little is free to begin another sale."""
        free = shutil.disk_usage(self._folder).free
        if free < floor:
            raise Refused("disk_full", free_mb=free // 1_000_000)

    def hold(self) -> None:
        """Put the ballast in place where there is room for it; real bytes, since a hole holds nothing back."""
        if self._ballast.exists() or shutil.disk_usage(self._folder).free < FLOOR + BALLAST:
            return
        try:
            handle = os.open(self._ballast, os.O_WRONLY | os.O_CREAT, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(bytes(BALLAST))
        except OSError:
            self._ballast.unlink(missing_ok=True)

    def let_go(self) -> bool:
        """Give the ballast back to the disk; tell whether there was any."""
        try:
            self._ballast.unlink()
        except OSError:
            return False
        return True
