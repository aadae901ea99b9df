"""The table of screens: a new one is one line in PAGES. Each is built, and its modules loaded, at its first visit.

Long because every screen is put together here, from the desks it needs and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from drivers.protocol import DeviceEvent
from pos.errors import Refused
from ui.app.house import House
from ui.bridge import Bridge
from ui.counter import Counter
from ui.page import Page
from ui.panel import Panel
from ui.shop_pictures import pictures_in
from ui.views import TruthLight
from ui.weighing import Weighing

# Imports stand inside the functions: a till that has just been switched on must not wait for screens nobody asked for.


class Rooms(Struct, frozen=True):
    """What screens are built from: the opened till, its counter, the language switch, the truth about the last sale.

    `workbench` is a thread for what may wait for devices, `hear` tells of everything that they say,
    `wear` puts on the theme and text size of the settings.
    """

    house: House
    counter: Counter
    speak: Callable[[str], None]
    truth: Callable[[], Sequence[TruthLight]]
    weighing: Weighing
    workbench: Callable[[], Bridge]
    hear: Callable[[Callable[[DeviceEvent], None]], None]
    wear: Callable[[], None]


def _register(rooms: Rooms) -> Page:
    from pos.desk.quick import quick_pages
    from pos.desk.why import why
    from ui.register.desks import Goods, SaleDesks
    from ui.register.presenter import RegisterPresenter
    from ui.register.screen import RegisterScreen

    house, desks = rooms.house, rooms.house.desks
    sale = SaleDesks(
        register=desks.register,
        ages=desks.ages,
        prices=desks.prices,
        pay=desks.pay,
        card=desks.card,
        people=desks.people,
        prints=house.prints,
        bottles=desks.bottles,
        offers=desks.offers,
        values=desks.values,
        cash=desks.cash,
        calm=desks.calm,
        promises=desks.promises,
        why=lambda code, sold: why(house.shop, house.store, code, sold),
    )
    goods = Goods(
        pages=lambda: quick_pages(house.store, house.file.quick),
        picture=pictures_in(house.folder),
        staff=house.store.people,
        card_wired=lambda: house.card_wired,
        weighing=rooms.weighing,
    )
    return RegisterScreen(RegisterPresenter(rooms.counter, sale, goods))


def _change(rooms: Rooms) -> Page:
    from ui.change.presenter import ChangePresenter
    from ui.change.screen import ChangeScreen

    house = rooms.house
    return ChangeScreen(ChangePresenter(rooms.counter, house.prints, house.coins, rooms.truth))


def _returns(rooms: Rooms) -> Page:
    from pos.desk.back_look import back_look
    from pos.desk.why import why
    from ui.returns.desk import ServiceDesk
    from ui.returns.presenter import ReturnsPresenter
    from ui.returns.screen import ReturnsScreen

    house, desks = rooms.house, rooms.house.desks
    desk = ServiceDesk(
        returns=desks.returns,
        in_hand=desks.in_hand,
        service=desks.service,
        people=desks.people,
        look=lambda: back_look(desks.till, desks.returns, desks.service),
        why=lambda code, sold: why(house.shop, house.store, code, sold),
        staff=house.store.people,
        prints=house.prints,
        card=desks.card,
        coins=house.coins,
        truth=rooms.truth,
        hear=desks.voice.hear,
        customers=desks.register.look_for,
    )
    return ReturnsScreen(ReturnsPresenter(rooms.counter, desk))


def _pay(rooms: Rooms) -> Page:
    from ui.pay.presenter import PayDesks, PayPresenter
    from ui.pay.screen import PayScreen

    house, desks = rooms.house, rooms.house.desks

    def not_there(close: Callable[[Refused | None], None]) -> Panel:
        from ui.register.promises import NotThere  # rare: no payment waits for it

        return NotThere(rooms.counter, desks.register, desks.promises, close)

    paying = PayDesks(
        pay=desks.pay,
        card=desks.card,
        off=desks.card.off,
        people=desks.people,
        staff=house.store.people,
        values=desks.values,
        foreign=desks.foreign,
        points=desks.points,
        customers=desks.register.look_for,
        not_there=not_there,
        card_wired=lambda: house.card_wired,
        takes_foreign=lambda: bool(house.front.settings.text("foreign_cash")),
    )
    return PayScreen(PayPresenter(rooms.counter, paying, house.coins))


def _shift(rooms: Rooms) -> Page:
    from pos.desk.shift_look import shift_look
    from ui.shift.presenter import ShiftDesks, ShiftPresenter
    from ui.shift.screen import ShiftScreen

    house, desks = rooms.house, rooms.house.desks
    shift = ShiftDesks(
        cash=desks.cash,
        people=desks.people,
        report=lambda: house.report,
        staff=house.store.people,
        now=lambda: shift_look(desks.cash, house.store, desks.card.days),
        local=house.front.local,
        days=desks.card.days,
        card_wired=lambda: house.card_wired,
        usual=house.usual_float(),
    )
    return ShiftScreen(ShiftPresenter(rooms.counter, shift, house.coins))


def _hardware(rooms: Rooms) -> Page:
    from ui.app.workshop import Tools
    from ui.hardware.bench import Parts
    from ui.hardware.presenter import HardwarePresenter
    from ui.hardware.screen import HardwareScreen

    house = rooms.house
    parts = Parts(
        counter=rooms.counter,
        hardware=house.desks.hardware,
        people=house.desks.people,
        workshop=Tools(house, house.folder / "reports"),
        aside=rooms.workbench().ask,
        staff=house.store.people,
        waiting=lambda: len(house.store.waiting_jobs()),
        moment=house.front.local,
    )
    presenter = HardwarePresenter(parts)
    rooms.hear(presenter.heard)
    return HardwareScreen(presenter)


def _settings(rooms: Rooms) -> Page:
    from ui.settings.presenter import SettingsPresenter
    from ui.settings.screen import SettingsScreen

    def seen(key: str, value: str) -> None:
        if key == "language" and value:
            rooms.speak(value)
        rooms.wear()

    house = rooms.house
    presenter = SettingsPresenter(rooms.counter, house.desks.settings, house.reread, seen)
    return SettingsScreen(presenter)


def _price_check(rooms: Rooms) -> Page:
    from pos.desk.why import why
    from ui.app.back_office import labels_of
    from ui.price_check.presenter import PricePresenter
    from ui.price_check.screen import PriceScreen

    house = rooms.house
    presenter = PricePresenter(
        rooms.counter,
        house.desks.register,
        lambda code, sold: why(house.shop, house.store, code, sold),
        labels_of(house),
    )
    return PriceScreen(presenter)


def _catalogue(rooms: Rooms) -> Page:
    from ui.app.back_office import hall_of
    from ui.catalogue.presenter import CataloguePresenter
    from ui.catalogue.screen import CatalogueScreen

    shop = rooms.house.front
    hall = hall_of(rooms.house, rooms.counter, rooms.workbench())
    classes = shop.country.vat_classes(shop.today())
    return CatalogueScreen(CataloguePresenter(hall, classes))


def _papers(rooms: Rooms) -> Page:
    from pathlib import Path

    from pos.desk.papers import Papers
    from ui.app.drawing import draw_receipt
    from ui.papers.presenter import PapersPresenter
    from ui.papers.screen import PapersScreen

    house = rooms.house
    desk = Papers(house.desks.till, house.store)
    bench = rooms.workbench()
    return PapersScreen(PapersPresenter(rooms.counter, desk, draw_receipt, bench.ask, Path.home))


def _offers(rooms: Rooms) -> Page:
    from ui.app.back_office import offer_book_of
    from ui.offers.presenter import OffersPresenter
    from ui.offers.screen import OffersScreen

    zone = rooms.house.front.local().tzinfo
    assert zone is not None  # the wall clock always has one
    return OffersScreen(OffersPresenter(rooms.counter, offer_book_of(rooms.house), zone))


def _quick(rooms: Rooms) -> Page:
    from pos.desk.quick import QuickItems
    from ui.quick.presenter import QuickPresenter
    from ui.quick.screen import QuickScreen

    house, desks = rooms.house, rooms.house.desks
    desk = QuickItems(desks.till, house.store, desks.register, house.file.quick)
    return QuickScreen(QuickPresenter(rooms.counter, desk, desks.register))


PAGES: Final[Mapping[str, Callable[[Rooms], Page]]] = {
    "register": _register,
    "pay": _pay,
    "change": _change,
    "shift": _shift,
    "returns": _returns,
    "hardware": _hardware,
    "settings": _settings,
    "price_check": _price_check,
    "catalogue": _catalogue,
    "papers": _papers,
    "offers": _offers,
    "quick": _quick,
}
