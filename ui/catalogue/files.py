"""Files of goods: where a shop usually has them, and writing one whole or not at all."""

from __future__ import annotations

import string
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from errno import EFBIG, ENOSPC
from pathlib import Path
from typing import Final

from msgspec import Struct

from pos.errors import Refused
from pos.sheet import BIGGEST

ENDINGS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
MOST: Final = 40
"""How many files are offered, the newest first."""


class Found(Struct, frozen=True):
    """A file that may hold goods: where it is, how large (bytes), when it was written (seconds since 1970)."""

    path: Path
    size: int
    written: int

    @property
    def day(self) -> str:
        """The day it was written, on this machine's calendar."""
        return datetime.fromtimestamp(self.written).astimezone().date().isoformat()


def usual_places(own: Path) -> tuple[Path, ...]:
    """Return the folders where files of goods arrive: the shop's own, downloads, and sticks that are plugged in."""
    home = Path.home()
    return (own, home, home / "Downloads", home / "Documents", home / "Desktop", *_sticks())


def _sticks() -> Iterator[Path]:
    """Yield what is plugged in: drive letters on Windows, what the desktop mounts elsewhere."""
    if sys.platform == "win32":
        yield from (Path(f"{letter}:/") for letter in string.ascii_uppercase[3:])
        return
    for base in (Path("/media"), Path("/run/media")):
        for user in _inside(base):
            yield user
            yield from _inside(user)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.is_dir())
    except OSError:
        return []


def found_in(places: Iterable[Path]) -> tuple[Found, ...]:
    """Return the files that may hold goods, newest first; a place that is not there holds none."""
    found = {one.path.resolve(): one for place in places for one in _files(place)}
    return tuple(sorted(found.values(), key=lambda one: (-one.written, str(one.path)))[:MOST])


def _files(place: Path) -> Iterator[Found]:
    try:
        for path in sorted(place.iterdir()):
            if path.suffix.lower() in ENDINGS and path.is_file():
                kept = path.stat()
                yield Found(path, kept.st_size, int(kept.st_mtime))
    except OSError:
        return


def read_bytes(path: Path) -> bytes:
    """Read a file; of one too large for goods the beginning. Refuses not_found, bad_file for what is no file."""
    try:
        if path.exists() and not path.is_file():
            raise Refused("bad_file", file=str(path))
        with path.open("rb") as file:
            return file.read(BIGGEST + 1)
    except FileNotFoundError as error:
        raise Refused("not_found", why="file", file=str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise Refused("bad_file", problem=str(error)) from error


def unwritten(error: OSError | ValueError) -> Refused:
    """Return why a file could not be written, for people."""
    if isinstance(error, OSError) and error.errno in (ENOSPC, EFBIG):
        return Refused("disk_full")
    return Refused("bad_file", why="write", problem=str(error))


def write_whole(path: Path, parts: Iterable[str]) -> None:
    """Write a file whole or not at all: beside its place first. Refuses disk_full, bad_file where it cannot be."""
    try:
        beside = path.with_name(path.name + ".part")
        try:
            with beside.open("w", encoding="utf-8", newline="") as out:
                out.writelines(parts)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise unwritten(error) from error
