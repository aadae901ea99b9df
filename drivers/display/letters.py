"""Text for displays that know few letters: one code page, and plain letters for what it lacks."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

CODE_PAGES = ("ascii", "cp437", "cp775", "cp850", "cp852", "cp858", "cp866", "cp1250", "cp1257")
"""Python names of the pages a technician may choose; `ascii` is safe on every display."""

_PLAIN = {
    "€": "EUR",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "æ": "ae",
    "Æ": "AE",
    "ß": "ss",
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "„": '"',
    "“": '"',
    "”": '"',
    "’": "'",
    "‘": "'",
    "×": "x",
    "½": "1/2",
    "²": "2",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}


def encode_line(text: str, columns: int, code_page: str = "ascii") -> bytes:
    """Exactly `columns` bytes, cut or filled with spaces.

    Letters that the page lacks become plain ones, controls go.
    """
    letters = b"".join([_letter(char, code_page) for char in unicodedata.normalize("NFC", text)])
    return letters[:columns].ljust(columns)


@lru_cache(maxsize=1024)
def _letter(char: str, code_page: str) -> bytes:
    """One letter as the page has it; looked up once, as a shop's goods share their letters."""
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Mn"):
        return b""
    for candidate in (char, _PLAIN.get(char, ""), _stripped(char)):
        try:
            if candidate:
                return candidate.encode(code_page)
        except UnicodeEncodeError:
            continue
    return b"?"


def _stripped(char: str) -> str:
    """The letter without its marks: ą -> a."""
    return "".join(
        part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)
    )
