"""A story's line as words: quotes, comments, `->` and `;` are settled here and nowhere else."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Unreadable(Exception):
    """A story cannot be read: which line, what was expected there and what was found."""

    def __init__(self, expected: str, found: str, line: int = 0, file: str = "") -> None:
        super().__init__(expected, found)
        self.expected, self.found, self.line, self.file = expected, found, line, file

    def at(self, file: str, line: int) -> Unreadable:
        """Return the same failure with its place."""
        return Unreadable(self.expected, self.found, line, file)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: expected: {self.expected}; found: {self.found}"


class Word(Struct, frozen=True):
    """One word; a quoted one is text and never a word of the language."""

    text: str
    quoted: bool = False

    def says(self, word: str) -> bool:
        """Tell whether this is that word of the language."""
        return not self.quoted and self.text == word

    def __str__(self) -> str:
        return f'"{self.text}"' if self.quoted else self.text


ARROW: Final = Word("->")
PART: Final = Word(";")
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", '"': '"'}


def _escape(line: str, at: int) -> tuple[str, int]:
    """Return the character that the escape at the backslash means, and where the text goes on."""
    letter = line[at + 1 : at + 2]
    if letter == "x":
        digits = line[at + 2 : at + 4]
        if len(digits) == 2 and all(digit in "0123456789abcdefABCDEF" for digit in digits):
            return chr(int(digits, 16)), at + 4
        raise Unreadable("two hexadecimal digits after \\x", digits)
    if letter in _ESCAPES:
        return _ESCAPES[letter], at + 2
    raise Unreadable('\\xNN, \\n, \\r, \\t, \\\\ or \\" inside quotes', f"\\{letter}")


def _quoted(line: str, at: int) -> tuple[Word, int]:
    """Read from an opening quote to behind the closing one."""
    text: list[str] = []
    while at < len(line) and line[at] != '"':
        if line[at] == "\\":
            letter, at = _escape(line, at)
        else:
            letter, at = line[at], at + 1
        text.append(letter)
    if at >= len(line):
        raise Unreadable("a closing quote", "the end of the line")
    return Word("".join(text), quoted=True), at + 1


def _plain(line: str, at: int) -> tuple[Word, int]:
    end = at
    while end < len(line) and not _ends(line, end):
        end += 1
    return Word(line[at:end]), end


def _ends(line: str, at: int) -> bool:
    return line[at].isspace() or line[at] in '#;"' or line.startswith("->", at)


def words_of(line: str) -> tuple[Word, ...]:
    """Split a line into words; raises Unreadable."""
    found: list[Word] = []
    at = 0
    while at < len(line):
        if line[at] == "#":
            break
        if line[at].isspace():
            at += 1
        elif line[at] == '"':
            word, at = _quoted(line, at + 1)
            found.append(word)
        elif line[at] == ";":
            found.append(PART)
            at += 1
        elif line.startswith("->", at):
            found.append(ARROW)
            at += 2
        else:
            word, at = _plain(line, at)
            found.append(word)
    return tuple(found)


def cut(words: tuple[Word, ...], mark: Word) -> list[tuple[Word, ...]]:
    """Divide words at every `mark`."""
    parts: list[tuple[Word, ...]] = []
    start = 0
    for place, word in enumerate(words):
        if word == mark:
            parts.append(words[start:place])
            start = place + 1
    return [*parts, words[start:]]


def said(words: tuple[Word, ...]) -> str:
    """Write words as they may stand in a line."""
    return " ".join(str(word) for word in words)
