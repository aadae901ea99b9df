"""Sales that lie aside at another till are on the card too, and are taken back by a touch; once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from pos.desk.cash import Counted
from tests.ui.hands import touch
from ui.app.house import House
from ui.app.stage import Stage
from ui.register.screen import RegisterScreen

BREAD, BUN = "4779900010018", "4779900010056"


class Neighbour:
    """The till beside this one, without a window: a process of its own in a shop, another store here."""

    def __init__(self, beside: Stage) -> None:
        self.house = House(replace(beside.app.place, till=2), lambda _: None)
        self._asked = 0
        desks = self.house.desks
        desks.people.sign_in(self._request(), "Ona", "1111")
        desks.cash.open_shift(self._request(), Counted(10_000))

    def _request(self) -> str:
        self._asked += 1
        return f"beside-{self._asked}"

    def sets_aside(self, name: str, *codes: str) -> None:
        for code in codes:
            self.house.desks.register.scan(self._request(), code)
        self.house.desks.register.park(self._request(), name)

    def takes_back(self, name: str, at: int = 0) -> None:
        self.house.desks.register.recall(self._request(), name, at)


@pytest.fixture
def beside(till: Stage) -> Iterator[Neighbour]:
    """A second till of the same shop."""
    other = Neighbour(till)
    yield other
    other.house.close()


def page(till: Stage) -> RegisterScreen:
    return cast("RegisterScreen", till.app.shell.page)


def test_what_another_till_set_aside_is_taken_back_by_a_touch(
    till: Stage, beside: Neighbour
) -> None:
    beside.sets_aside("Jonas", BREAD, BUN)
    touch(till, "aside")
    touch(till, "take_over:2:Jonas")
    assert page(till).form.isHidden()
    assert till.look.basket.bill.total.minor == 298
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")
    assert till.app.house is not None
    assert till.app.house.store.verify() == ()


def test_the_only_one_is_enters_wherever_it_lies(till: Stage, beside: Neighbour) -> None:
    beside.sets_aside("Jonas", BREAD)
    till.press(Qt.Key.Key_F5)
    till.press(Qt.Key.Key_Return)
    assert till.look.basket.bill.total.minor == 219


def test_what_the_other_till_took_back_meanwhile_is_said_and_gone_from_the_list(
    till: Stage, beside: Neighbour
) -> None:
    till.scan(BREAD)
    till.act("aside")
    till.act("park")
    till.act("aside")
    ((name, _lines, _total),) = till.look.parked
    beside.takes_back(name)
    touch(till, f"recall:{name}")
    assert "Nothing like that" in page(till).form.error()
    assert till.look.parked == ()
    touch(till, "withdraw")
    till.act("aside")
    assert "Nothing lies aside" in page(till).form.text()
