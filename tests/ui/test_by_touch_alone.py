"""Every screen's whole job by touch alone, on the smallest screen and at the largest text: no test here presses a key.

Long because each screen's job is done once from its beginning to its end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.hands import into, press, spell, touch
from ui import hand, theme
from ui.app.checkout import person_of
from ui.app.stage import Stage, find
from ui.widgets.rowlist import RowList

BREAD, BUN = "4779900010018", "4779900010056"


def page(till: Stage) -> Any:
    return cast("Any", till.app.shell.page)


def tap_row(till: Stage, rows: RowList, action: str) -> None:
    """Tap a row of a list, drawn into sight before."""
    number = next(n for n, row in enumerate(rows.rows()) if row.action == action)
    index = rows.model().index(number, 0)
    rows.scrollTo(index)
    press(till, rows.viewport(), rows.visualRect(index).center())


@pytest.fixture(params=[(100, 1024, 768), (200, 1280, 800)], ids=["small", "large-text"])
def touched(
    request: pytest.FixtureRequest, door: Stage, qapp: QApplication
) -> Callable[[str], Stage]:
    """A till whose people have no keyboard; the person of this role signs in at the pad."""
    scale, wide, high = request.param
    theme.apply(qapp, theme.Theme(scale=scale, reduced_motion=True))
    door.app.shell.resize(wide, high)
    door.rest()

    def by(role: str) -> Stage:
        hand.touched()
        person = person_of(door, role)
        tap_row(door, page(door)._people, f"person:{person.name}")
        spell(door, person.pin)
        touch(door, "enter")
        door.until(lambda: door.look.staff is not None, "the PIN to be checked")
        door.app.speak("en")
        door.rest()
        return door

    return by


def at_the_till(till: Stage) -> Stage:
    """Count the usual float and open the shift."""
    touch(till, "usual")
    touch(till, "open")
    till.until(lambda: till.look.shift is not None, "the shift")
    till.rest()
    assert till.app.shell.at("register")
    return till


def test_a_sale_from_sign_in_to_the_next_customer(touched: Callable[[str], Stage]) -> None:
    till = at_the_till(touched("cashier"))
    touch(till, f"item:{BUN}")
    spell(till, "2")
    touch(till, "quantity")
    assert page(till).total.text() == "€1.58"
    touch(till, "pay")
    if not find(page(till).pad, type(page(till).pad.button("7"))):
        into(till, page(till).field.input)  # digits, where there was room for amounts alone
    spell(till, "5")
    touch(till, "take")
    till.until(lambda: till.app.shell.at("change"), "the change")
    assert page(till).figure.text() == "€3.40"
    touch(till, "next")
    assert till.app.shell.at("register")


def test_a_price_is_asked_and_sold(touched: Callable[[str], Stage]) -> None:
    till = at_the_till(touched("cashier"))
    touch(till, "why")
    into(till, page(till).search.input())
    spell(till, "malta")
    tap_row(till, page(till).search.results(), "item:4779900070012")
    assert page(till).figure.text() == "€8.99"
    touch(till, "sell")
    till.until(lambda: till.app.shell.at("register"), "the register")
    assert till.look.lines == 1


def test_a_line_is_chosen_asked_about_and_taken_out(touched: Callable[[str], Stage]) -> None:
    till = at_the_till(touched("cashier"))
    till.scan(BREAD)
    till.scan(BUN)
    basket = page(till).basket
    press(till, basket.viewport(), basket.visualRect(basket.rows_model.index(0)).center())
    touch(till, "why")
    assert "duona" in page(till).form.text()
    touch(till, "withdraw")
    touch(till, "remove")
    sale = till.look.basket.sale
    assert sale is not None
    assert [line.product.code for line in sale.lines] == [BUN]


def test_cash_is_moved_counted_and_the_shift_closed(touched: Callable[[str], Stage]) -> None:
    till = at_the_till(touched("cashier"))
    touch(till, "shift")
    touch(till, "drop")
    spell(till, "50")
    touch(till, "do")
    touch(till, "paid_in")
    touch(till, "reason:change_money")
    into(till, page(till).form.inputs()[0].input)
    spell(till, "20")
    touch(till, "do")
    touch(till, "close")
    into(till, page(till).counter.inputs()[1])
    spell(till, "1")
    assert page(till).figure.text() == "€100.00"
    touch(till, "counted")
    till.until(lambda: till.look.shift is None, "the shift to be closed")


def test_goods_come_back_for_cash(touched: Callable[[str], Stage]) -> None:
    till = at_the_till(touched("associate"))
    till.scan(BREAD)
    touch(till, "exact")
    till.until(lambda: till.app.shell.at("change"), "the change")
    touch(till, "next")
    touch(till, "returns")
    spell(till, "1")
    touch(till, "seek")
    assert "1-1" in page(till).head.text()
    lines = page(till).lines
    press(till, lines.viewport(), lines.visualRect(lines.rows_model.index(0)).center())
    touch(till, "way:cash")
    touch(till, "forward")
    till.until(lambda: page(till).handed.isVisible(), "the money")
    assert page(till).handed.figure.text() == "€2.20"
    touch(till, "forward")
    assert till.app.shell.at("register")


def test_a_choice_is_set_a_file_of_goods_taken_over_and_a_quick_item_laid(
    touched: Callable[[str], Stage],
) -> None:
    till = touched("manager")
    assert till.app.house is not None
    file = till.app.house.folder / "goods.csv"
    file.write_text("code;name;price\nNEW1;Naujas;1,05\n", "utf-8")
    touch(till, "settings")
    tap_row(till, page(till).rows, "setting:late_return")
    touch(till, "value:block")
    assert dict(page(till).facts.facts())["now"] == "chosen by the shop"
    touch(till, "catalogue")
    till.until(till.app.workbench().idle, "the files")
    till.rest()
    tap_row(till, page(till).rows, f"file:{file}")
    till.until(lambda: page(till).keys.button("plan") is not None, "the file to be read")
    touch(till, "plan")
    till.until(lambda: page(till).keys.button("keep") is not None, "the plan")
    touch(till, "keep")
    till.until(lambda: "The goods are in the shop." in page(till).notice.text(), "the goods")
    touch(till, "back")
    touch(till, "quick")
    touch(till, "place:0")
    into(till, page(till).search.input())
    spell(till, "naujas")
    tap_row(till, page(till).search.results(), "item:NEW1")
    assert "Naujas" in page(till).grid.visible_tiles()
    touch(till, "back")
    touch(till, "back")
    assert till.app.shell.at("shift")


def test_a_receipt_is_read_in_another_language(touched: Callable[[str], Stage]) -> None:
    till = at_the_till(touched("cashier"))
    till.scan(BREAD)
    touch(till, "exact")
    till.until(lambda: till.app.shell.at("change"), "the change")
    touch(till, "papers")
    touch(till, "speak:pl")
    assert "Paragon 1-1" in page(till).paper.text()
    touch(till, "back")
    assert till.app.shell.at("change")


def test_a_device_is_tried_and_set_up(touched: Callable[[str], Stage]) -> None:
    till = touched("technician")
    tap_row(till, page(till).devices, "printer")
    touch(till, "test")
    till.until(lambda: till.app.workbench().idle() and till.app.bridge.idle(), "the page")
    touch(till, "setup")
    till.until(lambda: bool(page(till).rows.rows()), "the set-up")
    tap_row(till, page(till).rows, page(till).rows.rows()[-1].action)
    till.until(lambda: till.app.workbench().idle() and till.app.bridge.idle(), "the choices")
    assert page(till).rows.rows() or page(till).form.isVisible()
    touch(till, "back" if page(till).keys.button("back") else "doctor")
