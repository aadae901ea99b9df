"""Nothing that matters is cut: four whole screens, two window sizes, three text sizes, seen as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Light, Theme
from ui.views import Key, Tile
from ui.widgets import lines
from ui.widgets.action import ActionButton
from ui.widgets.answers import Answers
from ui.widgets.figure import BigFigure
from ui.widgets.frame import ScreenFrame
from ui.widgets.gallery import SCREENS
from ui.widgets.keypad import SideButton
from ui.widgets.money import MoneyDrawing
from ui.widgets.push import Push
from ui.widgets.quick import TileButton
from ui.widgets.stack import SHRINK, TextStack
from ui.widgets.total import TotalFoot
from ui.widgets.voice import VoiceStrip

SIZES = [(1280, 800), (1024, 768)]
SCALES = [100, 150, 200]


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, Theme(reduced_motion=True))


def shown(
    qtbot: QtBot, qapp: QApplication, name: str, size: tuple[int, int], scale: int
) -> ScreenFrame:
    theme.apply(qapp, Theme(scale=scale, reduced_motion=True))
    frame = SCREENS[name]()
    qtbot.addWidget(frame)
    frame.resize(*size)
    frame.show()
    qapp.processEvents()
    return frame


def in_sight(frame: QWidget) -> list[QWidget]:
    return [child for child in frame.findChildren(QWidget) if child.isVisible()]


def scrolls(child: QWidget) -> bool:
    parent = child.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", list(SCREENS))
def test_nothing_reaches_out_of_its_place(
    qtbot: QtBot, qapp: QApplication, name: str, size: tuple[int, int], scale: int
) -> None:
    frame = shown(qtbot, qapp, name, size, scale)
    for child in in_sight(frame):
        if not scrolls(child):
            place = QRect(child.mapTo(frame, QPoint(0, 0)), child.size())
            assert frame.rect().contains(place), f"{type(child).__name__} {child.accessibleName()}"


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", list(SCREENS))
def test_everything_pressed_is_48_pixels_and_has_a_name(
    qtbot: QtBot, qapp: QApplication, name: str, size: tuple[int, int], scale: int
) -> None:
    frame = shown(qtbot, qapp, name, size, scale)
    for button in in_sight(frame):
        if isinstance(button, Push) and button.isEnabled():
            assert min(button.width(), button.height()) >= 48, button.text()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", list(SCREENS))
def test_figures_sentences_and_money_are_whole(
    qtbot: QtBot, qapp: QApplication, name: str, size: tuple[int, int], scale: int
) -> None:
    frame = shown(qtbot, qapp, name, size, scale)
    for child in in_sight(frame):
        if isinstance(child, (BigFigure, TotalFoot)):
            assert child.pixels() >= 48, "legible from two metres"
        if isinstance(child, TextStack):
            assert child.percent() > SHRINK[-1], child.text()
        if isinstance(child, MoneyDrawing):
            assert child.lowest() <= child.height()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", ["register", "change", "return"])
def test_the_sentence_to_say_is_always_in_sight_and_never_takes_the_cursor(
    qtbot: QtBot, qapp: QApplication, name: str, scale: int
) -> None:
    frame = shown(qtbot, qapp, name, (1024, 768), scale)
    voice = frame.findChild(VoiceStrip)
    assert isinstance(voice, VoiceStrip)
    says = next(s for s in voice.findChildren(TextStack) if voice.view().sentence in s.text())
    assert says.isVisible()
    before = QApplication.focusWidget()
    for part in (voice, *voice.findChildren(QWidget)):
        assert part.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.mouseClick(says, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("light", list(Light))
def test_every_part_can_be_drawn_in_every_light(
    qtbot: QtBot, qapp: QApplication, light: Light
) -> None:
    theme.apply(qapp, Theme(light, reduced_motion=True))
    for make in SCREENS.values():
        frame = make()
        qtbot.addWidget(frame)
        frame.resize(1280, 800)
        frame.show()
        picture = frame.grab().toImage()
        tones = {
            picture.pixelColor(x, y).rgb() for x in range(0, 1280, 7) for y in range(0, 800, 7)
        }
        assert theme.now().color("accent").rgb() in tones
        assert theme.now().color("ground").rgb() in tones


def test_no_line_ends_between_a_figure_and_its_unit(qapp: QApplication) -> None:
    font = theme.font(17)
    for name in ("Juoda duona 800 g", "Vatten 33 cl", "Pienas 2,5 %", "Alus 0,5 l", "Jaja 10 szt"):
        wide = int(lines.text_width(name, font)) - 4
        assert lines.wrapped(name, font, wide)[-1].replace("\u00a0", " ") in name
        assert "\u00a0" in lines.wrapped(name, font, wide)[-1]


def test_a_side_key_never_writes_its_name_over_its_words(qapp: QApplication, qtbot: QtBot) -> None:
    side = SideButton()
    qtbot.addWidget(side)
    side.show_key(Key("why", "F8", "Kāpēc šāda cena?"))
    side.resize(67, 50)
    grabbed = side.grab().toImage()
    ground = grabbed.pixelColor(8, 25)
    assert all(grabbed.pixelColor(x, 1) == grabbed.pixelColor(33, 1) for x in range(14, 53))
    assert any(grabbed.pixelColor(x, 25) != ground for x in range(5, 62))


def test_a_low_tile_has_its_price_beside_the_name(qapp: QApplication, qtbot: QtBot) -> None:
    tile = TileButton()
    qtbot.addWidget(tile)
    tile.show_tile(Tile("item:1", "Kanēļmaizīte Miltupe 90 g", "0,85"))
    tile.resize(143, 52)
    grabbed = tile.grab().toImage()
    ground = grabbed.pixelColor(71, 4)
    inked = [
        x for x in range(12, 136) if any(grabbed.pixelColor(x, y) != ground for y in range(6, 46))
    ]
    gaps = [after - before for before, after in pairwise(inked)]
    assert max(gaps) > 5
    assert inked[-1] > 125


@pytest.mark.parametrize("scale", SCALES)
def test_answers_fold_before_a_word_breaks(qapp: QApplication, qtbot: QtBot, scale: int) -> None:
    theme.apply(qapp, Theme(scale=scale, reduced_motion=True))
    answers = Answers()
    qtbot.addWidget(answers)
    answers.show_keys(
        [Key(name, "F2", name) for name in ("Approved", "Declined", "Not known", "Cancel")]
    )
    answers.resize(260, answers.heightForWidth(260))
    answers.show()
    font = theme.font(12)
    for button in answers.findChildren(ActionButton):
        assert button.geometry().right() <= 260
        assert button.geometry().bottom() < answers.height()
        assert lines.longest_word(button.text(), font) <= button.width() - 16
