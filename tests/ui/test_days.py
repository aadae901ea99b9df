"""A cashier's whole day in three shops, once with keys alone and once with touches alone, its books audited at the end.

Longer because a day has many acts, each done as a person does it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import place
from tests.ui.hands import press, spell, touch
from tests.ui.test_register_more import asked, register, sold
from ui import theme
from ui.app.checkout import Basket, goods, person_of
from ui.app.stage import Stage, find, stage
from ui.shift.screen import ShiftScreen
from ui.widgets.pieces import CountInput
from ui.widgets.pin import PinPad
from ui.widgets.quick import TileButton
from ui.widgets.rowlist import RowList

K = Qt.Key


@pytest.fixture(params=["LT", "PL", "SE"])
def shop(request: pytest.FixtureRequest, tmp_path: Path, qapp: QApplication) -> Iterator[Stage]:
    """A demo shop of one country at its sign-in, in English; its books are audited at the end."""
    till = stage(place(tmp_path, request.param))
    till.app.speak("en")
    till.rest()
    yield till
    found: list[object] = []
    house, counter = till.app.house, till.app.counter
    assert house is not None
    assert counter is not None
    counter.do(lambda _: found.extend(house.store.verify()))
    till.rest()
    till.close()
    theme.apply(qapp, theme.Theme())
    assert found == []


def come(till: Stage) -> None:
    """The PIN was entered: wait until it fits."""
    till.until(lambda: till.look.staff is not None, "the PIN to be checked")
    till.rest()
    till.app.speak("en")
    till.rest()


def opened(till: Stage) -> Basket:
    """The shift is opening; choose what will be bought."""
    till.until(lambda: till.look.shift is not None, "the shift")
    till.rest()
    return goods(till)


def shift_of(till: Stage) -> ShiftScreen:
    return cast("ShiftScreen", till.app.shell.page)


@pytest.mark.slow
def test_a_day_by_keys_alone(shop: Stage) -> None:
    person = person_of(shop, "cashier")
    while person.name not in find(shop.app.shell.page, PinPad)[0].accessibleName():
        shop.press(K.Key_PageDown)
    shop.type(person.pin)
    shop.press(K.Key_Return)
    come(shop)
    shop.press(K.Key_F5)
    shop.press(K.Key_F12)
    bought = opened(shop)
    _sell_by_keys(shop, bought)
    _more_by_keys(shop, bought)
    shop.press(K.Key_F9)
    assert "Sales (3 receipts)" in shift_of(shop).sums()
    assert shift_of(shop).drawer.pieces()
    shop.press(K.Key_F3)
    shop.type("20")
    shop.press(K.Key_Return)
    shop.type("coffee")
    shop.press(K.Key_Return)
    shop.until(
        lambda: shop.look.wanted is not None or "coffee" in shift_of(shop).moved(), "the cash"
    )


def _sell_by_keys(shop: Stage, bought: Basket) -> None:
    shop.type(bought.plain.code)
    shop.press(K.Key_Return)
    shop.type("2")
    shop.press(K.Key_Asterisk, "*")
    assert shop.look.basket.bill.total.minor == 2 * bought.plain.price.minor
    shop.press(K.Key_F8)
    assert "Why this price?" in asked(shop)
    shop.press(K.Key_Escape)
    shop.press(K.Key_F12)
    shop.type("100")
    shop.press(K.Key_Return)
    assert sold(shop).change > 0
    shop.press(K.Key_Return)


def _more_by_keys(shop: Stage, bought: Basket) -> None:
    shop.press(K.Key_Minus, "-")
    shop.type("10")
    while not register(shop).form.isHidden():
        shop.press(K.Key_Return)
    owed = -shop.look.basket.due.to_pay.minor
    shop.press(K.Key_F10)
    assert sold(shop).change == owed > 0
    shop.press(K.Key_Return)
    shop.type(bought.third.code)
    shop.press(K.Key_Return)
    shop.press(K.Key_F11)
    shop.press(K.Key_Return)
    assert [one.way.value for one in sold(shop).tenders] == ["card"]
    shop.press(K.Key_Return)


@pytest.mark.slow
def test_a_day_by_touch_alone(shop: Stage) -> None:
    person = person_of(shop, "cashier")
    people = find(shop.app.shell.page, RowList)[0]
    row = next(n for n, one in enumerate(people.rows()) if one.title == person.name)
    place_of = people.visualRect(people.model().index(row, 0)).center()
    press(shop, people.viewport(), place_of)
    spell(shop, person.pin)
    touch(shop, "enter")
    come(shop)
    _float_by_touch(shop)
    opened(shop)
    _sell_by_touch(shop)
    _empties_by_touch(shop)
    touch(shop, "shift")
    assert "Sales (2 receipts)" in shift_of(shop).sums()
    touch(shop, "close")
    for field in find(shift_of(shop), CountInput)[:2]:
        press(shop, field)
        spell(shop, "1")
    assert shift_of(shop).figure.text() not in ("€0.00", "")
    touch(shop, "counted")
    shop.until(lambda: shop.look.shift is None or shop.look.wanted is not None, "the Z")


def _float_by_touch(shop: Stage) -> None:
    first = find(shift_of(shop), CountInput)[0]
    press(shop, first)
    spell(shop, "3")
    assert first.text() == "3"
    touch(shop, "usual")
    touch(shop, "open")


def _sell_by_touch(shop: Stage) -> None:
    tiles = [one for one in find(shop.app.shell.page, TileButton) if one.action.startswith("item:")]
    press(shop, tiles[0])
    spell(shop, "3")
    touch(shop, "quantity")
    assert shop.look.basket.bill.lines[0].line.quantity.amount == 3
    touch(shop, "why")
    assert "Why this price?" in asked(shop)
    touch(shop, "withdraw")
    touch(shop, "pay")
    given = [
        one for one in find(shop.app.shell.page, TileButton) if one.action.startswith("given:")
    ]
    press(shop, given[-1])
    assert sold(shop).change > 0
    touch(shop, "next")


def _empties_by_touch(shop: Stage) -> None:
    touch(shop, "more")
    touch(shop, "empties")
    spell(shop, "12")
    touch(shop, "take")
    if not register(shop).form.isHidden():  # other kinds stay empty
        touch(shop, "take")
    touch(shop, "exact")
    assert sold(shop).change > 0
    touch(shop, "next")
