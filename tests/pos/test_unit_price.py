"""What a kilogram, a litre, a metre or a piece costs, from the content that a name tells."""

from __future__ import annotations

import pytest

from pos.unit_price import KILO, LITRE, METRE, PIECE, Content, content_of, unit_price


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Juoda ruginė duona Kluonė 800 g", Content(KILO, 800)),
        ("Pienas 2,5 % 1 l", Content(LITRE, 1000)),
        ("Alus 6 x 0,33 l", Content(LITRE, 1980)),
        ("Sultys 4×200ml", Content(LITRE, 800)),
        ("Limonad 33 cl", Content(LITRE, 330)),
        ("Mjölk 1,5 L", Content(LITRE, 1500)),
        ("Kiaušiniai M 10 vnt.", Content(PIECE, 10_000)),
        ("Jaja 6 szt", Content(PIECE, 6_000)),
        ("Folija 20 m", Content(METRE, 20_000)),
        ("Miltai 1.75 kg", Content(KILO, 1750)),
        ("Sausainiai 2 x 125 g (250 g)", Content(KILO, 250)),
        ("Kartoninė dėžė 30x20 cm", None),
        ("Kefyras 2,5 %", None),
        ("Duona 0 g", None),
        ("USB 3.0 kabelis", None),
        ("", None),
    ],
)
def test_a_name_tells_how_much_is_in_it(name: str, content: Content | None) -> None:
    assert content_of(name) == content


@pytest.mark.parametrize(
    ("minor", "content", "unit"),
    [
        (219, Content(KILO, 800), 274),
        (149, Content(LITRE, 500), 298),
        (100, Content(KILO, 3), 33_333),
        (1, Content(KILO, 2000), 1),
        (299, Content(PIECE, 10_000), 30),
    ],
)
def test_the_price_of_a_unit_is_rounded_once(minor: int, content: Content, unit: int) -> None:
    assert unit_price(minor, content) == unit
