"""The office by touch alone: whoever has no keyboard still writes an offer, a setting, a file's name, a number."""

from __future__ import annotations

from typing import Any, cast

import pytest

from tests.ui.conftest import quiet
from tests.ui.hands import into, press, spell, touch
from ui import hand
from ui.app.checkout import sign_in
from ui.app.stage import Stage, find
from ui.widgets.keypad import SideButton

BREAD = "4779900010018"


@pytest.fixture
def office(door: Stage) -> Stage:
    """A manager whose hands are on the screen."""
    sign_in(door, quiet, "manager")
    door.app.speak("en")
    hand.touched()
    return door


def write(till: Stage, field: str, text: str) -> None:
    """Touch a field and the letters, digits and signs beneath."""
    form = cast("Any", till.app.shell.page).form
    at = list(form.told()).index(field)
    into(till, form.inputs()[at].input)
    for letter in text:
        if letter in "-:%":
            if not signs(till, letter):
                touch(till, "123")
            press(till, signs(till, letter)[0])
        elif letter == " ":
            touch(till, "letters")
            touch(till, letter)
        else:
            spell(till, letter)


def signs(till: Stage, letter: str) -> list[SideButton]:
    return [one for one in find(till.app.shell.page, SideButton) if one.text() == letter]


def test_an_offer_is_written(office: Stage) -> None:
    office.app.shell.go("offers")
    office.rest()
    touch(office, "new")
    for field, text in (("id", "ab"), ("name", "du"), ("count", "2"), ("price", "3,5")):
        write(office, field, text)
    office.scan(BREAD)
    write(office, "begins", "2026-11-01 08:00")
    touch(office, "keep")
    (row,) = cast("Any", office.app.shell.page).rows.rows()
    assert (row.title, row.detail) == ("du", "2 for 3.50")


def test_a_time_of_day_is_set(office: Stage) -> None:
    office.app.shell.go("settings")
    office.rest()
    office.act("setting:day_ends")
    hand.touched()
    form = cast("Any", office.app.shell.page).form
    form.inputs()[0].set_text("")
    write(office, "value", "04:30")
    touch(office, "keep")
    assert dict(cast("Any", office.app.shell.page).facts.facts())["now"] == "chosen by the shop"


def test_a_receipt_is_found_by_its_number(till: Stage) -> None:
    till.scan(BREAD)
    touch(till, "exact")
    till.until(lambda: till.look.last_sale is not None, "the sale")
    till.app.shell.go("papers")
    till.rest()
    write(till, "number", "1-1")
    touch(till, "find")
    page = cast("Any", till.app.shell.page)
    assert not page.notice.isVisible()
    assert "KASA:1-1" in page.paper.text()
