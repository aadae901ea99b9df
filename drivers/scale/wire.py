"""What every scale protocol has in common: a codec turns bytes into words: weights, troubles, or what to say next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from drivers.protocol import ScaleState, Weighed

LONGEST_FRAME = 64
"""Bytes kept while looking for the end of a frame; no scale here speaks longer."""


class Trouble(Struct, frozen=True):
    """The scale said something that is no weight: `garbled`, `bad_command`, `zero_lost`, `wrong_unit`, `not_ready`."""

    code: str


class Say(Struct, frozen=True):
    """Bytes that the protocol wants sent next, before a weight can come."""

    data: bytes


Word = Weighed | Trouble | Say


class ScaleCodec(Protocol):
    """A scale's language: pure; most keep no state between calls but the bytes that they hand back."""

    @property
    def question(self) -> bytes:
        """What asks for one weight; empty for scales that talk by themselves."""
        ...

    def read(self, data: bytes) -> tuple[list[Word], bytes]:
        """The words in `data`, and the unfinished rest (at most LONGEST_FRAME bytes) to put before what comes next."""
        ...


Step = Callable[[bytes], tuple[Word | None, int]]
"""What begins these bytes and how many bytes it is: no word for a byte of noise, no length for what is unfinished."""


def words_of(data: bytes, step: Step) -> tuple[list[Word], bytes]:
    """Words one after another and the unfinished rest; a run of noise is told once as garbled."""
    words: list[Word] = []
    noisy = False
    while data:
        word, length = step(data)
        if not length:
            return words, data
        if word is not None:
            words.append(word)
        elif not noisy:
            words.append(Trouble("garbled"))
        noisy = word is None
        data = data[length:]
    return words, b""


def to_grams(text: str, unit: str) -> int | None:
    """`01.250`, `kg` -> 1250; None when the unit is not metric or the weight is finer than a gram.

    Digits only, with at most one point; no float is used on the way.
    """
    whole, _, part = text.partition(".")
    digits = whole + part
    if not (digits.isascii() and digits.isdigit()):
        return None
    if unit == "g":
        return int(whole or "0") if not part.strip("0") else None
    if unit != "kg" or part[3:].strip("0"):
        return None
    return int((whole or "0") + (part + "000")[:3])


def weighed(text: str, unit: str) -> Word:
    """A weight that stands still, of zero or more; else why it is none: a unit that is not metric, or no weight."""
    if unit not in ("kg", "g"):
        return Trouble("wrong_unit")
    grams = to_grams(text, unit)
    if grams is None:
        return Trouble("garbled")
    return Weighed(ScaleState.STABLE if grams else ScaleState.ZERO, grams)
