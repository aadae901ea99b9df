"""Whether something was plugged in or pulled out since the last look: by the folders in which the system lists devices.

Costs a few microseconds and opens nothing. Where the system has no such folders (Windows) nothing is ever noticed, and
a lost device is tried again by the clock alone.
"""

from __future__ import annotations

import os
from pathlib import Path

PLACES = [Path("/dev"), Path("/dev/usb"), Path("/dev/serial/by-id"), Path("/dev/bus/usb")]
"""Folders whose list of names changes with what is plugged in; those inside the last are looked at too."""


def plugged() -> tuple[int, ...]:
    """A mark that is another one after something was plugged in or out."""
    return tuple(_changed(place) for place in (*PLACES, *_inside(PLACES[-1])))


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder / name for name in os.listdir(folder))
    except OSError:
        return []


def _changed(place: Path) -> int:
    try:
        return place.stat().st_mtime_ns
    except OSError:
        return 0
