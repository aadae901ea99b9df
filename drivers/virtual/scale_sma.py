"""A simulated SMA scale, written from the standard's table of fields, not from the driver."""

from __future__ import annotations

from drivers.virtual.scale import VirtualScale

_LETTER = {"overload": "O", "under_zero": "U", "zero_lost": "E"}


class VirtualSmaScale(VirtualScale):
    """Answers `LF W CR`, zeroes on `LF Z CR`, and says `?` to what it does not know."""

    def __init__(self) -> None:
        super().__init__()
        self._asked = b""

    def hear(self, data: bytes) -> bytes:
        """One answer for each whole command; an offline scale is silent."""
        *commands, self._asked = (self._asked + data).split(b"\r")
        self._asked = self._asked[-8:]
        if self.mood == "offline":
            return b""
        return b"".join(self._answer(command) for command in commands)

    def _answer(self, command: bytes) -> bytes:
        if command == b"\nZ" and self.mood == "steady":
            self.grams = 0
        elif command != b"\nW":
            return b"\n?\r"
        status = _LETTER.get(self.mood) or ("Z" if not self.grams else " ")
        motion = "M" if self.mood == "moving" else " "
        digits = "-" * 10 if status == "E" else f"{self.grams // 1000}.{self.grams % 1000:03d}"
        sign = "-" if status == "U" else ""
        return f"\n{status}1G{motion} {sign + digits:>10}kg \r".encode("ascii")
