"""A11 and around it: a weight counts once it stands still, and only once until the scale was empty again."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt

from drivers.protocol import Role, ScaleState, Weighed
from drivers.virtual.scale import VirtualScale
from tests.ui.conftest import device
from ui.app.stage import Stage
from ui.register.screen import RegisterScreen
from ui.weighing import FIRST_EMPTY, WORDS, Weighing

CHEESE = "10001"  # 11.90 a kilogram


def scale(till: Stage) -> VirtualScale:
    return device(till, Role.SCALE, VirtualScale)


def page(till: Stage) -> RegisterScreen:
    return cast("RegisterScreen", till.app.shell.page)


def picked(till: Stage) -> None:
    till.type(CHEESE)
    till.press(Qt.Key.Key_Return)
    till.until(lambda: page(till).form.text() != "", "the scale to be asked for")


def weights(till: Stage) -> list[int]:
    sale = till.look.basket.sale
    return [line.quantity.amount for line in sale.lines] if sale else []


def test_a_weight_that_stands_still_is_taken_by_itself(till: Stage) -> None:
    picked(till)
    scale(till).set("moving")
    till.until(lambda: "still moves" in page(till).form.text(), "the words")
    scale(till).set("0.502 kg")
    till.until(lambda: weights(till) == [502], "the weight")
    till.rest()
    assert page(till).form.text() == ""
    assert till.look.basket.bill.total.minor == 597


def test_a11_what_still_lies_on_the_scale_is_not_weighed_again(till: Stage) -> None:
    picked(till)
    scale(till).set("0.502 kg")
    till.until(lambda: weights(till) == [502], "the first weight")
    picked(till)
    till.until(lambda: "Take the last goods off" in page(till).form.text(), "the words")
    assert weights(till) == [502, 0]
    scale(till).set("zero")
    till.until(lambda: "is empty" in page(till).form.text(), "the empty scale")
    scale(till).set("0.250 kg")
    till.until(lambda: weights(till) == [502, 250], "the second weight")


def test_a11_what_lay_on_the_scale_in_a_power_cut_is_not_weighed_again() -> None:
    told: list[tuple[int | None, str]] = []
    weighing = Weighing(lambda: None, left=502)
    weighing.wanted = lambda: True
    weighing.tell = lambda grams, words: told.append((grams, words))
    weighing.heard(Weighed(ScaleState.STABLE, 502))
    weighing.heard(Weighed(ScaleState.ZERO, 0))
    weighing.heard(Weighed(ScaleState.STABLE, 502))
    assert told == [(None, FIRST_EMPTY), (None, WORDS[ScaleState.ZERO]), (502, "")]


def test_a_weight_may_be_typed_when_the_scale_is_silent(till: Stage) -> None:
    scale(till).set("offline")
    picked(till)
    till.type("0.514")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: weights(till) == [514], "the weight")


def test_the_weigh_key_takes_the_weight_that_was_typed(till: Stage) -> None:
    scale(till).set("offline")
    picked(till)
    till.type("1.2345/")
    assert page(till).form.error() == "Type the weight in kilograms, as 0.502."
    assert weights(till) == [0]
    page(till).form.inputs()[0].input.clear()
    till.type("/0.514/")
    till.until(lambda: weights(till) == [514], "the weight")


def test_nothing_is_paid_while_something_waits_for_its_weight(till: Stage) -> None:
    picked(till)
    till.app.shell.page.act("exact")
    till.rest()
    assert till.look.last_sale is None


def test_no_card_is_charged_while_something_waits_for_its_weight(till: Stage) -> None:
    picked(till)
    till.press(Qt.Key.Key_F11)
    assert "still has to be weighed" in page(till).notice.text()
    assert "Put it on the scale" in page(till).form.text()


def test_escape_takes_the_line_away(till: Stage) -> None:
    picked(till)
    till.press(Qt.Key.Key_Escape)
    till.until(lambda: weights(till) == [], "the line to go")
    assert page(till).form.text() == ""


def lines(till: Stage) -> list[tuple[int, int]]:
    sale = till.look.basket.sale
    return [(line.quantity.amount, line.tare) for line in sale.lines] if sale else []


def test_a_tare_that_is_typed_is_taken_off_what_the_scale_says(till: Stage) -> None:
    picked(till)
    till.press(Qt.Key.Key_Insert)
    scale(till).set("0.514 kg")
    till.type("much")
    till.press(Qt.Key.Key_Return)
    till.rest()
    assert lines(till) == [(0, 0)]
    page(till).form.inputs()[0].input.clear()
    till.type("0.012")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: lines(till) == [(502, 12)], "the net weight")
    till.rest()
    assert till.look.basket.bill.total.minor == 597


def test_a_tare_is_taken_off_a_typed_weight_too(till: Stage) -> None:
    picked(till)
    scale(till).set("offline")
    till.press(Qt.Key.Key_Insert)
    till.type("0.012")
    till.press(Qt.Key.Key_Return)
    till.until(
        lambda: "Less tare 0.012" in page(till).form.text().replace("\xa0", " "), "the words"
    )
    till.type("0.514")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: lines(till) == [(502, 12)], "the net weight")
