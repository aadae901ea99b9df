"""Logic Controls LD9000 and PD3000 displays: 2 rows of 20 as one run of 40 cells; codec and driver.

Source: Logic Controls' command table: `1F` resets and clears, `11` is overwrite mode, `10 n` puts the cursor on cell n
(00..13 the upper row, 14..27 the lower, both hexadecimal). The letter table is set by switches in the display.
"""

from __future__ import annotations

from drivers.display.letters import encode_line
from drivers.display.shown import DisplayCodec, ShownDisplay

COLUMNS = 20


class LogicControlsCodec:
    """Rows of text to Logic Controls bytes."""

    columns = COLUMNS

    def __init__(self, code_page: str = "ascii") -> None:
        self._code_page = code_page

    def wake(self) -> bytes:
        """Reset, clear, overwrite mode."""
        return b"\x1f" + self.again()

    def again(self) -> bytes:
        """Overwrite mode once more."""
        return b"\x11"

    def rows(self, upper: str, lower: str) -> bytes:
        """Both rows, each filled to its end; may be sent any number of times."""
        top = encode_line(upper, COLUMNS, self._code_page)
        bottom = encode_line(lower, COLUMNS, self._code_page)
        return b"\x10\x00" + top + b"\x10\x14" + bottom


class LogicControls(ShownDisplay):
    """The Logic Controls command set on any wire."""

    @staticmethod
    def speak(code_page: str, table: int | None) -> DisplayCodec:
        """Its codec; `table` means nothing to it."""
        return LogicControlsCodec(code_page)
