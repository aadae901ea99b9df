"""What an ESC/POS printer says back: bytes to answers, over any borders between pieces.

Bit patterns by Epson's command reference: real-time status 0xx1xx10, automatic status begins with 0xx1xx00 and goes
on with three bytes 0xx0xxxx, sensor status 0000xxxx, blocks begin with 37h or 5Fh and end with 00h.
"""

from __future__ import annotations

from msgspec import Struct

_FLOW = b"\x11\x13"
_BLOCK = b"\x37\x5f"
_BLOCK_LIMIT = 100
_SENSORS = 0x0F  # two paper sensors of two bits each; the drawer's switch is the lowest bit


class RealTime(Struct, frozen=True):
    """The answer to one DLE EOT."""

    bits: int


class Automatic(Struct, frozen=True):
    """Automatic status back, said without being asked."""

    bits: bytes


class Sensor(Struct, frozen=True):
    """The answer to GS r: the fence."""

    bits: int


class Block(Struct, frozen=True):
    """A named answer, such as the model's name or the word that buffers were cleared."""

    data: bytes


Answer = RealTime | Automatic | Sensor | Block


class Answers:
    """Takes bytes as they come and gives whole answers; `garbage` counts bytes that no printer of this kind says."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self.garbage = 0

    def reset(self) -> None:
        """The wire was opened anew: what was half said will never be finished."""
        self._rest.clear()

    def feed(self, data: bytes) -> list[Answer]:
        """The answers that are complete now."""
        self._rest += data
        found: list[Answer] = []
        while self._rest:
            length, answer = self._first()
            if length == 0:
                break
            del self._rest[:length]
            if answer is not None:
                found.append(answer)
        return found

    def _first(self) -> tuple[int, Answer | None]:
        """Length and meaning of what stands first; length 0 means: not complete yet."""
        first = self._rest[0]
        if first & 0x93 == 0x12:
            return 1, RealTime(first)
        if first & 0x93 == 0x10:
            return self._automatic()
        if first <= _SENSORS:
            return 1, Sensor(first)
        if first in _BLOCK:
            return self._block()
        if first not in _FLOW:
            self.garbage += 1
        return 1, None

    def _automatic(self) -> tuple[int, Answer | None]:
        following = self._rest[1:4]
        if any(byte & 0x90 for byte in following):
            self.garbage += 1
            return 1, None
        if len(following) < 3:
            return 0, None
        return 4, Automatic(bytes(self._rest[:4]))

    def _block(self) -> tuple[int, Answer | None]:
        end = self._rest.find(0)
        if end > 0:
            return end + 1, Block(bytes(self._rest[:end]))
        if len(self._rest) < _BLOCK_LIMIT:
            return 0, None
        self.garbage += 1
        return len(self._rest), None
