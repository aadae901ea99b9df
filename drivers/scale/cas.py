"""CAS scales (AP-1, ER, PD-II, SW-II as “type 1”): `ENQ`, `ACK`, `DC1`, then one checked record; codec and driver.

Source: the interface chapter of the CAS manuals. Line: 9600 8N1. Record: `SOH STX state sign weight(6) unit(2) BCC ETX
EOT`; BCC is the exclusive or of all bytes between STX and BCC, and may be any byte: so it is taken by its place.
"""

from __future__ import annotations

from functools import reduce
from operator import xor

from drivers.link.serial import Line
from drivers.protocol import ScaleState, Weighed
from drivers.scale.asked import AskedScale
from drivers.scale.wire import Say, Trouble, Word, weighed, words_of

_SOH, _STX, _ETX, _EOT, _ENQ, _ACK, _DC1, _NAK = 1, 2, 3, 4, 5, 6, 0x11, 0x15
_RECORD = 15
_ENDS = bytes((_ETX, _EOT))


class CasCodec:
    """Bytes of a CAS scale to words; its ACK wants DC1 said next."""

    question = bytes((_ENQ,))

    def read(self, data: bytes) -> tuple[list[Word], bytes]:
        """Words and the unfinished rest; a run of bytes that begins nothing is told once as garbled."""
        return words_of(data, _next)


def _next(data: bytes) -> tuple[Word | None, int]:
    first = data[0]
    if first == _SOH:
        if len(data) < _RECORD:
            return None, 0
        record = _record(data[:_RECORD])
        return (record, _RECORD) if record else (None, 1)
    if first == _ACK:
        return Say(bytes((_DC1,))), 1
    return (Trouble("not_ready") if first == _NAK else None), 1


def _record(data: bytes) -> Word | None:
    """The word of a whole record; None when its frame or its check is wrong."""
    body, check = data[2:12], data[12]
    if data[1] != _STX or data[13:] != _ENDS or reduce(xor, body) != check:
        return None
    state, sign, weight, unit = body[:1], body[1:2], body[2:8], body[8:]
    if sign == b"F":
        return Weighed(ScaleState.OVERLOAD)
    if state != b"S":
        return Weighed(ScaleState.MOVING)
    if sign == b"-":
        return Weighed(ScaleState.UNDER_ZERO)
    text, name = (part.decode("ascii", "replace") for part in (weight, unit.strip().lower()))
    return weighed(text.strip(" "), name)


class Cas(AskedScale):
    """The CAS dialogue on any wire."""

    codec = CasCodec()
    LINE = Line(9600, "8N1")
