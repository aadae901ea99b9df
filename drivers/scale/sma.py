"""SMA SCP-0499, level 1: `LF W CR` asks, `LF s r n m f xxxxxx.xxx uuu CR` answers; codec and driver.

Source: Scale Manufacturers Association, SCP-0499 (fields as printed in the Sartorius PR 5210 manual, section 5.4).
Line: 9600 8N1 unless the scale is set otherwise. Status and motion stand before the digits and outrank them.
"""

from __future__ import annotations

import re

from drivers.link.serial import Line
from drivers.protocol import ScaleState, Weighed
from drivers.scale.asked import AskedScale
from drivers.scale.wire import Trouble, Word, weighed

_LF, _CR = b"\n", b"\r"
_LONGEST = 22
_ANSWER = re.compile(r"([ZOUEIT ])([0-9])([GTNgn])([M ])(.)([ 0-9.+-]{10,11})([A-Za-z _]{3})")


class SmaCodec:
    """Bytes of an SMA scale to words."""

    question = b"\nW\r"

    def read(self, data: bytes) -> tuple[list[Word], bytes]:
        """Words and the unfinished rest; noise outside LF … CR is told as garbled."""
        words: list[Word] = []
        *frames, rest = data.split(_CR)
        for frame in frames:
            noise, found, body = frame.rpartition(_LF)
            if noise or not found:
                words.append(Trouble("garbled"))
            if found:
                words.append(_word(body))
        noise, found, body = rest.rpartition(_LF)
        if noise or (rest and not found) or len(body) > _LONGEST:
            words.append(Trouble("garbled"))
        return words, _LF + body if found and len(body) <= _LONGEST else b""


def _word(frame: bytes) -> Word:
    if frame == b"?":
        return Trouble("bad_command")
    found = _ANSWER.fullmatch(frame.decode("ascii", "replace"))
    if found is None:
        return Trouble("garbled")
    status, _, _, motion, _, digits, unit = found.groups()
    if status in "OU":
        return Weighed(ScaleState.OVERLOAD if status == "O" else ScaleState.UNDER_ZERO)
    if status in "EIT":
        return Trouble("zero_lost")
    if motion == "M":
        return Weighed(ScaleState.MOVING)
    digits = digits.strip(" +")
    if digits.startswith("-"):
        return Weighed(ScaleState.UNDER_ZERO)
    return weighed(digits, unit.strip(" _").lower())


class Sma(AskedScale):
    """The SMA dialogue on any wire."""

    codec = SmaCodec()
    LINE = Line(9600, "8N1")
