"""A simulated CD5220 line display: what a customer would read on it can be asked."""

from __future__ import annotations

from collections.abc import Mapping

from drivers.virtual.behaviour import VirtualDevice

COLUMNS, ROWS = 20, 2
FAULTS = ("power-cycle", "dark")
"""Power lost and back, which forgets what was shown; switched off, which takes bytes and shows nothing."""
_BLANK = ord(" ")


class VirtualDisplay(VirtualDevice):
    """Two rows of twenty cells; understands reset, clear, string mode, cursor and letter table."""

    def __init__(self, code_page: str = "ascii") -> None:
        super().__init__()
        self.code_page = code_page
        self.table = 0
        self._cells = [bytearray(b" " * COLUMNS) for _ in range(ROWS)]
        self._at = 0
        self._waiting = b""
        self.dark = False

    def set(self, word: str) -> None:
        """`ok` or one of FAULTS; ValueError otherwise."""
        if word not in ("ok", *FAULTS):
            raise ValueError(word)
        self.dark = word == "dark"
        if word != "ok":
            self._waiting, self.table = b"", 0
            self._clear()

    def adopt(self, options: Mapping[str, str]) -> None:
        """Know the letters that the till sends."""
        self.code_page = options.get("code_page") or "ascii"

    def shown(self) -> tuple[str, str]:
        """Both rows as a customer reads them, without the spaces at their ends."""
        upper, lower = (
            bytes(row).decode(self.code_page, "replace").rstrip() for row in self._cells
        )
        return upper, lower

    def hear(self, data: bytes) -> bytes:
        """Show it, if it has power; a display answers nothing."""
        if self.dark:
            return b""
        left = self._waiting + data
        while left:
            used = self._take(left)
            if not used:
                break
            left = left[used:]
        self._waiting = left
        return b""

    def _take(self, left: bytes) -> int:
        """How many bytes were understood; 0 when more must come first."""
        first = left[0]
        if first == 0x1B:
            return self._escape(left)
        if first == 0x0C:
            self._clear()
        elif first == 0x18:
            self._cells[self._at // COLUMNS][:] = b" " * COLUMNS
        elif first >= _BLANK:
            self._cells[self._at // COLUMNS][self._at % COLUMNS] = first
            self._at = (self._at + 1) % (COLUMNS * ROWS)
        return 1

    def _escape(self, left: bytes) -> int:
        kind = left[1:2]
        if kind == b"Q":
            return self._string(left)
        if kind == b"@":
            self._clear()
            self.table = 0
            return 2
        length = {b"t": 3, b"l": 4, b"*": 3, b"_": 3, b"=": 3}.get(kind, 2)
        if not kind or len(left) < length:
            return 0
        if kind == b"t":
            self.table = left[2]
        elif kind == b"l":
            self._at = (left[3] - 1) % ROWS * COLUMNS + (left[2] - 1) % COLUMNS
        return length

    def _string(self, left: bytes) -> int:
        end = left.find(b"\r")
        if end < 0:
            return 0
        row = 0 if left[2:3] == b"A" else 1
        self._cells[row][:] = left[3:end][:COLUMNS].ljust(COLUMNS)
        return end + 1

    def _clear(self) -> None:
        for row in self._cells:
            row[:] = b" " * COLUMNS
        self._at = 0
