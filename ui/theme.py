"""How Kasa looks: named colours, one type scale, sizes, and the one place that lays them over the application.

Widgets ask `now()` while they paint, so a switch of light, text size or motion is one call of `apply` and is seen at
once: Qt tells each widget by a style change. Sizes are given in pixels at 100 % and multiplied by the text scale.
"""

from __future__ import annotations

import os
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.tokens import CONTRAST, DARK, LIGHT, Tokens

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
TYPE_SCALE = (13, 14, 16, 17, 22, 26, 48, 64, 112)
GAP_SMALL, GAP = 8, 14
CORNER = 12
TARGET = 48
FADE_MS = 120
SCALE_MIN, SCALE_MAX = 100, 200
REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700


class Light(StrEnum):
    """Which set of colours is worn."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


TOKENS = {Light.LIGHT: LIGHT, Light.DARK: DARK, Light.CONTRAST: CONTRAST}


class Theme(Struct, frozen=True):
    """One look: colours, text scale in percent (100 to 200), and whether anything may move."""

    light: Light = Light.LIGHT
    scale: int = 100
    reduced_motion: bool = False

    def __post_init__(self) -> None:
        """Refuse a text scale that no screen was designed for (ValueError)."""
        if not SCALE_MIN <= self.scale <= SCALE_MAX:
            raise ValueError(f"text scale {self.scale} is outside {SCALE_MIN}..{SCALE_MAX} %")

    @property
    def tokens(self) -> Tokens:
        """The colours of this look."""
        return TOKENS[self.light]

    def px(self, size: int) -> int:
        """`size` pixels at 100 % as pixels of this look."""
        return (size * self.scale + 50) // 100

    def color(self, name: str) -> QColor:
        """The token `name` as a colour (AttributeError when there is no such token)."""
        return _color(self.light, name)

    def target(self, size: int = TARGET) -> int:
        """Height of something that is touched: never under 48 px; grows with the text, more slowly than it."""
        return max(TARGET, size * (100 + (self.scale - 100) * 6 // 10) // 100)


@lru_cache(maxsize=256)
def _color(light: Light, name: str) -> QColor:
    """Make a colour once: a screen asks for the same few at every painting, and nobody changes one."""
    return QColor(getattr(TOKENS[light], name))


_current = Theme()
_families: dict[str, str] = {}


def now() -> Theme:
    """The look that is worn at this moment."""
    return _current


def load_fonts() -> dict[str, str]:
    """Register the shipped fonts once; returns the family for `text` and for `mono`."""
    if not _families:
        for path in sorted((RESOURCES / "fonts").glob("*.[ot]tf")):
            number = QFontDatabase.addApplicationFont(str(path))
            for family in QFontDatabase.applicationFontFamilies(number):
                _families.setdefault("mono" if "Mono" in family else "text", family)
    return _families


class Face(QFont):
    """A font of which there is one for each size and weight: known by what it is, not by all that it says of itself.

    Widths and line breaks are remembered by it, and asking Qt for a hash takes longer than finding one.
    """

    __hash__ = object.__hash__
    __eq__ = object.__eq__
    __ne__ = object.__ne__


def font(size: int, weight: int = REGULAR, *, tabular: bool = False, mono: bool = False) -> QFont:
    """The shipped font at `size` (pixels at 100 %) in the look worn now; `tabular` gives digits one width."""
    return font_px(_current.px(size), weight, tabular=tabular, mono=mono)


@lru_cache(maxsize=512)
def font_px(
    pixels: int, weight: int = REGULAR, *, tabular: bool = False, mono: bool = False
) -> QFont:
    """The shipped font at exactly `pixels`, for text that was shrunk to fit."""
    made = Face(load_fonts()["mono" if mono else "text"])
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight(weight))
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def mix(over: QColor, under: QColor, share: int) -> QColor:
    """`share` percent of `over` laid on `under`."""
    rest = 100 - share
    return QColor(
        (over.red() * share + under.red() * rest) // 100,
        (over.green() * share + under.green() * rest) // 100,
        (over.blue() * share + under.blue() * rest) // 100,
    )


def palette(theme: Theme) -> QPalette:
    """Qt's own roles filled from the tokens, so that no stock widget stands out."""
    role = QPalette.ColorRole
    made = QPalette()
    for where, token in (
        (role.Window, "ground"),
        (role.WindowText, "ink"),
        (role.Base, "sheet"),
        (role.AlternateBase, "key"),
        (role.Text, "ink"),
        (role.PlaceholderText, "quiet"),
        (role.Button, "key"),
        (role.ButtonText, "ink"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.ToolTipBase, "bar"),
        (role.ToolTipText, "on_bar"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
    ):
        made.setColor(where, theme.color(token))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, theme.color("quiet"))
    return made


def style_sheet(theme: Theme) -> str:
    """The one style sheet: `resources/styles/kasa.qss` with `{token}` and `{12px}` filled in."""
    text = (RESOURCES / "styles" / "kasa.qss").read_text(encoding="utf-8")
    for name, value in theme.tokens._asdict().items():
        text = text.replace("{" + name + "}", value)
    for size in (*TYPE_SCALE, GAP_SMALL, GAP, CORNER, TARGET):
        text = text.replace("{" + str(size) + "px}", f"{theme.px(size)}px")
    return text


def prepare() -> None:
    """Call before the QApplication is made: the one style that looks the same on every desktop.

    Asking a made application for its style costs a tenth of an empty window's start, so it is said beforehand.
    """
    os.environ.setdefault("QT_STYLE_OVERRIDE", "Fusion")


def apply(app: QApplication, theme: Theme) -> None:
    """Wear `theme` from now on, in every open window."""
    global _current
    _current = theme
    load_fonts()
    app.setFont(font(16))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
