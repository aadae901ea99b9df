"""Furnishes an opened till with its screens: the counter, the sign-in, the table of pages, theme and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from pos.desk.look import Look
from ui import theme
from ui.app.house import House
from ui.app.pages import PAGES, Rooms
from ui.app.place import SteadyClock
from ui.counter import Counter
from ui.login.presenter import LoginPresenter, Premises
from ui.page import Page
from ui.shell import Doors

if TYPE_CHECKING:
    from ui.app.start import App

_MINUTE_MS = 60_000


def furnish(app: App, house: House, first: Look) -> Counter:
    """Build the screens over the desks and open the doors; returns the counter they share."""
    counter = Counter(app.around(app.shell.go), house.look, first)
    app.counter = counter
    app.lights.where = f"{house.shop.premises.name} · {house.shop.till}"
    counter.listen(app.looked)
    rooms = Rooms(house, counter, app.speak, lambda: app.lights.truth(counter.look, app.say()))

    def login() -> Page:
        premises = Premises(house.shop.premises.name, house.devices.simulated)
        people = house.desks.people
        app.login.present(LoginPresenter(counter, people, house.store.people, app.speak, premises))
        return app.login

    made = {name: (lambda make=make: make(rooms)) for name, make in PAGES.items()}
    doors = Doors(
        pages={"login": login, **made},
        bar=app.bar,
        voice=app.voice,
        lock=app.lock,
        clock=SteadyClock().now_ms,
    )
    wear(house)
    app.begin(doors, house.shop.settings.whole("idle_minutes") * _MINUTE_MS)
    return counter


def wear(house: House) -> None:
    """Wear the colours and the text size of the shop's settings."""
    qt = QApplication.instance()
    settings = house.shop.settings
    worn = theme.Theme(theme.Light(settings.text("theme")), settings.whole("text_scale"))
    if isinstance(qt, QApplication) and worn != theme.now():
        theme.apply(qt, worn)
