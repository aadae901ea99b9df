"""VAT: once per rate per receipt from the gross, half up, shared over the lines so that it adds up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.tax import Rate, vat_in, vat_parts, vat_shares

A, B, C, FREE = Rate(2100, "A"), Rate(900, "B"), Rate(600, "C"), Rate(0, "N", exempt=True)
AMOUNTS = st.lists(
    st.tuples(st.sampled_from([A, B, FREE, Rate(550), Rate(2550)]), st.integers(-5_000, 50_000)),
    max_size=12,
)


@pytest.mark.parametrize(
    ("gross", "bp", "vat"),
    [
        (999, 2300, 187),
        (999, 800, 74),
        (10_000, 600, 566),
        (10_000, 1200, 1071),
        (10_000, 2500, 2000),
        (1_003, 2100, 174),
        (139, 1200, 15),
        (3_076, 2400, 595),
        (1_000, 1350, 119),
        (1_000, 0, 0),
    ],
)
def test_the_tax_inside_an_amount_is_what_the_offices_reckon(gross: int, bp: int, vat: int) -> None:
    assert vat_in(gross, Rate(bp)) == vat
    assert vat_in(-gross, Rate(bp)) == -vat


def test_seven_times_0_99_bear_1_30_and_not_1_33() -> None:
    (part,) = vat_parts([(Rate(2300), 99)] * 7)
    assert (part.gross, part.vat, part.net) == (693, 130, 563)


def test_the_highest_rate_stands_first_and_what_is_free_last() -> None:
    parts = vat_parts([(FREE, 100), (B, 100), (Rate(0, "Z"), 100), (A, 100)])
    assert [part.rate.label for part in parts] == ["A", "B", "Z", "N"]


@given(AMOUNTS)
def test_lines_shares_add_up_to_each_rates_tax(amounts: list[tuple[Rate, int]]) -> None:
    parts = vat_parts(amounts)
    shares = vat_shares(amounts, parts)
    assert sum(part.gross for part in parts) == sum(minor for _, minor in amounts)
    for part in parts:
        mine = [
            share for share, (rate, _) in zip(shares, amounts, strict=True) if rate == part.rate
        ]
        assert sum(mine) == part.vat == vat_in(part.gross, part.rate)
        assert part.net + part.vat == part.gross


def test_a_rate_whose_lines_are_all_free_of_charge_shares_nothing() -> None:
    assert vat_shares([(A, 0), (B, 109)], vat_parts([(A, 0), (B, 109)])) == [0, 9]


def test_empties_beside_drinks_take_no_tax_from_other_goods() -> None:
    amounts = [(C, 2_200), (A, 500), (C, 3_000), (C, -2_000)]
    parts = vat_parts(amounts)
    assert [(part.rate, part.vat) for part in parts] == [(A, 87), (C, 181)]
    assert vat_shares(amounts, parts) == [124, 87, 170, -113]
    even = [(C, 2_000), (C, -2_000)]
    assert vat_shares(even, vat_parts(even)) == [113, -113]
