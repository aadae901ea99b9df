"""USB scanners read raw: HID-POS reports, or the keys of a scanner that types; pure decoders and their drivers.

Both are turned into the bytes that a serial scanner sends (AIM id, code, CR), so that one framing judges them all.
Sources: USB-IF HID Point of Sale usage tables (page 8Ch; report 2 is length, three letters of the AIM id, data, and a
last byte that says whether more follows); the Linux kernel's input-event-codes.h and struct input_event (64 bit).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import ClassVar, Protocol

from drivers.link.base import Link
from drivers.protocol import US_KEYS, Clock, Option
from drivers.scanner.stream import StreamScanner

REPORT = 64
_REPORT_ID = 2
_DATA_AT, _MORE_AT = 5, 63
_MOST = _MORE_AT - _DATA_AT

_EVENT = struct.Struct("@llHHi")
_KEY, _PRESSED, _RELEASED = 1, 1, 0
_SHIFTS = (42, 54)
_CTRLS, _BRACKET = (29, 97), 27  # together they are how a scanner types GS, the FNC1 of a GS1 code
_ENDS = (28, 15, 96)  # Enter, Tab, the number pad's Enter
_PAD = {
    71: "7",
    72: "8",
    73: "9",
    75: "4",
    76: "5",
    77: "6",
    79: "1",
    80: "2",
    81: "3",
    82: "0",
    74: "-",
    78: "+",
}
_PLAIN = {first + n: sign for first, signs, _ in US_KEYS for n, sign in enumerate(signs)} | _PAD
_SHIFTED = {first + n: sign for first, _, signs in US_KEYS for n, sign in enumerate(signs)}


class Decoder(Protocol):
    """Turns what a device says into the bytes of a serial scanner."""

    def feed(self, data: bytes) -> bytes:
        """What these bytes complete."""
        ...


class PosReports:
    """HID-POS: reports of 64 bytes; a long code comes in several."""

    def __init__(self) -> None:
        self._rest = b""
        self._code = b""
        self._aim = b""

    def feed(self, data: bytes) -> bytes:
        """The codes whose last report is in `data`; reports of another kind are left out."""
        self._rest += data
        said = b""
        while len(self._rest) >= REPORT:
            report, self._rest = self._rest[:REPORT], self._rest[REPORT:]
            said += self._report(report)
        return said

    def _report(self, report: bytes) -> bytes:
        if report[0] != _REPORT_ID:
            return b""
        length = min(report[1], _MOST)
        if not self._code:
            self._aim = report[2:_DATA_AT].strip(b"\x00 ")
        self._code += report[_DATA_AT : _DATA_AT + length]
        if report[_MORE_AT] & 1:
            return b""
        code, self._code = self._code, b""
        aim = self._aim if self._aim.startswith(b"]") and len(self._aim) == 3 else b""
        return aim + code.rstrip(b"\r\n") + b"\r" if code else b""


class KeyPresses:
    """A scanner that types: the kernel's key events, by the place of each key on a US keyboard."""

    def __init__(self) -> None:
        self._rest = b""
        self._shift = self._ctrl = False

    def feed(self, data: bytes) -> bytes:
        """The letters of these presses; Enter and Tab end a code."""
        self._rest += data
        said = bytearray()
        while len(self._rest) >= _EVENT.size:
            _, _, kind, key, value = _EVENT.unpack_from(self._rest)
            self._rest = self._rest[_EVENT.size :]
            if kind == _KEY:
                said += self._key(key, value)
        return bytes(said)

    def _key(self, key: int, value: int) -> bytes:
        if key in _SHIFTS:
            self._shift = value != _RELEASED
        elif key in _CTRLS:
            self._ctrl = value != _RELEASED
        if key in (*_SHIFTS, *_CTRLS) or value != _PRESSED:
            return b""
        if self._ctrl:
            return b"\x1d" if key == _BRACKET else b""
        if key in _ENDS:
            return b"\r"
        signs = _SHIFTED if self._shift and key in _SHIFTED else _PLAIN
        return signs.get(key, "").encode("ascii")


class HidScanner(StreamScanner):
    """A scanner in HID-POS mode."""

    OPTIONS: ClassVar[tuple[Option, ...]] = tuple(
        option for option in StreamScanner.OPTIONS if option.key != "answer"
    )  # its device file is only read
    decoder: type[PosReports] | type[KeyPresses] = PosReports

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        self._decoder: Decoder = self.decoder()

    def opened(self) -> None:
        """A new wire begins with a whole report."""
        self._decoder = self.decoder()
        super().opened()

    def heard(self, data: bytes) -> None:
        """Decode, then frame as from a serial wire."""
        said = self._decoder.feed(data)
        if said:
            super().heard(said)


class KeyScanner(HidScanner):
    """A scanner that types, read below every keyboard layout; what it types reaches no window."""

    decoder = KeyPresses
