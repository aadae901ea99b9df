"""Folding for search: names as people type them, without capitals and accents, by words, slips tolerated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n", "ß": "ss"}
)
"""Letters that Unicode does not take apart into a plain letter and a mark."""


def fold(text: str) -> str:
    """Return a text as it is searched: Čili is cili, MASŁO is maslo, Åkerö is akero, ½ is 1⁄2."""
    small = text.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small).casefold().translate(_LETTERS)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, in order; what stands between letters and digits parts them."""
    return tuple(_WORD.findall(fold(text)))


def starts(typed: str, name: str) -> bool:
    """Tell whether every word that was typed begins some word of the name, in any order."""
    named = words(name)
    asked = words(typed)
    return bool(asked) and all(any(one.startswith(word) for one in named) for word in asked)


def as_written(typed: str, name: str) -> bool:
    """Tell whether every word that was typed begins some word of the name with its very marks: råg is not rag."""
    named = _WORD.findall(name.casefold())
    return all(
        any(one.startswith(word) for one in named) for word in _WORD.findall(typed.casefold())
    )


def slips(typed: str, meant: str, most: int = 2) -> int:
    """Count the slips of the finger between two words: a letter wrong, missing, extra, two swapped.

    Counting stops above `most`; then the answer is `most` + 1.
    """
    if abs(len(typed) - len(meant)) > most:
        return most + 1
    last: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, start=1):
        before, last, row = (last if i > 1 else []), row, [i]
        for j, other in enumerate(meant, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """Return the known word with the fewest slips from a typed one, or None if none is near.

    Words below three letters have no near ones; up to five letters may hold one slip, longer ones two.
    The earlier of equally near words wins. Both sides are folded words.
    """
    if len(typed) < 3:
        return None
    most = 1 if len(typed) <= 5 else 2
    best: str | None = None
    for word in known:
        apart = slips(typed, word, most)
        if apart <= most:
            best, most = word, apart - 1
    return best
