"""Card numbers in what people type: cut down to four digits; phones, goods and dates stay as they are."""

from __future__ import annotations

import pytest

from pos.card_number import masked


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4111111111111111", "****1111"),
        ("card 4111-1111-1111-1111 twice", "card ****1111 twice"),
        ("5555 5555 5555 4444", "****4444"),
        ("378282246310005", "****0005"),
        (";4111111111111111=25121010000012300000?", ";****1111?"),
        ("%B4111111111111111^DOE/JOHN^25121010000012300000?", "%B****1111?"),
        ("4111111111111111^ 3 pieces", "****1111^ 3 pieces"),
        ("2223003122003222, 4111111111111111", "****3222, ****1111"),
    ],
)
def test_a_card_number_is_cut_down_to_its_tail(typed: str, kept: str) -> None:
    assert masked(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "4111111111111112",  # no card's check digit
        "490154203237518",  # a phone's IMEI
        "4770000000015",
        "(01)05901234123457",
        "+370 600 00000, 2026-11-21",
        "41111111111111111111",
        "waited long at the till",
    ],
)
def test_other_words_and_numbers_stay(typed: str) -> None:
    assert masked(typed) == typed
