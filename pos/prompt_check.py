"""What is wrong with a book of prompts: the findings of `kasa prompts check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct

from pos.prompt import PLACEHOLDERS, Script, Words, fill, places
from pos.prompt_book import BASE, PromptBook
from pos.situation import EVENTS, contradiction

SAY_LIMIT: Final = 160
"""Letters that the strip shows in its largest type at 1280×800 without a scroll bar."""
DO_LIMIT: Final = 70
MANNER_LIMIT: Final = 70

_SAMPLE: Final[Mapping[str, str]] = {
    name: "brakuje dowodu zakupu" if name in ("reason", "alternative") else "1 234,50 zł"
    for name in PLACEHOLDERS
}

Kind = Literal[
    "missing_language", "no_script", "unknown_placeholder", "other_placeholders",
    "too_long", "never_fires", "doubled_id", "empty", "missing_fragment",
]  # fmt: skip


class Problem(Struct, frozen=True):
    """One finding: its kind, the prompt, the language ("" for the script) and what exactly."""

    kind: Kind
    prompt: str
    language: str
    detail: str


def check(
    book: PromptBook, languages: Iterable[str], countries: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Return what a shop speaking `languages` should mend, scripts first, then by language.

    `countries` are the codes that have a file, so that a wording for another one is found.
    Raises Refused(bad_file) for a file that cannot be read at all.
    """
    known = tuple(countries)
    found = [problem for script in book.scripts for problem in _in_script(script, known)]
    for language in dict.fromkeys((BASE, *languages)):
        found.extend(_in_language(book, language))
    return tuple(found)


def _in_script(script: Script, countries: tuple[str, ...]) -> Iterator[Problem]:
    for event in (*script.when, *script.ahead):
        if event not in EVENTS:
            yield Problem("never_fires", script.id, "", event)
    if not script.when and not script.ahead:
        yield Problem("never_fires", script.id, "", "when")
    reason = contradiction(script.conditions, countries)
    if reason:
        yield Problem("never_fires", script.id, "", reason)


def _in_language(book: PromptBook, language: str) -> Iterator[Problem]:
    scripts = {script.id for script in book.scripts}
    words, base = book.words(language), book.words(BASE)
    for name in sorted(scripts - set(words)):
        yield Problem("missing_language", name, language, language)
    for name in sorted(set(words) - scripts):
        yield Problem("no_script", name, language, name)
    for name in book.doubled(language):
        yield Problem("doubled_id", name, language, name)
    for name, one in words.items():
        yield from _in_words(name, one, base.get(name, one), language)
    for kind, name in book.fragment_names(BASE):
        if not book.fragment(language, kind, name):
            yield Problem("missing_fragment", f"{kind}.{name}", language, name)


def _in_words(name: str, words: Words, base: Words, language: str) -> Iterator[Problem]:
    least = places(base.say)
    more = (places(variant.say) for variant in base.variants)
    known = [least, *(one for one in more if one > least)]  # a wording may say more, never less
    yield from _in_sentence(name, words.say, known[:1], language)
    for variant in words.variants:
        yield from _in_sentence(name, variant.say, known, language)
    for variant in words.variants:
        if variant.hours[0] >= variant.hours[1]:
            yield Problem("never_fires", name, language, variant.say)
    for text, limit in ((words.do, DO_LIMIT), (words.manner, MANNER_LIMIT)):
        if len(text) > limit:
            yield Problem("too_long", name, language, text)
    if not words.do.strip():
        yield Problem("empty", name, language, "do")


def _in_sentence(
    name: str, text: str, expected: Sequence[frozenset[str]], language: str
) -> Iterator[Problem]:
    unknown = sorted(places(text) - PLACEHOLDERS)
    if unknown:
        yield Problem("unknown_placeholder", name, language, unknown[0])
    elif places(text) not in expected:
        yield Problem("other_placeholders", name, language, text)
    if len(fill(text, **_SAMPLE)) > SAY_LIMIT:
        yield Problem("too_long", name, language, text)
    if not text.strip():
        yield Problem("empty", name, language, "say")
