"""Simulated HID scanners: one speaks HID-POS reports, one types; written from the tables, not from the driver."""

from __future__ import annotations

from drivers.virtual.scanner import VirtualScanner

_KEYS = {
    "1": 2, "2": 3, "3": 4, "4": 5, "5": 6, "6": 7, "7": 8, "8": 9, "9": 10, "0": 11, "-": 12, "q": 16, "w": 17,
    "e": 18, "r": 19, "t": 20, "y": 21, "u": 22, "i": 23, "o": 24, "p": 25, "]": 27, "a": 30, "s": 31, "d": 32,
    "f": 33, "g": 34, "h": 35, "j": 36, "k": 37, "l": 38, "z": 44, "x": 45, "c": 46, "v": 47, "b": 48, "n": 49,
    "m": 50, ".": 52, "/": 53, "$": -5, "%": -6, "+": -13,
}  # fmt: skip
_ENTER, _SHIFT, _CTRL = 28, 42, 29


class VirtualHidPosScanner(VirtualScanner):
    """Reports of 64 bytes: 2, length, AIM id, up to 58 bytes of data, and at the end 1 where more follows."""

    def scan(self, code: str, aim: str = "E0") -> None:
        """Read one label."""
        data = code.encode("latin-1", "replace")
        pieces = [data[at : at + 58] for at in range(0, len(data), 58)] or [b""]
        for number, piece in enumerate(pieces):
            more = b"\x01" if number + 1 < len(pieces) else b"\x00"
            head = bytes((2, len(piece))) + f"]{aim}".encode()
            self.say(head + piece.ljust(58, b"\x00") + more)


class VirtualTypingScanner(VirtualScanner):
    """Key events as a 64-bit kernel hands them on: time, then 1 for a key, its number, 1 down or 0 up; then a sync."""

    def scan(self, code: str, aim: str = "") -> None:
        """Type one label and Enter."""
        typed = (f"]{aim}" if aim else "") + code
        said = b"".join(self._typed(letter) for letter in typed)
        self.say(said + self._press(_ENTER))

    def _typed(self, letter: str) -> bytes:
        if letter == "\x1d":
            return self._event(_CTRL, 1) + self._press(_KEYS["]"]) + self._event(_CTRL, 0)
        number = _KEYS[letter.lower()]
        shifted = number < 0 or letter.isupper()
        press = self._press(abs(number))
        return self._event(_SHIFT, 1) + press + self._event(_SHIFT, 0) if shifted else press

    def _press(self, number: int) -> bytes:
        return self._event(number, 1) + self._event(number, 0)

    def _event(self, number: int, value: int) -> bytes:
        key = b"\x01\x00" + number.to_bytes(2, "little") + value.to_bytes(4, "little")
        return bytes(16) + key + bytes(24)
