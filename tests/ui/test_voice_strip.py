"""The strip on every screen: the longest sentence of each language stays whole at 200 %, a touch waves it away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.desk.voice import Said
from pos.prompt import fill
from pos.prompt_book import PromptBook
from pos.text import speaker
from ui import theme
from ui.page import Page
from ui.views import VoiceView
from ui.widgets.stack import TextStack
from ui.wording import said_view

BOOK = PromptBook(Path(__file__).parents[2] / "resources" / "prompts")
LONG = dict.fromkeys("amount paid change ask deposit saving left".split(), "1 234,50 zł") | {
    "age": "20", "count": "1200", "date": "2028-11-21", "reason": "nav pirkumu apliecinoša dokumenta",
    "alternative": "pārbaudīt, vai precei nav defekta",
}  # fmt: skip


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> Iterator[None]:
    """Leave the size of the text as it was."""
    yield
    theme.apply(qapp, theme.Theme())


def page(qtbot: QtBot, width: int, height: int) -> Page:
    """Return a screen with nothing but its strip, in sight."""
    shown = Page()
    qtbot.addWidget(shown)
    shown.set_columns(QWidget(), QWidget(), shown.voice)
    shown.resize(width, height)
    shown.show()
    return shown


def longest(language: str) -> tuple[str, str, str]:
    """Return the longest sentence of a language with what is meant and done in another."""
    words = BOOK.words(language)
    name = max(words, key=lambda one: len(fill(words[one].say, **LONG)))
    other = BOOK.words("lt" if language != "lt" else "pl")[name]
    return fill(words[name].say, **LONG), f"{fill(other.say, **LONG)} · {other.do}", other.manner


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768)])
@pytest.mark.parametrize("language", ["en", "lt", "lv", "pl", "sv"])
def test_the_longest_sentence_stays_whole_in_the_largest_text(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    theme.apply(qapp, theme.Theme(theme.Light.LIGHT, 200))
    whole = page(qtbot, *size)
    strip = whole.voice
    sentence, meaning, manner = longest(language)
    strip.show_voice(VoiceView("SAY", sentence, meaning, (), manner, "footer", "x"))
    qapp.processEvents()
    (box,) = (
        one for one in strip.findChildren(TextStack) if sentence in one.text() and one.isVisible()
    )
    assert box.percent() >= 50  # still as large as at 100 %
    need = box._need(box.width(), box.percent())
    assert need <= box.height()


def test_a_touch_on_the_sentence_waves_it_away_and_nothing_else_does(qtbot: QtBot) -> None:
    whole = page(qtbot, 1280, 800)
    strip = whole.voice
    waved: list[str] = []
    strip.waved.connect(waved.append)
    strip.show_voice(VoiceView("SAY", "Hello!", "", (), "Smile", "footer", "greet"))
    box = next(one for one in strip.findChildren(TextStack) if "Hello!" in one.text())
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().bottomRight())
    assert waved == []
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert waved == ["greet"]
    assert whole.isVisible()
    assert strip.focusPolicy() is Qt.FocusPolicy.NoFocus


def said(prompt: str, say: str, *, now: bool = True, own_words: str = "") -> Said:
    """Return a prompt in Polish, read in Lithuanian."""
    return Said(prompt, now, "pl", say, "ką reiškia", "ką daryti", "", 0, own_words, "kas toliau")


def test_what_else_is_said_now_stands_there_word_for_word() -> None:
    strip = (
        said("change", "Wydaję 1 zł."),
        said("thanks", "Dziękuję!"),
        said("total", "X", now=False),
    )
    view = said_view(strip, speaker("lt"))
    assert (view.id, view.sentence, view.meaning) == (
        "change",
        "„Wydaję 1 zł.”",
        "ką reiškia · ką daryti",
    )
    assert [(line.title, line.text) for line in view.following] == [
        ("ką daryti", "„Dziękuję!”"), ("Paskui", "kas toliau"),
    ]  # fmt: skip


def test_a_language_that_nobody_wrote_down_is_named_in_the_header() -> None:
    view = said_view((said("greet", "Laba diena!", own_words="et"),), speaker("lt"))
    assert view.header == "SAVAIS ŽODŽIAIS · ESTIŠKAI"
    assert said_view((), speaker("lt")).sentence == ""
