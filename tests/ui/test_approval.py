"""A second person approves in the flow: what, how much, old and new in sight; both names are kept."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt

from pos.staff import Grade, Right, Role
from pos.store.keep_office import Act
from tests.ui.conftest import Manned
from ui.app.stage import Stage
from ui.register.screen import RegisterScreen
from ui.widgets.sums import SumsPanel

BREAD = "4779900010018"


def page(till: Stage) -> RegisterScreen:
    return cast("RegisterScreen", till.app.shell.page)


def asked_for(till: Stage, price: str) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F4)
    till.act("reason:wrong_label")
    till.type(price)
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.wanted is not None, "the approval to be asked")
    till.rest()


def answered(till: Stage, name: str, pin: str) -> None:
    till.act(f"by:{name}")
    till.type(pin)
    till.press(Qt.Key.Key_Return)
    till.rest()


def test_old_and_new_price_are_in_sight(till: Stage) -> None:
    asked_for(till, "1.50")
    assert "set a price" in page(till).form.text()
    (sums,) = [one for one in page(till).form.findChildren(SumsPanel) if one.isVisible()]
    assert "Before €2.19" in sums.text()
    assert "After €1.50" in sums.text()
    assert "Rule: cashier asks a second person every time" in sums.text()


def test_the_other_persons_pin_completes_it_and_both_names_are_kept(till: Stage) -> None:
    asked_for(till, "1.50")
    answered(till, "Jonas", "333333")
    till.until(lambda: till.look.wanted is None, "the approval")
    sale = till.look.basket.sale
    assert sale is not None
    override = sale.lines[0].override
    assert override is not None
    assert (override.minor, override.by, override.approved_by) == (150, "Ona", "Jonas")
    assert till.look.staff is not None
    assert till.look.staff.name == "Ona"
    assert page(till).form.text() == ""


def test_a_pin_stands_while_the_till_looks_again_and_goes_once_it_was_told(till: Stage) -> None:
    """A device that says something, or the voice that notices a long wait, wipes nothing that is being typed."""
    asked_for(till, "1.50")
    till.act("by:Jonas")
    till.type("33")
    assert till.app.counter is not None
    till.app.counter.refresh()
    till.rest()
    (pin,) = page(till).form.inputs()
    assert pin.text() == "33"
    till.type("0000")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: "not right" in page(till).form.error(), "the words")
    assert pin.text() == ""
    till.type("333333")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.wanted is None, "the approval")


@pytest.mark.parametrize(
    ("name", "pin", "words"),
    [("Jonas", "111111", "PIN is not right"), ("Tomas", "444444", "may not")],
)
def test_a_wrong_pin_or_a_wrong_role_changes_nothing_and_says_why(
    till: Stage, name: str, pin: str, words: str
) -> None:
    asked_for(till, "1.50")
    answered(till, name, pin)
    assert till.look.basket.bill.total.minor == 219
    assert page(till).form.text() != ""
    assert words in page(till).form.error()
    assert till.look.wanted is not None


def test_withdrawing_leaves_the_price(till: Stage) -> None:
    asked_for(till, "1.50")
    till.press(Qt.Key.Key_Escape)
    assert page(till).form.text() == ""
    assert till.look.basket.bill.total.minor == 219


def test_without_a_reason_nothing_happens(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F4)
    till.type("1.50")
    till.press(Qt.Key.Key_Return)
    assert till.look.wanted is None
    assert page(till).form.text() != ""
    assert till.look.basket.bill.total.minor == 219


def test_a_limit_in_money_is_named_as_the_rule(manned: Manned) -> None:
    till = manned("Ona", "1111")
    right = Right(Grade.ALLOWED, limit_bp=5_000, limit_minor=20)

    def write(request: str) -> None:
        office = Act(request, "owner", till.house.shop.now_ms())
        till.house.store.set_right(office, Role.CASHIER, "discount", right)

    assert till.do(write) is None
    screen = till.go("register", RegisterScreen)
    till.scan(BREAD)
    till.act("price")
    till.act("kind:amount")
    till.act("reason:damaged")
    screen.form.inputs()[0].set_text("0.50")
    till.act("apply")
    (sums,) = [one for one in screen.form.findChildren(SumsPanel) if one.isVisible()]
    assert "Rule: cashier alone up to 50 % · €0.20" in sums.text()
