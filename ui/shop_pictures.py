"""Pictures of goods: files in the shop's folder, named after the goods' code; a shop may have none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

FOLDER: Final = "pictures"
_ENDINGS: Final = (".png", ".jpg")
_PLAIN: Final = re.compile(r"[0-9A-Za-z_-]{1,64}")
"""Codes that name a file in this very folder."""


def pictures_in(shop: Path) -> Callable[[str], str]:
    """Return what finds the picture of a code in a shop's folder: its path, or nothing."""
    folder = shop / FOLDER

    def find(code: str) -> str:
        if not _PLAIN.fullmatch(code) or not folder.is_dir():
            return ""
        found = (folder / f"{code}{ending}" for ending in _ENDINGS)
        return next((str(path) for path in found if path.is_file()), "")

    return find
