"""Colours that can be read, letters of five languages, sizes that follow the text scale, all switched while open."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Light, Theme
from ui.tokens import CONTRAST, Tokens
from ui.views import Tone
from ui.widgets.frame import ScreenFrame
from ui.widgets.text import Text

LETTERS = (
    "ĄČĘĖĮŠŲŪŽąčęėįšųūž ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž ĄĆĘŁŃÓŚŹŻąćęłńóśźż ÅÄÖÉåäöé "
    "ABCXYZabcxyz0123456789 €„“”’–—…×·−→✓ %&/()[]+*#@"
)
READ = {
    "ground": ("ink", "quiet", "warm_ink", "stop", "ok_ink"),
    "sheet": ("ink", "quiet", "accent_ink", "warm_ink", "stop", "ok_ink"),
    "accent_soft": ("ink", "quiet", "accent_ink", "warm_ink", "stop", "ok_ink"),
    "warm_soft": ("ink", "warm_ink"),
    "stop_soft": ("ink", "stop"),
    "key": ("ink", "quiet"),
    "accent": ("on_accent", "on_accent_quiet"),
    "bar": ("on_bar", "bar_ok", "bar_warm", "bar_stop"),
    "paper": ("on_paper",),
    "ink": ("sheet",),  # a chip that is on
}


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply(qapp, Theme(reduced_motion=True))
    yield qapp
    theme.apply(qapp, Theme(reduced_motion=True))


def luminance(color: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, one: str, other: str) -> float:
    bright, dark = sorted(
        (luminance(getattr(tokens, one)), luminance(getattr(tokens, other))), reverse=True
    )
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("light", list(Light))
def test_every_text_can_be_read_on_every_ground_it_stands_on(light: Light) -> None:
    tokens = theme.TOKENS[light]
    weak = [
        f"{text} on {ground}: {contrast(tokens, text, ground):.2f}"
        for ground, texts in READ.items()
        for text in texts
        if contrast(tokens, text, ground) < 4.5
    ]
    assert weak == []


def test_high_contrast_deserves_its_name() -> None:
    assert min(contrast(CONTRAST, "ink", g) for g in ("ground", "sheet", "key")) >= 15
    assert min(contrast(CONTRAST, "quiet", g) for g in ("ground", "sheet", "key")) >= 7


@pytest.mark.parametrize("light", list(Light))
def test_a_field_can_be_seen_before_anything_stands_in_it(light: Light) -> None:
    tokens = theme.TOKENS[light]
    assert min(contrast(tokens, "edge", g) for g in ("ground", "sheet", "accent_soft")) >= 3


@pytest.mark.parametrize("light", list(Light))
def test_the_focus_ring_stands_out(light: Light) -> None:
    tokens = theme.TOKENS[light]
    assert min(contrast(tokens, "focus", g) for g in ("ground", "sheet", "key")) >= 3
    assert contrast(tokens, "on_accent", "accent") >= 3  # the inner ring on the accent


def test_every_tone_is_a_token() -> None:
    assert {tone.value for tone in Tone} <= set(Tokens._fields)


@pytest.mark.parametrize("weight", [theme.REGULAR, theme.MEDIUM, theme.SEMIBOLD, theme.BOLD])
def test_the_text_font_has_every_letter_of_five_languages(weight: int) -> None:
    raw = QRawFont.fromFont(theme.font(17, weight))
    assert raw.familyName().startswith("Inter")
    assert [c for c in LETTERS if c != " " and not raw.supportsCharacter(ord(c))] == []


def test_the_receipt_font_has_every_letter_in_one_width() -> None:
    font = theme.font(14, mono=True)
    raw = QRawFont.fromFont(font)
    assert "Mono" in raw.familyName()
    assert [c for c in LETTERS if c != " " and not raw.supportsCharacter(ord(c))] == []
    assert len({QFontMetricsF(font).horizontalAdvance(c) for c in "iWą€ł1"}) == 1


def test_digits_have_one_width_where_figures_stand_under_each_other() -> None:
    tabular = QFontMetricsF(theme.font(64, theme.BOLD, tabular=True))
    plain = QFontMetricsF(theme.font(64, theme.BOLD))
    assert tabular.horizontalAdvance("1111") == tabular.horizontalAdvance("8888")
    assert plain.horizontalAdvance("1111") < plain.horizontalAdvance("8888")


@pytest.mark.parametrize("light", list(Light))
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_the_style_sheet_is_filled_in_and_flat(light: Light, scale: int) -> None:
    sheet = theme.style_sheet(Theme(light, scale))
    assert re.findall(r"\{\w+\}", sheet) == []
    assert "gradient" not in sheet
    assert "shadow" not in sheet


def test_an_open_window_changes_its_colours_at_once(qtbot: QtBot, worn: QApplication) -> None:
    frame = ScreenFrame()
    qtbot.addWidget(frame)
    frame.resize(640, 480)
    frame.show()
    for light in (Light.DARK, Light.CONTRAST, Light.LIGHT):
        theme.apply(worn, Theme(light))
        picture = frame.grab().toImage()
        assert picture.pixelColor(5, 300) == theme.now().color("ground")
        assert picture.pixelColor(5, 5) == theme.now().color("bar")


def test_text_grows_while_the_window_is_open(qtbot: QtBot, worn: QApplication) -> None:
    label = Text("Suma", 17)
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint().height()
    theme.apply(worn, Theme(scale=200))
    qtbot.waitUntil(lambda: label.sizeHint().height() >= 2 * before - 2, timeout=60_000)
    assert label.font().pixelSize() == 34


@pytest.mark.parametrize("scale", [99, 201, 0])
def test_a_text_size_that_nobody_designed_is_refused(scale: int) -> None:
    with pytest.raises(ValueError, match="text scale"):
        Theme(scale=scale)


def test_a_touch_target_is_never_under_48_pixels() -> None:
    for scale in (100, 130, 200):
        assert Theme(scale=scale).target() >= 48


def test_every_icon_that_is_shipped_is_drawn_somewhere_and_the_licences_are_there() -> None:
    code = "".join(p.read_text() for p in (theme.RESOURCES.parent / "ui").rglob("*.py"))
    unused = [
        p.stem for p in (theme.RESOURCES / "icons").glob("*.svg") if f'"{p.stem}"' not in code
    ]
    assert unused == []
    assert "ISC" in (theme.RESOURCES / "icons" / "LICENSE.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in (theme.RESOURCES / "fonts" / "LICENSE.txt").read_text()
