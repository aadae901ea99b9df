"""One process per till of a shop: an OS lock on a file, which the system frees even after SIGKILL."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from pos.errors import Refused

if (
    sys.platform == "win32"
):  # pragma: no cover - the other branch is tested; this one by its fake on Linux
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class TillLock:
    """Held while a store is open for one till."""

    def __init__(self, folder: Path, till: int) -> None:
        """Take the lock; refuses already_running when another process (or store) holds it."""
        path = folder / f"till-{till}.lock"
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
        try:
            _take(self._file)
        except OSError as error:
            self._file.close()
            raise Refused("already_running", till=till) from error

    def free(self) -> None:
        """Give the lock back; the file stays, since taking it away would race with the next one."""
        self._file.close()
