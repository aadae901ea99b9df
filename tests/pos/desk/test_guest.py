"""Who stands at the counter: found by name, shown no more of than is needed, and only to somebody who is signed in."""

from __future__ import annotations

import pytest

from pos.customer import Known
from pos.desk.guest import MOST
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def shop(counter: Counter) -> Counter:
    """A shop with customers."""
    people = {"1": "Šarūnė Žąsytė-Æbeling", "2": "Sara Zasada", "3": "Anna O'Brien", "4": "Ann Li"}
    for ident, name in people.items():
        counter.knows(ident, name=name, phone=f"+3706000111{ident}", tier="gold" * (ident == "1"))
    return counter


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sarun", "1"),
        ("ŽĄSY", "1"),
        ("zas sar", "21"),
        ("aebel", "1"),
        ("brien", "3"),
        ("o'b", "3"),
        ("ann", "43"),
        ("nna", ""),
        ("asyte", ""),
        ("ann li x", ""),
        ("a", ""),
        ("", ""),
        ("%", ""),
        ("1113", "3"),
        ("113", ""),
        ("9999", ""),
    ],
)
def test_names_are_found_by_the_starts_of_their_words(
    shop: Counter, typed: str, found: str
) -> None:
    assert "".join(one.id for one in shop.desks.register.look_for(typed)) == found


def test_a_list_shows_name_end_of_telephone_and_tier_alone(shop: Counter) -> None:
    assert shop.desks.register.look_for("sarune") == (
        Known("1", "Šarūnė Žąsytė-Æbeling", "111", "gold"),
    )


def test_a_list_is_short_and_nobody_looks_who_is_not_signed_in(shop: Counter) -> None:
    for number in range(10, 30):
        shop.knows(str(number), name=f"Jonas {number}")
    assert len(shop.desks.register.look_for("jonas")) == MOST
    shop.do(shop.desks.people.sign_out)
    with refused("not_signed_in"):
        shop.desks.register.look_for("jonas")


def test_whoever_was_erased_is_found_no_more(shop: Counter) -> None:
    shop.store.erase_customer(shop.act(), "2")
    assert [one.id for one in shop.desks.register.look_for("zas")] == ["1"]
