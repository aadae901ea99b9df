"""A shelf label in five languages: price, unit price with its unit, deposit, code and the day of the price."""

from __future__ import annotations

from datetime import date

import pytest

from pos.money import Money
from pos.product import Product
from pos.shelf_label import shelf_label
from pos.text import speaker

DAY = date(2026, 11, 21)


def product(name: str, minor: int, currency: str = "EUR", **more: object) -> Product:
    made = Product("4770000000015", name, Money(minor, currency), "standard", Money(0, currency))
    return Product(**{**{key: getattr(made, key) for key in made.__struct_fields__}, **more})


@pytest.mark.parametrize(
    ("language", "currency", "price", "unit", "deposit"),
    [
        ("en", "EUR", "€1.49", "€2.98/l", "+ deposit €0.10"),
        ("lt", "EUR", "1,49 €", "2,98 €/l", "+ užstatas 0,10 €"),
        ("lv", "EUR", "1,49 €", "2,98 €/l", "+ depozīts 0,10 €"),
        ("pl", "PLN", "1,49 zł", "2,98 zł/l", "+ kaucja 0,10 zł"),
        ("sv", "SEK", "1,49 kr", "2,98 kr/l", "+ pant 0,10 kr"),
    ],
)
def test_it_is_said_as_each_language_does(
    language: str, currency: str, price: str, unit: str, deposit: str
) -> None:
    beer = product("Alus 0,5 l", 149, currency, deposit=Money(10, currency))
    label = shelf_label(beer, DAY, speaker(language))
    told = (label.price, label.unit_price, label.deposit)
    assert tuple(text.replace("\u00a0", " ") for text in told) == (price, unit, deposit)
    assert (label.name, label.code, label.date) == ("Alus 0,5 l", "4770000000015", "2026-11-21")


def test_goods_by_weight_show_the_price_of_a_kilogram_alone() -> None:
    label = shelf_label(product("Bananai", 159, weighed=True), DAY, speaker("en"))
    assert (label.price, label.unit_price, label.deposit) == ("€1.59/kg", "", "")


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Milk 1 l", ""), ("Eggs 10 pcs", "€0.20/pc"), ("Cup", ""), ("Water 2 l", "€1.00/l")],
)
def test_a_unit_price_stands_only_where_it_tells_something(name: str, unit: str) -> None:
    assert shelf_label(product(name, 200), DAY, speaker("en")).unit_price == unit
