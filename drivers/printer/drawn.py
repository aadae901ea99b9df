"""A line of text as dots, for printers that have no code page with the shop's letters: each letter in its own cell.

Cells are those of the printer's font A (12 by 24 dots), so that drawn lines stand in line with printed ones.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from drivers.printer.letters import CODECS, clean

CELL = (12, 24)
_FONT_SIZE = 20  # the widest of JetBrains Mono whose letters are 12 dots wide
_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_BASELINE = 19


def needs_drawing(text: str, page: str) -> bool:
    """True when a letter of `text` is not on the page."""
    try:
        clean(text).encode(CODECS[page])
    except UnicodeEncodeError:
        return True
    return False


def draw_line(text: str, *, bold: bool = False, width: int = 1, height: int = 1) -> Image.Image:
    """The line in black on white, as long as it is; letters are `width` and `height` times as large."""
    letters = clean(text)
    picture = Image.new("L", (max(1, len(letters)) * CELL[0], CELL[1]), 255)
    pen = ImageDraw.Draw(picture)
    for place, letter in enumerate(letters):
        pen.text((place * CELL[0], _BASELINE), letter, fill=0, font=_font(bold), anchor="ls")
    larger = picture.resize(
        (picture.width * width, picture.height * height), Image.Resampling.NEAREST
    )
    return larger.point(lambda dot: 0 if dot < 128 else 255, mode="1")


@lru_cache(maxsize=2)
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "JetBrainsMono-Bold.ttf" if bold else "JetBrainsMono-Regular.ttf"
    return ImageFont.truetype(str(_FONTS / name), _FONT_SIZE)
