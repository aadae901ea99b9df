"""Turns a scanner's bytes into whole codes or into a count of garbage; pure, time is handed in.

A frame is printable ASCII (GS, 0x1D, may stand inside for GS1) that ends in CR, LF, CRLF or TAB. Bytes of a wrong baud
rate are nearly always >= 0x80 or control characters, and never reach the shop.
Source of the AIM prefix: ISO/IEC 15424 (`]`, code letter, modifier).
"""

from __future__ import annotations

import re

from msgspec import Struct

from drivers.protocol import ScanGarbled, Scanned

WRONG_BAUD_AFTER = 3
"""Garbled frames in a row after which the line speed is the likely cause."""

_PIECES = re.compile(rb"([^\r\n\t]*)([\r\n\t]?)")
_GS = 0x1D
_CLEAN = re.compile(rb"[ -~\x1d]*")
_AIM = re.compile(r"\]([A-Za-z][0-9A-Za-z])")
_RAW_KEPT = 64
_GARBAGE_PIECE = 256


class FrameRules(Struct, frozen=True):
    """How this scanner frames: times in ms, `longest` in bytes (a QR holds at most 4,296 letters)."""

    idle_ms: int = 200
    double_ms: int = 300
    presentation: bool = False
    longest: int = 4400


class ScannerFrames:
    """Collects bytes into codes; hold one per wire and forget it when the wire is opened again."""

    def __init__(self, rules: FrameRules | None = None) -> None:
        self.rules = rules or FrameRules()
        self.garbled_in_a_row = 0
        self.unterminated = 0
        self._pending = bytearray()
        self._spoiled = False
        self._suffix_seen = False
        self._fed_at = 0
        self._last = Scanned("")
        self._last_at = 0

    @property
    def waiting(self) -> bool:
        """True while bytes are held that no terminator has ended."""
        return bool(self._pending) or self._spoiled

    def feed(self, data: bytes, now_ms: int) -> list[Scanned | ScanGarbled]:
        """The codes and garbage that these bytes complete; call `idle` while nothing comes."""
        found = self.idle(now_ms)
        self._fed_at = now_ms
        for code, end in _PIECES.findall(data):
            if self._in_order(code):
                self._pending += code
            else:
                for byte in code:
                    found += self._take(byte)
            if end:
                found += self._end(now_ms)
        return found

    def idle(self, now_ms: int) -> list[Scanned | ScanGarbled]:
        """What silence of `idle_ms` ends: a code whose check digit holds, or garbage."""
        if not self.waiting or now_ms - self._fed_at < self.rules.idle_ms:
            return []
        if self._spoiled:
            return self._end(now_ms)
        self.unterminated += 1
        raw = bytes(self._take_all())
        scan = split_aim(raw.decode("ascii"))
        if self._whole_without_suffix(scan.code):
            return self._accept(scan, now_ms)
        return self._garbled(raw)

    def _in_order(self, code: bytes) -> bool:
        """Tell whether these bytes are a code or a part of one: then nobody has to look at each."""
        room = self.rules.longest - len(self._pending)
        return len(code) < room and not self._spoiled and _CLEAN.fullmatch(code) is not None

    def _take(self, byte: int) -> list[Scanned | ScanGarbled]:
        self._pending.append(byte)
        if not (0x20 <= byte < 0x7F or byte == _GS):
            self._spoiled = True
        limit = _GARBAGE_PIECE if self._spoiled else self.rules.longest
        if len(self._pending) < limit:
            return []
        self._spoiled = True
        return self._garbled(bytes(self._take_all()))

    def _end(self, now_ms: int) -> list[Scanned | ScanGarbled]:
        raw, spoiled = bytes(self._take_all()), self._spoiled
        self._spoiled = False
        if not raw:
            return []
        if spoiled:
            return self._garbled(raw)
        scan = split_aim(raw.decode("ascii"))
        if not scan.code.strip():
            return self._garbled(raw)
        self._suffix_seen = True
        self.unterminated = 0
        return self._accept(scan, now_ms)

    def _accept(self, scan: Scanned, now_ms: int) -> list[Scanned | ScanGarbled]:
        self.garbled_in_a_row = 0
        again = scan == self._last and now_ms - self._last_at < self.rules.double_ms
        self._last, self._last_at = scan, now_ms
        return [] if again and self.rules.presentation else [scan]

    def _garbled(self, raw: bytes) -> list[Scanned | ScanGarbled]:
        self.garbled_in_a_row += 1
        return [ScanGarbled(raw[:_RAW_KEPT], self.garbled_in_a_row)]

    def _take_all(self) -> bytearray:
        taken, self._pending = self._pending, bytearray()
        return taken

    def _whole_without_suffix(self, code: str) -> bool:
        """A broken-off EAN-13 passes as EAN-8 or UPC-A once in ten: short codes count only if no suffix ever came."""
        return gtin_holds(code) and (len(code) >= 13 or not self._suffix_seen)


def split_aim(text: str) -> Scanned:
    """Take the AIM id off the front, if there is one; spaces that pad the frame go too."""
    found = _AIM.match(text)
    if found is None:
        return Scanned(text.strip(" "))
    return Scanned(text[found.end() :].strip(" "), found.group(1))


def gtin_holds(code: str) -> bool:
    """True for 8, 12, 13 or 14 ASCII digits whose GS1 check digit is right (GS1 General Specifications 7.9)."""
    if len(code) not in (8, 12, 13, 14) or not (code.isascii() and code.isdigit()):
        return False
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(code)))
    return total % 10 == 0
