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
    letters = b"".join(map(_page(code_page).__getitem__, unicodedata.normalize("NFC", text)))
    return letters[:columns].ljust(columns)


class _Page(dict[str, bytes]):
    """Each letter as a code page has it; looked up once, as a shop's goods share their letters."""

    def __init__(self, code_page: str) -> None:
        super().__init__()
        self._name = code_page

    def __missing__(self, char: str) -> bytes:
        self[char] = found = self._found(char)
        return found

    def _found(self, char: str) -> bytes:
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Mn"):
            return b""
        for candidate in (char, _PLAIN.get(char, ""), _stripped(char)):
            try:
                if candidate:
                    return candidate.encode(self._name)
            except UnicodeEncodeError:
                continue
        return b"?"


_page = lru_cache(_Page)


def _stripped(char: str) -> str:
    """The letter without its marks: ą -> a."""
    return "".join(
        part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)
    )
