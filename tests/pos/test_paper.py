"""Paper: rows on any number of columns; nothing is ever cut off, and no control character survives."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.paper import Row, as_text, clean, lay_out, wrap

TEXT = st.text(max_size=80)
WORDS = st.text(alphabet="abcč €-,.0123456789 ", max_size=80)
COLUMNS = st.sampled_from([16, 20, 32, 42, 48])


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(TEXT)
def test_no_control_character_survives(text: str) -> None:
    found = clean(text)
    assert not [c for c in found if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn")]
    assert clean(found) == found


def test_letters_are_composed_and_hard_spaces_and_minus_become_plain() -> None:
    assert clean("e\u0307\x1b@\u200b1\u00a0234\u202f5 \u22122") == "ė@1 234 5 -2"


@given(WORDS, COLUMNS, st.integers(0, 40))
def test_wrapping_never_loses_a_letter_nor_grows_too_wide(
    text: str, width: int, indent: int
) -> None:
    found = wrap(text, width, indent)
    assert squeezed("".join(found)) == squeezed(text)
    assert all(len(one) <= width for one in found)


def test_a_word_longer_than_the_paper_is_broken_not_cut() -> None:
    assert wrap("x" * 10, 4) == ["xxxx", "xxxx", "xx"]
    assert wrap("aa " + "x" * 6, 4) == ["aa", "xxxx", "xx"]


def test_what_wraps_is_indented_under_its_start() -> None:
    assert wrap("  one two three", 10, 2) == ["  one two", "    three"]


def test_an_amount_is_not_torn_apart_where_it_fits_a_line() -> None:
    assert wrap("VAT 25.5 %: 1\u00a0234\u00a0567,89\u00a0+", 20) == [
        "VAT 25.5 %:",
        "1 234 567,89 +",
    ]
    rows = [Row("VAT: 1\u00a0234,50\u00a0+", "259,25")]
    assert as_text(rows, 20) == "VAT:\n1 234,50 +    259,25"


def test_plain_text_knows_one_size_of_letters() -> None:
    assert as_text([Row("TOTAL", "5.00", big=True)], 20) == "TOTAL           5.00"


def test_a_line_that_starts_with_more_spaces_than_the_paper_is_wide_still_prints() -> None:
    assert wrap(" " * 40 + "Thank you", 16) == ["        Thank", "        you"]


def test_nothing_at_all_is_one_empty_line() -> None:
    assert wrap("", 10) == [""]


@given(WORDS, WORDS, COLUMNS, st.booleans())
def test_left_and_right_are_both_there_whole(
    left: str, right: str, columns: int, big: bool
) -> None:
    rows = lay_out([Row(left.strip(), right.strip(), big=big)], columns)
    assert all(len(row.left) <= (columns // 2 if big else columns) for row in rows)
    assert all(row.right == "" for row in rows)
    found = squeezed("".join(row.left for row in rows))
    assert found == squeezed(clean(left) + clean(right))


def test_an_amount_stands_at_the_right_edge() -> None:
    assert as_text([Row("Bread", "1.29")], 20) == "Bread           1.29"


def test_a_long_name_wraps_and_its_amount_stands_beside_the_last_line() -> None:
    found = as_text([Row("Rye bread with seeds", "1.29", indent=2)], 16)
    assert found == "Rye bread\n  with\n  seeds     1.29"


def test_an_amount_too_wide_for_its_name_has_a_line_of_its_own() -> None:
    assert as_text([Row("Total in all currencies", "1 234 567,89")], 16) == (
        "Total in all\ncurrencies\n    1 234 567,89"
    )


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (Row(rule=True), "-" * 10),
        (Row("Hi", align="center"), "    Hi"),
        (Row("Hi", align="right"), "        Hi"),
        (Row(qr="K:1"), "  [K:1]"),
        (Row(barcode="12"), "   [12]"),
        (Row(cut=True), ""),
    ],
)
def test_rules_codes_and_cuts_stand_alone(row: Row, text: str) -> None:
    assert as_text([row], 10) == text


def test_big_letters_take_two_columns() -> None:
    rows = lay_out([Row("TOTAL DUE", big=True)], 12)
    assert [(row.left, row.big) for row in rows] == [("TOTAL", True), ("DUE", True)]
