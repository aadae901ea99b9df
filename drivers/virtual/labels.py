"""A simulated label printer: it reads ZPL with a reader of its own and keeps what stands on each label.

It can run out of labels, have its head open, be paused or mute; what it was sent meanwhile waits and is printed after.
"""

from __future__ import annotations

import re
from collections import deque

from msgspec import Struct

from drivers.virtual.behaviour import VirtualDevice

FAULTS = ("ok", "paper-out", "cover-open", "offline", "silent")
_LONGEST = 100_000
_COMMAND = re.compile(rb"\^([A-Z][A-Z0-9@])([^\^]*)")


class Field(Struct, frozen=True):
    """One thing on a label: where it begins in dots, how (text, ean13, ean8, code128), and what it says."""

    x: int
    y: int
    kind: str
    text: str


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
    width = height = x = y = 0
    kind, hexed = "text", False
    fields: list[Field] = []
    for name, rest in _COMMAND.findall(data):
        match name:
            case b"PW":
                width = _first(rest)
            case b"LL":
                height = _first(rest)
            case b"FO":
                x, y = _first(rest), _first(rest.partition(b",")[2])
                kind, hexed = "text", False
            case b"BE" | b"B8" | b"BC":
                kind = {b"BE": "ean13", b"B8": "ean8", b"BC": "code128"}[name]
            case b"FH":
                hexed = True
            case b"FD":
                text = _unhexed(rest) if hexed else rest
                fields.append(Field(x, y, kind, _said(kind, text.decode("utf-8", "replace"))))
    return PrintedLabel(width, height, tuple(fields))


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
