"""Epson DM-D displays (D30, D110, D210): 2 rows of 20, each written from its first cell; codec and driver.

Source: Epson's DM-D command reference: `ESC @` resets, `CLR` (0C) clears, `US $ x y` (1F 24) sets the cursor,
`US 01` is overwrite mode, `ESC t n` the letter table, `ESC = 2` speaks to a display that sits on a printer's wire.
"""

from __future__ import annotations

from drivers.display.letters import encode_line
from drivers.display.shown import DisplayCodec, ShownDisplay

COLUMNS = 20
_TO_DISPLAY = b"\x1b=\x02"


class EpsonDmdCodec:
    """Rows of text to DM-D bytes."""

    columns = COLUMNS

    def __init__(self, code_page: str = "ascii", table: int | None = None) -> None:
        self._code_page = code_page
        self._table = table

    def wake(self) -> bytes:
        """Reset, overwrite mode, clear, and the letter table."""
        return _TO_DISPLAY + b"\x1b@\x1f\x01\x0c" + self._letters()

    def again(self) -> bytes:
        """Overwrite mode and the letter table once more."""
        return _TO_DISPLAY + b"\x1f\x01" + self._letters()

    def _letters(self) -> bytes:
        return b"" if self._table is None else bytes((0x1B, 0x74, self._table))

    def rows(self, upper: str, lower: str) -> bytes:
        """Both rows, each filled to its end; may be sent any number of times."""
        top = encode_line(upper, COLUMNS, self._code_page)
        bottom = encode_line(lower, COLUMNS, self._code_page)
        return _TO_DISPLAY + b"\x1f$\x01\x01" + top + b"\x1f$\x01\x02" + bottom


class EpsonDmd(ShownDisplay):
    """The DM-D command set on any wire."""

    @staticmethod
    def speak(code_page: str, table: int | None) -> DisplayCodec:
        """Its codec."""
        return EpsonDmdCodec(code_page, table)
