"""Rows of styled text and their layout on any number of columns: one shape for all that is printed or shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

_CONTROL: Final = ("Cc", "Cf", "Cs", "Co", "Cn")
_HARD: Final = "\u00a0"
_HARD_SPACES: Final = str.maketrans({_HARD: " ", "\u202f": " ", "\u2212": "-"})


class Row(Struct, frozen=True):
    """One row before layout: `left` and `right` stand at their sides, `right` never breaks.

    `big` doubles the letters (half as many fit), `qr`, `barcode`, `rule` and `cut` stand alone. `indent` shifts
    what wraps.
    """

    left: str = ""
    right: str = ""
    align: str = "left"  # left | center | right, for rows without `right`
    bold: bool = False
    big: bool = False
    rule: bool = False
    qr: str = ""
    barcode: str = ""
    cut: bool = False
    indent: int = 0


def clean(text: str) -> str:
    """Return text as paper may bear it: composed letters, plain spaces and minus, no control characters."""
    return _printable(text).translate(_HARD_SPACES)


def _printable(text: str) -> str:
    """Return composed letters without control characters; hard spaces stay, for no line breaks there."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if unicodedata.category(c) not in _CONTROL)


def lay_out(rows: Iterable[Row], columns: int) -> tuple[Row, ...]:
    """Wrap rows to a width: every result's `left` is one whole line of at most `columns` letters, `right` empty.

    Nothing is cut off: what does not fit goes on in the next line.
    """
    return tuple(laid for row in rows for laid in _lay(row, columns))


def as_text(rows: Iterable[Row], columns: int = 42) -> str:
    """Return rows as plain text of a width, one line a row; there all letters are of one size."""
    flat = (replace(row, big=False) for row in rows)
    return "\n".join(_plain(row, columns) for row in lay_out(flat, columns))


def _plain(row: Row, columns: int) -> str:
    if row.rule:
        return "-" * columns
    if row.qr or row.barcode:
        return f"[{row.qr or row.barcode}]".center(columns).rstrip()
    width = columns
    if row.align == "center":
        return row.left.center(width).rstrip()
    return row.left.rjust(width) if row.align == "right" else row.left


def _lay(row: Row, columns: int) -> Iterator[Row]:
    if row.rule or row.qr or row.barcode or row.cut:
        yield row
        return
    width = columns // 2 if row.big else columns
    left, right = _printable(row.left), clean(row.right)
    if not right:
        for line in wrap(left, width, row.indent):
            yield replace(row, left=line, right="")
        return
    room = width - len(right) - 1
    if room < min(len(left), width // 3):
        for line in wrap(left, width, row.indent):
            yield replace(row, left=line, right="")
        for line in wrap(right, width, 0):
            yield replace(row, left=line.rjust(width), right="")
        return
    lines = wrap(left, room, row.indent)
    for line in lines[:-1]:
        yield replace(row, left=line, right="")
    yield replace(row, left=lines[-1].ljust(width - len(right)) + right, right="")


def wrap(text: str, width: int, indent: int = 0) -> list[str]:
    """Break text at spaces that are not hard, and words longer than the width anywhere. At least one line.

    Never loses a letter. Spaces at the start stay and shift what wraps too, by `indent` more, but never beyond half
    the width.
    """
    first = min(len(text) - len(text.lstrip(" ")), width // 2)
    deeper = min(first + indent, width // 2)
    lines: list[str] = []
    line = " " * first
    empty = True
    for word in filter(None, text.split(" ")):
        grown = line + ("" if empty else " ") + word
        if len(grown) <= width:
            line, empty = grown, False
            continue
        if not empty:
            lines.append(line)
        rest = " " * (deeper if lines else first) + word
        while len(rest) > width:
            lines.append(rest[:width])
            rest = " " * deeper + rest[width:]
        line, empty = rest, False
    lines.append(line)
    return [one.translate(_HARD_SPACES) for one in lines]
