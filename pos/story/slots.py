"""What may stand in a place of a story's line; each slot reads words into a value and writes it back.

Values are plain data, so that they cross to another process: amounts are minor units, quantities (count, weighed), cuts
("bp" | "minor", number). What a cashier might type wrongly stays text, and the desk refuses it as `bad_amount`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from pos.story import number
from pos.story.measure import (
    Value,
    amount_text,
    bp_text,
    joined,
    pieces_text,
    quantity_text,
    quoted_text,
)
from pos.story.number import Words, plain

Read = Callable[[Words, int], tuple[Value, int] | None]
"""Read from a place; return the value and the place behind it, or None when these words do not fit."""
Write = Callable[[Value], str]


class Slot(Struct, frozen=True):
    """One kind of place: how a person reads of it, how it is read, how its value is written."""

    explain: str
    read: Read
    write: Write


def _word(words: Words, at: int) -> tuple[Value, int] | None:
    return (words[at].text, at + 1) if at < len(words) else None


def _bare(words: Words, at: int) -> tuple[Value, int] | None:
    text = plain(words, at)
    return None if text is None else (text, at + 1)


def _quoted(words: Words, at: int) -> tuple[Value, int] | None:
    return (words[at].text, at + 1) if at < len(words) and words[at].quoted else None


def _day(words: Words, at: int) -> tuple[Value, int] | None:
    text = plain(words, at)
    if text is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    try:
        date.fromisoformat(text)
    except ValueError:
        return None
    return text, at + 1


def _moment(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `2026-11-21 12:00` (or a date alone: its first minute) as ISO text without a zone."""
    day = _day(words, at)
    if day is None:
        return None
    time = plain(words, at + 1)
    if time is None or not re.fullmatch(r"\d\d:\d\d(:\d\d)?", time, re.ASCII):
        return f"{day[0]} 00:00", at + 1
    try:
        datetime.fromisoformat(f"{day[0]} {time}")
    except ValueError:
        return None
    return f"{day[0]} {time}", at + 2


def _codes(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `A,B,C`, blanks allowed behind the commas."""
    text = ""
    while at < len(words) and (not text or text.endswith(",")):
        text += words[at].text
        at += 1
    codes = tuple(text.split(","))
    return (codes, at) if text and all(codes) else None


def _sum(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `A + B + C`."""
    first = _word(words, at)
    if first is None:
        return None
    found, at = [first[0]], first[1]
    while at + 1 < len(words) and words[at].says("+"):
        found.append(words[at + 1].text)
        at += 2
    return tuple(found), at


def _words(words: Words, at: int) -> tuple[Value, int] | None:
    """Read all words to the end of the part."""
    return tuple(word.text for word in words[at:]), len(words)


def _rest(words: Words, at: int) -> tuple[Value, int] | None:
    """Read the rest of the part as one text."""
    if at >= len(words):
        return None
    return " ".join(word.text for word in words[at:]), len(words)


def _span(words: Words, at: int) -> tuple[Value, int] | None:
    """Read `40 s`, `5 min`, `2 h` or `3 days` as milliseconds."""
    count = number.number(words, at)
    unit = plain(words, at + 1)
    if count is None or unit is None or not isinstance(count[0], int) or unit not in _UNITS:
        return None
    return count[0] * _UNITS[unit], at + 2


_UNITS: Final = {
    **dict.fromkeys(("s", "second", "seconds"), 1000),
    **dict.fromkeys(("min", "minute", "minutes"), 60_000),
    **dict.fromkeys(("h", "hour", "hours"), 3_600_000),
    **dict.fromkeys(("day", "days"), 86_400_000),
}


SLOTS: Final[Mapping[str, Slot]] = {
    "WORD": Slot("a word", _word, str),
    "BARE": Slot("a word without quotes", _bare, str),
    "TEXT": Slot('a "text" in quotes', _quoted, quoted_text),
    "X": Slot("an amount like 12.30", number.amount, amount_text),
    "TYPED": Slot("an amount like 12.30", number.typed, amount_text),
    "N": Slot("a whole number", number.number, str),
    "SIGNED": Slot("a whole number", number.signed, str),
    "COUNTED": Slot("a whole number", number.counted, str),
    "TIMES": Slot("a count like x2", number.times, str),
    "WEIGHT": Slot("a weight like 0.502 kg", number.weight, str),
    "QTY": Slot("a quantity like 2 or 0.502 kg", number.quantity, quantity_text),
    "BACK": Slot("a quantity like x2 or 0.502 kg", number.back, quantity_text),
    "PIECES": Slot("pieces like 2.00x5 0.10x3", number.pieces, pieces_text),
    "SOME": Slot("pieces like 2.00x5 0.10x3", number.no_pieces, pieces_text),
    "MONEY": Slot("pieces like 2.00x5 or an amount like 12.30", number.money, pieces_text),
    "PERCENT": Slot("per cent like 10%", number.percent, str),
    "CUT": Slot("10% or an amount like 5.00", number.cut, str),
    "VAT": Slot("per cent, or standard or reduced", number.vat, bp_text),
    "DAY": Slot("a date like 2026-11-21", _day, str),
    "MOMENT": Slot("a moment like 2026-11-21 12:00", _moment, str),
    "CODES": Slot("codes like A,B", _codes, joined),
    "SUM": Slot("codes like A + B", _sum, joined),
    "WORDS": Slot("words", _words, joined),
    "REST": Slot("a value", _rest, str),
    "SPAN": Slot("a time like 40 s or 3 days", _span, str),
}


def choice(words: tuple[str, ...]) -> Slot:
    """Return a slot that takes one of these words."""

    def read(line: Words, at: int) -> tuple[Value, int] | None:
        text = plain(line, at)
        return (text, at + 1) if text is not None and text in words else None

    return Slot(" | ".join(words), read, str)
