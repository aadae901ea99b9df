"""Large letters in small places: what answers stays in sight, no word is broken, nothing is out of reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.forms import FieldView, FormView
from ui.views import Key, SumLine, Tile
from ui.widgets.asking import Asking
from ui.widgets.facts import FactsPanel
from ui.widgets.form import Form
from ui.widgets.pin import PinPad
from ui.widgets.quick import QuickGrid
from ui.widgets.search import SearchField
from ui.widgets.sums import SumsPanel

FACTS = (("popierius", "baigėsi"), ("stalčiaus linija", "aukštas"))
ASKED = FormView(
    id="price",
    title="Kaina, nuolaida",
    text="Pasirinkite, kas keičiama, ir nurodykite priežastį: ji įrašoma į žurnalą.",
    sums=tuple(SumLine(f"Eilutė {n}", "1,00") for n in range(6)),
    fields=(FieldView("new", "Nauja kaina"),),
    keys=(Key("do", "Enter", "Taikyti", forward=True), Key("withdraw", "Esc", "Atšaukti")),
)


@pytest.fixture(autouse=True)
def large(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Theme(scale=200, reduced_motion=True))
    yield
    theme.apply(qapp, theme.Theme(reduced_motion=True))


@pytest.mark.parametrize("high", [420, 300])
def test_the_field_with_the_cursor_is_in_sight_and_so_are_its_answers_where_they_fit(
    qtbot: QtBot, high: int
) -> None:
    asking = Asking(Form())
    qtbot.addWidget(asking)
    asking.resize(300, high)
    asking.show()
    asking.form.show_form(ASKED)
    field = asking.form.inputs()[0].input
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() >= field.height() - 2)
    answers = asking.form._answers.buttons()
    if high == 420:
        qtbot.waitUntil(lambda: all(whole(one) for one in answers))
    asking.resize(300, 2000)
    qtbot.waitUntil(lambda: all(whole(one) for one in answers))
    assert asking.form.height() < 2000


def test_what_was_wrong_with_an_answer_is_in_sight_until_somebody_types_again(
    qtbot: QtBot,
) -> None:
    asking = Asking(Form())
    qtbot.addWidget(asking)
    asking.resize(420, 420)
    asking.show()
    form = asking.form
    form.show_form(ASKED)
    field = form.inputs()[0]
    for text in ("9", "99"):
        field.input.setText(text)
        qtbot.waitUntil(lambda: whole(field.input))
        form.chosen.emit("do")
        form.show_form(replace(ASKED, error="Nurodykite priežastį: ji įrašoma į žurnalą."))
        qtbot.waitUntil(lambda: whole(form._error))


def whole(one: QWidget) -> bool:
    return one.visibleRegion().boundingRect() == one.rect()


def test_a_fact_stands_under_its_name_where_beside_it_a_word_would_break(qtbot: QtBot) -> None:
    panel = FactsPanel()
    qtbot.addWidget(panel)
    panel.show_facts("Gyvi faktai", FACTS)
    wide, narrow = panel._places(900), panel._places(280)
    assert wide[0][1].left() > 0
    assert wide[0][0].top() == wide[0][1].top()
    assert narrow[0][1].left() == 0
    assert narrow[0][1].top() >= narrow[0][0].bottom()


def test_a_hint_that_does_not_fit_takes_a_second_line_and_goes_when_somebody_types(
    qtbot: QtBot,
) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.resize(290, 90)
    field.show()
    field.show_field("Skenuokite, įveskite kodą ar pavadinimą", "F2")
    empty = field.grab().toImage()
    assert field.input().placeholderText() == ""
    field.set_text("7")
    assert field.input().font().pixelSize() == theme.now().px(16)
    assert field.grab().toImage() != empty
    field.resize(1200, 90)
    assert field.input().placeholderText().startswith("Skenuokite")


def test_a_large_amount_gets_smaller_digits_before_it_is_broken(qtbot: QtBot) -> None:
    panel = SumsPanel()
    qtbot.addWidget(panel)
    panel.show_lines([SumLine("Skirtumas", "−123 744,98 zł", large=True)])
    (place,) = panel._places(180, 100)
    assert place.amount.width() <= 180
    assert place.amount.height() < theme.now().px(26) * 2


def test_the_rest_of_the_goods_is_one_touch_away_where_one_tile_has_room(qtbot: QtBot) -> None:
    grid = QuickGrid()
    qtbot.addWidget(grid)
    grid.resize(250, 100)
    grid.show()
    grid.show_tiles([Tile(f"item:{n}", f"Bandelė {n}", "0,79") for n in range(4)], "Daugiau")
    seen: list[str] = []
    for _turn in range(4):
        seen += grid.visible_tiles()
        grid.turn()
    assert set(seen) == {f"Bandelė {n}" for n in range(4)}


def test_the_key_that_signs_in_stands_beside_the_nought(qtbot: QtBot) -> None:
    pad = PinPad()
    qtbot.addWidget(pad)
    pad.resize(300, 600)
    pad.show()
    pad.show_pin("PIN", "Prisijungti")
    nought, seven = pad.keypad().button("0"), pad.keypad().button("7")
    assert nought is not None
    assert seven is not None
    assert nought.x() > seven.x()
    assert nought.width() >= 90
