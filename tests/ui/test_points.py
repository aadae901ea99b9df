"""Points at the counter, on screen: a key where the customer has some, a tile where some paid; by keys and by touch."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt

from pos.loyalty import POINTS
from pos.store.keep_office import Act
from tests.ui.conftest import Open, at_work
from tests.ui.hands import spell, touch
from tests.ui.test_register_more import asked, keep, sold
from ui.app.stage import Stage
from ui.pay.screen import PayScreen
from ui.returns.screen import ReturnsScreen
from ui.widgets.sums import SumsPanel

BREAD = "4779900010018"  # 2.19


@pytest.fixture
def member(opened: Open) -> Stage:
    """A till whose shop gives points; customer 1001 has 150 of them."""
    till = at_work(opened(), "associate")
    keep(till, lambda store: store.set_setting(Act("p-1", "office", 1), "points_given", "1"))
    keep(till, lambda store: store.keep_gift_card(Act("p-2", "office", 1), "1001", 150, POINTS))
    return till


def paying(till: Stage, *, known: bool = True) -> PayScreen:
    till.scan(BREAD)
    if known:
        till.press(Qt.Key.Key_F6)
        till.type("1001")
        till.press(Qt.Key.Key_Return)
    till.press(Qt.Key.Key_F12)
    return cast("PayScreen", till.app.shell.page)


def ways(till: Stage) -> list[tuple[str, int, int]]:
    return [(one.way.value, one.amount.minor, one.points) for one in sold(till).tenders]


def balance(till: Stage) -> int | None:
    house = till.app.house
    assert house is not None
    return house.desks.points.balance("1001")


def test_a_stranger_sees_no_key_for_points(member: Stage) -> None:
    page = paying(member, known=False)
    assert page.keys.button("points") is None
    assert "F3" not in page.keys.bindings()


def test_a_customer_without_points_sees_none_either(till: Stage) -> None:
    assert paying(till).keys.button("points") is None


def test_all_points_by_keys_and_the_rest_in_cash(member: Stage) -> None:
    page = paying(member)
    member.press(Qt.Key.Key_F3)
    said = asked(member)
    assert "Points there are 150" in said
    assert "150 points pay €1.50" in said
    member.press(Qt.Key.Key_Return)
    member.until(lambda: member.look.basket.due.exact.minor == 69, "the rest")
    assert "150 points −1.50" in page.findChildren(SumsPanel)[0].text()
    assert page.keys.button("points") is None
    member.press(Qt.Key.Key_F10)
    assert ways(member) == [("points", 150, 150), ("cash", 70, 0)]


def test_some_points_by_touch(member: Stage) -> None:
    paying(member)
    touch(member, "points")
    spell(member, "50")
    touch(member, "take")
    member.until(lambda: member.look.basket.due.exact.minor == 169, "the rest")
    touch(member, "card")
    touch(member, "approved")
    assert ways(member) == [("points", 50, 50), ("card", 169, 0)]


@pytest.mark.parametrize(("typed", "words"), [("151", "not enough"), ("1,5", "cannot be right")])
def test_what_points_cannot_pay_is_said_where_it_was_asked(
    member: Stage, typed: str, words: str
) -> None:
    page = paying(member)
    member.press(Qt.Key.Key_F3)
    member.type(typed)
    member.press(Qt.Key.Key_Return)
    member.until(lambda: words in page.form.error(), "the words")
    member.press(Qt.Key.Key_Escape)
    assert page.form.isHidden()
    assert balance(member) == 150


def test_points_go_back_by_their_own_tile(member: Stage) -> None:
    paying(member)
    member.press(Qt.Key.Key_F3)
    member.press(Qt.Key.Key_Return)
    member.press(Qt.Key.Key_F10)
    member.until(lambda: member.app.shell.at("change"), "the change")
    before = balance(member)
    member.app.shell.go("returns")
    member.rest()
    member.scan("KASA:1-1")
    page = cast("ReturnsScreen", member.app.shell.page)
    member.press(Qt.Key.Key_Plus, "+")
    tile = next(one.option for one in page.options.cards() if one.option.action == "way:points")
    assert (tile.title, tile.amount) == ("As points", "1.50")
    assert "150 points that paid for it go back" in tile.explanation
    member.act("way:points")
    forward = page.keys.button("forward")
    assert forward is not None
    assert "1.50" in forward.text()
    member.press(Qt.Key.Key_F12)
    member.until(lambda: "150 points: 1.50 ✓" in " ".join(page.total.details()), "the points")
    assert balance(member) == (before or 0) + 150
    member.press(Qt.Key.Key_F12)
    member.until(lambda: page.handed.isVisible(), "the cash")
    assert "150 points" in page.handed.findChildren(SumsPanel)[0].text()
