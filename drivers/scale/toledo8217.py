"""Toledo 8217: `W` asks, `STX WW.WWW CR` answers; the codec and the driver's kind.

Source: Mettler-Toledo 8217 protocol as printed in the Diva scale manual (pp. 39, 44). Line: 9600 7E1.
A status byte is never a weight: `STX ? s CR` says why there is none.
"""

from __future__ import annotations

import re

from drivers.link.serial import Line
from drivers.protocol import ScaleState, Weighed
from drivers.scale.asked import AskedScale
from drivers.scale.wire import Trouble, Word, weighed

_STX, _CR = 0x02, 0x0D
_QUESTION = b"?"
_WEIGHT = re.compile(rb"([ \d]{1,3}\d\.\d{3})N?")
_LONGEST_WEIGHT = 8

_MOTION, _OVER, _UNDER, _NO_ZERO, _AT_ZERO, _BAD_COMMAND = 0x01, 0x02, 0x04, 0x08, 0x10, 0x40


class Toledo8217Codec:
    """Bytes of an 8217 scale to words; also reads a 7E1 line opened as 8N1, whose eighth bit is the parity."""

    question = b"W"

    def read(self, data: bytes) -> tuple[list[Word], bytes]:
        """Words and the unfinished rest; noise before STX is skipped and told once as garbled."""
        words: list[Word] = []
        line = _without_parity(data)
        at = 0
        while at < len(line):
            start = line.find(_STX, at)
            if start < 0:
                words.append(Trouble("garbled"))
                return words, b""
            if start > at:
                words.append(Trouble("garbled"))
            frame = _frame(line[start + 1 :])
            if frame is None:
                return words, line[start:]
            word, length = frame
            words.append(word)
            at = start + 1 + length
        return words, b""


def _frame(body: bytes) -> tuple[Word, int] | None:
    """The word after an STX and how many bytes it took, or None while bytes are missing.

    The status byte is taken by its place: in motion, under zero and off zero together it is 0x0D, a CR.
    """
    if body[:1] == _QUESTION:
        if len(body) < 3:
            return None
        return (_status(body[1]), 3) if body[2] == _CR else (Trouble("garbled"), 2)
    for place, byte in enumerate(body[: _LONGEST_WEIGHT + 1]):
        if byte == _CR:
            return _weight(body[:place]), place + 1
        if byte == _STX:
            return Trouble("garbled"), place
    return (Trouble("garbled"), _LONGEST_WEIGHT) if len(body) > _LONGEST_WEIGHT else None


def _weight(body: bytes) -> Word:
    found = _WEIGHT.fullmatch(body)
    if found is None:
        return Trouble("garbled")
    return weighed(found.group(1).decode("ascii").strip(" "), "kg")


def _status(bits: int) -> Word:
    """Why no weight came, the gravest reason first."""
    if bits & _BAD_COMMAND:
        return Trouble("bad_command")
    if bits & _OVER:
        return Weighed(ScaleState.OVERLOAD)
    if bits & _UNDER:
        return Weighed(ScaleState.UNDER_ZERO)
    if bits & _MOTION:
        return Weighed(ScaleState.MOVING)
    if bits & _NO_ZERO:
        return Trouble("zero_lost")
    if bits & _AT_ZERO:
        return Weighed(ScaleState.ZERO, 0)
    return Trouble("not_ready")


def _without_parity(data: bytes) -> bytes:
    """Drop a correct even parity bit; a byte whose parity is wrong stays >= 0x80 and so is garbage."""
    return bytes(
        byte & 0x7F if byte & 0x80 and byte.bit_count() % 2 == 0 else byte for byte in data
    )


class Toledo8217(AskedScale):
    """The Toledo 8217 dialogue on any wire."""

    codec = Toledo8217Codec()
    LINE = Line(9600, "7E1")
