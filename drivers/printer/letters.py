"""Text at the render border: one letter in, one byte out; whatever the page lacks becomes its nearest plain letter.

Nothing that a printer could take for a command passes: control characters of both sets, line and paragraph marks,
direction marks and lone surrogates are gone before a byte is made.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

CODECS = {
    "PC437": "cp437",
    "PC850": "cp850",
    "PC852": "cp852",
    "PC858": "cp858",
    "PC775": "cp775",
    "WPC1250": "cp1250",
    "WPC1252": "cp1252",
    "WPC1257": "cp1257",
}
"""Names of pages as printers' manuals write them -> Python's codecs."""

SLOTS: dict[str, tuple[int, ...]] = {
    "PC437": (0,),
    "PC850": (2,),
    "PC852": (18,),
    "PC858": (19,),
    "PC775": (30, 31, 33, 95),
    "WPC1250": (45,),
    "WPC1252": (16,),
    "WPC1257": (25, 26, 51),
}
"""Under which numbers the models of resources/profiles/printer keep a page; one without a name has one of these."""

STAND_IN = (
    "*"  # for signs of which no plain letter is known; a question mark would look like a question
)
_PLAIN = {
    pair[0]: pair[1]
    for pair in (
        "łl ŁL øo ØO đd ĐD ħh ĦH ŧt ŦT ßs æa ÆA œo ŒO þt ÞT ðd ÐD ıi ĸk ŋn ŊN ſs €E №N "
        '–- —- ‐- ‑- −- „" “" ”" ‟" «" »" ‘\' ’\' ‚\' ‹\' ›\' ′\' ″" …. ×x ÷/ ·. •. ½/ ¼/ ¾/'
    ).split()
}
_DROPPED = {"Mn", "Me", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """NFC, without control characters; tabs and line ends become spaces, so that a name stays on its line."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        letter if letter.isprintable() else " " if letter.isspace() else _unprintable(letter)
        for letter in composed
    )


def _unprintable(letter: str) -> str:
    """A separator such as a hard space stays a space; everything else that cannot be seen goes."""
    return " " if unicodedata.category(letter).startswith("Z") else ""


def encode(text: str, page: str) -> bytes:
    """The bytes of `text` on a page (a key of CODECS), one for each letter that can be seen."""
    text = clean(text)
    try:
        return text.encode(CODECS[page])
    except UnicodeEncodeError:
        return b"".join(_byte(letter, page) for letter in text)


@lru_cache(maxsize=4096)
def _byte(letter: str, page: str) -> bytes:
    codec = CODECS[page]
    for candidate in (letter, _PLAIN.get(letter), _base(letter)):
        if candidate is not None:
            try:
                return candidate.encode(codec)
            except UnicodeEncodeError:
                continue
    return b"" if unicodedata.category(letter) in _DROPPED else STAND_IN.encode(codec)


def _base(letter: str) -> str:
    """The letter without its marks: ė -> e, ǭ -> o."""
    first = unicodedata.normalize("NFKD", letter)[0]
    return _PLAIN.get(first, first)
