"""What does it cost: looked up without a sale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.store import Act
from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.price_check.screen import PriceScreen
from ui.widgets.keypad import DigitButton

COFFEE = "4779900070012"


@pytest.fixture
def till(manned: Manned) -> TestTill:
    return manned("Ona", "1111")


def test_a_scan_shows_the_price_and_what_it_was_and_sells_nothing(till: TestTill) -> None:
    shop = till.house.shop
    act = Act("test-price", "Jonas", shop.now_ms())
    assert till.do(lambda _: till.house.store.set_price(act, COFFEE, 799)) is None
    page = till.go("price_check", PriceScreen)
    till.scan(COFFEE)
    assert page.figure.text() == "€7.99"
    assert "7.99" in page.sums.text()
    assert "8.99" in page.sums.text()
    assert till.desks.till.sale is None


def test_a_stranger_is_refused_in_words(till: TestTill) -> None:
    page = till.go("price_check", PriceScreen)
    till.scan("4770000000015")
    assert "not in the shop's list" in page.notice.text()


def test_a_name_finds_it_and_a_key_sells_it(till: TestTill) -> None:
    page = till.go("price_check", PriceScreen)
    page.search.set_text("kava")
    page.search.changed.emit("kava")
    till.settle()
    rows = page.search.results().rows()
    assert any(row.action == f"item:{COFFEE}" for row in rows)
    till.act(f"item:{COFFEE}")
    till.act("sell")
    assert till.app.shell.at("register")
    assert till.desks.till.sale is not None


def test_with_an_empty_basket_the_why_key_checks_a_price(till: TestTill) -> None:
    till.app.shell.go("register")
    till.act("why")
    assert till.app.shell.at("price_check")
    till.act("back")
    assert till.app.shell.at("register")


def test_a_price_is_found_by_touch_alone(till: TestTill) -> None:
    page = till.go("price_check", PriceScreen)
    assert page.touch.isHidden()
    QTest.mouseClick(page.search.input(), Qt.MouseButton.LeftButton)
    assert page.touch.isVisible()
    for letter in "kava":
        (key,) = [one for one in page.touch.findChildren(DigitButton) if one.action == letter]
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    till.settle()
    rows = page.search.results()
    assert rows.rows()
    where = rows.visualRect(rows.model().index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    till.settle()
    assert "€" in page.figure.text()
