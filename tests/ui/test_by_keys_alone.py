"""Every screen's whole job by the keyboard alone: no test here touches a button or calls an action.

Long because each screen's job is done once from its beginning to its end.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from drivers.protocol import Role
from tests.ui.conftest import quiet
from ui import hand, theme
from ui.app.checkout import person_of, sign_in
from ui.app.stage import Stage

_K = Qt.Key
BREAD, COFFEE = "4779900010018", "4779900070012"


def page(till: Stage) -> Any:
    return cast("Any", till.app.shell.page)


def keyed(till: Stage, *what: Qt.Key | str) -> None:
    """Press keys and type texts, one after the other."""
    for one in what:
        if isinstance(one, str):
            till.type(one)
        else:
            till.press(one)


def tabbed(till: Stage, name: str) -> None:
    """Walk with Tab until what is called so wears the ring."""
    for _stop in range(80):
        till.press(_K.Key_Tab)
        held = QApplication.focusWidget()
        if held is not None and held.accessibleName().startswith(name):
            return
    raise AssertionError(f"Tab never came to {name}")


@pytest.fixture
def office(door: Stage) -> Stage:
    """A manager in the settings, come there by keys."""
    hand.typed()
    sign_in(door, quiet, "manager")
    door.app.speak("en")
    door.rest()
    keyed(door, _K.Key_F10)
    assert door.app.shell.at("settings")
    return door


def test_a_shift_from_sign_in_to_the_first_sale(door: Stage) -> None:
    names = [row.action for row in page(door)._people.rows()]
    wanted = f"person:{person_of(door, 'cashier').name}"
    for _step in range(names.index(wanted) - names.index(page(door)._people.current())):
        door.press(_K.Key_PageDown)
    keyed(door, person_of(door, "cashier").pin, _K.Key_Return)
    door.until(lambda: door.look.staff is not None, "the PIN to be checked")
    door.app.speak("en")
    door.rest()
    keyed(door, _K.Key_F5, _K.Key_Return)
    assert page(door).counter.inputs()[1].hasFocus()
    keyed(door, "1", _K.Key_Up, _K.Key_F12)  # the usual float, and a 100
    door.until(lambda: door.look.shift is not None, "the shift")
    assert door.look.shift is not None
    assert door.look.shift.float_minor == 32550
    keyed(door, BREAD, _K.Key_Return, "2")
    door.press(_K.Key_Asterisk, "*")
    assert page(door).total.text() == "€4.38"
    keyed(door, _K.Key_F12, "5", _K.Key_Return)
    door.until(lambda: door.app.shell.at("change"), "the change")
    assert page(door).figure.text() == "€0.60"
    keyed(door, _K.Key_Return)
    assert door.app.shell.at("register")


def test_a_price_is_asked_and_what_was_found_is_sold(till: Stage) -> None:
    keyed(till, _K.Key_F8, "malta kav", _K.Key_Return)
    assert page(till).figure.text() == "€8.99"
    keyed(till, _K.Key_F12)
    till.until(lambda: till.app.shell.at("register"), "the register")
    assert till.look.lines == 1


def test_cash_is_moved_counted_and_the_shift_closed(till: Stage) -> None:
    keyed(till, _K.Key_F9, _K.Key_F5, "50", _K.Key_Return)
    assert "−50.00" in page(till).moved()
    keyed(till, _K.Key_F3)
    tabbed(till, "Change money")
    keyed(till, _K.Key_Space)
    tabbed(till, "Amount")
    keyed(till, "20", _K.Key_Return, _K.Key_Return)  # over the reason in words, which a chip gave
    assert "+20.00" in page(till).moved()
    keyed(till, _K.Key_F11)
    for field in page(till).counter.inputs():
        assert field.hasFocus(), "Enter walks on to the next piece"
        keyed(till, "1", _K.Key_Return)
    keyed(till, _K.Key_F12)
    till.until(lambda: till.look.shift is None, "the shift to be closed")


def test_a_choice_and_a_number_are_set(office: Stage) -> None:
    while page(office).rows.current() != "setting:late_return":
        office.press(_K.Key_PageDown)
    tabbed(office, "refuse")
    keyed(office, _K.Key_Space)
    assert dict(page(office).facts.facts())["now"] == "chosen by the shop"
    while page(office).rows.current() != "setting:idle_minutes":
        office.press(_K.Key_PageDown)
    field = page(office).form.inputs()[0].input
    assert field.hasFocus()
    field.selectAll()
    keyed(office, "7", _K.Key_Return)
    assert office.app.house is not None
    assert office.app.house.shop.settings.whole("idle_minutes") == 7


def test_an_offer_is_written_and_ended(office: Stage) -> None:
    keyed(office, _K.Key_F8, _K.Key_F2, "AB", _K.Key_Return, "Two breads", _K.Key_Return)
    keyed(office, BREAD, _K.Key_Return, "2", _K.Key_Return, "3.50", _K.Key_F12)
    (row,) = page(office).rows.rows()
    assert (row.title, row.detail) == ("Two breads", "2 for 3.50")
    keyed(office, _K.Key_Escape)
    assert office.app.shell.at("settings")


def test_a_quick_item_is_put_on_a_place(office: Stage) -> None:
    keyed(office, _K.Key_F9, _K.Key_PageDown, "malta kav", _K.Key_Return)
    assert "Malta kava Gludas 500 g" in page(office).grid.visible_tiles()
    keyed(office, _K.Key_Escape)
    assert office.app.shell.at("settings")


def test_a_file_of_goods_is_taken_over(office: Stage, tmp_path: Path) -> None:
    file = tmp_path / "goods.csv"
    file.write_text("code;name;price\nNEW1;Naujas;1,05\n", "utf-8")
    keyed(office, _K.Key_F7)
    office.until(office.app.workbench().idle, "the files")
    office.rest()
    assert page(office).form.inputs()[0].input.hasFocus()
    keyed(office, str(file), _K.Key_Return)
    office.until(lambda: "F12" in page(office).keys.bindings(), "the file to be read")
    keyed(office, _K.Key_F12)
    office.until(lambda: page(office).keys.bindings().get("F12") == "keep", "the plan")
    keyed(office, _K.Key_F12)
    office.until(lambda: "The goods are in the shop." in page(office).notice.text(), "the goods")
    keyed(office, _K.Key_Escape)
    assert office.app.shell.at("settings")


def test_a_receipt_is_looked_at_in_another_language_and_one_goes_back_to_the_change(
    till: Stage,
) -> None:
    keyed(till, BREAD, _K.Key_Return, _K.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")
    keyed(till, _K.Key_F7)
    assert "KASA:1-1" in page(till).paper.text()
    tabbed(till, "Polski")
    keyed(till, _K.Key_Space)
    assert "Paragon 1-1" in page(till).paper.text()
    keyed(till, _K.Key_Escape)
    assert till.app.shell.at("change")
    keyed(till, _K.Key_Escape)
    assert till.app.shell.at("register")


def test_a_device_is_set_up(door: Stage) -> None:
    sign_in(door, quiet, "technician")
    door.app.speak("en")
    door.rest()
    assert page(door).devices.current() == Role.PRINTER.value
    keyed(door, _K.Key_F4)
    door.until(lambda: bool(page(door).rows.rows()), "the set-up")
    tabbed(door, page(door).rows.accessibleName())
    keyed(door, _K.Key_Down, _K.Key_Down, _K.Key_Return)
    door.until(lambda: door.app.workbench().idle() and door.app.bridge.idle(), "the choices")
    assert page(door).rows.hasFocus() or page(door).form.isVisible()
    keyed(door, _K.Key_Escape, _K.Key_Escape, _K.Key_Escape)
    assert door.app.shell.at("login")


@pytest.mark.parametrize(
    "screen",
    ["pay", "change", "shift", "price_check", "settings", "offers", "quick", "papers", "hardware"],
)
def test_escape_leads_back_and_no_key_of_the_row_is_pressed_by_enter_unasked(
    till: Stage, screen: str
) -> None:
    keyed(till, BREAD, _K.Key_Return)
    till.app.shell.go(screen)
    till.rest()
    held = QApplication.focusWidget()
    assert held is not None
    assert held.parentWidget() is not page(till).keys, "a key of the row wears the focus by itself"
    for _times in range(3):
        till.press(_K.Key_Escape)
    assert till.app.shell.at("register")
    assert till.look.lines == 1


def test_a_reason_is_chosen_by_keys_alone(till: Stage) -> None:
    """Amount, Tab to the reason beneath it, Space, Enter."""
    till.scan(BREAD)
    till.press(_K.Key_F4)
    till.type("2.00")
    till.press(_K.Key_Return)
    assert "Choose a reason" in page(till).form.error()
    till.press(_K.Key_Tab)
    assert getattr(till.app.shell.page.focusWidget(), "action", "") == "reason:wrong_label"
    till.press(_K.Key_Space, " ")
    assert page(till).form.error() == ""
    till.press(_K.Key_Return)
    till.until(
        lambda: till.look.wanted is not None or till.look.basket.bill.total.minor == 200, "it"
    )


def test_what_tab_comes_to_is_in_sight_at_the_largest_text(till: Stage, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme(scale=200, reduced_motion=True))
    till.scan(BREAD)
    till.press(_K.Key_F4)
    till.press(_K.Key_Return)
    for _stop in range(8):
        till.press(_K.Key_Tab)
        held = QApplication.focusWidget()
        assert held is not None
        assert held.visibleRegion().boundingRect() == held.rect(), held.accessibleName()
