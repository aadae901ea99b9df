"""ZPL II as label printers of Zebra and many others read it: pure codec.

Source: the public ZPL II programming guide, as facts (names and numbers of commands): a format stands between ^XA and
^XZ; ^FO places a field, ^FB wraps it, ^FD … ^FS is its text, ^FH lets a byte be written as _XX; ^CI28 means UTF-8. The
answer to ~HS is three lines between STX and ETX; of the first the second part is paper out, the third pause and the
fifth how many formats wait; of the second the third is the head's lid and the ninth how many labels are left.
"""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from drivers.printer.checkdigit import is_ean
from drivers.protocol import Label

ASK = b"~HS"
"""How is the printer?"""
LONGEST = 400
"""Bytes kept while looking for the end of an answer."""
_STX, _ETX = b"\x02", b"\x03"
_PARTS = (12, 11, 2)
_SPECIAL = {"^": "_5E", "~": "_7E", "_": "_5F"}
_MODULES = {13: 95, 8: 67}  # modules of an EAN, its bars alone


class Size(Struct, frozen=True):
    """A label's size in dots."""

    width: int
    height: int
    dots_mm: int


class Standing(Struct, frozen=True):
    """What a printer says of itself: `waiting` counts formats and labels that are not printed yet."""

    paper_out: bool
    paused: bool
    head_open: bool
    waiting: int


def size_of(width_mm: int, height_mm: int, dpi: int) -> Size:
    """Return a label's size in dots; 203 dpi are 8 dots a millimetre, 300 are 12."""
    dots = 12 if dpi >= 300 else 8
    return Size(width_mm * dots, height_mm * dots, dots)


def label(one: Label, size: Size) -> bytes:
    """Return one label: name at the top, the price big, unit price and deposit under it, code and date at the foot."""
    unit = size.height // 12
    margin = 2 * size.dots_mm
    wide = size.width - 2 * margin
    parts = ["^XA^CI28", f"^PW{size.width}^LL{size.height}"]
    parts.append(_text(one.name, margin, unit // 2, unit + unit // 2, wide, lines=2))
    parts.append(_text(one.price, margin, 4 * unit, 3 * unit, wide, align="R"))
    parts.append(_text(one.unit_price, margin, 7 * unit, unit, wide, align="R"))
    parts.append(_text(one.deposit, margin, 8 * unit, unit, wide, align="R"))
    parts.append(_text(one.date, margin, 11 * unit - unit // 2, unit, wide, align="R"))
    parts.append(_bars(one.code, margin, 9 * unit, 3 * unit // 2, wide))
    return ("".join(parts) + "^XZ\n").encode()


def read(data: bytes) -> tuple[Standing | None, bytes]:
    """The last whole answer to ~HS in `data`, and what may still become one."""
    found: Standing | None = None
    while True:
        lines, at = _three_lines(data)
        if lines is None:
            return found, data[-LONGEST:]
        found = _standing(lines) or found
        data = data[at:]


def _three_lines(data: bytes) -> tuple[list[list[str]] | None, int]:
    lines, at = [], 0
    for _ in _PARTS:
        start = data.find(_STX, at)
        end = data.find(_ETX, start + 1)
        if start < 0 or end < 0:
            return None, 0
        lines.append(data[start + 1 : end].decode("ascii", "replace").split(","))
        at = end + 1
    return lines, at


def _standing(lines: list[list[str]]) -> Standing | None:
    """None where the lines are no host status."""
    if any(len(line) < count for line, count in zip(lines, _PARTS, strict=True)):
        return None
    first, second, _ = lines
    numbers = [first[1], first[2], first[4], second[2], second[8]]
    if any(not (part.isascii() and part.isdigit()) for part in numbers):
        return None
    paper, pause, formats, head, left = (int(part) for part in numbers)
    return Standing(bool(paper), bool(pause), bool(head), formats + left)


def _text(
    text: str, x: int, y: int, height: int, wide: int, *, lines: int = 1, align: str = "L"
) -> str:
    if not text:
        return ""
    place = f"^FO{x},{y}^A0N,{height},{height * 9 // 10}^FB{wide},{lines},0,{align}"
    return f"{place}^FH^FD{_escaped(text)}^FS"


def _bars(code: str, x: int, y: int, height: int, wide: int) -> str:
    """An EAN as such (the printer adds the check digit itself), all else as Code 128; nothing for what has no bars."""
    plain = "".join(sign for sign in code if " " <= sign <= "~")
    if not plain or plain != code:
        return ""
    if is_ean(code):
        module = max(2, min(4, wide // 2 // _MODULES[len(code)]))
        kind = "BE" if len(code) == 13 else "B8"
        return f"^FO{x},{y}^BY{module}^{kind}N,{height},Y,N^FD{code[:-1]}^FS"
    return f"^FO{x},{y}^BY2^BCN,{height},Y,N,N^FH^FD{_escaped(code)}^FS"


def _escaped(text: str) -> str:
    """Text without control characters and with no sign that the printer would take for a command.

    Every kind of space becomes the plain one: a printer's own letters have no other.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    kept = (sign for sign in plain if unicodedata.category(sign)[0] != "C")
    return "".join(_SPECIAL.get(sign, sign) for sign in kept)
