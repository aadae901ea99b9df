"""Signing in: the right PIN, the wrong one, five wrong ones; the language switched live; the till locked when left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Open, place, quiet
from ui.app.build import build
from ui.app.checkout import sign_in
from ui.app.stage import Stage
from ui.login.screen import LoginScreen
from ui.widgets.text import Text

BREAD = "4779900010018"


def texts(till: Stage) -> list[str]:
    return [one.text() for one in till.app.shell.page.findChildren(Text) if one.isVisible()]


def tried(till: Stage, pin: str) -> None:
    till.type(pin)
    till.press(Qt.Key.Key_Return)
    till.rest()


def test_a_pin_signs_in_and_the_bar_says_who(door: Stage) -> None:
    sign_in(door, quiet, "cashier")
    assert door.app.shell.at("shift")
    assert "Ona" in door.app.shell.page.bar.view().who


def test_a_wrong_pin_says_how_many_tries_are_left(door: Stage) -> None:
    door.act("person:Ona")
    tried(door, "9999")
    assert door.look.staff is None
    assert any("PIN is not right" in text and "4 tries" in text for text in texts(door))


def test_five_wrong_pins_lock_out_and_a_restart_does_not_help(
    door: Stage, opened: Open, tmp_path: Path
) -> None:
    door.act("person:Ona")
    for _ in range(5):
        tried(door, "9999")
    tried(door, "1111")
    assert door.look.staff is None
    assert any("Too many wrong PINs" in text for text in texts(door))
    door.close()
    again = opened(tmp_path)
    again.act("person:Ona")
    tried(again, "1111")
    assert again.look.staff is None


def test_the_digits_are_never_on_screen(door: Stage) -> None:
    door.act("person:Ona")
    door.type("1234")
    assert not any("1234" in text for text in texts(door))


@pytest.mark.parametrize("language", ["lt", "lv", "pl", "sv", "en"])
def test_the_language_is_switched_live(door: Stage, language: str) -> None:
    door.act(f"language:{language}")
    assert door.app.say().language == language


def test_whoever_signs_in_brings_their_language(door: Stage) -> None:
    sign_in(door, quiet, "technician")
    assert door.app.say().language == "en"
    door.app.shell.go("login")
    sign_in(door, quiet, "cashier")
    assert door.app.say().language == "lt"


def test_a_till_that_is_left_asks_who_is_there_and_keeps_the_basket(till: Stage) -> None:
    till.scan(BREAD)
    till.app.shell.left_alone_after(1)
    till.until(lambda: till.app.shell.at("login"), "the lock")
    assert isinstance(till.app.shell.page, LoginScreen)
    assert till.look.basket.bill.total.minor == 219
    till.app.shell.left_alone_after(60_000)
    tried(till, "1111")
    till.until(lambda: till.app.shell.at("register"), "the sale")
    assert till.look.lines == 1


def test_a_till_asks_each_time_that_it_is_left(till: Stage) -> None:
    shell = till.app.shell
    shell.left_alone_after(1)
    for _ in range(2):
        till.until(lambda: shell.at("login"), "the lock")
        shell.go("register")
        assert shell.at("register")
        shell.scanned(BREAD)
    till.until(lambda: shell.at("login"), "the lock once more")


def test_a_second_till_on_the_same_shop_is_refused_in_words(door: Stage, tmp_path: Path) -> None:
    second = build(place(tmp_path))
    door.until(lambda: "already running" in second.login.opening(), "the refusal")
    second.shell.close()


def test_the_language_is_switched_in_the_middle_of_a_sale(till: Stage) -> None:
    till.scan(BREAD)
    before = till.app.say().language
    till.app.shell.act("Ctrl+L")
    till.rest()
    assert till.app.say().language != before
    keys = till.app.shell.page.keys
    button = keys.button("pay")
    assert button is not None
    assert button.text() == till.app.say()("Pay")
    assert till.look.lines == 1
