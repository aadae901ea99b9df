"""Furnishes an opened till with its screens: the counter, the sign-in, the table of pages, theme and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from drivers.protocol import Role, Scale, Weighed
from pos.desk.look import Look
from pos.desk.shop import Shop
from pos.sale import Sale
from ui import spoken, theme
from ui.app.house import House
from ui.app.pages import PAGES, Rooms
from ui.app.place import SteadyClock
from ui.app.second_window import SecondWindow
from ui.app.standing import Standing
from ui.app.typed_scanner import TypedScanners
from ui.counter import Counter
from ui.login.presenter import LoginPresenter, Premises
from ui.page import Page
from ui.shell import Doors
from ui.weighing import Weighing
from ui.wording import voice_view

if TYPE_CHECKING:
    from ui.app.start import App

_MINUTE_MS = 60_000
_ASK_SCALE_MS = 300
_LOOK_AGAIN_MS = 15_000


def furnish(app: App, house: House, first: Look) -> Counter:
    """Build the screens over the desks and open the doors; returns the counter they share."""
    counter = Counter(app.around(app.shell.go), house.look, first)
    app.counter = counter
    counter.sound = QApplication.beep
    app.lights.where = _where(house.shop)
    counter.listen(app.looked)
    rooms = Rooms(
        house,
        counter,
        app.speak,
        lambda: app.lights.truth(counter.look, app.say()),
        weighing=_weighing(app, house, counter.look.basket.sale),
        workbench=app.workbench,
        hear=app.listeners.append,
        wear=lambda: wear(house),
    )
    _follow_devices(app, house, counter)
    doors = _doors(app, rooms)
    spoken.learn(app.say())
    _look_again(app, counter)
    wear(house)
    app.begin(doors, house.front.settings.whole("idle_minutes") * _MINUTE_MS)
    return counter


def _doors(app: App, rooms: Rooms) -> Doors:
    """Every screen, built when somebody first goes there, and what the window itself needs."""
    house, counter = rooms.house, rooms.counter

    def entered(name: str) -> None:
        spoken.learn(app.say())
        counter.do(lambda _: house.desks.voice.at(name))

    made = {name: (lambda make=make: make(rooms)) for name, make in PAGES.items()}
    return Doors(
        pages={"login": lambda: _login(app, house, counter), **made},
        bar=app.bar,
        voice=lambda: voice_view(counter.look, app.say()),
        lock=app.lock,
        clock=SteadyClock().now_ms,
        everywhere={"Ctrl+L": app.next_language},
        waved=lambda prompt: counter.do(lambda _: house.desks.voice.skip(prompt)),
        entered=entered,
        each_second=app.each_second,
    )


def _follow_devices(app: App, house: House, counter: Counter) -> None:
    """Let the customer's window, the rules of scanners that type and the doctor in a terminal follow the devices."""
    app.listeners.append(TypedScanners(app.shell.scanner_types).heard)
    second = SecondWindow(house, counter)
    app.listeners.append(second.heard)
    app.leaving.append(second.close)
    standing = Standing(house, app.workbench, app.shell)
    app.listeners.append(standing.heard)
    app.leaving.append(standing.close)


def _login(app: App, house: House, counter: Counter) -> Page:
    premises = Premises(house.shop.premises.name, house.devices.simulated)
    people = house.desks.people
    app.login.present(LoginPresenter(counter, people, house.store.people, app.speak, premises))
    return app.login


def _look_again(app: App, counter: Counter) -> None:
    """Look at the till from time to time while a customer stands there, so that the voice notices a long wait."""

    def again() -> None:
        if counter.look.basket.sale is not None:
            counter.refresh()

    timer = QTimer(app.shell)
    timer.timeout.connect(again)
    timer.start(_LOOK_AGAIN_MS)


def _weighing(app: App, house: House, sale: Sale | None) -> Weighing:
    """Let the scale be asked while a weight is waited for, and hear what it says."""

    def ask() -> None:
        price = _price_asked(app.counter.look) if app.counter else 0
        cast("Scale", house.devices.by_role[Role.SCALE]).ask_weight(price, weighing.tare())

    weighing = Weighing(ask, sale.left_on_scale() if sale else 0)
    app.listeners.append(
        lambda event: weighing.heard(event) if isinstance(event, Weighed) else None
    )
    timer = QTimer(app.shell)
    timer.timeout.connect(weighing.turn)
    timer.start(_ASK_SCALE_MS)
    return weighing


def _price_asked(look: Look) -> int:
    """Return the price of a kilogram of what waits for its weight; 0 where nothing does."""
    sale = look.basket.sale
    waiting = (line for line in reversed(sale.lines) if line.product.weighed) if sale else ()
    return next((line.product.price.minor for line in waiting if not line.quantity.amount), 0)


def wear(house: House) -> None:
    """Wear the colours and the text size of the shop's settings."""
    qt = QApplication.instance()
    settings = house.front.settings
    worn = theme.Theme(theme.Light(settings.text("theme")), settings.whole("text_scale"))
    if isinstance(qt, QApplication) and worn != theme.now():
        theme.apply(qt, worn)


def _where(shop: Shop) -> str:
    """Name shop and till, and say in the shop's own word that this is only training."""
    form = shop.country.receipt(shop.today())
    mark = form.words.get("training", "") if form and shop.training else ""
    return " · ".join(part for part in (mark, shop.premises.name, str(shop.till)) if part)
