"""Asked for and not there: a note with an honest day, shown to whoever comes next, and its end; keys and touch."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt

from pos.store.keep_office import Act
from tests.ui.conftest import quiet
from tests.ui.hands import press, spell, touch
from tests.ui.test_names import finding, listed, names
from tests.ui.test_register_more import asked, keep, register
from ui.app.checkout import open_shift, sign_in
from ui.app.stage import Stage
from ui.widgets.field import Field

BREAD = "4779900010018"


@pytest.fixture
def desk(door: Stage) -> Stage:
    sign_in(door, quiet, "cashier")
    open_shift(door, quiet)
    door.app.speak("en")
    door.rest()
    return door


def fields(till: Stage) -> list[Field]:
    return register(till).form.inputs()


def standing(till: Stage) -> list[tuple[str, str, str]]:
    house = till.app.house
    assert house is not None
    found = house.store.open_promises()
    return [(one.what, one.contact.name, one.by_day) for one in found]


def noted(till: Stage, what: str, name: str, phone: str) -> None:
    till.press(Qt.Key.Key_Question, "?")
    for text in (what, name, phone):
        till.type(text)
        till.press(Qt.Key.Key_Return)
    till.press(Qt.Key.Key_Return)
    till.until(lambda: register(till).form.isHidden(), "the note")
    till.rest()


def test_what_is_not_there_is_noted_by_keys_and_said_in_words(desk: Stage) -> None:
    desk.press(Qt.Key.Key_Question, "?")
    assert "The first day that can be kept 2026-11-27" in asked(desk)
    assert desk.look.strip[0].id == "not_available"
    desk.press(Qt.Key.Key_Escape)
    noted(desk, "Skalbimo milteliai", "Ona Petraite", "+37060011122")
    assert standing(desk) == [("Skalbimo milteliai", "Ona Petraite", "2026-11-27")]
    assert desk.look.strip[0].id == "promise"


def test_goods_of_the_shop_are_chosen_from_the_list_by_touch(desk: Stage) -> None:
    touch(desk, "more")
    touch(desk, "not_there")
    press(desk, fields(desk)[0].input)
    spell(desk, "rugin")
    desk.until(lambda: len(names(desk)) > 0, "the goods")
    wanted = listed(desk)
    place = wanted.visualRect(wanted.model().index(0, 0)).center()
    press(desk, cast("Any", wanted.viewport()), place)
    assert fields(desk)[0].text() == "Juoda ruginė duona Kluonė 800 g"
    assert names(desk) == []


def test_a_known_customer_is_not_asked_who_it_is(desk: Stage) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.type("agnieszka")
    finding(desk, "Agnieszka Wzorowska")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Question, "?")
    assert len(fields(desk)) == 2
    desk.app.shell.scanned(BREAD)
    desk.until(lambda: "duona" in fields(desk)[0].text(), "the goods")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: bool(standing(desk)), "the promise")
    house = desk.app.house
    assert house is not None
    assert [(one.code, one.customer) for one in house.store.open_promises()] == [(BREAD, "1001")]
    desk.rest()
    assert "Agnieszka Wzorowska · gold · 1 promise open" in register(desk).head()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (("", "Ona", "+370", ""), "cannot be right"),
        (("Miltai", "Ona", "", ""), "Say whom to call"),
        (("Miltai", "Ona", "+370", "2026-11-21"), "That day cannot be kept"),
        (("Miltai", "Ona", "+370", "tomorrow"), "cannot be right"),
    ],
)
def test_what_cannot_be_promised_is_said_where_it_was_asked(
    desk: Stage, told: tuple[str, ...], words: str
) -> None:
    desk.press(Qt.Key.Key_Question, "?")
    for field, text in zip(fields(desk), told, strict=True):
        field.set_text(text)
    desk.act("note")
    desk.until(lambda: words in register(desk).form.error(), "the words")
    assert standing(desk) == []


def test_a_code_that_nobody_knows_is_said_so(desk: Stage) -> None:
    desk.press(Qt.Key.Key_Question, "?")
    desk.app.shell.scanned("4770000000015")
    desk.until(lambda: "not in the shop's list" in register(desk).form.error(), "the words")


def due(till: Stage) -> None:
    """Two promises, to be kept today."""
    keep(till, lambda store: store.set_setting(Act("d-0", "office", 1), "promise_days", "0"))
    noted(till, "Miltai", "Ona Petraite", "+37060011122")
    noted(till, "Batai", "Jonas", "+37060033344")


def test_the_next_shift_is_told_what_is_due_and_says_what_became_of_it(desk: Stage) -> None:
    due(desk)
    page = register(desk)
    desk.until(lambda: "2 promises to customers are due" in page.notice.text(), "the notice")
    desk.app.shell.go("login")
    sign_in(desk, quiet, "manager")
    desk.app.speak("en")
    desk.app.shell.go("register")
    desk.rest()
    assert "2 promises to customers are due" in register(desk).notice.text()
    touch(desk, "promises")
    finding(desk, "Miltai", "Batai")
    said = " ".join(row.spoken() for row in listed(desk).rows())
    assert "Ona Petraite · +37060011122" in said
    assert "today" in said
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)
    assert "+37060011122" in asked(desk)
    desk.press(Qt.Key.Key_Return)
    assert "+37060011122" in asked(desk)  # nothing is chosen by Enter
    desk.press(Qt.Key.Key_F2)
    desk.until(lambda: "Kept in time: 1" in asked(desk), "the count")
    assert [what for what, *_ in standing(desk)] == ["Batai"]
    desk.press(Qt.Key.Key_Return)
    touch(desk, "broken")
    desk.until(lambda: "Nothing is promised" in asked(desk), "the end")
    assert "not kept: 1" in asked(desk)
    desk.press(Qt.Key.Key_Escape)
    assert register(desk).notice.text() == ""


def test_a_customer_in_front_is_served_before_promises_are_spoken_of(desk: Stage) -> None:
    due(desk)
    desk.scan(BREAD)
    assert register(desk).notice.text() == ""
