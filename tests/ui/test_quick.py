"""The screen of quick items: laid out by keys alone and by touch alone, as the register shows it from then on.

Long because each way is walked twice, by keys and by touch.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from pos.desk.quick import KEY
from tests.ui.conftest import Edited, Open, quiet
from tests.ui.hands import into, press, spell, touch
from ui import hand
from ui.app.checkout import sign_in
from ui.app.stage import Stage, find
from ui.quick.screen import QuickScreen
from ui.register.screen import RegisterScreen
from ui.widgets.quick import TileButton

_K = Qt.Key
APPLES, POPPY = "10010", "4779900010056"
VINEGAR = "Obuolių actas Saulgira 500 ml"
FIRST = "Bandelė su aguonomis Mieliukė 100 g"


@pytest.fixture
def office(door: Stage) -> Stage:
    """A manager looks at the quick items."""
    return laying_out(door)


def laying_out(till: Stage) -> Stage:
    """Come as the manager and go there by keys."""
    hand.typed()
    sign_in(till, quiet, "manager")
    till.app.speak("en")
    till.app.shell.go("settings")
    till.rest()
    till.press(_K.Key_F9)
    return till


def here(till: Stage) -> QuickScreen:
    page = till.app.shell.page
    assert isinstance(page, QuickScreen)
    return page


def fact(till: Stage, name: str) -> str:
    return dict(here(till).facts.facts()).get(name, "")


def tiles(till: Stage) -> tuple[str, ...]:
    """What the grid shows, page by page of it."""
    grid, seen = here(till).grid, []
    for _turn in range(4):
        seen += [name for name in grid.visible_tiles() if name not in seen]
        grid.turn()
    return tuple(seen)


def at_the_register(till: Stage, group: int = 0) -> tuple[str, ...]:
    """What the register's grid begins with."""
    till.app.shell.go("register")
    till.rest()
    till.act(f"group:{group}")
    page = till.app.shell.page
    assert isinstance(page, RegisterScreen)
    return page.quick.visible_tiles()


def marked(till: Stage) -> str:
    """Which goods the next act is about."""
    return here(till).grid.marked()


def tile(till: Stage, name: str) -> TileButton:
    return next(one for one in find(here(till).grid, TileButton) if one.text() == name)


def test_the_grid_is_seen_as_the_register_shows_it(office: Stage) -> None:
    page = here(office)
    assert page.grid.visible_groups()[0] == "Kepiniai"
    assert tiles(office)[0] == FIRST
    assert tiles(office)[-1] == "Free place"
    assert page.grid.marked() == FIRST
    assert (fact(office, "place"), fact(office, "code"), fact(office, "price")) == (
        "1 / 9",
        POPPY,
        "0.79",
    )


def test_goods_are_put_moved_and_taken_off_by_keys_alone(office: Stage) -> None:
    for letter in "obuol":
        office.type(letter)
    assert here(office).search.results().rows()
    office.press(_K.Key_Return)
    assert tiles(office)[:2] == (VINEGAR, FIRST)
    assert fact(office, "place") == "2 / 10"
    assert here(office).search.text() == ""
    office.press(_K.Key_PageUp)
    office.press(_K.Key_F4)
    assert VINEGAR in here(office).form.text()
    office.press(_K.Key_PageDown)
    office.press(_K.Key_Return)
    assert tiles(office)[:2] == (FIRST, VINEGAR)
    assert marked(office) == VINEGAR
    assert at_the_register(office)[:2] == (FIRST, VINEGAR)
    office.app.shell.go("quick")
    office.rest()
    office.press(_K.Key_PageDown)
    office.press(_K.Key_F8)
    assert VINEGAR not in tiles(office)


def test_goods_are_put_moved_and_taken_off_by_touch_alone(office: Stage) -> None:
    press(office, tile(office, FIRST))
    into(office, here(office).search.input())
    spell(office, "obuol")
    rows = here(office).search.results()
    place = rows.visualRect(rows.model().index(0, 0)).center()
    press(office, rows.viewport(), place)
    assert tiles(office)[:2] == (VINEGAR, FIRST)
    press(office, tile(office, VINEGAR))
    touch(office, "carry")
    press(office, tile(office, FIRST))
    assert tiles(office)[:2] == (FIRST, VINEGAR)
    press(office, tile(office, VINEGAR))
    touch(office, "remove")
    assert VINEGAR not in tiles(office)


def test_goods_are_carried_to_another_page_or_left(office: Stage) -> None:
    office.press(_K.Key_F4)
    office.press(_K.Key_F2)
    office.press(_K.Key_Escape)
    assert tiles(office)[0] == FIRST
    office.press(_K.Key_F4)
    office.press(_K.Key_F2)
    office.press(_K.Key_Return)
    assert tiles(office)[0] == FIRST
    assert dict(here(office).facts.facts())["code"] == POPPY
    office.press(_K.Key_PageUp)
    assert marked(office) == "Free place"
    assert FIRST not in tiles(office)


def test_places_are_walked_over_all_pages(office: Stage) -> None:
    office.press(_K.Key_PageUp)
    assert marked(office) == "Free place"
    office.press(_K.Key_PageDown)
    assert marked(office) == FIRST
    office.press(_K.Key_Down)
    assert fact(office, "place") == "2 / 9"


def test_a_scan_takes_the_marked_place_and_sells_nothing(office: Stage) -> None:
    office.scan("4779900070012")
    assert fact(office, "place") == "2 / 10"
    assert office.look.lines == 0


@pytest.mark.parametrize("code", ["4770000000015", "987654"])
def test_an_unknown_code_is_refused_in_words(office: Stage, code: str) -> None:
    office.type(code)
    office.press(_K.Key_Return)
    assert "not in the shop's list" in here(office).notice.text()
    assert tiles(office)[0] == FIRST


def test_a_page_is_made_named_filled_and_taken_away(office: Stage) -> None:
    office.press(_K.Key_F7)
    office.press(_K.Key_Return)
    assert "1 to 24 letters" in here(office).form.error()
    office.type("Rytas")
    office.press(_K.Key_Return)
    assert tiles(office) == ("Free place",)
    office.type(APPLES)
    office.press(_K.Key_Return)
    assert at_the_register(office, 4) == ("Lietuviški obuoliai",)
    office.app.shell.go("quick")
    office.rest()
    office.press(_K.Key_PageUp)
    office.press(_K.Key_F6)
    into(office, here(office).form.inputs()[0].input)
    touch(office, "withdraw")
    assert here(office).form.isHidden()
    touch(office, "name")
    touch(office, "drop_page")
    assert at_the_register(office, 4)[:1] != ("Lietuviški obuoliai",)


def test_without_any_page_the_first_is_asked_for_and_the_beginning_comes_back(
    office: Stage,
) -> None:
    for _page in range(4):
        office.press(_K.Key_F6)
        office.press(_K.Key_F8)
    assert "A new page" in here(office).form.text()
    office.press(_K.Key_Escape)
    assert tiles(office) == ()
    office.scan(APPLES)
    assert tiles(office) == ()
    office.press(_K.Key_F9)
    assert tiles(office)[0] == FIRST


def test_it_stays_after_a_restart(opened: Open) -> None:
    before = laying_out(opened())
    before.scan("4779900070012")
    before.close()
    after = laying_out(opened())
    assert fact(after, "code") == "4779900070012"


def test_a_cashier_lays_nothing_out(till: Stage) -> None:
    till.app.shell.go("quick")
    till.rest()
    till.type(APPLES)
    till.press(_K.Key_Return)
    assert "Your role may not do this." in here(till).notice.text()
    house = till.app.house
    assert house is not None
    assert house.store.setting(KEY) is None


def test_goods_that_left_the_shop_are_shown_and_can_be_taken_off(edited: Edited) -> None:
    office = laying_out(edited(f'"{POPPY}"', '"OLD-BUN"'))
    assert marked(office) == "OLD-BUN"
    assert fact(office, "price") == "–"
    office.press(_K.Key_F8)
    assert "OLD-BUN" not in tiles(office)
