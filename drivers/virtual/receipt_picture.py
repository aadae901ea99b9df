"""A printed receipt as a picture: what lay on the counter, dot by dot, for the demo, the docs and independent readers.

Import it when a picture is wanted, never before: Pillow and the code makers cost a till's whole start.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import barcode
import qrcode
from PIL import Image, ImageDraw, ImageFont

from drivers.virtual.paper import Printed, PrintedReceipt

_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_LETTER = (12, 28)  # dots of one letter of font A, with the gap between lines
_FONT_DOTS = 20
_MARGIN = 24
_QR_DOT = 6
_BAR = 2
_BAR_HEIGHT = 64
_QUIET = 11  # modules of blank paper that readers want beside bars
INK, PAPER = 0, 255
_KINDS = {13: "ean13", 8: "ean8"}


def draw(receipt: PrintedReceipt) -> bytes:
    """The receipt as a PNG, black on white."""
    width = receipt.columns * _LETTER[0]
    pieces = [_piece(line, width) for line in receipt.lines]
    height = sum(piece.height for piece in pieces)
    paper = Image.new("L", (width + 2 * _MARGIN, height + 2 * _MARGIN), PAPER)
    top = _MARGIN
    for line, piece in zip(receipt.lines, pieces, strict=True):
        room = width - piece.width
        left = {"left": 0, "center": room // 2, "right": room}[line.align]
        paper.paste(piece, (_MARGIN + left, top))
        top += piece.height
    file = io.BytesIO()
    paper.save(file, "PNG", optimize=True)
    return file.getvalue()


def draw_all(receipts: Sequence[PrintedReceipt]) -> bytes:
    """All of them as one PNG, one below the other, as they hang from a printer that cuts nothing."""
    lines = tuple(line for one in receipts for line in (*one.lines, Printed()))
    return draw(PrintedReceipt(lines, receipts[0].columns))


def _piece(line: Printed, width: int) -> Image.Image:
    if line.kind == "qr":
        return _qr(line.text)
    if line.kind == "barcode":
        return _bars(line.text, width)
    if line.kind == "image":
        size = line.pixels
        return Image.frombytes("1", size, bytes(byte ^ 0xFF for byte in line.payload)).convert("L")
    return _text(line)


def _text(line: Printed) -> Image.Image:
    wide, high = _LETTER
    piece = Image.new("L", (max(1, len(line.text)) * wide, high), PAPER)
    ImageDraw.Draw(piece).text((0, 0), line.text, fill=INK, font=font(bold=line.bold))
    return piece.resize((piece.width * line.width, piece.height * line.height))


@cache
def font(*, bold: bool, size: int = _FONT_DOTS) -> ImageFont.FreeTypeFont:
    """The letters of all pictures, all of one width."""
    name = "JetBrainsMono-Bold.ttf" if bold else "JetBrainsMono-Regular.ttf"
    return ImageFont.truetype(str(_FONTS / name), size)


def _qr(text: str) -> Image.Image:
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make()
    rows = code.get_matrix()
    piece = Image.new("L", (len(rows), len(rows)), PAPER)
    piece.putdata([INK if dark else PAPER for row in rows for dark in row])
    return piece.resize((len(rows) * _QR_DOT,) * 2, Image.Resampling.NEAREST)


def bar_modules(text: str) -> str:
    """The bars of an EAN or Code 128: 1 for a dark module, 0 for a light one."""
    kind = _KINDS.get(len(text), "code128") if text.isdigit() else "code128"
    return str(barcode.get_barcode_class(kind)(text).build()[0].replace("G", "1"))


def _bars(text: str, width: int) -> Image.Image:
    """The bars of an EAN or Code 128 with the text beneath, no wider than the paper."""
    modules = bar_modules(text)
    bars = Image.new("L", (len(modules) + 2 * _QUIET, 1), PAPER)
    for place, module in enumerate(modules, _QUIET):
        bars.putpixel((place, 0), INK if module == "1" else PAPER)
    dot = max(1, min(_BAR, width // bars.width))
    bars = bars.resize((bars.width * dot, _BAR_HEIGHT), Image.Resampling.NEAREST)
    beneath = _text(Printed(text))
    piece = Image.new("L", (max(bars.width, beneath.width), _BAR_HEIGHT + beneath.height), PAPER)
    piece.paste(bars, ((piece.width - bars.width) // 2, 0))
    piece.paste(beneath, ((piece.width - beneath.width) // 2, _BAR_HEIGHT))
    return piece
