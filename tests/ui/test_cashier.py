"""The cashier's way through the real window: scan, type, touch, pay, next; each as a person or a wire would do it.

Long because a day has many small acts, each shown once.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt

from tests.ui.conftest import Open
from ui.app.stage import Stage
from ui.change.screen import ChangeScreen
from ui.register.screen import RegisterScreen
from ui.widgets.sums import SumsPanel

PAST_ITS_DATE = "010477990001001815200101"
BREAD, BUN, BEER = (
    "4779900010018",
    "4779900010056",
    "4779900090010",
)  # 2.19, 0.79, 1.29 + 0.10, age 20


def register(till: Stage) -> RegisterScreen:
    return cast("RegisterScreen", till.app.shell.page)


def asked(till: Stage) -> str:
    """What the card in the middle says, its sums too."""
    sums = [one.text() for one in register(till).form.findChildren(SumsPanel)]
    return "\n".join((register(till).form.text(), *sums))


def quantities(till: Stage) -> list[int]:
    sale = till.look.basket.sale
    return [line.quantity.amount for line in sale.lines] if sale else []


def test_scan_exact_cash_next_scan_starts_the_next_sale(till: Stage) -> None:
    till.scan(BREAD)
    assert register(till).total.text() == "€2.19"
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")
    assert cast("ChangeScreen", till.app.shell.page).figure.text() == "€2.20"
    till.scan(BUN)
    assert till.app.shell.at("register")
    assert quantities(till) == [1]
    assert register(till).total.text() == "€0.79"


def test_a07_scan_type_two_scan_type_two_is_four(till: Stage) -> None:
    for _ in range(2):
        till.scan(BREAD)
        till.type("2")
        till.press(Qt.Key.Key_Asterisk, "*")
    assert sum(quantities(till)) == 4


def test_a07_a_number_without_its_key_belongs_to_what_was_scanned_before(till: Stage) -> None:
    till.scan(BREAD)
    till.type("2")
    till.scan(BREAD)
    till.type("2")
    till.press(Qt.Key.Key_Return)
    assert sum(quantities(till)) == 4


def test_one_key_never_takes_money_for_a_sum_that_nobody_saw(till: Stage) -> None:
    till.scan(BREAD)
    till.type("3")
    till.press(Qt.Key.Key_F10)
    assert till.app.shell.at("register")
    assert register(till).total.text() == "€6.57"
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")
    assert cast("ChangeScreen", till.app.shell.page).figure.text() == "€6.55"


def test_a_typed_number_counts_before_the_money_does(till: Stage) -> None:
    till.scan(BREAD)
    till.type("3")
    till.press(Qt.Key.Key_F12)
    assert till.look.basket.bill.total.minor == 657


def test_a06_an_unknown_code_changes_nothing_and_says_so(till: Stage) -> None:
    till.scan(BREAD)
    till.scan("0000")
    assert quantities(till) == [1]
    assert "not in the shop's list" in register(till).notice.text()


def test_a05_a_bad_check_digit_is_refused_with_sound_and_words(till: Stage) -> None:
    heard: list[str] = []
    assert till.app.counter is not None
    till.app.counter.sound = lambda: heard.append("beep")
    till.scan("4779900010019")
    assert heard == ["beep"]
    assert quantities(till) == []
    assert "check digit" in register(till).notice.text()


def test_typing_a_name_lists_what_fits_and_enter_takes_the_first(till: Stage) -> None:
    till.type("balta")
    till.until(lambda: bool(register(till).search.results().rows()), "results")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.lines == 1, "the line")
    sale = till.look.basket.sale
    assert sale is not None
    assert sale.lines[0].product.name.startswith("Balta duona")
    assert register(till).search.text() == ""


def test_a_typed_code_is_sold(till: Stage) -> None:
    till.type(BUN)
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.lines == 1, "the line")


def test_a_tile_is_sold_by_a_touch_and_a_line_taken_out_by_a_key(till: Stage) -> None:
    till.act(f"item:{BUN}")
    assert quantities(till) == [1]
    till.press(Qt.Key.Key_F3)
    assert quantities(till) == []


def test_the_age_is_asked_in_the_page_with_a_date_to_compare(till: Stage) -> None:
    till.scan(BEER)
    assert "20/11/2006" in register(till).question.text()
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.lines == 1, "the beer")
    assert register(till).question.text() == ""
    assert till.look.basket.bill.total.minor == 139


def test_escape_declines_the_age(till: Stage) -> None:
    till.scan(BEER)
    till.press(Qt.Key.Key_Escape)
    till.until(lambda: till.look.asked is None, "the answer")
    assert quantities(till) == []


def test_while_the_age_is_open_a_scan_is_refused_in_words(till: Stage) -> None:
    till.scan(BEER)
    till.scan(BREAD)
    assert "open question" in register(till).notice.text()
    assert register(till).question.text() != ""


def test_the_deposit_stands_beneath_its_line(till: Stage) -> None:
    till.scan(BEER)
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.lines == 1, "the beer")
    rows = till.look.basket.bill.lines
    assert rows[0].deposit == 10
    shown = register(till).basket.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "deposit 1 × 0.10" in str(shown)


def test_a_sale_is_set_aside_and_taken_back(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F5)
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.lines == 0, "the sale to be set aside")
    till.scan(BUN)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")
    till.press(Qt.Key.Key_Return)
    till.press(Qt.Key.Key_F5)
    till.act("recall:1")
    assert till.look.basket.bill.total.minor == 219


def test_the_only_sale_set_aside_comes_back_by_enter(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F5)
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.lines == 0, "the sale to be set aside")
    till.press(Qt.Key.Key_F5)
    till.press(Qt.Key.Key_Return)
    assert till.look.basket.bill.total.minor == 219


def test_enter_answers_a_card_that_has_nothing_to_type_into(till: Stage) -> None:
    till.app.shell.scanned(PAST_ITS_DATE)
    till.until(lambda: till.look.asked is not None, "the question")
    till.press(Qt.Key.Key_Return)
    assert till.look.asked is None
    assert till.look.lines == 0


def test_the_whole_sale_is_given_up(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F5)
    till.act("void")
    assert till.look.basket.sale is None


def test_the_customers_language_is_spoken_and_printed(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F6)
    till.act("speak:pl")
    till.scan(BUN)
    assert till.look.customer_language == "pl"
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.look.last_sale is not None, "the sale")
    sale = till.look.last_sale
    assert sale is not None
    assert sale.language == "pl"
    assert {said.language for said in till.look.strip} == {"pl"}
    assert "POLISH" in till.app.shell.page.voice.view().header


def test_why_explains_the_chosen_line(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F8)
    assert "List price €2.19" in asked(till)


def test_the_truth_about_the_last_sale_stands_in_the_bar(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: bool(till.printer.receipts), "the receipt")
    till.until(
        lambda: (
            [one.text for one in till.app.shell.page.bar.view().truth]
            == ["paid", "stored", "printed"]
        ),
        "the truth",
    )


def test_the_basket_is_there_after_the_till_was_closed(
    till: Stage, opened: Open, tmp_path: Path
) -> None:
    till.scan(BREAD)
    till.close()
    assert opened(tmp_path).look.basket.bill.total.minor == 219


def test_a_known_customer_is_taken_by_number(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F6)
    till.type("1001")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.look.customer_language == "pl", "the customer")
    sale = till.look.basket.sale
    assert sale is not None
    assert sale.customer == "1001"


def test_an_unknown_customer_is_refused_in_the_card(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F6)
    till.type("9999")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: register(till).form.error() != "", "the words")


def test_card_for_the_rest_from_the_sale(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F11)
    assert "card machine" in register(till).form.text()
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.app.shell.at("change"), "the end of the sale")
    sale = till.look.last_sale
    assert sale is not None
    assert [tender.way.value for tender in sale.tenders] == ["card"]


def discounted(till: Stage, share: str) -> None:
    till.press(Qt.Key.Key_F4)
    till.act("kind:sale")
    till.act("reason:apology")
    till.type(share)
    till.press(Qt.Key.Key_Return)
    till.rest()


def test_b09_ten_per_cent_off_the_sale_is_the_cashiers_own(till: Stage) -> None:
    till.scan(BREAD)
    discounted(till, "10")
    till.until(lambda: till.look.basket.bill.total.minor == 197, "the discount")
    assert till.look.wanted is None


def test_a_discount_on_the_sale_is_taken_back_where_it_was_given(till: Stage) -> None:
    till.scan(BREAD)
    discounted(till, "10")
    till.until(lambda: till.look.basket.bill.total.minor == 197, "the discount")
    till.press(Qt.Key.Key_F4)
    till.act("kind:sale_off")
    assert "Discount on the sale −€0.22" in asked(till)
    assert "The sale now €1.97" in asked(till)
    till.act("restore")
    till.until(lambda: till.look.basket.bill.total.minor == 219, "the whole price")
    till.press(Qt.Key.Key_F4)
    till.act("kind:sale_off")
    assert "Discount on the sale" not in asked(till)


def test_b09_twelve_per_cent_asks_a_second_person(till: Stage) -> None:
    till.scan(BREAD)
    discounted(till, "12")
    till.until(lambda: till.look.wanted is not None, "the approval to be asked")
    assert "give a discount" in register(till).form.text()
    assert "Taken off in all: 12 % €0.26" in asked(till)
    assert "Rule: cashier alone up to 10 %" in asked(till)
    assert till.look.basket.bill.total.minor == 219


def test_the_number_key_without_a_number_says_what_to_do(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_Asterisk, "*")
    assert "Type the number first" in register(till).notice.text()
    till.press(Qt.Key.Key_Slash, "/")
    assert "Type the weight" in register(till).notice.text()


def test_a_copy_and_a_gift_receipt_from_the_change_screen(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: len(till.printer.receipts) == 1, "the receipt")
    till.press(Qt.Key.Key_F5)
    till.until(lambda: len(till.printer.receipts) == 2, "the copy")
    till.press(Qt.Key.Key_F6)
    till.until(lambda: len(till.printer.receipts) == 3, "the gift receipt")
    copy, gift = till.printer.receipts[1].text, till.printer.receipts[2].text
    assert "KOPIJA" in copy
    assert "2,19" not in gift
