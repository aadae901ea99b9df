"""S1 to S7 on screen: what is said costs no key and takes no focus, paying is one key, figures are seen from afar."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.app.stage import Stage
from ui.change.screen import ChangeScreen
from ui.pay.screen import PayScreen
from ui.register.screen import RegisterScreen

BREAD, BUN = "4779900010018", "4779900010056"
FAR = 40
"""Pixels of letters that are read from two metres on a till's screen: a centimetre at 96 dots an inch."""


def said(till: Stage) -> str:
    return till.app.shell.page.voice.view().sentence


def test_s1_the_greeting_costs_no_key_and_takes_no_focus(till: Stage) -> None:
    page = cast("RegisterScreen", till.app.shell.page)
    till.scan(BREAD)
    assert said(till) == "„Laba diena!“"
    assert QApplication.focusWidget() is page.search.input()
    till.type("2")
    till.press(Qt.Key.Key_Return)
    assert till.look.basket.bill.total.minor == 2 * 219


def test_s2_what_was_waved_away_is_not_said_again_to_this_customer(till: Stage) -> None:
    till.scan(BREAD)
    greeting = said(till)
    till.app.shell.page.voice.waved.emit("greet")
    till.rest()
    assert said(till) != greeting
    till.scan(BUN)
    assert greeting not in "\n".join(till.app.shell.page.voice.words())
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")
    till.scan(BREAD)
    assert said(till) == greeting


@pytest.mark.parametrize("paying", [False, True])
def test_s3_a_no_is_one_key_away_wherever_it_was_asked(till: Stage, paying: bool) -> None:
    till.scan(BREAD)
    if paying:
        till.press(Qt.Key.Key_F12)
    page = cast("RegisterScreen | PayScreen", till.app.shell.page)
    assert "?" in "\n".join(page.voice.words())
    till.press(Qt.Key.Key_Question, "?")
    assert "Asked for, and not there" in page.form.text()
    for field, text in zip(page.form.inputs(), ("Avižos", "Ona", "860012345"), strict=False):
        field.input.setText(text)
        field.input.textEdited.emit(text)
    till.rest()
    page.form.chosen.emit("note")
    till.rest()
    assert not page.form.isVisible(), page.form.error()
    assert till.look.lines == 1
    assert till.look.basket.due.exact.minor == 219
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")


def test_s4_scan_scan_pay_thank_is_one_key_and_nothing_modal(till: Stage) -> None:
    for _customer in range(3):
        till.scan(BREAD)
        till.scan(BUN)
        assert QApplication.activeModalWidget() is None
        till.press(Qt.Key.Key_F10)
        till.until(lambda: till.app.shell.at("change"), "the change")
        assert QApplication.activeModalWidget() is None
    till.scan(BREAD)
    assert till.app.shell.at("register")
    assert till.look.last_sale is not None
    assert till.look.last_sale.number == 3


def test_s5_the_change_is_drawn_piece_by_piece(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F12)
    till.type("10")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.app.shell.at("change"), "the change")
    page = cast("ChangeScreen", till.app.shell.page)
    assert till.look.last_sale is not None
    out = till.look.last_sale.pieces_out
    drawn = [(one.minor, one.count) for one in page.money.pieces()]
    assert drawn == list(out)
    assert sum(value * count for value, count in drawn) == 780


def test_s6_thanks_stand_on_the_strip_the_display_and_the_paper(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")
    assert "Ačiū" in "\n".join(till.app.shell.page.voice.words())
    till.until(lambda: bool(till.printer.receipts), "the receipt")
    assert "Ačiū" in till.printer.receipts[0].text


def test_s7_manner_stands_beside_the_words_and_figures_are_large(till: Stage) -> None:
    till.scan(BREAD)
    view = till.app.shell.page.voice.view()
    assert view.manner
    page = cast("RegisterScreen", till.app.shell.page)
    assert page.total.pixels() >= FAR
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.app.shell.at("change"), "the change")
    assert cast("ChangeScreen", till.app.shell.page).figure.pixels() >= FAR
    assert theme.now().scale == 100
