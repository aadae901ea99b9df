"""The squares of a QR code, and the small picture that a screen shows of them."""

from __future__ import annotations

import struct
import zlib
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


def code_png(text: str, dots: int = 6) -> bytes:
    """Return a QR code as a PNG in black on white, `dots` a square, with the quiet zone that readers need.

    Written out here (ISO/IEC 15948: one bit a dot, no filter), so that showing one needs no picture library.
    """
    dark = squares(text)
    side = (len(dark) + 8) * dots
    blank = tuple(False for _ in range(len(dark) + 8))
    framed = [blank] * 4 + [(False,) * 4 + row + (False,) * 4 for row in dark] + [blank] * 4
    lines = b"".join(_line(row, dots) * dots for row in framed)
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _line(row: tuple[bool, ...], dots: int) -> bytes:
    bits = "".join(("0" if on else "1") * dots for on in row)
    whole = bits.ljust(-(-len(bits) // 8) * 8, "0")
    return b"\0" + int(whole, 2).to_bytes(len(whole) // 8, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
