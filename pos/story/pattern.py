"""A small language for the shapes of lines, so that the grammar of stories is a table that reads like its page.

`pay cash amount:TYPED [pieces:PIECES]`: plain words are themselves, `name:SLOT` is a slot of pos.story.slots,
`name:one|two` a choice; brackets hold clauses that may be missing and may come in any order. A line may begin with
`its_name =`; without it the leading plain words, joined by `_`, are the name.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from pos.story.measure import Value
from pos.story.number import Words
from pos.story.slots import SLOTS, Slot, choice
from pos.story.words import Unreadable, Word, said


class Place(Struct, frozen=True):
    """A plain word (no name), or a named slot."""

    word: str
    name: str = ""
    slot: Slot | None = None

    def explain(self) -> str:
        """Say what stands here."""
        return self.slot.explain if self.slot else self.word


class Shape(Struct, frozen=True):
    """One shape of a line: its name, what must stand, and the clauses that may."""

    name: str
    head: tuple[Place, ...]
    clauses: tuple[tuple[Place, ...], ...]

    @property
    def lead(self) -> int:
        """How many plain words begin it."""
        return next((i for i, place in enumerate(self.head) if place.slot), len(self.head))


class Match(Struct, frozen=True):
    """What a line was read as."""

    name: str
    args: dict[str, Value]


def _place(text: str) -> Place:
    name, colon, kind = text.partition(":")
    if not colon:
        return Place(text)
    return Place("", name, SLOTS[kind] if kind in SLOTS else choice(tuple(kind.split("|"))))


def _places(text: str) -> tuple[Place, ...]:
    return tuple(_place(word) for word in text.split())


def shape(line: str) -> Shape:
    """Read one line of a table of shapes."""
    given, equals, rest = line.partition(" = ")
    text = rest if equals else line
    head_text, *clause_texts = text.split("[")
    head = _places(head_text)
    lead = [place.word for place in head]
    if "" in lead:
        lead = lead[: lead.index("")]
    name = given.strip() if equals else "_".join(lead)
    clauses = tuple(_places(clause.strip().removesuffix("]")) for clause in clause_texts)
    return Shape(name, head, clauses)


def shapes(table: str) -> tuple[Shape, ...]:
    """Read a table of shapes, one a line; the ones with more leading words come first."""
    lines = [line.strip() for line in table.splitlines() if line.strip()]
    return tuple(sorted((shape(line) for line in lines), key=lambda one: -one.lead))


class _Miss(Exception):
    """These words are not of this shape; how far they were, and what should have come."""

    def __init__(self, at: int, expected: str) -> None:
        super().__init__(at, expected)
        self.at, self.expected = at, expected


def _take(places: tuple[Place, ...], words: Words, at: int, args: dict[str, Value]) -> int:
    for place in places:
        if place.slot is None:
            if at >= len(words) or not words[at].says(place.word):
                raise _Miss(at, place.word)
            at += 1
            continue
        found = place.slot.read(words, at)
        if found is None:
            raise _Miss(at, place.explain())
        args[place.name], at = found
    return at


def _flag(places: tuple[Place, ...]) -> str:
    """Name a clause that is plain words only."""
    return "_".join(place.word for place in places).replace("-", "_")


def _clauses(which: Shape, words: Words, at: int, args: dict[str, Value]) -> int:
    left = list(which.clauses)
    while at < len(words):
        misses: list[_Miss] = []
        for clause in left:
            taken: dict[str, Value] = {}
            try:
                after = _take(clause, words, at, taken)
            except _Miss as miss:
                misses.append(miss)
                continue
            left.remove(clause)
            args.update(taken or {_flag(clause): True})
            at = after
            break
        else:
            furthest = max((miss.at for miss in misses), default=at)
            wanted = dict.fromkeys(miss.expected for miss in misses if miss.at == furthest)
            raise _Miss(furthest, " or ".join([*wanted, *(["the end"] if furthest == at else [])]))
    return at


def _match(which: Shape, words: Words) -> Match:
    args: dict[str, Value] = {}
    at = _take(which.head, words, 0, args)
    _clauses(which, words, at, args)
    return Match(which.name, args)


def match(table: tuple[Shape, ...], words: Words, kind: str) -> Match:
    """Read words as one of these shapes; raises Unreadable with what would have fitted furthest on."""
    if not words:
        raise Unreadable(kind, "nothing")
    misses: list[_Miss] = []
    for which in table:
        try:
            return _match(which, words)
        except _Miss as miss:
            misses.append(miss)
    furthest = max(miss.at for miss in misses)
    if furthest == 0:
        raise Unreadable(kind, str(words[0]))
    wanted = dict.fromkeys(miss.expected for miss in misses if miss.at == furthest)
    found = said(words[furthest:]) or "the end of the line"
    raise Unreadable(" or ".join(wanted), found)


ALONE: Final = Word("|")
"""Stands between the two verbs of a race."""
