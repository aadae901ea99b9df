"""A simulated Toledo 8217 scale with a codec of its own, written from the protocol's text, not from the driver."""

from __future__ import annotations

import re

from drivers.virtual.behaviour import VirtualDevice

_PLACED = re.compile(r"(\d{1,2})(?:\.(\d{1,3}))? ?kg")
_STATUS = {"moving": 1, "overload": 2, "under_zero": 4, "zero_lost": 8}
_CAPACITY_G = 15_000
FAULTS = (*_STATUS, "offline")
"""States in which it gives no weight."""


class VirtualScale(VirtualDevice):
    """Set what lies on it with `set`; it answers `W`, `Z`, `T`, `C` and refuses other commands."""

    def __init__(self) -> None:
        super().__init__()
        self.grams = 0
        self.tare = 0
        self.mood = "steady"

    def set(self, word: str) -> None:
        """`1.250 kg`, `zero`, `moving`, `overload`, `under_zero`, `zero_lost`, `offline` or `ok`.

        A weight, `zero` or `ok` ends the other states. ValueError for a word that it does not know.
        """
        placed = _PLACED.fullmatch(word)
        if placed:
            self.grams = int(placed.group(1)) * 1000 + int((placed.group(2) or "0").ljust(3, "0"))
            self.mood = "steady" if self.grams <= _CAPACITY_G else "overload"
        elif word == "ok":
            self.mood = "steady"
        elif word == "zero":
            self.grams, self.mood = 0, "steady"
        elif word in FAULTS:
            self.mood = word
        else:
            raise ValueError(word)

    def hear(self, data: bytes) -> bytes:
        """Answers, one for each command letter; an offline scale is silent."""
        if self.mood == "offline":
            return b""
        return b"".join(self._command(chr(byte)) for byte in data if byte not in b"\r\n0123456789")

    def _command(self, letter: str) -> bytes:
        if letter == "W":
            return self._weight()
        if letter == "Z" and self.mood == "steady":
            self.grams = 0
            return b""
        if letter in "TC" and self.mood == "steady":
            self.tare = self.grams if letter == "T" else 0
            return b""
        return b"\x02?" + bytes((0x40,)) + b"\r"

    def _weight(self) -> bytes:
        if self.mood != "steady":
            return b"\x02?" + bytes((_STATUS[self.mood],)) + b"\r"
        net = self.grams - self.tare
        if net < 0:
            return b"\x02?" + bytes((_STATUS["under_zero"],)) + b"\r"
        kilos, rest = divmod(net, 1000)
        return f"\x02{kilos:02d}.{rest:03d}{'N' if self.tare else ''}\r".encode("ascii")
