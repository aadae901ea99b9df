"""How numbers stand in a story's line: amounts, counts, weights, pieces, per cents; words in, value and place out.

What a cashier might type wrongly stays text, and the desk refuses it as `bad_amount`.
"""

from __future__ import annotations

import re

from pos.story.measure import NUMBER, PIECE, Value, bp_of, grams_of, minor_of
from pos.story.words import Word

Words = tuple[Word, ...]


def plain(words: Words, at: int) -> str | None:
    """Return the word at a place, unless there is none or it is quoted."""
    return words[at].text if at < len(words) and not words[at].quoted else None


def amount(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `12.30` as minor units."""
    text = plain(words, at)
    minor = None if text is None else minor_of(text)
    return None if minor is None else (minor, at + 1)


def typed(words: Words, at: int) -> tuple[Value, int] | None:
    """Read an amount as a cashier might type it: one that is none stays text."""
    text = plain(words, at)
    if text is None:
        return None
    minor = minor_of(text)
    return (text if minor is None else minor), at + 1


def number(words: Words, at: int) -> tuple[Value, int] | None:
    """Read a whole number."""
    text = plain(words, at)
    return (int(text), at + 1) if text is not None and NUMBER.fullmatch(text) else None


def signed(words: Words, at: int) -> tuple[Value, int] | None:
    """Read a whole number that may be negative."""
    text = plain(words, at)
    if text is None or not NUMBER.fullmatch(text.lstrip("-")) or text.count("-") > 1:
        return None
    return int(text), at + 1


def counted(words: Words, at: int) -> tuple[Value, int] | None:
    """Read a whole number as a cashier might type it: one that is none stays text."""
    text = plain(words, at)
    return signed(words, at) or (None if text is None else (text, at + 1))


def times(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `x3`; a count that is none stays text."""
    text = plain(words, at)
    if text is None or not text.startswith("x") or len(text) < 2:
        return None
    return (int(text[1:]) if NUMBER.fullmatch(text[1:]) else text[1:]), at + 1


def weight(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `0.502 kg` as grams; a weight that is none stays text."""
    text = plain(words, at)
    if text is None or at + 1 >= len(words) or not words[at + 1].says("kg"):
        return None
    grams = grams_of(text)
    return (text if grams is None else grams), at + 2


def quantity(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `3`, `x3` or `0.502 kg` as (count, weighed); a typed one that is no quantity stays text."""
    weighed = weight(words, at)
    if weighed is not None:
        value, after = weighed
        return ((value, True) if isinstance(value, int) else value), after
    text = plain(words, at)
    if text is None:
        return None
    bare = text.removeprefix("x")
    if NUMBER.fullmatch(bare):
        return (int(bare), False), at + 1
    if NUMBER.fullmatch(bare.removeprefix("-")):
        return (int(bare), False), at + 1
    return bare, at + 1


def back(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `x2` or `0.250 kg`: how much of a line comes back."""
    text = plain(words, at)
    if text is None:
        return None
    if text.startswith("x") and len(text) > 1:
        return quantity(words, at)
    return quantity(words, at) if weight(words, at) is not None else None


def pieces(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `2.00x5 0.10x3`, as many as there are."""
    found: list[tuple[int, int]] = []
    while (text := plain(words, at + len(found))) is not None and (piece := PIECE.fullmatch(text)):
        found.append((int(piece[1]) * 100 + int(piece[2]), int(piece[3])))
    return (tuple(found), at + len(found)) if found else None


def no_pieces(words: Words, at: int) -> tuple[Value, int] | None:
    """Read pieces, or none at all (`pieces` alone, or `nothing`)."""
    if at < len(words) and words[at].says("nothing"):
        return (), at + 1
    return pieces(words, at) or ((), at)


def money(words: Words, at: int) -> tuple[Value, int] | None:
    """Read pieces or one amount: what lies in a drawer."""
    return pieces(words, at) or typed(words, at)


def percent(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `10%` as hundredths of a per cent."""
    text = plain(words, at)
    bp = bp_of(text) if text is not None and text.endswith("%") else None
    return None if bp is None else (bp, at + 1)


def cut(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `10%` or `5.00` as what is taken off; what is neither stays text."""
    text = plain(words, at)
    if text is None:
        return None
    if text.endswith("%"):
        bp = bp_of(text)
        return (text if bp is None else ("bp", bp)), at + 1
    minor = minor_of(text)
    return (text if minor is None else ("minor", minor)), at + 1


def vat(words: Words, at: int) -> tuple[Value, int] | None:
    """Read a VAT class, or a rate as hundredths of a per cent in text."""
    text = plain(words, at)
    if text is None:
        return None
    bp = bp_of(text)
    if bp is not None:
        return (str(bp), at + 1) if bp >= 0 else None
    return (text, at + 1) if re.fullmatch(r"[a-z][a-z0-9_]*", text) else None
