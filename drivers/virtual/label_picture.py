"""Printed labels as a picture, one below the other: what would lie on the counter, for whoever looks before printing.

Import it when a picture is wanted, never before: Pillow and the code makers cost a till's whole start.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence

from PIL import Image, ImageDraw

from drivers.virtual.labels import Field, PrintedLabel
from drivers.virtual.receipt_picture import INK, PAPER, bar_modules, font

_GAP = 12  # dots between two labels
_WIDE = 10  # a letter of the printer's own is about as wide as 10/17 of its height
_HIGH = 17


def draw_labels(labels: Sequence[PrintedLabel]) -> bytes:
    """The labels as a PNG, black on white, each with the edge of its paper."""
    pieces = [_label(one) for one in labels]
    width = max(piece.width for piece in pieces)
    height = sum(piece.height + _GAP for piece in pieces) - _GAP
    sheet = Image.new("L", (width, height), 200)
    top = 0
    for piece in pieces:
        sheet.paste(piece, (0, top))
        top += piece.height + _GAP
    file = io.BytesIO()
    sheet.save(file, "PNG", optimize=True)
    return file.getvalue()


def _label(label: PrintedLabel) -> Image.Image:
    piece = Image.new("L", (max(1, label.width), max(1, label.height)), PAPER)
    for one in label.fields:
        if one.kind == "text":
            _text(ImageDraw.Draw(piece), one)
        else:
            _bars(piece, one)
    return piece


def _text(pen: ImageDraw.ImageDraw, field: Field) -> None:
    """A block of text in its lines; what does not fit into them is not on the paper either."""
    height = max(8, field.height)
    letters = max(1, field.width * _HIGH // (height * _WIDE)) if field.width else len(field.text)
    lines = textwrap.wrap(field.text, letters)[: field.lines]
    for number, line in enumerate(lines):
        face = font(bold=False, size=height * _HIGH // 20)
        room = field.width - int(pen.textlength(line, font=face))
        shift = {"R": room, "C": room // 2}.get(field.align, 0)
        at = (field.x + max(0, shift), field.y + number * height)
        pen.text(at, line, fill=INK, font=face)


def _bars(piece: Image.Image, field: Field) -> None:
    modules = bar_modules(field.text)
    dot = max(1, field.width)
    pen = ImageDraw.Draw(piece)
    for place, module in enumerate(modules):
        if module == "1":
            left = field.x + place * dot
            pen.rectangle((left, field.y, left + dot - 1, field.y + field.height), fill=INK)
    beneath = (field.x, field.y + field.height + 2)
    pen.text(beneath, field.text, fill=INK, font=font(bold=False, size=16))
