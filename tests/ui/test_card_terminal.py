"""A card terminal on a wire: asked by itself, its answer closes the sale; declined or lost, nothing is lost."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import paid_by_card, terminal
from tests.ui.hands import touch
from ui.app.stage import Stage
from ui.change.screen import ChangeScreen
from ui.register.screen import RegisterScreen
from ui.returns.screen import ReturnsScreen
from ui.views import Way

BREAD = "4779900010018"


@pytest.fixture
def till(wired: Stage) -> Stage:
    """Every till here has its terminal on a wire."""
    return wired


def bringing_back(till: Stage) -> None:
    """Goods that were paid by card come back whole."""
    paid_by_card(till, BREAD)
    till.app.shell.go("returns")
    till.rest()
    till.scan("KASA:1-1")
    till.act("whole")


def test_the_terminals_yes_closes_the_sale_and_brings_the_change_screen(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F11)
    till.until(lambda: till.app.shell.at("change"), "the end of the sale")
    sale = till.look.last_sale
    assert sale is not None
    assert [(one.way.value, one.amount.minor) for one in sale.tenders] == [("card", 219)]


def test_what_the_terminal_took_too_much_is_said_while_the_customer_still_stands_there(
    till: Stage,
) -> None:
    terminal(till).set("other-amount")
    till.scan(BREAD)
    till.press(Qt.Key.Key_F11)
    till.until(lambda: till.app.shell.at("change"), "the end of the sale")
    page = cast("ChangeScreen", till.app.shell.page)
    till.until(lambda: "took €1.00 too much" in page.notice.text(), "the words")
    till.press(Qt.Key.Key_F8)
    assert till.app.shell.at("register")
    till.act("settle:")
    till.press(Qt.Key.Key_F4)
    till.until(lambda: not till.look.unsettled, "the end of it")


def test_its_no_leaves_everything_to_pay(till: Stage) -> None:
    terminal(till).set("declines")
    till.scan(BREAD)
    till.press(Qt.Key.Key_F11)
    till.until(lambda: not till.look.unsettled, "the answer")
    till.rest()
    assert till.look.basket.due.exact.minor == 219
    assert till.look.last_sale is None


def test_an_answer_that_was_lost_is_settled_by_a_person(till: Stage) -> None:
    terminal(till).set("lost-after-approval")
    till.scan(BREAD)
    till.press(Qt.Key.Key_F11)
    page = cast("RegisterScreen", till.app.shell.page)
    till.until(lambda: "Nobody knows yet" in page.notice.text(), "the words")
    assert till.look.last_sale is None
    till.act("settle:")
    till.act("approved")
    till.until(lambda: till.look.last_sale is not None, "the end of the sale")


@pytest.mark.parametrize("screen", ["register", "pay"])
def test_the_terminal_answers_while_its_end_is_asked_and_the_card_goes_away(
    till: Stage, screen: str
) -> None:
    terminal(till).set("slow")
    till.scan(BREAD)
    till.press(Qt.Key.Key_F11)
    till.until(lambda: bool(till.look.unsettled), "the attempt")
    till.app.shell.go(screen)
    till.rest()
    till.act("settle:")
    page = cast("RegisterScreen", till.app.shell.page)
    assert "then this card goes away" in page.form.text()
    till.until(lambda: till.app.shell.at("change"), "the end of the sale")
    till.press(Qt.Key.Key_Return)
    assert page.form.isHidden() or not till.app.shell.at(screen)
    assert till.look.lines == 0


def test_what_is_settled_at_the_payment_is_not_asked_at_the_register_any_more(till: Stage) -> None:
    terminal(till).set("lost-after-approval")
    till.scan(BREAD)
    till.press(Qt.Key.Key_F11)
    page = cast("RegisterScreen", till.app.shell.page)
    till.until(lambda: "Nobody knows yet" in page.notice.text(), "the words")
    till.act("settle:")
    till.press(Qt.Key.Key_F12)
    till.act("settle:")
    till.act("declined")
    till.until(lambda: not till.look.unsettled, "the end of it")
    till.app.shell.go("register")
    till.rest()
    assert page.form.isHidden()
    assert till.look.lines == 1


def test_a_card_that_says_no_to_a_return_leaves_the_other_ways_at_once(till: Stage) -> None:
    """The words to say stand on the strip, the ways with their amounts beside them, another one is chosen already."""
    bringing_back(till)
    terminal(till).set("lost-after-approval")
    till.act("way:card")
    till.act("forward")
    page = cast("ReturnsScreen", till.app.shell.page)
    till.until(lambda: "whether the card got €2.19 back" in page.notice.text(), "the words")
    assert page.options.isHidden()
    assert "Card: 2.19 …" in page.total.details()
    touch(till, "settle:")
    till.press(Qt.Key.Key_F3)
    till.until(lambda: "did not give €2.19 back" in page.notice.text(), "the words")
    till.rest()
    chosen = [one.option.action for one in page.options.cards() if one.option.chosen]
    opened = {one.option.action for one in page.options.cards() if one.option.way is Way.OPEN}
    assert chosen == ["way:credit"]
    assert opened == {"way:card", "way:exchange", "way:credit"}
    assert [one.id for one in till.look.strip][:1] == ["refund_declined"]
    touch(till, "way:card")
    touch(till, "way:credit")
    assert page.notice.text() == ""
    till.press(Qt.Key.Key_F12)
    till.until(lambda: page.handed.isVisible(), "the store credit")


def test_money_back_to_the_card_waits_for_the_terminals_yes(till: Stage) -> None:
    bringing_back(till)
    terminal(till).set("declines")
    till.act("way:card")
    till.act("forward")
    till.until(lambda: not till.look.unsettled, "the answer")
    house = till.app.house
    assert house is not None
    assert house.desks.till.last_return is None
    till.rest()
    terminal(till).set("ok")
    touch(till, "again")
    till.until(lambda: house.desks.till.last_return is not None, "the money to be back")
    page = cast("ReturnsScreen", till.app.shell.page)
    till.until(lambda: page.handed.isVisible(), "the end of the return")
    assert "On the card machine" not in page.handed.todo.text()
    assert list(terminal(till).charged.values()) == [219, -219]


def test_a_payment_that_the_customer_thinks_better_of_is_stopped_at_the_terminal(
    till: Stage,
) -> None:
    terminal(till).set("slow")
    till.scan(BREAD)
    till.press(Qt.Key.Key_F11)
    page = cast("RegisterScreen", till.app.shell.page)
    till.until(lambda: "Waiting for the card terminal" in page.notice.text(), "the words")
    till.act("settle:")
    till.press(Qt.Key.Key_F5)
    till.until(lambda: not till.look.unsettled, "the terminal's word")
    till.rest()
    assert till.look.basket.due.exact.minor == 219
    assert terminal(till).charged == {}
