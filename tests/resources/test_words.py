"""Countries and prompts hold only what can be printed, and say where each fact was read."""

from __future__ import annotations

import re
import string
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pos.country import country_codes, load_country
from pos.prompt_book import PromptBook

RESOURCES = Path(__file__).parents[2] / "resources"
COUNTRIES = country_codes(RESOURCES / "countries")
BOOK = PromptBook(RESOURCES / "prompts")
LETTERS = {
    "en": "",
    "lt": "ąčęėįšųūž„“",
    "lv": "āčēģīķļņšūž„“",
    "pl": "ąćęłńóśźż„”",
    "sv": "åäöé”",
}


def test_the_six_countries_are_there() -> None:
    assert COUNTRIES == ("EE", "FI", "LT", "LV", "PL", "SE")


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_fact_names_its_source_and_the_zone_exists(code: str) -> None:
    country = load_country(code, RESOURCES / "countries")
    assert ZoneInfo(country.time_zone)
    facts = (
        *country.vat, *country.roundings, *country.pieces, *country.deposits, *country.ages,
        *country.guarantees, *country.mind_changes, *country.shelf_prices, *country.receipts,
        *country.cash_ceilings, *country.retentions, *country.scale_labels,
    )  # fmt: skip
    assert len(facts) > 12
    assert all(len(fact.source) > 8 for fact in facts)


@pytest.mark.parametrize("language", LETTERS)
def test_sentences_use_the_letters_of_their_language(language: str) -> None:
    allowed = set(string.ascii_letters + string.digits + " .,;:!?’'–-{}“”" + LETTERS[language])
    allowed |= {letter.upper() for letter in LETTERS[language]}
    for words in BOOK.words(language).values():
        for text in (words.say, words.do, words.manner, *(one.say for one in words.variants)):
            assert set(text) <= allowed, text
            text.encode("cp1257")


@pytest.mark.parametrize("language", LETTERS)
def test_sentences_are_clean(language: str) -> None:
    for words in BOOK.words(language).values():
        assert words.say[0].isupper()
        assert words.say[-1] in ".!?"
        assert words.do[-1] not in ".!"
        for text in (words.say, words.do, words.manner):
            assert text == text.strip()
            assert "  " not in text


def test_one_customer_is_addressed_as_each_language_asks() -> None:
    swedish = " ".join(words.say for words in BOOK.words("sv").values())
    assert not re.search(r"\b[Nn]i\b|\b[Ee]r\b", swedish)
    polish = " ".join(words.say for words in BOOK.words("pl").values())
    assert not re.search(r"\bPan(i|a|u|ią|em)?\b", polish)
    lithuanian = " ".join(words.say for words in BOOK.words("lt").values())
    assert not re.search(r"(?<![.!?] )\bJ(ūs|ūsų|ums|us)\b", lithuanian)
