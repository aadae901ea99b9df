"""No order of acts leaves a basket in the window that is another than the one in the books, nor a stale line of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.test_painted import seen, whole
from ui import theme
from ui.app.stage import Stage
from ui.register.screen import RegisterScreen
from ui.theme import Light, Theme

CODES = ("4779900010018", "4779900010056", "4779900070012", "4779900010025")
ACTS = 40


@pytest.fixture(autouse=True)
def plain(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, Theme())


class Hands:
    """Somebody who does anything in any order, at the register and around it."""

    def __init__(self, till: Stage, qapp: QApplication, seed: int) -> None:
        self.till, self.qapp, self.dice = till, qapp, random.Random(seed)
        self.done: list[str] = []
        self._acts: dict[str, Callable[[], None]] = {
            "scan": lambda: till.scan(self.dice.choice(CODES)),
            "many": self._many,
            "remove": lambda: till.act("remove"),
            "up": lambda: till.act("up"),
            "count": self._count,
            "park": lambda: self._aside("park"),
            "void": lambda: self._aside("void"),
            "recall": self._recall,
            "resize": self._resize,
            "theme": self._theme,
            "language": lambda: till.act("Ctrl+L"),
            "look": lambda: till.type("ka"),
            "away": self._away,
            "hide": self._hide,
            "pay": lambda: till.press(Qt.Key.Key_F10),
        }

    def act(self) -> None:
        """Do something."""
        what = self.dice.choice([*self._acts, *["scan"] * 5])
        self.done.append(what)
        self._acts[what]()
        if not self.till.app.shell.at("register"):
            self.till.app.shell.go("register")
        self.till.settle()
        for _ in range(20):  # what is to be painted is painted
            self.qapp.processEvents()

    def _many(self) -> None:
        for _ in range(6):
            self.till.scan(self.dice.choice(CODES))

    def _count(self) -> None:
        self.till.type(str(self.dice.randint(1, 9)))
        self.till.press(Qt.Key.Key_Asterisk, "*")

    def _aside(self, what: str) -> None:
        self.till.act("aside")
        self.till.act(what)
        self.till.act("withdraw")

    def _recall(self) -> None:
        for name, _lines, _total in self.till.look.parked[:1]:
            self._aside(f"recall:{name}")

    def _resize(self) -> None:
        self.till.app.shell.resize(self.dice.choice((1024, 1280, 1600)), 800)

    def _theme(self) -> None:
        light, scale = self.dice.choice(list(Light)), self.dice.choice((100, 150, 200))
        theme.apply(self.qapp, Theme(light, scale, reduced_motion=True))

    def _away(self) -> None:
        self.till.app.shell.go(self.dice.choice(("shift", "returns", "price_check")))
        self.till.rest()

    def _hide(self) -> None:
        self.till.app.shell.hide()
        self.till.rest()
        self.till.app.shell.show()


def part(till: Stage, image: QImage) -> QImage:
    """The part of the window where the basket's rows stand."""
    view = cast("RegisterScreen", till.app.shell.page).basket.viewport()
    return image.copy(QRect(view.mapTo(till.app.shell, QPoint(0, 0)), view.size()))


@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_acts_leaves_another_basket_in_the_window(
    till: Stage, qapp: QApplication, seed: int
) -> None:
    hands = Hands(till, qapp, seed)
    for _ in range(ACTS):
        hands.act()
        basket = cast("RegisterScreen", till.app.shell.page).basket
        said = [row.name for row in basket.rows_model.rows()]
        assert said == [one.line.product.name for one in till.look.basket.bill.lines], hands.done
        assert part(till, seen(till)) == part(till, whole(till)), hands.done


def test_larger_letters_leave_the_chosen_row_in_sight(till: Stage, qapp: QApplication) -> None:
    for code in CODES * 2:
        till.scan(code)
    theme.apply(qapp, Theme(Light.LIGHT, 200, reduced_motion=True))
    till.rest()
    view = cast("RegisterScreen", till.app.shell.page).basket
    last = view.visualRect(view.rows_model.index(view.rows_model.rowCount() - 1))
    assert last.bottom() < view.viewport().height()
