"""A shelf label in the words of its language: name, price, price of a unit, deposit, code and the day of the price."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct

from pos.money import Money
from pos.product import Product
from pos.text import N_, Speaker
from pos.unit_price import KILO, LITRE, METRE, PIECE, content_of, unit_price

_UNITS: Final = {KILO: "kg", LITRE: "l", METRE: "m", PIECE: N_("pc")}


class ShelfLabel(Struct, frozen=True):
    """What stands on a label, ready to be read; empty parts are left out."""

    name: str
    price: str
    unit_price: str
    deposit: str
    code: str
    date: str


def shelf_label(product: Product, since: date, say: Speaker) -> ShelfLabel:
    """Return the label of a product at its price of today; `since` is the day from which that price holds."""
    price = say.money(product.price)
    return ShelfLabel(
        name=product.name,
        price=f"{price}/kg" if product.weighed else price,
        unit_price=_unit(product, say),
        deposit=say("+ deposit {amount}", amount=say.money(product.deposit))
        if product.deposit
        else "",
        code=product.code,
        date=since.isoformat(),
    )


def _unit(product: Product, say: Speaker) -> str:
    """The price of a unit; nothing where it is the selling price itself, or nobody knows how much there is."""
    content = None if product.weighed else content_of(product.name)
    if content is None:
        return ""
    minor = unit_price(product.price.minor, content)
    unit = say(_UNITS[content.unit]) if content.unit == PIECE else content.unit
    if minor == product.price.minor and content.parts == 1000:
        return ""
    return f"{say.money(Money(minor, product.price.currency))}/{unit}"
