"""Whatever is scanned or typed anywhere is refused in words: no bug comes of it, and nothing lands in the basket.

Long because every card and field is tried.
"""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from pos.errors import Refused
from pos.text import Speaker
from pos.typed import LONGEST
from ui.app.stage import Stage
from ui.pay.screen import PayScreen
from ui.register.screen import RegisterScreen
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.wording import refusal

BREAD, CHEESE, CHARGER = "4779900010018", "10001", "4779900130082"
GARBAGE = (
    "\0\0\0",
    "7" * 10_000,
    "0." + "7" * 10_000,
    "🍞🍞🍞",
    "\u202e" + BREAD,
    "\x1b[2J\x07",
    "\ud83d",
    "²",
    "٣",
    "½ kg",
    "-1",
    "-0.01",
    "1e9",
    "NaN",
    "999999999999999",
    "99999999.99",
    "'; DROP TABLE sale; --",
    "%s {0} {name}",
    "]C1",
    "9999-99-99",
    "\u200b",
)
"""NUL, far too long, emoji, right to left, control characters, half a sign, other scripts' digits, absurd numbers."""


def form_of(till: Stage) -> Form | None:
    """The card in sight, if one is."""
    forms = [one for one in till.app.shell.page.findChildren(Form) if one.isVisible()]
    return forms[0] if forms else None


def typed_in(till: Stage, field: Field, text: str) -> None:
    """Somebody pastes it: the field takes it as it takes what is typed."""
    field.input.setText(text)
    field.input.textEdited.emit(field.input.text())
    till.rest()


def filled(till: Stage, *opening: str) -> None:
    """Open a card by these keys, and press its first key with each piece of garbage in each of its fields."""
    for text in GARBAGE:
        at, fields = 0, 1
        while at < fields:
            for action in opening:
                till.act(action)
            form = form_of(till)
            assert form is not None, opening
            fields = len(form.inputs())
            typed_in(till, form.inputs()[at], text)
            for action in list(form.bindings().values())[:1]:
                till.act(action)
            till.act("withdraw")
            till.act("close")
            at += 1


@pytest.mark.parametrize(
    "opening", ["coupon", "sell_gift", "balance", "no_sale", "not_there", "empties", "note"]
)
def test_in_the_rare_ways_of_the_register(till: Stage, opening: str) -> None:
    filled(till, "more", opening)
    assert till.look.lines == 0


def test_in_the_search_field_and_as_a_quantity(till: Stage) -> None:
    page = till.app.shell.page
    assert isinstance(page, RegisterScreen)
    for basket in (0, 1):
        for text in GARBAGE:
            for action in ("enter", "quantity", "weigh"):
                page.search.set_text(text)
                page.search.input().textEdited.emit(page.search.text())
                till.rest()
                if action == "enter":
                    page.search.input().returnPressed.emit()
                    till.rest()
                else:
                    till.act(action)
            assert till.look.lines == basket, text[:20]
            assert till.look.basket.bill.total.minor == 219 * basket, text[:20]
        till.scan(BREAD)


def test_as_a_price_a_discount_a_customer_a_name_of_what_lies_aside(till: Stage) -> None:
    till.scan(BREAD)
    filled(till, "price", "reason:damaged")
    filled(till, "price", "kind:percent", "reason:damaged")
    filled(till, "price", "kind:sale", "reason:damaged")
    filled(till, "customer")
    assert till.look.basket.bill.total.minor == 219


def test_as_a_name_of_what_lies_aside(till: Stage) -> None:
    for text in GARBAGE:
        till.scan(BREAD)
        till.act("aside")
        form = form_of(till)
        assert form is not None
        typed_in(till, form.inputs()[0], text)
        till.act("park")
        assert till.look.lines in (0, 1)
        if till.look.lines:  # refused
            till.act("void")
            till.act("withdraw")
    for name, _lines, _total in till.look.parked:
        till.act("aside")
        till.act(f"recall:{name}")
        assert till.look.lines == 1
        till.act("aside")
        till.act("void")
    assert not till.look.parked


def test_as_a_weight_or_a_serial_number(till: Stage) -> None:
    for code, action in ((CHEESE, "take"), (CHARGER, "take")):
        for text in GARBAGE:
            till.scan(code)
            form = form_of(till)
            assert form is not None
            typed_in(till, form.inputs()[0], text)
            till.act(action)
            if form_of(till) is not None:
                till.act("withdraw")
            if till.look.lines:
                till.act("aside")
                till.act("void")
            assert till.look.lines == 0


@pytest.mark.parametrize("way", ["gift", "credit", "account"])
def test_as_money_of_every_kind(till: Stage, way: str) -> None:
    till.scan(BREAD)
    till.act("pay")
    filled(till, way)
    assert till.app.shell.at("pay")
    assert till.look.basket.due.exact.minor == 219


def test_as_a_vouchers_number_which_nobody_checks_but_which_is_kept_plain(till: Stage) -> None:
    for text in GARBAGE:
        till.scan(BREAD)
        till.act("pay")
        till.act("voucher")
        form = form_of(till)
        assert form is not None
        typed_in(till, form.inputs()[0], text)
        till.act("take")
        assert till.look.last_sale is not None
        (paid,) = till.look.last_sale.tenders
        assert paid.reference.isprintable()
        assert len(paid.reference) <= LONGEST


def test_as_the_amount_that_was_given(till: Stage) -> None:
    till.scan(BREAD)
    till.act("pay")
    page = till.app.shell.page
    assert isinstance(page, PayScreen)
    for text in GARBAGE:
        typed_in(till, page.field, text)
        if not page.field.text():
            continue  # Enter with nothing typed is the exact amount
        till.act("take")
        assert till.app.shell.at("pay"), text[:20]
        assert till.look.basket.due.exact.minor == 219, text[:20]


def test_as_cash_moved(till: Stage) -> None:
    till.act("shift")
    for move in ("paid_in", "paid_out", "drop", "no_sale"):
        filled(till, move)


def test_by_the_scanner(till: Stage, caplog: pytest.LogCaptureFixture) -> None:
    till.scan(BREAD)
    with caplog.at_level(logging.INFO):
        for text in GARBAGE:
            till.app.shell.scanned(text)
            till.rest()
            page = till.app.shell.page
            assert isinstance(page, RegisterScreen)
            assert page.notice.text(), text[:20]
            assert till.look.lines == 1


def burst(till: Stage, text: str) -> None:
    """A scanner that types: a key each millisecond, then Enter."""
    window = till.app.shell.windowHandle()
    assert window is not None
    keys = [(Qt.Key.Key_unknown, letter) for letter in text]
    for number, (key, letter) in enumerate([*keys, (Qt.Key.Key_Return, "\r")]):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(10_000_000 + number)
            QApplication.sendEvent(window, event)
    till.settle()


@pytest.mark.parametrize("text", GARBAGE)
def test_by_a_scanner_that_types(till: Stage, text: str) -> None:
    till.scan(BREAD)
    burst(till, text)
    till.app.shell.page.act("withdraw")
    page = till.app.shell.page
    assert isinstance(page, RegisterScreen)
    assert till.look.lines == 1
    assert not till.bugs
    page.search.set_text("")
    page.search.input().textEdited.emit("")
    burst(till, BREAD)
    assert till.look.lines == 1
    assert till.look.basket.bill.total.minor == 438


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ž" * 500, "Ž" * 60 + "…"),
        ("\u202eCOUPON\x07", "COUPON"),
        ("4111111111111111", "****1111"),
        ("ŽIEMA-10", "ŽIEMA-10"),
    ],
)
def test_a_refusal_repeats_what_was_typed_short_visible_and_without_a_card_number(
    typed: str, shown: str
) -> None:
    for fact in ("scanned", "name"):
        notice = refusal(Refused("unknown_code", **{fact: typed}), Speaker("lt"))
        assert notice.text == shown
