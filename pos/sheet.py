"""A table from a file, whatever wrote it: CSV with any separator and encoding, or a spreadsheet's first sheet.

Every row keeps the line it stands on, so that a person finds what was refused. Nothing is guessed about meaning here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from pos.errors import Refused

BIGGEST: Final = 64_000_000
"""The largest file read, in characters or bytes; a million rows fit."""
UNPACKED: Final = 600_000_000
"""The most that a spreadsheet may hold once unpacked: a small file may claim to be a huge one."""

_MARKS: Final = ";\t,|"
_SPREADSHEETS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
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
        raise Refused("bad_file", problem="too large")
    if data.startswith(_SPREADSHEETS):
        return tuple(_spreadsheet(data))
    return sheet_of(_decoded(data, language))


def sheet_of(text: str) -> tuple[SheetRow, ...]:
    """Read the rows of a table in text; the separator is the one its first line holds most. Refuses bad_file."""
    if len(text) > BIGGEST:
        raise Refused("bad_file", problem="too large")
    if "\0" in text:
        raise Refused("bad_file", why="binary", line=text.count("\n", 0, text.index("\0")) + 1)
    text = text.removeprefix("\ufeff")
    first = text.lstrip("\r\n").split("\n", 1)[0]
    mark = max(_MARKS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False)
    rows: list[SheetRow] = []
    try:
        for cells in reader:
            kept = tuple(cell.strip() for cell in cells)
            if any(kept):
                rows.append(SheetRow(reader.line_num, kept))
    except csv.Error as error:
        raise Refused("bad_file", problem=str(error)) from error
    return tuple(rows)


def _decoded(data: bytes, language: str) -> str:
    named = next((name for mark, name in _ENCODINGS.items() if data.startswith(mark)), "")
    try:
        return data.decode(named or "utf-8")
    except UnicodeDecodeError as error:
        if named or b"\0" in data:
            raise Refused("bad_file", problem="not text") from error
    return data.decode(OLD_CODE_PAGES.get(language, "cp1252"), "replace")


def _spreadsheet(data: bytes) -> Iterator[SheetRow]:
    """Yield the first sheet's rows; a date or a truth value is written as the spreadsheet's own text."""
    # Imported here: only whoever brings a spreadsheet waits for its reader.
    import zipfile

    from python_calamine import CalamineError, CalamineWorkbook

    try:
        _bounded(data)
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        table = rows.to_python(skip_empty_area=False)
    except (
        CalamineError,
        zipfile.BadZipFile,
        RuntimeError,  # what zipfile says of a packing that it does not know
        UnicodeDecodeError,
        IndexError,
    ) as error:
        raise Refused("bad_file", problem=str(error)) from error
    for line, cells in enumerate(table, 1):
        kept = tuple(_cell(cell) for cell in cells)
        if any(kept):
            yield SheetRow(line, kept)


def _bounded(data: bytes) -> None:
    import zipfile  # as above

    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED:
                raise Refused("bad_file", problem="too large")


def _cell(value: object) -> str:
    """Write a cell as text: 4770000000015.0 is the code 4770000000015, 1.29 stays 1.29."""
    text = str(value).strip()
    if isinstance(value, str):
        return text
    whole, point, part = text.partition(".")
    return whole if point and not part.strip("0") and whole.lstrip("-").isdigit() else text
