"""The register's rare ways: empties, coupon, note, gift card, why, help; by keys alone and by touch alone.

Long because each way is walked twice, by keys and by touch.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt

from pos.promotion import Promotion
from pos.store.keep_office import Act
from tests.ui.hands import into, press, spell, touch
from ui.app.stage import Stage
from ui.change.screen import ChangeScreen
from ui.pay.screen import PayScreen
from ui.register.screen import RegisterScreen
from ui.widgets.sums import SumsPanel

BREAD, BUN = "4779900010018", "4779900010056"  # 2.19, 0.79


def register(till: Stage) -> RegisterScreen:
    page = till.app.shell.page
    assert isinstance(page, RegisterScreen)
    return page


def asked(till: Stage) -> str:
    """What the card in the middle says, its sums too."""
    form = cast("Any", till.app.shell.page).form
    return "\n".join((form.text(), *(one.text() for one in form.findChildren(SumsPanel))))


def keep(till: Stage, act: Callable[[Any], object]) -> None:
    """Do something with the books, on the desk thread."""
    house, counter = till.app.house, till.app.counter
    assert house is not None
    assert counter is not None
    counter.do(lambda _: act(house.store))
    till.rest()


def coupon(till: Stage) -> None:
    """The shop has a coupon for 1.00 off."""
    offer = Promotion("voucher-week", "amount", minor=100, coupon="SAVE1", limit=1)
    keep(till, lambda store: store.keep_promotion(Act("c-1", "office", 1), offer.id, offer))


def sold(till: Stage) -> Any:
    till.until(lambda: till.app.shell.at("change"), "the change")
    till.rest()
    return till.look.last_sale


# --- empties --------------------------------------------------------------------------------------------------------


def test_empties_alone_are_counted_by_keys_and_paid_out(till: Stage) -> None:
    till.press(Qt.Key.Key_Minus, "-")
    assert "Bottle or can: €0.10 each" in register(till).form.inputs()[0].input.accessibleName()
    till.type("12")
    till.press(Qt.Key.Key_Return)
    assert register(till).total.text() == "−€1.20"
    assert "12 empties back" in "".join(register(till).total.details())
    till.press(Qt.Key.Key_F10)
    assert sold(till).change == 120
    assert cast("ChangeScreen", till.app.shell.page).figure.text() == "€1.20"


def test_empties_by_touch_become_store_credit(till: Stage) -> None:
    touch(till, "more")
    touch(till, "empties")
    spell(till, "30")
    touch(till, "take")
    touch(till, "owed_credit")
    sale = sold(till)
    (tender,) = sale.tenders
    assert (tender.way.value, tender.amount.minor) == ("credit", -300)
    till.until(lambda: bool(till.printer.receipts), "the receipt")
    assert tender.reference in till.printer.receipts[-1].text


def test_empties_reduce_the_bill(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_Minus, "-")
    till.type("5")
    till.press(Qt.Key.Key_Return)
    assert till.look.basket.bill.total.minor == 169


def test_nothing_counted_closes_the_card_and_words_are_refused(till: Stage) -> None:
    till.press(Qt.Key.Key_Minus, "-")
    till.type("x")
    till.press(Qt.Key.Key_Return)
    assert "in digits" in register(till).form.error()
    till.press(Qt.Key.Key_Backspace)
    till.press(Qt.Key.Key_Return)
    assert register(till).form.isHidden()
    assert till.look.basket.sale is None


# --- more -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("digit", "says"),
    [
        ("1", "Empties come back"),
        ("2", "Coupon"),
        ("3", "Note on the sale"),
        ("4", "Sell a gift card"),
        ("5", "What is left on a card"),
        ("9", "Open the drawer"),
    ],
)
def test_each_digit_opens_its_card_and_escape_closes_it(till: Stage, digit: str, says: str) -> None:
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key(ord(digit)), digit)
    assert register(till).form.text().startswith(says)
    till.press(Qt.Key.Key_Escape)
    assert register(till).form.isHidden()


def test_the_rest_of_more_prints_and_looks_up(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key.Key_7, "7")
    till.until(lambda: len(till.printer.receipts) == 1, "the draft")
    assert register(till).form.isHidden()
    till.press(Qt.Key.Key_F10)
    sold(till)
    till.press(Qt.Key.Key_Return)
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key.Key_8, "8")
    till.until(lambda: len(till.printer.receipts) == 3, "the copy")
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key.Key_6, "6")
    assert till.app.shell.at("price_check")


def test_the_drawer_opens_without_a_sale_from_the_register(till: Stage) -> None:
    touch(till, "more")
    touch(till, "no_sale")
    touch(till, "reason:check")
    touch(till, "do")
    till.until(lambda: register(till).form.isHidden() or till.look.wanted is not None, "the drawer")


def test_a_scan_leaves_the_card_and_sells(till: Stage) -> None:
    till.press(Qt.Key.Key_Plus, "+")
    till.scan(BREAD)
    assert register(till).form.isHidden()
    assert till.look.lines == 1


# --- coupon and note ------------------------------------------------------------------------------------------------


def test_a_scanned_coupon_counts_without_any_key(till: Stage) -> None:
    coupon(till)
    till.scan(BREAD)
    till.scan("SAVE1")
    assert till.look.basket.bill.total.minor == 119


def test_a_coupon_is_typed_into_its_card_and_counts_once(till: Stage) -> None:
    coupon(till)
    till.scan(BREAD)
    touch(till, "more")
    touch(till, "coupon")
    till.type("SAVE1")
    till.press(Qt.Key.Key_Return)
    assert till.look.basket.bill.total.minor == 119
    touch(till, "more")
    touch(till, "coupon")
    assert "SAVE1" in asked(till)
    till.scan("SAVE1")
    assert register(till).form.error() != ""


def test_a_coupon_that_nobody_knows_is_not_looked_for_among_goods(till: Stage) -> None:
    till.scan(BREAD)
    touch(till, "more")
    touch(till, "coupon")
    till.type("NOPE")
    till.press(Qt.Key.Key_Return)
    assert register(till).form.error() == "The shop has no coupon with this code."


def test_escape_leaves_what_is_past_its_date_as_enter_does(till: Stage) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        till.scan(f"010{BREAD}17200101")
        assert "Use by" in register(till).form.text()
        till.press(key)
        assert register(till).form.isHidden()
    assert till.look.lines == 0


def test_a_note_is_spelled_by_touch_and_stays_with_the_sale_set_aside(till: Stage) -> None:
    till.scan(BREAD)
    touch(till, "more")
    touch(till, "note")
    spell(till, "call")
    touch(till, " ")
    spell(till, "7")
    touch(till, "take")
    assert "Note: call 7" in register(till).head()
    touch(till, "aside")
    touch(till, "park")
    touch(till, "aside")
    touch(till, "recall:1")
    assert "Note: call 7" in register(till).head()


# --- gift cards -----------------------------------------------------------------------------------------------------


def test_a_gift_card_is_sold_asked_and_paid_with_by_keys(till: Stage) -> None:
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key.Key_4, "4")
    till.scan("GC77")
    till.type("25")
    till.press(Qt.Key.Key_Return)
    assert register(till).total.text() == "€25.00"
    till.press(Qt.Key.Key_F10)
    sold(till)
    till.press(Qt.Key.Key_Return)
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key.Key_5, "5")
    till.scan("GC77")
    till.until(lambda: "€25.00" in asked(till), "the balance")
    till.press(Qt.Key.Key_Escape)
    till.scan(BREAD)
    till.press(Qt.Key.Key_F12)
    till.press(Qt.Key.Key_F5)
    till.scan("GC77")
    till.press(Qt.Key.Key_Return)
    assert [(one.way.value, one.amount.minor) for one in sold(till).tenders] == [("gift", 219)]


def test_a_gift_card_is_sold_by_touch_with_a_usual_sum(till: Stage) -> None:
    touch(till, "more")
    touch(till, "sell_gift")
    touch(till, "sell")
    assert "number" in register(till).form.error()
    spell(till, "4711")
    touch(till, "sell")
    assert "put on the card" in register(till).form.error()
    touch(till, "sum:2000")
    touch(till, "sell")
    assert register(till).total.text() == "€20.00"


def test_paying_with_a_gift_card_that_nobody_sold_says_so(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F12)
    till.press(Qt.Key.Key_F5)
    till.scan("GC404")
    till.press(Qt.Key.Key_Return)
    page = cast("PayScreen", till.app.shell.page)
    till.until(lambda: "No gift card and no store credit" in page.form.error(), "the words")


def test_too_little_on_a_card_says_how_much_there_is(till: Stage) -> None:
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key.Key_4, "4")
    till.scan("GC1")
    till.type("1")
    till.press(Qt.Key.Key_Return)
    till.press(Qt.Key.Key_F10)
    sold(till)
    till.scan(BREAD)
    till.press(Qt.Key.Key_F12)
    till.press(Qt.Key.Key_F5)
    till.scan("GC1")
    till.press(Qt.Key.Key_Return)
    page = cast("PayScreen", till.app.shell.page)
    till.until(lambda: "Only €1.00 is left" in page.form.error(), "the words")


def test_a_number_that_no_card_bears_is_said(till: Stage) -> None:
    till.press(Qt.Key.Key_Plus, "+")
    till.press(Qt.Key.Key_5, "5")
    till.type("NOPE")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: "No gift card and no store credit" in register(till).form.error(), "it")


# --- why and help ---------------------------------------------------------------------------------------------------


def test_why_follows_the_line_that_is_chosen_by_keys_or_touch(till: Stage) -> None:
    till.scan(BREAD)
    till.scan(BUN)
    till.press(Qt.Key.Key_F8)
    assert "€0.79" in asked(till)
    till.press(Qt.Key.Key_Up)
    till.until(lambda: "since" in asked(till) and "€2.19" in asked(till), "the other line's price")
    basket = register(till).basket
    press(till, basket.viewport(), basket.visualRect(basket.model().index(1, 0)).center())
    assert "€0.79" in asked(till)
    till.press(Qt.Key.Key_Escape)
    assert register(till).form.isHidden()


def test_why_names_the_offer_on_the_whole_sale(till: Stage) -> None:
    offer = Promotion("spring", "percent", bp=1000, name="Spring week")
    keep(till, lambda store: store.keep_promotion(Act("p-1", "office", 1), offer.id, offer))
    till.scan(BREAD)
    till.press(Qt.Key.Key_F8)
    till.until(lambda: "Spring week" in asked(till), "the offer's name")
    assert "Its part of the whole sale's discount · Spring week" in asked(till)


def test_f1_helps_at_the_register_the_payment_the_shift_and_the_service_desk(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F1)
    assert "Empties come back" in asked(till)
    till.press(Qt.Key.Key_Escape)
    till.press(Qt.Key.Key_F12)
    till.press(Qt.Key.Key_F1)
    assert "Ways may be mixed" in asked(till)
    till.press(Qt.Key.Key_Escape)
    till.app.shell.go("returns")
    till.rest()
    till.press(Qt.Key.Key_F1)
    assert "Every way is shown" in asked(till)
    till.app.shell.go("shift")
    till.rest()
    till.press(Qt.Key.Key_F1)
    assert "closing it prints the Z" in asked(till)


# --- by touch -------------------------------------------------------------------------------------------------------


def test_goods_are_found_by_letters_that_are_touched(till: Stage) -> None:
    page = register(till)
    into(till, page.search.input())
    spell(till, "sviestas")
    till.until(lambda: bool(page.search.results().rows()), "what fits")
    row = page.search.results().rows()[0]
    rows = page.search.results()
    press(till, rows.viewport(), rows.visualRect(rows.model().index(0, 0)).center())
    assert till.look.basket.bill.lines[0].line.product.code in row.action
    assert page.quick.isVisible()
    assert page.pad.isVisible()


def test_digits_come_back_when_no_name_is_spelled(till: Stage) -> None:
    page = register(till)
    into(till, page.search.input())
    assert not page.pad.isVisible()
    touch(till, "123")
    assert page.pad.isVisible()


def test_whoever_types_sees_the_card_alone(till: Stage) -> None:
    till.press(Qt.Key.Key_F6)
    assert register(till).asked().pad() is None
    into(till, register(till).form.inputs()[0].input)
    assert register(till).asked().pad() is not None


def test_a_coupons_code_is_typed_like_any_other(till: Stage) -> None:
    coupon(till)
    till.scan(BREAD)
    till.type("SAVE1")
    till.press(Qt.Key.Key_Return)
    assert till.look.basket.bill.total.minor == 119
