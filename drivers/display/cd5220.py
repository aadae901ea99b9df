"""CD5220 line displays: 2 rows of 20, written whole in string mode; pure codec.

Source: CD5220 command set as printed in the displays' manuals: `ESC Q A|B text CR` writes a row, `CLR` (0C) leaves
that mode and clears, `ESC @` resets, `ESC t n` chooses the letter table. The wire is one-way: nothing tells whether a
row is really shown.
"""

from __future__ import annotations

from drivers.display.letters import encode_line
from drivers.display.shown import DisplayCodec, ShownDisplay

COLUMNS = 20


class Cd5220Codec:
    """Rows of text to CD5220 bytes."""

    columns = COLUMNS

    def __init__(self, code_page: str = "ascii", table: int | None = None) -> None:
        self._code_page = code_page
        self._table = table

    def wake(self) -> bytes:
        """Reset, clear, and choose the letter table; sent each time the wire opens."""
        return b"\x1b@" + self.again()

    def again(self) -> bytes:
        """Out of string mode, in which nothing else is understood, and the letter table once more."""
        table = b"" if self._table is None else bytes((0x1B, 0x74, self._table))
        return b"\x0c" + table

    def rows(self, upper: str, lower: str) -> bytes:
        """Both rows, each filled to its end, so that nothing old stays; may be sent any number of times."""
        top = encode_line(upper, COLUMNS, self._code_page)
        bottom = encode_line(lower, COLUMNS, self._code_page)
        return b"\x1bQA" + top + b"\r\x1bQB" + bottom + b"\r"


class Cd5220(ShownDisplay):
    """The CD5220 command set on any wire."""

    @staticmethod
    def speak(code_page: str, table: int | None) -> DisplayCodec:
        """Its codec."""
        return Cd5220Codec(code_page, table)
