"""A table from a file, whatever wrote it: CSV with any separator and encoding, or a spreadsheet's first sheet.

Every row keeps the line it stands on, so that a person finds what was refused. Nothing is guessed about meaning here.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING, Final

from msgspec import Struct

from pos.errors import Refused

if TYPE_CHECKING:
    from zipfile import ZipFile

BIGGEST: Final = 64_000_000
"""The largest file read, in characters or bytes; a million rows fit."""
UNPACKED: Final = 600_000_000
"""The most that a spreadsheet may hold once unpacked: a small file may claim to be a huge one."""

MOST_CELLS: Final = 16_000_000
"""The most cells between a sheet's first and its last: one stray cell at the far end takes room for all of them."""

_MARKS: Final = ";\t,|"
_SAID: Final = re.compile(r'"?sep=([;,\t|])"?[\r\n]', re.IGNORECASE)
"""What a spreadsheet writes above a CSV to tell its separator."""
_QUOTED: Final = re.compile(r'"[^"]*"')
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_SPREADSHEETS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
"""Where an XLSX under a password keeps all that it holds."""
_ENCODINGS: Final[Mapping[bytes, str]] = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
OLD_CODE_PAGES: Final[Mapping[str, str]] = {
    "lt": "cp1257",
    "lv": "cp1257",
    "et": "cp1257",
    "pl": "cp1250",
}
"""What a spreadsheet on Windows writes where it does not write UTF-8, by language; cp1252 elsewhere."""


class SheetRow(Struct, frozen=True):
    """One row: the line it ends on in its file, counted from 1, and its cells as text without spaces around."""

    line: int
    cells: tuple[str, ...]


def read_sheet(data: bytes, language: str = "en") -> tuple[SheetRow, ...]:
    """Read a file's rows, empty ones left out. Refuses bad_file for what is no table or far too large.

    `language` is the shop's: it says which old code page text is in that is not UTF-8.
    """
    if len(data) > BIGGEST:
        raise Refused("bad_file", why="large")
    if data.startswith(_SPREADSHEETS):
        return tuple(_spreadsheet(data))
    return sheet_of(_decoded(data, language))


def sheet_of(text: str) -> tuple[SheetRow, ...]:
    """Read the rows of a table in text, whatever separates its cells. Refuses bad_file."""
    if len(text) > BIGGEST:
        raise Refused("bad_file", why="large")
    if "\0" in text:
        raise Refused("bad_file", why="binary", line=text.count("\n", 0, text.index("\0")) + 1)
    text = text.removeprefix("\ufeff")
    said = _SAID.match(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=said[1] if said else _mark(text))
    rows: list[SheetRow] = []
    try:
        if said:
            next(reader)
        for cells in reader:
            kept = tuple(cell.strip() for cell in cells)
            if any(kept):
                rows.append(SheetRow(reader.line_num, kept))
    except csv.Error as error:
        raise Refused("bad_file", problem=str(error)) from error
    return tuple(rows)


def _mark(text: str) -> str:
    """Return what separates a table's cells: what every row holds equally often, else what the first holds most.

    Names hold commas, and prices may; but not each row as many of them.
    """
    lines = [line for line in _QUOTED.sub("", text[:65_536]).splitlines() if line.strip()][:20]
    if not lines:
        return ";"
    usual = {mark: Counter(line.count(mark) for line in lines).most_common(1)[0] for mark in _MARKS}
    alike = [mark for mark in _MARKS if usual[mark][0] > 1]
    return max(alike, key=lambda mark: usual[mark][1]) if alike else max(_MARKS, key=lines[0].count)


def _decoded(data: bytes, language: str) -> str:
    named = next((name for mark, name in _ENCODINGS.items() if data.startswith(mark)), "")
    try:
        return data.decode(named or "utf-8")
    except UnicodeDecodeError as error:
        if named or b"\0" in data:
            raise Refused("bad_file", problem="not text") from error
    return data.decode(OLD_CODE_PAGES.get(language, "cp1252"), "replace")


def _spreadsheet(data: bytes) -> Iterator[SheetRow]:
    """Yield the rows of the first sheet that is not hidden; a date or a truth value is written as text."""
    # Imported here: only whoever brings a spreadsheet waits for its reader.
    import zipfile
    import zlib
    from xml.parsers.expat import ExpatError

    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    if _LOCKED in data:
        raise Refused("bad_file", why="password")
    try:
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                _bounded(packed)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        seen = (one.visible is SheetVisibleEnum.Visible for one in book.sheets_metadata)
        place = next((at for at, visible in enumerate(seen) if visible), 0)
        table = book.get_sheet_by_index(place).to_python(skip_empty_area=False)
    except (
        CalamineError,
        zipfile.BadZipFile,
        zlib.error,
        ExpatError,
        RuntimeError,  # what zipfile says of a packing that it does not know
        ValueError,  # and of places that cannot be
        EOFError,
        OSError,
        LookupError,
    ) as error:
        raise Refused("bad_file", problem=str(error)) from error
    for line, cells in enumerate(table, 1):
        kept = tuple(_cell(cell) for cell in cells)
        if any(kept):
            yield SheetRow(line, kept)


def _bounded(packed: ZipFile) -> None:
    """Refuse bad_file where a reader would need far more room than the file: packed tight, or with a cell far away.

    Raises ExpatError for what is cut or misspelt inside: the reader would search for its end for ever.
    """
    if sum(one.file_size for one in packed.infolist()) > UNPACKED:
        raise Refused("bad_file", why="large")
    for one in packed.infolist():
        with packed.open(one) as part:  # read to its end: that it is no longer than it says
            across, down = _extent(part, one.filename.endswith((".xml", ".rels")))
        if across * down > MOST_CELLS:
            raise Refused("bad_file", why="large")


def _extent(part: IO[bytes], spelt: bool) -> tuple[int, int]:
    """Return the farthest column and row that a sheet's cells name, whatever the sheet says of its own size."""
    from xml.parsers.expat import ParserCreate  # as above

    parser = ParserCreate()
    across = down = 0
    rest = b""
    while piece := part.read(1 << 20):
        if spelt:
            parser.Parse(piece, False)
            for column, row in _PLACE.findall(rest + piece):
                across, down = max(across, _number(column)), max(down, int(row))
            rest = piece[-64:]
    if spelt:
        parser.Parse(b"", True)
    return across, down


def _number(column: bytes) -> int:
    """Return which column letters name, counted from 1; 0 for none."""
    place = 0
    for letter in column.upper():
        place = place * 26 + letter - ord("A") + 1
    return place


def _cell(value: object) -> str:
    """Write a cell as text: 4770000000015.0 is the code 4770000000015, 1.29 stays 1.29."""
    text = str(value).strip()
    if isinstance(value, str):
        return text
    whole, point, part = text.partition(".")
    return whole if point and not part.strip("0") and whole.lstrip("-").isdigit() else text
