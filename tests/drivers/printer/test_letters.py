"""Text at the render border: the letters of five languages, and nothing that a printer takes for a command."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printer.letters import CODECS, clean, encode

GOLDEN = {
    "lt": "Ačiū, kad pirkote! ĄČĘĖĮŠŲŪŽ ąčęėįšųūž 12,30 €",
    "lv": "Paldies! ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž",
    "pl": "Dziękujemy! ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż",
    "sv": "Tack för köpet! ÅÄÖÉ åäöé",
    "et": "Aitäh! ÕÄÖÜŠŽ õäöüšž",
    "en": "Thank you – it’s “yours” × 2 … ½ off",
}


@pytest.mark.parametrize("language", GOLDEN)
def test_the_baltic_page_holds_every_letter_of_the_shops_languages(language: str) -> None:
    text = GOLDEN[language]
    assert encode(text, "WPC1257").decode("cp1257") == text


@pytest.mark.parametrize("language", ["lt", "lv", "pl", "sv", "et"])
def test_letters_that_come_in_two_pieces_are_put_together(language: str) -> None:
    pieces = unicodedata.normalize("NFD", GOLDEN[language])
    assert encode(pieces, "WPC1257").decode("cp1257") == GOLDEN[language]


@pytest.mark.parametrize(
    ("page", "text", "paper"),
    [
        ("PC437", "ĄČĘĖĮŠŲŪŽ ąčęėįšųūž", "ACEEISUUZ aceeisuuz"),
        ("PC437", "łódź ŁÓDŹ øl æ ß", "lódz LODZ ol æ ß"),
        ("PC775", "5 € „A“ – B…", "5 E „A“ - B."),
        ("WPC1252", "ķļģ ſ", "klg s"),
        ("WPC1257", "Ǆ ﬁ ǭ ½ №", "D f o ½ N"),
        ("WPC1257", "漢字 🍞 Жук", "** * ***"),
        ("WPC1257", "a\u00a0b\u2007c\u202fd\u3000e", "a b c d e"),
    ],
)
def test_what_a_page_lacks_falls_back_to_its_plain_letter(page: str, text: str, paper: str) -> None:
    assert encode(text, page).decode(CODECS[page]).replace("\u00a0", " ") == paper


def test_a_mark_without_its_letter_takes_no_room() -> None:
    assert encode("a\u20ddb\ue000", "PC437") == b"ab"


def test_a_line_stays_one_line() -> None:
    assert clean("Duona\r\n-99,99\tX\u2028Y\u0085Z") == "Duona  -99,99 X Y Z"


@given(st.text(), st.sampled_from(sorted(CODECS)))
def test_no_text_makes_a_command_a_line_end_or_a_question_mark(text: str, page: str) -> None:
    paper = encode(text, page)
    assert all(byte >= 0x20 and byte != 0x7F for byte in paper)
    assert paper.count(b"?") == clean(text).count("?") + sum(
        unicodedata.normalize("NFKD", letter)[0] == "?" for letter in clean(text) if letter != "?"
    )


@given(st.text(st.sampled_from(GOLDEN["lt"] + GOLDEN["lv"] + GOLDEN["pl"] + GOLDEN["en"])))
def test_one_letter_is_one_byte_on_every_page(text: str) -> None:
    for page in CODECS:
        assert len(encode(text, page)) == len(text)
