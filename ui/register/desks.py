"""What the sale screen is handed: the desks of a sale, and the goods that carry no barcode."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from pos.desk.age import Ages
from pos.desk.card import Card
from pos.desk.pay import Pay
from pos.desk.people import People
from pos.desk.prices import Prices
from pos.desk.prints import Prints
from pos.desk.register import Register
from pos.staff import Staff
from ui.weighing import Weighing


class SaleDesks(Struct, frozen=True):
    """The desks that a sale needs."""

    register: Register
    ages: Ages
    prices: Prices
    pay: Pay
    card: Card
    people: People
    prints: Prints


class Goods(Struct, frozen=True):
    """Groups of codes to touch; who works here (on the desk thread); whether the card machine has a wire."""

    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    staff: Callable[[], tuple[Staff, ...]] = tuple
    card_wired: Callable[[], bool] = bool
    weighing: Weighing = field(default_factory=lambda: Weighing(lambda: None))
