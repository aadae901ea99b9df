"""The shop's rows as a screen shows them on paper: laid out for the columns, as the printer would have them."""

from __future__ import annotations

from collections.abc import Iterable

from pos.paper import Row, lay_out
from ui.views import PaperLine

COLUMNS = 42


def paper_lines(rows: Iterable[Row], columns: int = COLUMNS) -> tuple[PaperLine, ...]:
    """Lay rows out; a QR code is shown as its picture, so that a customer may take it off the screen."""
    return tuple(_line(row, columns) for row in lay_out(rows, columns))


def _line(row: Row, columns: int) -> PaperLine:
    if row.rule:
        return PaperLine("-" * columns)
    if row.qr:
        from ui.renderings.code import code_png  # its library is not for the till's start

        return PaperLine(f"[{row.qr}]", centred=True, picture=code_png(row.qr))
    if row.barcode:
        return PaperLine(f"[{row.barcode}]", centred=True)
    text = row.left.rjust(columns) if row.align == "right" else row.left
    return PaperLine(text, row.bold, row.big, row.align == "center")
