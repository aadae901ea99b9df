"""What a code sells as: a product with the price it has at one moment, as it will stand on the line for ever."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from pos.money import Money

GIFT_CARD: Final = "GIFT-CARD"
"""The code of a gift card that is sold; its number stands where other goods have a serial number."""


class Product(Struct, frozen=True):
    """A product at one moment: everything that a line needs for good, so that later changes cannot touch a sale.

    `price` and `deposit` are per piece (per kilogram when `weighed`); `vat` is a class of the country's table
    ("standard", "reduced", …) or a fixed rate in hundredths of a per cent ("2100"); `age` 0 means no limit.
    """

    code: str
    name: str
    price: Money
    vat: str
    deposit: Money
    weighed: bool = False
    department: str = ""
    age: int = 0
    klass: str = ""  # alcohol | tobacco | energy | "" : what the law limits
    cost: Money | None = None
    no_return: bool = False
    hygiene: bool = False
    serial: bool = False
    lead_days: int | None = None
    pack_of: str = ""  # the code of the piece that this pack holds
    pack_size: int = 1
    source: str = "list"  # list | tier | label: where the price came from
    price_from_ms: int = 0  # since when this price holds, and who set it
    price_by: str = ""


class Price(Struct, frozen=True):
    """One entry of a product's price history; prices are never changed, only followed by later ones."""

    code: str
    price: Money
    from_ms: int
    by: str = ""
