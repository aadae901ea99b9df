"""The till's diary: `kasa.log` beside the books, a line for each bug, each refusal and each device that fails."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Final

NAME: Final = "kasa.log"
LARGEST: Final = 2_000_000
"""Bytes after which the next start begins a new one; the one before is kept under `kasa.log.1`."""
_LINE: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Diary(logging.FileHandler):
    """Writes into a file of this user's alone; a disk that is full or may not be written is no reason to stop."""

    def __init__(self, folder: Path) -> None:
        """Nothing is opened before the first line."""
        super().__init__(folder / NAME, encoding="utf-8", errors="backslashreplace", delay=True)
        self.setFormatter(logging.Formatter(_LINE))
        path = Path(self.baseFilename)
        try:
            if path.stat().st_size > LARGEST:
                path.replace(path.with_name(f"{NAME}.1"))
        except OSError:
            return  # there is none yet, or it stays as it is

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, where that is possible at all: whoever stands at the till was told already."""
        try:
            if self.stream is None:
                os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT, 0o600))
            super().emit(record)
        except OSError:
            return


def keep(folder: Path) -> Diary:
    """Keep a diary in a shop's folder from now on; close it by `leave`."""
    diary = Diary(folder)
    root = logging.getLogger()
    root.addHandler(diary)
    root.setLevel(min(root.level, logging.INFO))
    return diary


def leave(diary: Diary) -> None:
    """Write no more into it."""
    logging.getLogger().removeHandler(diary)
    diary.close()
