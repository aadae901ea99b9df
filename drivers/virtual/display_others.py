"""Simulated Epson DM-D and Logic Controls displays: what a customer would read can be asked."""

from __future__ import annotations

from drivers.virtual.display import COLUMNS, ROWS, VirtualDisplay


class VirtualDmdDisplay(VirtualDisplay):
    """Understands US commands beside ESC ones; silent about what is meant for the printer (ESC = 1)."""

    def __init__(self, code_page: str = "ascii") -> None:
        super().__init__(code_page)
        self.meant = True

    def set(self, word: str) -> None:
        """As any display; power that comes back finds it listening."""
        super().set(word)
        self.meant = True

    def _take(self, left: bytes) -> int:
        if left[0] == 0x1F:
            return self._unit(left)
        if left[:2] == b"\x1b=" and len(left) > 2:
            self.meant = bool(left[2] & 2)
            return 3
        if not self.meant and left[0] != 0x1B:
            return 1
        return super()._take(left)

    def _unit(self, left: bytes) -> int:
        kind = left[1:2]
        length = {b"$": 4, b"X": 3, b"C": 3}.get(kind, 2)
        if not kind or len(left) < length:
            return 0
        if kind == b"$" and self.meant:
            self._at = (left[3] - 1) % ROWS * COLUMNS + (left[2] - 1) % COLUMNS
        return length


class VirtualLogicDisplay(VirtualDisplay):
    """Forty cells in one run, set by their number."""

    def _take(self, left: bytes) -> int:
        if left[0] == 0x1F:
            self._clear()
            return 1
        if left[0] == 0x10:
            if len(left) < 2:
                return 0
            self._at = left[1] % (COLUMNS * ROWS)
            return 2
        return super()._take(left) if left[0] >= 0x20 else 1
