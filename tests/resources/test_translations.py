"""Every sentence that a person sees is there in five languages, whole, and in step with the code."""

from __future__ import annotations

import re
from functools import cache

import pytest
from babel.messages.catalog import Message

from tests.checks import catalogue as house
from tests.checks.catalogue import LANGUAGES, compiled, path

said, kept = cache(house.said), cache(house.kept)
"""Collected and read once: the code does not change while it is looked at."""
PLACE = re.compile(r"\{(\w*)[^}]*\}")


def strings(message: Message) -> tuple[str, ...]:
    """Return a message's translations, one or one a plural form."""
    string = message.string
    return tuple(string) if isinstance(string, (tuple, list)) else (str(string or ""),)


def ids(message: Message) -> tuple[str, ...]:
    """Return a message's English, one or two forms."""
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing(language: str) -> None:
    catalogue = kept(language)
    missing = [
        one.id
        for one in said()
        if one.id and not all(strings(catalogue.get(one.id) or Message(one.id, "")))
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_for_a_fact_is_lost(language: str) -> None:
    wrong = []
    for one in kept(language):
        wanted = {name for text in ids(one) for name in PLACE.findall(text)}
        for text in strings(one):
            found = set(PLACE.findall(text))
            if (one.id and found - wanted) or (wanted - {"n"}) - found:
                wrong.append((one.id, text))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_till_reads_is_what_was_translated(language: str) -> None:
    assert path(language, "mo").read_bytes() == compiled(kept(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_that_nobody_says(language: str) -> None:
    spoken = {one.id if isinstance(one.id, str) else one.id[0] for one in said() if one.id}
    kept_ids = {ids(one)[0] for one in kept(language) if one.id}
    assert kept_ids - spoken == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_on_keys_stay_short(language: str) -> None:
    """A word of one key must not become a sentence: at most 14 letters more than twice the English."""
    long = [
        (one.id, text)
        for one in kept(language)
        for text in strings(one)
        if isinstance(one.id, str) and one.id and len(text) > 2 * len(one.id) + 14
    ]
    assert long == []
