"""Makes a till: its window at once, its screens when the shop is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.app.place import Place
from ui.app.start import App, Furniture

if TYPE_CHECKING:
    from pos.desk.look import Look
    from ui.app.house import House
    from ui.counter import Counter


def build(place: Place) -> App:
    """Make a till's window and begin to open its shop; there must be a QApplication."""
    app = App(place, Furniture(_furnish, _wear))
    app.open()
    return app


def _furnish(app: App, house: House, first: Look) -> Counter:
    from ui.app.rooms import furnish  # with the desks' modules, which the store brought already

    return furnish(app, house, first)


def _wear(house: House) -> None:
    from ui.app.rooms import wear  # as above

    wear(house)
