"""The squares of a QR code."""

from __future__ import annotations

from typing import TypeAlias

Squares: TypeAlias = tuple[tuple[bool, ...], ...]


def squares(text: str) -> Squares:
    """Return a QR code's squares row by row, True where it is dark, without the quiet zone around it."""
    # Imported here: it brings its own picture library, which no till needs to start.
    import qrcode

    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make()
    return tuple(tuple(row) for row in code.get_matrix())
