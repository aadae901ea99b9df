"""A simulated label printer: it reads ZPL with a reader of its own and keeps what stands on each label.

It can run out of labels, have its head open, be paused or mute; what it was sent meanwhile waits and is printed after.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from drivers.virtual.behaviour import VirtualDevice

FAULTS = ("ok", "paper-out", "cover-open", "offline", "silent")
_LONGEST = 100_000
_COMMAND = re.compile(rb"\^([A-Z][A-Z0-9@])([^\^]*)")


class Field(Struct, frozen=True):
    """One thing on a label: where it begins in dots, how (text, ean13, ean8, code128), and what it says.

    `height` is that of a letter or a bar, `width` that of the block or of the thinnest bar, in dots.
    """

    x: int
    y: int
    kind: str
    text: str
    height: int = 0
    width: int = 0
    lines: int = 1
    align: str = "L"


class PrintedLabel(Struct, frozen=True):
    """What fell out of the printer."""

    width: int
    height: int
    fields: tuple[Field, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What a person reads, from the top."""
        return tuple(one.text for one in sorted(self.fields, key=_place) if one.kind == "text")

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """What a scanner reads."""
        return tuple((one.kind, one.text) for one in self.fields if one.kind != "text")


class VirtualLabels(VirtualDevice):
    """Set one of FAULTS with `set`; `printed` are the labels, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self.fault = "ok"
        self.printed: list[PrintedLabel] = []
        self._kept: deque[PrintedLabel] = deque()
        self._heard = b""

    def set(self, word: str) -> None:
        """One of FAULTS; ValueError otherwise. What waited is printed as soon as it can be."""
        if word not in FAULTS:
            raise ValueError(word)
        self.fault = word
        self._print()
        self.wake()

    def line(self, up: bool) -> None:
        """Half a format is forgotten by a new caller; whole ones stay."""
        self._heard = b""

    def hear(self, data: bytes) -> bytes:
        """Take whole formats and questions, in the order they come."""
        self._heard = (self._heard + data)[-_LONGEST:]
        said = b""
        while True:
            asked, end = self._heard.find(b"~HS"), self._heard.find(b"^XZ")
            if asked >= 0 and (end < 0 or asked < end):
                self._heard = self._heard[:asked] + self._heard[asked + 3 :]
                said += self._status()
            elif end >= 0:
                start = self._heard.rfind(b"^XA", 0, end)
                if start >= 0:
                    self._kept.append(_label(self._heard[start:end]))
                self._heard = self._heard[end + 3 :]
                self._print()
            else:
                return said

    def _print(self) -> None:
        while self.fault in ("ok", "silent") and self._kept:
            self.printed.append(self._kept.popleft())

    def _status(self) -> bytes:
        if self.fault == "silent":
            return b""
        paper, pause, head = (
            int(self.fault == one) for one in ("paper-out", "offline", "cover-open")
        )
        waiting = len(self._kept)
        first = f"030,{paper},{pause},0240,{waiting:03d},0,0,0,000,0,0,0"
        second = f"000,0,{head},0,0,2,4,0,00000000,1,000"
        lines = (first, second, "1234,0")
        return b"".join(b"\x02" + line.encode() + b"\x03\r\n" for line in lines)


def _place(field: Field) -> tuple[int, int]:
    return field.y, field.x


def _label(data: bytes) -> PrintedLabel:
    """Read one format; commands that say nothing of what is seen are passed over."""
    reader = _Reader()
    for name, rest in _COMMAND.findall(data):
        deed = _DEEDS.get(name)
        if deed is not None:
            deed(reader, rest)
    return PrintedLabel(reader.width, reader.height, tuple(reader.fields))


class _Reader:
    """What the commands so far have said of the label, and of the field that is being described."""

    def __init__(self) -> None:
        self.width = self.height = 0
        self.fields: list[Field] = []
        self.field = Field(0, 0, "text", "")
        self.hexed = False

    def wide(self, rest: bytes) -> None:
        self.width = _first(rest)

    def tall(self, rest: bytes) -> None:
        self.height = _first(rest)

    def place(self, rest: bytes) -> None:
        self.field = Field(_first(rest), _part(rest, 1), "text", "")
        self.hexed = False

    def letters(self, rest: bytes) -> None:
        self.field = replace(self.field, height=_part(rest, 1))

    def block(self, rest: bytes) -> None:
        align = b"".join(rest.split(b",")[3:4]).decode("ascii", "replace") or "L"
        lines = max(1, _part(rest, 1))
        self.field = replace(self.field, width=_first(rest), lines=lines, align=align)

    def module(self, rest: bytes) -> None:
        self.field = replace(self.field, width=_first(rest))

    def bars(self, kind: str, rest: bytes) -> None:
        self.field = replace(self.field, kind=kind, height=_part(rest, 1))

    def hexes(self, rest: bytes) -> None:
        self.hexed = True

    def data(self, rest: bytes) -> None:
        text = (_unhexed(rest) if self.hexed else rest).decode("utf-8", "replace")
        self.fields.append(replace(self.field, text=_said(self.field.kind, text)))


_DEEDS: dict[bytes, Callable[[_Reader, bytes], None]] = {
    b"PW": _Reader.wide,
    b"LL": _Reader.tall,
    b"FO": _Reader.place,
    b"A0": _Reader.letters,
    b"FB": _Reader.block,
    b"BY": _Reader.module,
    b"BE": lambda reader, rest: reader.bars("ean13", rest),
    b"B8": lambda reader, rest: reader.bars("ean8", rest),
    b"BC": lambda reader, rest: reader.bars("code128", rest),
    b"FH": _Reader.hexes,
    b"FD": _Reader.data,
}


def _part(rest: bytes, number: int) -> int:
    return _first(b"".join(rest.split(b",")[number : number + 1]))


def _first(rest: bytes) -> int:
    digits = re.match(rb"\d{1,6}", rest)
    return int(digits[0]) if digits else 0


def _unhexed(data: bytes) -> bytes:
    return re.sub(rb"_([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), data)


def _said(kind: str, text: str) -> str:
    """Bars of an EAN get their check digit from the printer."""
    if kind not in ("ean13", "ean8") or not (text.isascii() and text.isdigit()):
        return text
    weights = (1, 3) if kind == "ean13" else (3, 1)
    total = sum(int(digit) * weights[place % 2] for place, digit in enumerate(text))
    return text + str(-total % 10)
