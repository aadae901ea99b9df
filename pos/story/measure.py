"""Amounts, weights, pieces and per cents as stories write them: text to whole numbers, and back."""

from __future__ import annotations

import re
from typing import Final

from pos.story.words import Word, said

Value = str | int | bool | tuple[object, ...]
"""What a word of a story says, as plain data."""

_AMOUNT: Final = re.compile(r"([+-]?)(\d{1,12})\.(\d\d)", re.ASCII)
_WEIGHT: Final = re.compile(r"([+-]?)(\d{1,9})\.(\d\d\d)", re.ASCII)
PIECE: Final = re.compile(r"(\d{1,9})\.(\d\d)x(\d{1,7})", re.ASCII)
_PERCENT: Final = re.compile(r"([+-]?)(\d{1,6})(?:\.(\d{1,2}))?%?", re.ASCII)
NUMBER: Final = re.compile(r"\d{1,15}", re.ASCII)


def minor_of(text: str) -> int | None:
    """Read `-12.30` as minor units; None when it is no amount with two decimals."""
    found = _AMOUNT.fullmatch(text)
    if not found:
        return None
    minor = int(found[2]) * 100 + int(found[3])
    return -minor if found[1] == "-" else minor


def grams_of(text: str) -> int | None:
    """Read `0.502` as grams; None when it has not three decimals."""
    found = _WEIGHT.fullmatch(text)
    if not found:
        return None
    grams = int(found[2]) * 1000 + int(found[3])
    return -grams if found[1] == "-" else grams


def amount_text(value: Value) -> str:
    """Write minor units with a point."""
    if not isinstance(value, int):
        return str(value)
    sign, size = ("-" if value < 0 else ""), abs(value)
    return f"{sign}{size // 100}.{size % 100:02d}"


def quantity_text(value: Value) -> str:
    """Write (count, weighed) as `2` or `0.502 kg`."""
    if not isinstance(value, tuple):
        return str(value)
    count, weighed = value
    if not weighed or not isinstance(count, int):
        return str(count)
    sign, size = ("-" if count < 0 else ""), abs(count)
    return f"{sign}{size // 1000}.{size % 1000:03d} kg"


def pieces_text(value: Value) -> str:
    """Write ((value, count), …) as `2.00x1 0.20x2`."""
    if not isinstance(value, tuple):
        return str(value)
    pairs = [pair for pair in value if isinstance(pair, tuple)]
    return " ".join(f"{amount_text(minor)}x{count}" for minor, count in pairs) or "nothing"


def bp_of(text: str) -> int | None:
    """Read `10%` or `7.5%` as hundredths of a per cent."""
    found = _PERCENT.fullmatch(text)
    if not found:
        return None
    bp = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0"))
    return -bp if found[1] == "-" else bp


def joined(value: Value) -> str:
    """Write several words as one text."""
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def bp_text(value: Value) -> str:
    """Write hundredths of a per cent as `21` or `25.5`."""
    bp = int(value) if isinstance(value, str) and value.isdigit() else value
    if not isinstance(bp, int):
        return str(value)
    whole, part = divmod(bp, 100)
    return f"{whole}.{part:02d}".rstrip("0") if part else str(whole)


def quoted_text(value: Value) -> str:
    """Write text in quotes."""
    return said((Word(str(value), quoted=True),))
