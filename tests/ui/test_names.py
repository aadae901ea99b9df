"""A customer is found by name while it is typed: at the register, the service desk, for an account; keys or touch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt

from pos.customer import Customer
from pos.store.keep_office import Act
from pos.text import speaker
from pos.words import tier_name
from tests.ui.conftest import at_work
from tests.ui.hands import press, spell, touch
from tests.ui.test_register_more import keep, register
from ui.app.stage import Stage, find
from ui.pay.screen import PayScreen
from ui.returns.screen import ReturnsScreen
from ui.widgets.found import Found
from ui.widgets.rowlist import RowList

BREAD = "4779900010018"
PEOPLE = (
    Customer("2001", "Żaneta Łoś-Wzorowska", "pl", phone="+48600700812", mail="z@example.org"),
    Customer("2002", "Żaneta Łoś", "pl", born="1980-01-01", phone="+48600700999"),
)


@pytest.fixture
def desk(door: Stage) -> Stage:
    """A till of a service associate, who knows two more customers."""
    at_work(door, "associate")
    for number, one in enumerate(PEOPLE):
        keep(door, partial(_know, one, Act(f"n-{number}", "office", 1)))
    door.rest()
    return door


def _know(one: Customer, act: Act, store: Any) -> None:
    store.keep_customer(act, one)


def listed(till: Stage) -> Found:
    return find(till.app.shell.page, Found)[0]


def names(till: Stage) -> list[str]:
    lists = find(till.app.shell.page, Found)
    return [row.title for row in lists[0].rows()] if lists else []


def finding(till: Stage, *wanted: str) -> None:
    till.until(lambda: names(till) == list(wanted), f"the names {wanted}")
    till.rest()


def test_a_name_is_typed_and_enter_takes_who_was_found(desk: Stage) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.type("wzor zan")
    finding(desk, "Żaneta Łoś-Wzorowska")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: "Żaneta Łoś-Wzorowska" in register(desk).head(), "the name")
    assert desk.look.basket.sale is not None
    assert desk.look.basket.sale.customer == "2001"


def test_arrows_walk_through_the_names_and_no_more_is_shown_than_needed(desk: Stage) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.type("łoś")
    finding(desk, "Żaneta Łoś", "Żaneta Łoś-Wzorowska")
    shown = " ".join(row.spoken() for row in listed(desk).rows())
    assert "…999" in shown
    assert not any(part in shown for part in ("+48", "600700", "1980", "example.org"))
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: "Żaneta Łoś-Wzorowska" in register(desk).head(), "the name")


def test_a_name_is_spelled_and_touched(desk: Stage) -> None:
    touch(desk, "customer")
    field = register(desk).form.inputs()[0].input
    press(desk, field)
    spell(desk, "agn")
    finding(desk, "Agnieszka Wzorowska")
    assert [row.right for row in listed(desk).rows()] == ["gold level"]
    tapped(desk, listed(desk))
    desk.until(lambda: "Agnieszka Wzorowska" in register(desk).head(), "the name")


def tapped(till: Stage, rows: RowList) -> None:
    place = rows.visualRect(rows.model().index(0, 0)).center()
    press(till, cast("Any", rows.viewport()), place)


@pytest.mark.parametrize("typed", ["0812", "2001"])
def test_digits_are_a_number_or_the_end_of_a_telephone(desk: Stage, typed: str) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.type(typed)
    finding(desk, "Żaneta Łoś-Wzorowska")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: "Żaneta Łoś-Wzorowska" in register(desk).head(), "the name")


@pytest.mark.parametrize("typed", ["z", "081", "nobody", "  "])
def test_too_little_or_a_stranger_finds_nobody(desk: Stage, typed: str) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.type(typed)
    desk.rest()
    assert names(desk) == []
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: "Nothing like that" in register(desk).form.error(), "the words")


def sell_to(till: Stage, pay: Callable[[], None]) -> None:
    till.press(Qt.Key.Key_F6)
    till.type("agnieszka")
    finding(till, "Agnieszka Wzorowska")
    till.press(Qt.Key.Key_Return)
    till.scan(BREAD)
    pay()
    till.until(lambda: till.app.shell.at("change"), "the change")


def test_the_service_desk_finds_a_receipt_by_its_customers_name(desk: Stage) -> None:
    sell_to(desk, lambda: desk.press(Qt.Key.Key_F10))
    desk.app.shell.go("returns")
    desk.rest()
    touch(desk, "by:customer")
    desk.type("wzorow agn")
    finding(desk, "Agnieszka Wzorowska")
    desk.press(Qt.Key.Key_Return)
    page = cast("ReturnsScreen", desk.app.shell.page)
    desk.until(lambda: "Receipt 1-1" in page.head.text(), "the receipt")


def test_an_account_is_found_by_name_and_the_books_name_its_number_alone(desk: Stage) -> None:
    desk.scan(BREAD)
    desk.press(Qt.Key.Key_F12)
    desk.press(Qt.Key.Key_F4)
    desk.type("łoś wzo")
    finding(desk, "Żaneta Łoś-Wzorowska")
    desk.press(Qt.Key.Key_Return)
    page = cast("PayScreen", desk.app.shell.page)
    desk.until(lambda: page.form.inputs()[0].text() == "2001", "the number")
    assert names(desk) == []
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.look.last_sale is not None, "the end of the sale")
    sale = desk.look.last_sale
    assert sale is not None
    assert [(one.way.value, one.reference) for one in sale.tenders] == [("account", "2001")]


def test_a_shops_own_word_for_a_tier_stays_as_it_wrote_it() -> None:
    assert tier_name("Gold", speaker("lv")) == "zelta līmenis"
    assert tier_name("Draugai", speaker("lv")) == "Draugai"
    assert tier_name("", speaker("lv")) == ""
