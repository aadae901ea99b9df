"""Amounts, weights and sentences as the five languages write them; Babel is the oracle for amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from pos.money import Money
from pos.text import (
    LANGUAGES,
    format_amount,
    format_day,
    format_money,
    own_name,
    parse_amount,
    parse_count,
    speaker,
    with_point,
)

SYMBOLS = {"EUR": "€", "PLN": "zł", "SEK": "kr"}
MINOR = st.integers(-(10**9), 10**9)
PLAIN = str.maketrans({"\u202f": "\u00a0", "\u2212": "-"})


@pytest.mark.parametrize(
    ("language", "currency"),
    [
        (language, currency)
        for language in LANGUAGES
        for currency in SYMBOLS
        if (language, currency) not in {("en", "PLN"), ("en", "SEK")}
    ],
)
@given(minor=st.integers(0, 99_999) | st.integers(1_000_000, 10**9))
def test_amounts_are_written_as_cldr_writes_them(language: str, currency: str, minor: int) -> None:
    """Four digits before the comma are left out: CLDR groups them in some languages only, the till in all."""
    said = format_currency(Decimal(minor) / 100, currency, locale=language)
    expected = said.translate(PLAIN).replace(currency, SYMBOLS[currency])
    assert format_money(minor, currency, language) == expected


@pytest.mark.parametrize("currency", SYMBOLS)
@pytest.mark.parametrize("language", LANGUAGES)
@given(minor=st.integers(1, 10**9))
def test_money_owed_has_one_plain_minus_in_front(language: str, currency: str, minor: int) -> None:
    assert format_money(-minor, currency, language) == "-" + format_money(minor, currency, language)


def test_english_sets_the_euro_in_front_and_other_crowns_behind() -> None:
    assert format_money(123_450, "EUR", "en") == "€1,234.50"
    assert format_money(123_450, "SEK", "en") == "1,234.50\u00a0kr"
    assert format_money(-50, "PLN", "en") == "-0.50\u00a0zł"


@pytest.mark.parametrize("language", LANGUAGES)
@given(minor=st.integers(1_000_000, 10**9))
def test_plain_amounts_have_the_languages_marks(language: str, minor: int) -> None:
    expected = format_decimal(Decimal(minor) / 100, "#,##0.00", locale=language).translate(PLAIN)
    assert format_amount(minor, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@given(minor=MINOR)
def test_what_is_written_is_read_again(language: str, minor: int) -> None:
    written = format_amount(minor, language)
    if language != "en":
        assert parse_amount(written) == minor
    assert parse_amount(with_point(minor)) == minor


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1", 100),
        ("1,5", 150),
        ("1.50", 150),
        (",5", 50),
        ("12 345,67", 1_234_567),
        ("12\u00a0345,67", 1_234_567),
        ("-0,05", -5),
        ("+3", 300),
        ("0", 0),
    ],
)
def test_people_type_amounts_in_many_ways(typed: str, minor: int) -> None:
    assert parse_amount(typed) == minor


@pytest.mark.parametrize(
    "typed", ["", "-", ".", "abc", "1.2.3", "1,234", "١٢", "²", "1e3", "0x1", "½"]
)
def test_what_is_no_amount_is_not_guessed(typed: str) -> None:
    assert parse_amount(typed) is None


@given(st.text(max_size=12))
def test_whatever_is_typed_is_an_amount_or_nothing(typed: str) -> None:
    found = parse_amount(typed)
    assert found is None or parse_amount(with_point(found)) == found


def test_a_weight_has_the_languages_mark() -> None:
    assert speaker("en").weight(502) == "0.502 kg"
    assert speaker("lt").weight(12_005) == "12,005 kg"


def test_a_speaker_writes_money_and_amounts() -> None:
    assert speaker("lt").money(Money(123_450, "EUR")) == "1\u00a0234,50\u00a0€"
    assert speaker("sv").amount(-500) == "-5,00"


def test_an_unknown_currency_keeps_its_code() -> None:
    assert format_money(100, "NOK", "sv") == "1,00\u00a0NOK"


def test_an_unknown_language_speaks_english() -> None:
    assert speaker("xx").language == "en"
    assert speaker("xx")("Cash") == "Cash"


def test_a_sentence_takes_in_its_facts() -> None:
    assert speaker("en")("For receipt {number}", number=7) == "For receipt 7"
    assert speaker("lt")("You saved {amount}", amount="1,00").endswith("1,00")


def test_languages_name_themselves_and_each_other() -> None:
    assert [own_name(language) for language in LANGUAGES] == [
        "English",
        "Lietuvių",
        "Latviešu",
        "Polski",
        "Svenska",
    ]
    assert speaker("en").language_name("pl") == "Polish"


def test_counted_sentences_take_the_plural_of_their_number() -> None:
    assert speaker("en").ngettext("{n} piece", "{n} pieces", 1) == "1 piece"
    assert speaker("en").ngettext("{n} piece of {name}", "{n} pieces of {name}", 3, name="A") == (
        "3 pieces of A"
    )


def test_a_language_without_screens_has_a_name_and_any_other_its_code() -> None:
    assert speaker("lt").language_name("et") == "estiškai"
    assert (speaker("en").language_name("zh"), own_name("zh")) == ("ZH", "ZH")


def test_days_are_written_in_figures_as_each_language_does() -> None:
    day = date(2026, 11, 3)
    assert [format_day(day, language) for language in ("lt", "lv", "pl", "sv", "en")] == [
        "2026-11-03", "03.11.2026", "03.11.2026", "2026-11-03", "03/11/2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", 12),
        (" 007 ", 7),
        ("0", 0),
        ("9" * 15, 10**15 - 1),
        ("9" * 16, None),
        ("7" * 10_000, None),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("٣", None),
    ],
)
def test_a_count_is_whole_and_no_longer_than_anybody_means(typed: str, read: int | None) -> None:
    assert parse_count(typed) == read


def test_an_amount_that_no_book_could_hold_is_none() -> None:
    assert parse_amount("9" * 15 + ".99") == 10**17 - 1
    assert parse_amount("9" * 16) is None
    assert parse_amount("-" + "7" * 10_000) is None
