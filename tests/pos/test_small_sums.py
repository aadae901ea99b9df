"""Small arithmetic of a shift: the goodwill budget, the drawer's expected cash, what a code of refusal may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.errors import CODES, Refused
from pos.event import Event, SaleVoided, name_of
from pos.event_sale import SaleClosed
from pos.goodwill import Budget, gesture
from pos.shift import Drawer, expected_cash
from pos.text import speaker
from pos.words import REFUSALS, sentence

AMOUNT = st.integers(0, 10_000)


def test_per_cents_of_a_sale_are_rounded_half_up() -> None:
    assert gesture(2_310, 500, 0) == 116
    assert gesture(2_310, 0, 200) == 200


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT)
def test_a_gesture_inside_the_budget_never_breaks_it(
    most: int, shift: int, given_already: int, minor: int
) -> None:
    budget = Budget(most, shift, given_already)
    assert budget.left >= 0
    if budget.covers(minor):
        assert 0 < minor <= most
        assert given_already + minor <= shift


def test_a_budget_that_was_overdrawn_with_approval_has_nothing_left() -> None:
    assert Budget(500, 1_000, 2_000).left == 0


def test_the_drawer_holds_float_and_takings_less_change() -> None:
    assert expected_cash(50_000, 74_900, ()) == 124_900
    assert expected_cash(5_000, 0, (("paid_in", 1_000), ("drop", -2_000))) == 4_000


def test_the_difference_is_counted_less_expected() -> None:
    assert Drawer(124_900, 100_000).difference == -24_900
    assert Drawer(124_900).difference == 0


def test_an_unknown_code_of_refusal_is_a_mistake_of_the_programme() -> None:
    with pytest.raises(ValueError, match="no_such_code"):
        Refused("no_such_code")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_refusal_has_a_sentence_that_helps(code: str) -> None:
    said = sentence(Refused(code), speaker("en"))
    assert said == REFUSALS[code]
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("kind", "name"),
    [(SaleClosed, "sale_closed"), (SaleVoided, "sale_voided"), (Event, "event")],
)
def test_an_events_name_is_spelled_as_the_journal_does(kind: type[Event], name: str) -> None:
    assert name_of(kind) == name
