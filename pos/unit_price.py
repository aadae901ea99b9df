"""What a kilogram, a litre, a metre or a piece of packed goods costs, from the content that their name ends with.

Law: directive 98/6/EC, articles 1 to 3: beside the selling price stands the price of a kilogram, a litre, a metre or
another unit that is usual for the goods; it need not stand there where both are the same. Deposits are no part of it.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from pos.money import divide

KILO, LITRE, METRE, PIECE = "kg", "l", "m", "pc"

_UNITS: Final = {
    "kg": (KILO, 1000), "g": (KILO, 1), "l": (LITRE, 1000), "dl": (LITRE, 100), "cl": (LITRE, 10), "ml": (LITRE, 1),
    "m": (METRE, 1000), "vnt": (PIECE, 1000), "gab": (PIECE, 1000), "szt": (PIECE, 1000), "st": (PIECE, 1000),
    "pcs": (PIECE, 1000),
}  # fmt: skip
_CONTENT: Final = re.compile(
    r"(?<![\w.,])(?:(\d{1,3})\s*[x×]\s*)?(\d{1,5})(?:[.,](\d{1,3}))?\s*"
    r"(kg|g|dl|cl|ml|l|m|vnt|gab|szt|st|pcs)(?![\w²³/])\.?",
    re.IGNORECASE,
)


class Content(Struct, frozen=True):
    """How much is in a pack: thousandths of a unit (grams, millilitres, millimetres, thousandths of a piece)."""

    unit: str
    parts: int


def content_of(name: str) -> Content | None:
    """Return the last content that a name tells (800 g, 6 x 0,33 l, 10 vnt.); None where it tells none."""
    found = None
    for packs, whole, part, unit in _CONTENT.findall(name):
        base, factor = _UNITS[unit.lower()]
        thousandths = int(whole) * 1000 + int((part or "0").ljust(3, "0"))
        parts = thousandths * factor // 1000 * int(packs or 1)
        found = Content(base, parts) if parts else found
    return found


def unit_price(minor: int, content: Content) -> int:
    """Return what one unit costs, in minor units, rounded once."""
    return divide(minor * 1000, content.parts)
