"""Where the program's own files and a shop's data are; known to the screens and to the command line alike."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
RESOURCES: Final = ROOT / "resources"


def default_folder(shop: str) -> Path:
    """Return where a demo shop lives: beside the sources when run from them, else with the user's own data."""
    if (ROOT / "pyproject.toml").exists():
        return ROOT / "build" / "demo" / shop
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return base / "kasa" / shop
