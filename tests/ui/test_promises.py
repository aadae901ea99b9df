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
from ui.app.checkout import sign_in
from ui.app.stage import Stage
from ui.widgets.field import Field

BREAD = "4779900010018"


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


def test_what_is_not_there_is_noted_by_keys_and_said_in_words(till: Stage) -> None:
    till.press(Qt.Key.Key_Question, "?")
    assert "The first day that can be kept 2026-11-27" in asked(till)
    assert till.look.strip[0].id == "not_available"
    till.press(Qt.Key.Key_Escape)
    noted(till, "Skalbimo milteliai", "Ona Petraite", "+37060011122")
    assert standing(till) == [("Skalbimo milteliai", "Ona Petraite", "2026-11-27")]
    assert till.look.strip[0].id == "promise"


def test_goods_of_the_shop_are_chosen_from_the_list_by_touch(till: Stage) -> None:
    touch(till, "more")
    touch(till, "not_there")
    press(till, fields(till)[0].input)
    spell(till, "rugin")
    till.until(lambda: len(names(till)) > 0, "the goods")
    wanted = listed(till)
    place = wanted.visualRect(wanted.model().index(0, 0)).center()
    press(till, cast("Any", wanted.viewport()), place)
    assert fields(till)[0].text() == "Juoda ruginė duona Kluonė 800 g"
    assert names(till) == []


def test_a_known_customer_is_not_asked_who_it_is(till: Stage) -> None:
    till.press(Qt.Key.Key_F6)
    till.type("agnieszka")
    finding(till, "Agnieszka Wzorowska")
    till.press(Qt.Key.Key_Return)
    till.press(Qt.Key.Key_Question, "?")
    assert len(fields(till)) == 2
    till.app.shell.scanned(BREAD)
    till.until(lambda: "duona" in fields(till)[0].text(), "the goods")
    till.press(Qt.Key.Key_Return)
    till.press(Qt.Key.Key_Return)
    till.until(lambda: bool(standing(till)), "the promise")
    house = till.app.house
    assert house is not None
    assert [(one.code, one.customer) for one in house.store.open_promises()] == [(BREAD, "1001")]
    till.rest()
    assert "Agnieszka Wzorowska · gold level · 1 promise open" in register(till).head()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (("", "Ona", "+370", ""), "Say first what is wanted."),
        (("Miltai", "Ona", "", ""), "Say whom to call"),
        (("Miltai", "Ona", "+370", "2026-11-21"), "That day cannot be kept"),
        (("Miltai", "Ona", "+370", "tomorrow"), "Write the day as 2026-11-21."),
    ],
)
def test_what_cannot_be_promised_is_said_where_it_was_asked(
    till: Stage, told: tuple[str, ...], words: str
) -> None:
    till.press(Qt.Key.Key_Question, "?")
    for field, text in zip(fields(till), told, strict=True):
        field.set_text(text)
    till.act("note")
    till.until(lambda: words in register(till).form.error(), "the words")
    assert standing(till) == []


def test_a_code_that_nobody_knows_is_said_so(till: Stage) -> None:
    till.press(Qt.Key.Key_Question, "?")
    till.app.shell.scanned("4770000000015")
    till.until(lambda: "not in the shop's list" in register(till).form.error(), "the words")


def due(till: Stage) -> None:
    """Two promises, to be kept today."""
    keep(till, lambda store: store.set_setting(Act("d-0", "office", 1), "promise_days", "0"))
    noted(till, "Miltai", "Ona Petraite", "+37060011122")
    noted(till, "Batai", "Jonas", "+37060033344")


def test_the_next_shift_is_told_what_is_due_and_says_what_became_of_it(till: Stage) -> None:
    due(till)
    page = register(till)
    till.until(lambda: "2 promises to customers are due" in page.notice.text(), "the notice")
    till.app.shell.go("login")
    sign_in(till, quiet, "manager")
    till.app.speak("en")
    till.app.shell.go("register")
    till.rest()
    assert "2 promises to customers are due" in register(till).notice.text()
    touch(till, "promises")
    finding(till, "Miltai", "Batai")
    said = " ".join(row.spoken() for row in listed(till).rows())
    assert "Ona Petraite · +37060011122" in said
    assert "today" in said
    till.press(Qt.Key.Key_Down)
    till.press(Qt.Key.Key_Up)
    till.press(Qt.Key.Key_Return)
    assert "+37060011122" in asked(till)
    till.press(Qt.Key.Key_Return)
    assert "+37060011122" in asked(till)  # nothing is chosen by Enter
    till.press(Qt.Key.Key_F2)
    till.until(lambda: "Kept in time: 1" in asked(till), "the count")
    assert [what for what, *_ in standing(till)] == ["Batai"]
    till.press(Qt.Key.Key_Return)
    touch(till, "broken")
    till.until(lambda: "Nothing is promised" in asked(till), "the end")
    assert "not kept: 1" in asked(till)
    till.press(Qt.Key.Key_Escape)
    assert register(till).notice.text() == ""


def test_a_customer_in_front_is_served_before_promises_are_spoken_of(till: Stage) -> None:
    due(till)
    till.scan(BREAD)
    assert register(till).notice.text() == ""
