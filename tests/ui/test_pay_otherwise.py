"""Paying otherwise: on account, with foreign notes, by a terminal that is slow or says nothing; keys or touch alone."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt

from pos.store.keep_office import Act
from tests.ui.conftest import terminal
from tests.ui.hands import spell, touch
from tests.ui.test_register_more import asked, register, sold
from ui.app.stage import Stage
from ui.pay.screen import PayScreen
from ui.widgets.sums import SumsPanel

BREAD = "4779900010018"


@pytest.fixture
def abroad(till: Stage) -> Stage:
    """A till whose shop takes Polish notes."""
    house, counter = till.app.house, till.app.counter
    assert house is not None
    assert counter is not None
    rates = "PLN 0.2350"
    counter.do(lambda _: house.store.set_setting(Act("s-1", "office", 1), "foreign_cash", rates))
    counter.do(lambda _: house.reread())
    till.rest()
    return till


def paying(till: Stage) -> PayScreen:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F12)
    return cast("PayScreen", till.app.shell.page)


def ways(till: Stage) -> list[tuple[str, int]]:
    return [(one.way.value, one.amount.minor) for one in sold(till).tenders]


# --- on account -----------------------------------------------------------------------------------------------------


def test_a_known_customers_account_takes_the_bill_by_keys(till: Stage) -> None:
    till.press(Qt.Key.Key_F6)
    till.type("1001")
    till.press(Qt.Key.Key_Return)
    paying(till)
    till.press(Qt.Key.Key_F4)
    till.press(Qt.Key.Key_Return)
    assert ways(till) == [("account", 219)]


def test_an_account_that_nobody_has_is_refused_by_touch(till: Stage) -> None:
    till.scan(BREAD)
    touch(till, "pay")
    touch(till, "account")
    spell(till, "77")
    touch(till, "take")
    page = cast("PayScreen", till.app.shell.page)
    till.until(lambda: page.form.error() != "", "the words")
    assert till.look.last_sale is None


def test_a_gift_card_without_a_number_is_asked_for_it(till: Stage) -> None:
    page = paying(till)
    till.press(Qt.Key.Key_F5)
    till.act("take")
    assert page.form.error() == "Scan or type the number."


def test_the_name_of_a_known_customer_stands_above_the_basket(till: Stage) -> None:
    till.press(Qt.Key.Key_F6)
    till.type("1001")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: "Agnieszka Wzorowska" in register(till).head(), "the name")


# --- foreign notes --------------------------------------------------------------------------------------------------


def test_without_rates_there_is_no_key_for_foreign_notes(till: Stage) -> None:
    page = paying(till)
    assert "F9" not in page.keys.bindings()


def test_foreign_notes_by_keys_say_what_is_needed_and_give_change(abroad: Stage) -> None:
    paying(abroad)
    abroad.press(Qt.Key.Key_F9)
    said = asked(abroad)
    assert "One PLN is 0.2350" in said
    assert "At least 9.32\u00a0PLN" in said
    abroad.type("20")
    abroad.press(Qt.Key.Key_Return)
    assert sold(abroad).change == 250
    assert ways(abroad) == [("foreign", 470), ("cash", -250)]


def test_foreign_notes_by_touch_for_a_part(abroad: Stage) -> None:
    abroad.scan(BREAD)
    touch(abroad, "pay")
    touch(abroad, "foreign")
    spell(abroad, "5")
    touch(abroad, "take")
    page = cast("PayScreen", abroad.app.shell.page)
    abroad.until(lambda: abroad.look.basket.due.exact.minor == 219 - 118, "the rest")
    assert "Foreign cash" in page.findChildren(SumsPanel)[0].text()
    touch(abroad, "exact")
    assert [way for way, _ in ways(abroad)] == ["foreign", "cash"]


# --- the card terminal ----------------------------------------------------------------------------------------------


def test_a_slow_terminal_is_waited_for_in_words_and_nothing_has_to_be_pressed(wired: Stage) -> None:
    terminal(wired).set("slow")
    wired.scan(BREAD)
    wired.press(Qt.Key.Key_F11)
    wired.until(
        lambda: "Waiting for the card terminal" in register(wired).notice.text(), "the words"
    )
    assert "€2.19" in register(wired).notice.text()
    assert "nothing to press" in register(wired).notice.text()
    assert ways(wired) == [("card", 219)]


def test_a_lost_answer_blocks_nothing_and_is_settled_by_touch(wired: Stage) -> None:
    terminal(wired).set("lost-after-approval")
    wired.scan(BREAD)
    touch(wired, "card")
    wired.until(lambda: "Nobody knows yet" in register(wired).notice.text(), "the words")
    touch(wired, "settle:")
    assert "Did the card payment go through?" in asked(wired)
    assert register(wired).notice.text() == ""
    touch(wired, "withdraw")
    touch(wired, "pay")
    page = cast("PayScreen", wired.app.shell.page)
    assert "Card: not known yet" in page.findChildren(SumsPanel)[0].text()
    touch(wired, "settle:")
    touch(wired, "approved")
    assert ways(wired) == [("card", 219)]


def test_enter_presses_no_key_of_the_row_while_an_end_is_asked(wired: Stage) -> None:
    terminal(wired).set("lost-after-approval")
    wired.scan(BREAD)
    wired.press(Qt.Key.Key_F11)
    wired.until(lambda: bool(wired.look.unsettled), "the attempt")
    wired.until(lambda: "Nobody knows yet" in register(wired).notice.text(), "the words")
    wired.press(Qt.Key.Key_F12)
    wired.press(Qt.Key.Key_F8)
    wired.press(Qt.Key.Key_Return)
    assert wired.app.shell.at("pay")
    assert "Did the card payment go through?" in asked(wired)


def test_a_key_of_the_row_answers_no_card_that_asks_something_else(till: Stage) -> None:
    page = paying(till)
    till.press(Qt.Key.Key_F5)
    till.type("GC1")
    till.press(Qt.Key.Key_F7)
    assert page.form.text().startswith("Voucher")
    assert page.form.error() == ""
    till.press(Qt.Key.Key_F10)
    assert ways(till) == [("cash", 220)]
