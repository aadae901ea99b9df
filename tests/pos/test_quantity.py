"""Quantities: whole pieces or whole grams, within what a basket can hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pos.quantity import MOST_GRAMS, MOST_PIECES, Quantity, grams, pieces
from tests.pos.desk.counter import refused


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(3), "3"),
        (Quantity(502, weighed=True), "0.502 kg"),
        (Quantity(12_005, weighed=True), "12.005 kg"),
        (Quantity(-1_502, weighed=True), "-1.502 kg"),
    ],
)
def test_a_quantity_is_written_as_people_say_it(quantity: Quantity, text: str) -> None:
    assert str(quantity) == text


def test_the_largest_basket_still_counts() -> None:
    assert pieces(MOST_PIECES) == Quantity(MOST_PIECES)
    assert grams(MOST_GRAMS) == Quantity(MOST_GRAMS, weighed=True)


@pytest.mark.parametrize("kind", [pieces, grams])
@pytest.mark.parametrize("amount", [0, -1, MOST_GRAMS + 1])
def test_nothing_negative_or_absurd_is_sold(kind: Callable[[int], Quantity], amount: int) -> None:
    with refused("bad_amount", given=amount):
        kind(amount)
