"""Puts the desks of one till together; the composition root and the stories build them here and nowhere else."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from pos.desk.age import Ages
from pos.desk.books import CashBooks, RegisterBooks, ReturnsBooks, TillBooks
from pos.desk.bottles import Bottles
from pos.desk.call_off import CallOff
from pos.desk.calm import Calm
from pos.desk.card import Card
from pos.desk.card_back import CardBack
from pos.desk.cash import Cash
from pos.desk.drawer_watch import DrawerWatch
from pos.desk.foreign import ForeignCash
from pos.desk.give_back import GiveBack
from pos.desk.hardware import Hardware, HardwareBooks
from pos.desk.in_hand import InHand
from pos.desk.kitchen import Kitchen, KitchenBooks
from pos.desk.moment import Moments
from pos.desk.offers import Offers
from pos.desk.pay import Pay
from pos.desk.people import People
from pos.desk.points import Points
from pos.desk.prices import Prices
from pos.desk.promises import PromiseBooks, Promises
from pos.desk.register import Register
from pos.desk.returns import Returns
from pos.desk.service import Service
from pos.desk.settings_desk import SettingsDesk
from pos.desk.shop import Chance, Shop
from pos.desk.telling import Phrases
from pos.desk.terminal_day import TerminalDays
from pos.desk.till import Pins, Tell, Till
from pos.desk.values import Values
from pos.desk.voice import Voice


class AllBooks(
    TillBooks,
    RegisterBooks,
    ReturnsBooks,
    CashBooks,
    HardwareBooks,
    PromiseBooks,
    KitchenBooks,
    Protocol,
):
    """The store, as all desks together see it."""


class Desks(Struct, frozen=True):
    """The desks of one till. A screen is handed the one it needs, never this."""

    till: Till
    people: People
    ages: Ages
    register: Register
    offers: Offers
    bottles: Bottles
    values: Values
    foreign: ForeignCash
    points: Points
    prices: Prices
    pay: Pay
    card: Card
    cash: Cash
    watch: DrawerWatch
    returns: Returns
    service: Service
    voice: Voice
    calm: Calm
    promises: Promises
    in_hand: InHand
    hardware: Hardware
    settings: SettingsDesk


def open_desks(
    books: AllBooks, shop: Shop, chance: Chance, pins: Pins, tell: Tell, phrases: Phrases
) -> Desks:
    """Build the desks over the books and take up what was open, after a power cut as after a night."""
    till = Till(books, shop, chance, pins, tell)
    offers = Offers(till, books)
    ages = Ages(till)
    give = GiveBack(till, books)
    pay = Pay(till, books, ages, give)
    card_back = CardBack(till, give)
    returns = Returns(till, books, give, card_back)
    promises = Promises(till, books)
    voice = Voice(Moments(till, ages, offers, returns), phrases)
    till.spoken = voice.after
    cash = Cash(till, books)
    till.ordered = Kitchen(till, books).ordered
    return Desks(
        till=till,
        people=People(till),
        ages=ages,
        register=Register(till, books, ages),
        offers=offers,
        bottles=Bottles(till, books),
        values=Values(till, books, pay, give),
        foreign=ForeignCash(till, pay),
        points=Points(till, books, pay),
        prices=Prices(till),
        pay=pay,
        card=Card(till, pay, CallOff(till, card_back), TerminalDays(till, books, card_back)),
        cash=cash,
        watch=DrawerWatch(till, cash),
        returns=returns,
        service=Service(till, books, give, card_back),
        voice=voice,
        calm=Calm(till),
        promises=promises,
        in_hand=InHand(returns),
        hardware=Hardware(till, books),
        settings=SettingsDesk(till, books),
    )
