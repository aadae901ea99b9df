"""Makes a till: its window at once, its screens when the shop is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.app.place import Place
from ui.app.start import App, Furniture

if TYPE_CHECKING:
    from pos.desk.look import Look
    from ui.app.house import House
    from ui.counter import Counter


def build(place: Place) -> App:
    """Make a till's window and begin to open its shop once it is in sight; there must be a QApplication."""
    app = App(place, Furniture(_furnish, _wear))
    _after_a_turn(app, lambda: _after_a_turn(app, app.open))
    return app


def _after_a_turn(app: App, then: Callable[[], None]) -> None:
    """Call after a turn of the event loop: the first paints the window, whose paint the shop's opening would slow."""
    QTimer.singleShot(0, app.shell, then)


def _furnish(app: App, house: House, first: Look) -> Counter:
    from ui.app.rooms import furnish  # with the desks' modules, which the store brought already

    return furnish(app, house, first)


def _wear(house: House) -> None:
    from ui.app.rooms import wear  # as above

    wear(house)
