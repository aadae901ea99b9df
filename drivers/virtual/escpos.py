"""How the virtual printer understands ESC/POS: bytes to commands, by a table of lengths; nothing here is the driver's.

Source of the lengths: Epson's published ESC/POS command reference (names and parameter counts only).
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

_DLE, _EOT, _ENQ, _DC4 = 0x10, 0x04, 0x05, 0x14
_PREFIX = {0x1B: "ESC", 0x1C: "FS", 0x1D: "GS"}
_CONTROLS = {0x09: "HT", 0x0A: "LF", 0x0C: "FF", 0x0D: "CR", 0x18: "CAN"}

_FIXED = {
    "ESC": {"@": 0, "2": 0, "i": 0, "m": 0, "v": 0, "p": 3, "c": 2, "B": 2, "$": 2, "\\": 2}
    | dict.fromkeys("!taEGM-dJ3RV{ r=uK", 1),
    "FS": {".": 0, "&": 0, "S": 2, "p": 2} | dict.fromkeys("!-C", 1),
    "GS": {":": 0, "L": 2, "W": 2, "P": 2, "\\": 2, "$": 2, "^": 3}
    | dict.fromkeys("!BhwfHarIbT/", 1),
}


class Command(Struct, frozen=True):
    """One thing the printer is told: its name (`ESC t`, `LF`, `text`, `?` unknown), its parameters, all its bytes."""

    name: str
    data: bytes = b""
    raw: bytes = b""


class RealTime(Struct, frozen=True):
    """A command obeyed as it arrives, whatever else the printer is doing: EOT, ENQ or DC4 and its parameters."""

    name: str
    data: bytes


class RealTimeFilter:
    """Splits what arrives into real-time commands and the rest, over any borders between pieces."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[RealTime | bytes]:
        """The pieces in the order in which they came; an unfinished real-time command waits for its end."""
        data, self._rest = self._rest + data, b""
        found: list[RealTime | bytes] = []
        start = at = 0
        while (at := data.find(_DLE, at)) >= 0:
            length = _real_time_length(data[at + 1 : at + 3])
            if length is None:
                at += 1
                continue
            if start < at:
                found.append(data[start:at])
            if at + length > len(data):
                self._rest = data[at:]
                return found
            found.append(_real_time(data[at : at + length]))
            start = at = at + length
        if start < len(data):
            found.append(data[start:])
        return found


def _real_time_length(head: bytes) -> int | None:
    """Whole length of the real-time command that these bytes after DLE begin; None when they begin none."""
    if not head:
        return 2  # nothing is known yet: wait
    if head[0] in (_EOT, _ENQ):
        return 3
    if head[0] != _DC4:
        return None
    if len(head) < 2:
        return 3
    return {1: 5, 2: 5, 8: 10}.get(head[1])


def _real_time(data: bytes) -> RealTime:
    return RealTime({_EOT: "EOT", _ENQ: "ENQ"}.get(data[1], "DC4"), data[2:])


class Parser:
    """Takes bytes as they come and gives whole commands; nothing is lost or split between two pieces."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> None:
        """Put bytes into the receive buffer."""
        self._buffer += data

    def clear(self) -> None:
        """Lose the receive buffer, as a power cut does."""
        self._buffer.clear()

    def next(self) -> Command | None:
        """The next whole command, or None until more bytes come."""
        if not self._buffer:
            return None
        first = self._buffer[0]
        if first in _PREFIX:
            return self._prefixed(_PREFIX[first])
        if first < 0x20:
            return self._take(1, _CONTROLS.get(first, "?"))
        end = next((i for i, byte in enumerate(self._buffer) if byte < 0x20), len(self._buffer))
        return self._take(end, "text", 0)

    def _prefixed(self, prefix: str) -> Command | None:
        if len(self._buffer) < 2:
            return None
        letter = chr(self._buffer[1])
        fixed = _FIXED[prefix].get(letter)
        if fixed is not None:
            return self._whole(f"{prefix} {letter}", 2 + fixed)
        variable = _VARIABLE.get(f"{prefix} {letter}")
        if variable is None:
            return self._take(2, "?", 0)
        length = variable(bytes(self._buffer[2:]))
        return None if length is None else self._whole(f"{prefix} {letter}", 2 + length)

    def _whole(self, name: str, length: int) -> Command | None:
        if len(self._buffer) < length:
            return None
        return self._take(length, name, 2)

    def _take(self, length: int, name: str, head: int = 0) -> Command:
        raw = bytes(self._buffer[:length])
        del self._buffer[:length]
        return Command(name, raw[head:], raw)


def _length16(at: int, data: bytes) -> int | None:
    """A two-byte length, low byte first, at `at`; None while it is not there."""
    return None if len(data) < at + 2 else data[at] + 256 * data[at + 1]


def _cut(data: bytes) -> int | None:
    return None if not data else 2 if data[0] >= 65 else 1


def _barcode(data: bytes) -> int | None:
    if len(data) < 2:
        return None
    if data[0] >= 65:
        return 2 + data[1]
    end = data.find(0, 1)
    return None if end < 0 else end + 1


def _function(data: bytes) -> int | None:
    length = _length16(1, data)
    return None if length is None else 3 + length


def _raster(data: bytes) -> int | None:
    width, height = _length16(2, data), _length16(4, data)
    return None if width is None or height is None else 6 + width * height


def _columns(data: bytes) -> int | None:
    width = _length16(1, data)
    return None if width is None else 3 + width * (3 if data[0] >= 32 else 1)


def _tabs(data: bytes) -> int | None:
    end = data.find(0)
    return None if end < 0 else end + 1


_VARIABLE: dict[str, Callable[[bytes], int | None]] = {
    "ESC *": _columns,
    "ESC D": _tabs,
    "ESC (": _function,
    "FS (": _function,
    "GS V": _cut,
    "GS k": _barcode,
    "GS (": _function,
    "GS v": _raster,
}
