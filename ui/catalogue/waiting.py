"""A large import on its way into the books: decided whole in a file beside them, then kept part by part.

One transaction for a hundred thousand goods would keep every scan waiting for seconds. So all of it is first written
into one file, durably; from then on it is decided, and what a power cut leaves out the next start brings in before
anybody sells. Until then nothing stands in the books, and it can be stopped. Its prices hold from one moment on, late
enough for the last part to be there, so that nobody is sold half of an old list and half of a new one.

Its last line is a MAC under the shop's key over all before it: who can write into the folder without the keys brings
nothing into the books.
"""

from __future__ import annotations

import hmac
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from shutil import disk_usage
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pos.errors import Refused
from pos.event_office import Imported
from pos.price_file import PriceRow
from ui.catalogue.files import unwritten

FILE: Final = "import.waiting"
ASIDE: Final = f"{FILE}.refused"
"""What a file is called from which nothing comes in."""
AT_ONCE: Final = 100
"""Rows that one transaction takes so quickly that no scan is kept waiting."""
PART: Final = 50
"""Rows in one part of a larger import."""
GROWS: Final = 2
"""How much more room the books need than the waiting file."""
ROOM: Final = 32 * 1024 * 1024
"""Bytes that stay free for selling."""
PER_SECOND: Final = 1000
"""Rows for each second that the parts are given before they hold; a slow machine takes half of it."""

Sign = Callable[[str], str]
"""Signs a file's SHA-256, in hex, under the shop's key; returns the MAC, in hex."""

_LOG = logging.getLogger(__name__)


class Row(Struct, frozen=True):
    """One row of an import: goods with their codes and the price that holds from then on, or a dated price alone."""

    goods: Imported | None = None
    price: PriceRow | None = None


class Waiting(Struct, frozen=True):
    """A decided import: under which request, by whom, from when what it brings holds (epoch ms), and all its rows.

    Its rows are all goods, or all prices; a price that has a moment of its own keeps it.
    """

    request: str
    who: str
    from_ms: int
    rows: tuple[Row, ...]

    @property
    def parts(self) -> int:
        """How many parts it has."""
        return -(-len(self.rows) // PART)

    def part(self, number: int) -> tuple[str, tuple[Row, ...]]:
        """Return a part's own request and its rows; counted from 0."""
        return f"{self.request}-{number}", self.rows[number * PART : (number + 1) * PART]


class _Head(Struct, frozen=True):
    """The file's first line; each further one but the last is a part."""

    request: str
    who: str
    from_ms: int


_ENCODE: Final = msgspec.json.Encoder().encode
_DECODE: Final = msgspec.json.Decoder(tuple[Row, ...]).decode


def waiting(request: str, who: str, now_ms: int, goods: Sequence[Imported]) -> Waiting:
    """Return an import of goods to be decided; of a code that comes twice the last one counts."""
    unique = {one.product.code: Row(goods=one) for one in goods}
    return Waiting(request, who, _ready(now_ms, len(unique)), tuple(unique.values()))


def waiting_prices(request: str, who: str, now_ms: int, prices: Sequence[PriceRow]) -> Waiting:
    """Return a list of prices to be decided; those that are to hold at once do so together, when all are there."""
    ready = _ready(now_ms, len(prices))
    dated = (one if one.from_ms else replace(one, from_ms=ready) for one in prices)
    return Waiting(request, who, ready, tuple(Row(price=one) for one in dated))


def _ready(now_ms: int, count: int) -> int:
    """Return when the last of so many rows is surely in."""
    return now_ms + -(-count // PER_SECOND) * 1000


def decide(folder: Path, import_: Waiting, sign: Sign, stopped: Callable[[], bool]) -> None:
    """Write it down whole and signed, or not at all. Refuses stopped, busy while another waits, disk_full, bad_file."""
    path, beside = folder / FILE, folder / f"{FILE}.part"
    if path.exists():
        raise Refused("busy")
    try:
        with beside.open("wb") as out:
            seen = sha256()
            for line in _lines(import_):  # part by part, so that other threads go on between
                seen.update(line)
                out.write(line)
            out.write(sign(seen.hexdigest()).encode())
            out.flush()
            os.fsync(out.fileno())
            size = out.tell()
        if stopped():
            raise Refused("stopped")
        if disk_usage(folder).free < GROWS * size + ROOM:
            raise Refused("disk_full")  # now, and not half-way, when no till could sell any more
        beside.replace(path)
        _settle(folder)
    except OSError as error:
        raise unwritten(error) from error
    finally:
        beside.unlink(missing_ok=True)


def _lines(import_: Waiting) -> Iterator[bytes]:
    yield _ENCODE(_Head(import_.request, import_.who, import_.from_ms)) + b"\n"
    for number in range(import_.parts):
        yield _ENCODE(import_.part(number)[1]) + b"\n"


def decided(folder: Path, sign: Sign) -> Waiting | None:
    """Return what was decided and is not whole in the books yet.

    Refuses bad_file: what the shop did not sign, or nobody can read, is set aside, and said in the log.
    """
    try:
        return _genuine((folder / FILE).read_bytes(), sign)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused("bad_file", problem=str(error)) from error
    except Refused as no:
        _LOG.error("a decided import is set aside as %s, nothing of it comes in: %s", ASIDE, no)
        (folder / FILE).replace(folder / ASIDE)
        raise


def _genuine(file: bytes, sign: Sign) -> Waiting:
    """Read a file that the shop itself wrote. Refuses bad_file."""
    end = file.rfind(b"\n") + 1
    if not hmac.compare_digest(sign(sha256(file[:end]).hexdigest()).encode(), file[end:]):
        raise Refused("bad_file", why="unsigned", file=FILE)
    try:
        first, *parts = file[:end].splitlines()
        head = msgspec.json.decode(first, type=_Head)
        rows = (one for part in parts for one in _DECODE(part))
        return Waiting(head.request, head.who, head.from_ms, tuple(rows))
    except (ValueError, msgspec.MsgspecError) as error:
        raise Refused("bad_file", problem=str(error)) from error


def done(folder: Path, import_: Waiting) -> None:
    """All of it is in the books: it waits no more; a later one that another till decided meanwhile stays."""
    path = folder / FILE
    try:
        with path.open("rb") as file:
            head = msgspec.json.decode(file.readline(), type=_Head)
    except (FileNotFoundError, msgspec.MsgspecError, UnicodeError):
        return  # what nobody can read, the next one who looks sets aside
    if head.request == import_.request:
        path.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Let the file's new name reach the disk, where a folder can be told so."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
