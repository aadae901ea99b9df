"""Words that somebody typed, pasted or swiped, as they may be kept: short, visible signs only, no card number."""

from __future__ import annotations

from typing import Final

from pos.card_number import masked

LONGEST: Final = 500
"""Signs of the longest text that a person means; a key that lies under a book types more."""


def kept(text: str) -> str:
    """Return a text as a journal may hold it: what nobody can see is left out, and its end where it is too long.

    Left out are control characters, marks of writing direction and half signs: on paper and in a log they would do
    what nobody wrote. Lines become spaces.
    """
    plain = text if text.isprintable() else "".join(map(_seen, text))
    return masked(plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…")


def _seen(sign: str) -> str:
    if sign.isprintable():
        return sign
    return " " if sign.isspace() else ""
