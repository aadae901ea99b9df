"""What a cashier sees and presses: bar, keys, total, voice, money.

Long because each of these widgets is looked at with what it shows at its widest.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Theme
from ui.views import (
    BarView,
    DeviceLight,
    Key,
    Mark,
    NextLine,
    Piece,
    SumLine,
    TruthLight,
    VoiceView,
)
from ui.widgets.figure import BigFigure
from ui.widgets.keyrow import KeyRow
from ui.widgets.money import MoneyDrawing
from ui.widgets.sums import SumsPanel
from ui.widgets.topbar import TopBar
from ui.widgets.total import TotalFoot
from ui.widgets.voice import VoiceStrip

pytestmark = pytest.mark.usefixtures("plain")


def test_a_key_says_its_action_and_names_itself(qtbot: QtBot) -> None:
    keys = KeyRow()
    qtbot.addWidget(keys)
    keys.resize(1280, 72)
    said: list[str] = []
    keys.chosen.connect(said.append)
    keys.show_keys(
        [
            Key("help", "F1", "Pagalba"),
            None,
            Key("pay", "F12", "Mokėti", True),
            Key("no", "F3", "Ne", enabled=False),
        ]
    )
    keys.show()
    pay = keys.button("pay")
    assert pay is not None
    assert pay.accessibleName() == "Mokėti (F12)"
    QTest.mouseClick(pay, Qt.MouseButton.LeftButton)
    pay.setFocus()
    QTest.keyClick(pay, Qt.Key.Key_Return)
    QTest.keyClick(pay, Qt.Key.Key_Space)
    assert said == ["pay"] * 3
    assert keys.bindings() == {"F1": "help", "F12": "pay"}
    assert keys.button("nothing") is None


def test_a_key_shows_all_of_its_new_sum_whichever_sum_stood_there(qtbot: QtBot) -> None:
    """Digits differ in width: one sum may need a second line where another of as many digits does not."""
    card = [Key("card", "F11", f"Kortele {sum_}", True) for sum_ in ("11,11", "29,99", "26,88")]
    for wide in range(92, 125):
        used, fresh = KeyRow(), KeyRow()
        for row in (used, fresh):
            qtbot.addWidget(row)
            row.resize(wide + 40, 84)
        for key in card:
            used.show_keys([key])
            used.grab()
        fresh.show_keys(card[-1:])
        assert used.grab().toImage() == fresh.grab().toImage(), wide


def test_an_empty_slot_takes_no_focus(qtbot: QtBot) -> None:
    keys = KeyRow()
    qtbot.addWidget(keys)
    keys.show_keys([Key("help", "F1", "Pagalba"), None, Key("pay", "F12", "Mokėti", True)])
    keys.show()
    keys.activateWindow()
    met = []
    for _ in range(4):
        QTest.keyClick(keys.focusWidget() or keys, Qt.Key.Key_Tab)
        met.append(getattr(keys.focusWidget(), "action", None))
    assert "" not in met
    assert {"help", "pay"} <= set(met)


def test_keys_fold_into_two_rows_and_the_way_forward_stays_right(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, Theme(scale=200, reduced_motion=True))
    keys = KeyRow()
    qtbot.addWidget(keys)
    keys.show_keys(
        [*(Key(f"k{n}", f"F{n}", "Žodis") for n in range(1, 9)), Key("pay", "F12", "Mokėti", True)]
    )
    keys.resize(1024, keys.sizeHint().height())
    keys.show()
    pay, first = keys.button("pay"), keys.button("k1")
    assert pay is not None
    assert first is not None
    assert pay.y() > first.y()
    assert pay.geometry().right() >= 1024 - 24


def test_touching_a_key_leaves_the_cursor_in_the_field(qtbot: QtBot) -> None:
    page, field, keys = QWidget(), QLineEdit(), KeyRow()
    lay = QVBoxLayout(page)
    lay.addWidget(field)
    lay.addWidget(keys)
    qtbot.addWidget(page)
    keys.show_keys([Key("help", "F1", "Pagalba")])
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    field.setFocus()
    help_key = keys.button("help")
    assert help_key is not None
    QTest.mouseClick(help_key, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert help_key.hasFocus()


def test_a_figure_is_never_cut_however_long(qtbot: QtBot) -> None:
    figure = BigFigure(112)
    qtbot.addWidget(figure)
    figure.resize(300, 130)
    figure.show_figure("5,00 €")
    large = figure.pixels()
    figure.show_figure("1 234 567,89 zł")
    assert figure.pixels() < large
    assert figure.text() == "1 234 567,89 zł"
    assert figure.accessibleName() == figure.text()


@pytest.mark.parametrize("scale", [100, 125, 200])
@pytest.mark.parametrize("size", [48, 64, 112])
def test_what_shouts_is_seen_at_every_size(
    qtbot: QtBot, qapp: QApplication, size: int, scale: int
) -> None:
    """Asked to remember pictures of letters above 64 pixels, Qt paints none of them."""
    theme.apply(qapp, Theme(scale=scale, reduced_motion=True))
    figure = BigFigure(size)
    qtbot.addWidget(figure)
    figure.resize(1200, theme.now().px(130))
    figure.show_figure("888,88 €")
    figure.show()
    seen = figure.grab().toImage()
    dark = [
        (x, y)
        for x in range(0, seen.width(), 4)
        for y in range(0, seen.height(), 4)
        if seen.pixelColor(x, y).lightness() < 100
    ]
    assert len({x for x, _ in dark}) * 4 > theme.now().px(size) * 2


def test_the_total_stays_when_there_is_no_room_for_details(
    qtbot: QtBot, qapp: QApplication
) -> None:
    foot = TotalFoot()
    qtbot.addWidget(foot)
    foot.show_total("12,19 €", ("9 prekės", "PVM 1,71"))
    foot.resize(480, 100)
    foot.show()
    assert foot.text() == "12,19 €"
    assert foot.details() == ("9 prekės", "PVM 1,71")
    theme.apply(qapp, Theme(scale=200, reduced_motion=True))
    foot.resize(420, foot.sizeHint().height())
    assert foot.details() == ()
    assert foot.pixels() >= 64


def test_the_bar_says_everything_aloud_and_keeps_what_is_wrong_when_narrow(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    lights = (DeviceLight("Spausdintuvas"), DeviceLight("Svarstyklės: ne nulis", Mark.SQUARE))
    view = BarView(
        "Kasa", "Rudens g. 4", "Ana", "Paskutinis:", (TruthLight("apmokėta"),), "", lights, "14:07"
    )
    bar.show_bar(view)
    assert "Svarstyklės: ne nulis" in bar.accessibleName()
    bar.resize(420, 48)
    kept, _ = bar.slimmed()
    assert DeviceLight("Svarstyklės: ne nulis", Mark.SQUARE) in kept.lights
    assert kept.clock == "14:07"
    assert DeviceLight("") in kept.lights  # the green one keeps its shape
    assert bar.view() == view
    bar.show_bar(view)
    assert not bar.grab().toImage().isNull()


def test_a_silent_strip_may_be_of_any_height(qtbot: QtBot) -> None:
    strip = VoiceStrip()
    qtbot.addWidget(strip)
    strip.show()
    for height in (30, 8, 1):
        strip.resize(300, height)
        assert strip.words() == ()


def test_the_voice_keeps_the_sentence_when_everything_else_has_to_go(qtbot: QtBot) -> None:
    strip = VoiceStrip()
    qtbot.addWidget(strip)
    view = VoiceView(
        "SAY · POLISH", "„Czy znalazła Pani wszystko?“", "Did you find everything?",
        (NextLine("Next", "Deposit 0,40"), NextLine("After", "Total")), "Look up.", "Prompts are quiet.",
    )  # fmt: skip
    strip.show_voice(view)
    strip.resize(300, 640)
    strip.show()
    assert strip.words() == (
        "SAY · POLISH\n„Czy znalazła Pani wszystko?“\nDid you find everything?",
        "Next\nDeposit 0,40", "After\nTotal", "Look up.", "Prompts are quiet.",
    )  # fmt: skip
    strip.resize(300, 260)
    assert "Look up." in strip.words()
    assert "Prompts are quiet." not in strip.words()
    strip.resize(300, 150)
    assert len(strip.words()) == 1
    strip.show_voice(VoiceView())
    assert strip.words() == ()


def test_money_is_drawn_greatest_first_and_read_aloud(qtbot: QtBot) -> None:
    drawing = MoneyDrawing()
    qtbot.addWidget(drawing)
    pieces = [
        Piece(50, 1, False, "50", "50 ct"),
        Piece(500, 0, True, "5"),
        Piece(2000, 2, True, "20", "20 € note"),
    ]
    drawing.show_pieces("EUR", pieces)
    assert [piece.minor for piece in drawing.pieces()] == [2000, 50]
    assert drawing.accessibleName() == "2 × 20 € note, 1 × 50 ct"


@pytest.mark.parametrize("currency", ["EUR", "PLN", "SEK", "XXX"])
def test_any_heap_of_money_shrinks_until_it_is_in_sight(qtbot: QtBot, currency: str) -> None:
    drawing = MoneyDrawing()
    qtbot.addWidget(drawing)
    notes = [Piece(n, 3, True, str(n // 100)) for n in (1000, 2000, 5000, 10000, 20000)]
    coins = [Piece(n, 9, False, str(n)) for n in (1, 2, 5, 10, 20, 50, 100, 200)]
    drawing.resize(400, 240)
    drawing.show_pieces(currency, notes + coins)
    drawing.show()
    assert drawing.lowest() <= 240
    drawing.show_pieces(currency, [])
    assert drawing.heightForWidth(400) <= 2


def test_sums_keep_their_amounts_in_any_width(qtbot: QtBot) -> None:
    panel = SumsPanel()
    qtbot.addWidget(panel)
    panel.show_lines(
        [SumLine("Mokėti grynaisiais", "12,20"), SumLine("Gauta", "50,00", rule=True, large=True)]
    )
    assert panel.text() == "Mokėti grynaisiais 12,20\nGauta 50,00"
    assert panel.heightForWidth(130) > panel.heightForWidth(400)
    panel.resize(130, 90)
    assert not panel.grab().toImage().isNull()
