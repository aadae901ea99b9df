"""What the kitchen is told: whose business a line is, what changed since, and a slip read at arm's length."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.event_order import Ordered, OrderSent
from pos.heading import Heading
from pos.order import departments, difference, order_rows, standing
from pos.paper import as_text, lay_out
from pos.text import LANGUAGES, speaker

HEADING = Heading(
    "Kasa",
    "",
    "",
    "1",
    datetime.fromisoformat("2026-11-21 12:05"),  # on the shop's wall
    "%H:%M",
    {"copy": "KOPIJA", "training": "MOKYMAS"},
)
SOUP, COFFEE = Ordered("S", "Šaltibarščiai", 2), Ordered("C", "Kava", 1)
SLIP = OrderSent(3, "s", (SOUP,), (COFFEE,), "Staliukas 4", "be krapų", "Ona", 0, before=2)
BASKETS = st.lists(
    st.builds(
        Ordered, st.sampled_from("ABCD"), st.just("name"), st.integers(min_value=1, max_value=9)
    ),
    max_size=6,
).map(tuple)


def test_departments_are_named_with_commas_and_in_any_case() -> None:
    assert departments(" Grill, GĖRIMAI ,,") == {"grill", "gėrimai"}
    assert departments("") == frozenset()


@given(st.lists(BASKETS, min_size=1, max_size=5))
def test_after_each_slip_the_kitchen_knows_what_is_wanted(
    wanted: list[tuple[Ordered, ...]],
) -> None:
    slips: list[OrderSent] = []
    for basket in wanted:
        added, removed = difference(basket, standing(slips))
        assert all(one.amount > 0 for one in (*added, *removed))
        slips.append(replace(SLIP, added=added, removed=removed))
        assert difference(basket, standing(slips)) == ((), ())


def test_a_slip_has_no_prices_and_says_what_is_called_off() -> None:
    text = as_text(order_rows(SLIP, HEADING, speaker("en")), 42)
    assert "Order 1-3" in text
    assert "Staliukas 4" in text
    assert "Changes order 1-2" in text
    assert "Not paid yet" in text
    assert "2 × Šaltibarščiai" in text
    assert text.index("NOT WANTED ANY MORE") < text.index("- 1 × Kava")
    assert "Note: be krapų" in text
    assert "KOPIJA" not in text


def test_a_paid_slip_names_its_receipt_and_marks_stand_on_it() -> None:
    paid = replace(SLIP, receipt=17, removed=(), note="", name="", before=0, training=True)
    text = as_text(order_rows(paid, HEADING, speaker("en"), copy=True), 32)
    assert "Paid: receipt 1-17" in text
    assert "KOPIJA" in text
    assert "MOKYMAS" in text
    assert "NOT WANTED" not in text
    assert "Changes" not in text


def test_nothing_is_cut_off_on_the_narrowest_paper_in_any_language() -> None:
    long = replace(SLIP, added=(replace(SOUP, name="Labai ilgas patiekalo pavadinimas " * 3),))
    for language in LANGUAGES:
        rows = lay_out(order_rows(long, HEADING, speaker(language)), 32)
        assert all(len(row.left) <= (16 if row.big else 32) for row in rows)
        said = "".join(row.left for row in rows)
        assert said.count("pavadinimas") == 3
