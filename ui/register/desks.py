"""What the sale screen is handed: the desks of a sale, and the goods that carry no barcode."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from pos.desk.age import Ages
from pos.desk.bottles import Bottles
from pos.desk.calm import Calm
from pos.desk.card import Card
from pos.desk.cash import Cash
from pos.desk.offers import Offers
from pos.desk.pay import Pay
from pos.desk.people import People
from pos.desk.prices import Prices
from pos.desk.prints import Prints
from pos.desk.promises import Promises
from pos.desk.register import Register
from pos.desk.values import Values
from pos.desk.why import Why
from pos.event_sale import SoldLine
from pos.shop_file import QuickGroup
from pos.staff import Staff
from ui.weighing import Weighing


class SaleDesks(Struct, frozen=True):
    """The desks that a sale needs; `why` gathers what explains a price, on the desk thread."""

    register: Register
    ages: Ages
    prices: Prices
    pay: Pay
    card: Card
    people: People
    prints: Prints
    bottles: Bottles
    offers: Offers
    values: Values
    cash: Cash
    calm: Calm
    promises: Promises
    why: Callable[[str, SoldLine | None], Why]


def _none(_code: str) -> str:
    """A shop without pictures."""
    return ""


class Goods(Struct, frozen=True):
    """Pages of goods to touch, their pictures, and who works here (all on the desk thread); whether cards are wired."""

    pages: Callable[[], tuple[QuickGroup, ...]] = tuple
    picture: Callable[[str], str] = _none
    staff: Callable[[], tuple[Staff, ...]] = tuple
    card_wired: Callable[[], bool] = bool
    weighing: Weighing = field(default_factory=lambda: Weighing(lambda: None))
