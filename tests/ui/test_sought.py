"""Looking goods up by name while somebody types: nothing found is said, and Enter takes what fits what stands there."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt

from ui.app.stage import Stage
from ui.page import Page
from ui.price_check.screen import PriceScreen
from ui.quick.screen import QuickScreen
from ui.register.screen import RegisterScreen
from ui.widgets.search import SearchField


def field(till: Stage) -> SearchField:
    return cast("RegisterScreen | PriceScreen | QuickScreen", till.app.shell.page).search


def at(till: Stage, screen: str, kind: type[Page]) -> None:
    till.app.shell.go(screen)
    till.rest()
    assert isinstance(till.app.shell.page, kind)


@pytest.mark.parametrize(
    ("screen", "kind"),
    [("register", RegisterScreen), ("price_check", PriceScreen), ("quick", QuickScreen)],
)
def test_that_nothing_is_called_so_is_said(till: Stage, screen: str, kind: type[Page]) -> None:
    at(till, screen, kind)
    till.type("qwxqwx")
    (row,) = field(till).results().rows()
    assert (row.title, row.action) == ("Nothing is called that.", "")
    till.app.shell.page.act(row.action)  # a finger on it
    till.rest()
    till.press(Qt.Key.Key_Escape)
    assert field(till).results().isHidden()
    assert till.look.lines == 0


def test_no_quick_item_stands_beneath_a_name_that_nothing_bears(till: Stage) -> None:
    page = cast("RegisterScreen", till.app.shell.page)
    assert page.quick.isVisible()
    till.type("qwxqwx")
    assert not page.quick.isVisible()
    till.press(Qt.Key.Key_Return)
    assert "not in the shop's list" in page.notice.text()
    assert page.quick.isVisible()


def test_enter_takes_what_fits_what_stands_there_however_quickly_it_was_typed(till: Stage) -> None:
    page = cast("RegisterScreen", till.app.shell.page)
    till.type("balt")
    before = field(till).results().rows()[0].action
    line = page.search.input()
    line.setText("kava")
    line.textEdited.emit("kava")
    assert field(till).results().rows()[0].action == before  # nobody knows yet what fits
    line.returnPressed.emit()
    till.rest()
    (sold,) = till.look.basket.bill.lines
    assert "kava" in sold.line.product.name.lower()
    assert page.search.text() == ""


def test_who_walks_through_what_was_found_is_not_sent_back(till: Stage) -> None:
    page = cast("RegisterScreen", till.app.shell.page)
    till.type("ka")
    assert len(field(till).results().rows()) > 2
    till.press(Qt.Key.Key_Down)
    till.press(Qt.Key.Key_Down)
    third = field(till).results().current()
    assert till.app.counter is not None
    till.app.counter.refresh()  # a device said something meanwhile
    till.rest()
    assert field(till).results().current() == third == field(till).results().rows()[2].action
    till.press(Qt.Key.Key_Return)
    (sold,) = till.look.basket.bill.lines
    assert f"item:{sold.line.product.code}" == third
    assert page.search.text() == ""


def test_numbers_and_signs_alone_are_no_name(till: Stage) -> None:
    for text in ("-1", "12", "1,5", "%%"):
        line = field(till).input()
        line.setText(text)
        line.textEdited.emit(text)
        till.rest()
        assert field(till).results().isHidden()
