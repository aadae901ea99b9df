"""What a customer reads on two rows: of weighed goods weight, price of a kilogram and price, always together."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from drivers.display.letters import encode_line
from pos.event import (
    Event,
    LineAdded,
    LineRemoved,
    SaleChanged,
    SaleParked,
    SaleRecalled,
    SaleVoided,
)
from pos.money import Money
from pos.product import Product
from pos.quantity import Quantity, grams, pieces
from pos.sale import Cut, Line, Override, Sale
from pos.text import speaker
from ui.customer_lines import CustomerLines, Rows

SAY = CustomerLines(speaker("lt"), "EUR", 20)
NARROW = 20
SALE = Sale("s", "EUR", 0)


def added(line: Line) -> LineAdded:
    return LineAdded(SALE, line)


def goods(name: str, minor: int, *, weighed: bool = False, deposit: int = 0) -> Product:
    money = Money(minor, "EUR")
    return Product("A", name, money, "standard", weighed=weighed, deposit=Money(deposit, "EUR"))


CHEESE = goods("Sūris Džiugas kietasis", 1190, weighed=True)
SAFFRON = goods("Šafranas", 123456, weighed=True)


@pytest.mark.parametrize(("line", "rows"), [
    (Line(1, CHEESE, Quantity(0, weighed=True)), ("Sūris Džiugas kietasis", "11,90/kg")),
    (Line(1, CHEESE, grams(502)), ("0,502 kg × 11,90/kg", "Sūris Džiugas k 5,97")),
    (Line(1, CHEESE, grams(502), override=Override(1000)), ("0,502 kg × 10,00/kg", "Sūris Džiugas k 5,02")),
    (Line(1, CHEESE, grams(12502)), ("12,502 kg × 11,90/kg", "Sūris Džiugas 148,77")),
    (Line(1, SAFFRON, grams(1)), ("0,001kg×1 234,56/kg", "Šafranas        1,23")),
    (Line(1, CHEESE, grams(502), label=Money(600, "EUR")), ("Sūris Džiugas kietasis", "6,00 €")),
    (Line(1, goods("Duona", 129), pieces(1)), ("Duona", "1,29 €")),
    (Line(1, goods("Alus", 149, deposit=10), pieces(6)), ("Alus", "6 × 1,59        9,54")),
    (Line(1, goods("Duona", 129), pieces(2), cuts=(Cut(minor=57),)), ("Duona", "2,01 €")),
])  # fmt: skip
def test_a_line_is_told_with_all_that_makes_its_price(line: Line, rows: Rows) -> None:
    told = SAY.rows(added(line))
    assert told is not None
    assert tuple(row.replace("\xa0", " ") for row in told) == rows


def test_weighed_rows_lose_nothing_on_a_narrow_display() -> None:
    told = SAY.rows(added(Line(1, CHEESE, grams(502))))
    assert told is not None
    assert encode_line(told[0], NARROW) == b"0,502 kg x 11,90/kg "
    assert encode_line(told[1], NARROW).endswith(b" 5,97")


@pytest.mark.parametrize(
    "event",
    [SaleVoided("s", 1, 129), SaleParked(SALE, "1"), SaleRecalled(SALE, "1")],
    ids=["voided", "parked", "recalled"],
)
def test_what_is_no_more_being_bought_does_not_stay(event: Event) -> None:
    assert SAY.rows(event) == (SAY.say("Welcome!"), "")


def test_what_was_taken_out_is_said_so() -> None:
    told = SAY.rows(LineRemoved(SALE, Line(1, goods("Duona", 129), pieces(2))))
    assert told == ("− Duona         2,58", "")


def test_what_is_nothing_to_a_customer_changes_nothing() -> None:
    assert SAY.rows(SaleChanged(SALE, "discount")) is None


def test_the_customer_is_shown_their_own_language() -> None:
    swede = LineAdded(Sale("s", "EUR", 0, language="en"), Line(1, CHEESE, grams(502)))
    told = SAY.rows(swede)
    assert told is not None
    assert told[0].replace("\xa0", " ") == "0.502 kg × 11.90/kg"


def test_a_customer_of_a_language_that_nobody_wrote_down_reads_the_tills() -> None:
    spoken = replace(SALE, language="de")
    assert SAY.rows(LineAdded(spoken, Line(1, goods("Duona", 129), pieces(1)))) == SAY.rows(
        added(Line(1, goods("Duona", 129), pieces(1)))
    )
