"""How Kasa looks: named colours, one type scale, sizes, and the one place that lays them over the application.

Widgets ask `now()` while they paint, so a switch of light, text size or motion is one call of `apply` and is seen at
once: Qt tells each widget by a style change. Sizes are given in pixels at 100 % and multiplied by the text scale.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

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


class Tokens(NamedTuple):
    """The named colours, as #RRGGBB; `look.md` gives the light ones."""

    ground: str
    sheet: str
    ink: str
    quiet: str
    line: str
    accent: str
    accent_soft: str
    on_accent: str
    on_accent_quiet: str
    warm: str
    warm_soft: str
    stop: str
    stop_soft: str
    ok: str
    key: str
    bar: str
    on_bar: str
    bar_ok: str
    bar_warm: str
    bar_stop: str
    accent_ink: str  # accent, warm and ok where they are letters: dark enough on every ground
    warm_ink: str
    ok_ink: str
    focus: str
    paper: str
    on_paper: str


LIGHT = Tokens(
    ground="#F4F3EF",
    sheet="#FFFFFF",
    ink="#1C2321",
    quiet="#5C6662",
    line="#DEDDD6",
    accent="#0E5A4A",
    accent_soft="#E0EEE9",
    on_accent="#FFFFFF",
    on_accent_quiet="#D3E6DF",
    warm="#B4531A",
    warm_soft="#FBEBDF",
    stop="#A3262B",
    stop_soft="#F8E4E3",
    ok="#1E7B3C",
    key="#ECEAE3",
    bar="#1C2321",
    on_bar="#F4F3EF",
    bar_ok="#5CC389",
    bar_warm="#F0A35E",
    bar_stop="#FF8F87",
    accent_ink="#0E5A4A",
    warm_ink="#994511",
    ok_ink="#1A6E36",
    focus="#0E5A4A",
    paper="#FDFCF8",
    on_paper="#1C2321",
)
DARK = Tokens(
    ground="#121816",
    sheet="#1B2320",
    ink="#EDF1EE",
    quiet="#A3B0AA",
    line="#35413C",
    accent="#1B7A63",
    accent_soft="#1D3B33",
    on_accent="#FFFFFF",
    on_accent_quiet="#E3F3EC",
    warm="#F2AC72",
    warm_soft="#3B2A1C",
    stop="#FF9C96",
    stop_soft="#43211F",
    ok="#7FD6A0",
    key="#28322E",
    bar="#0A0F0D",
    on_bar="#EDF1EE",
    bar_ok="#5CC389",
    bar_warm="#F0A35E",
    bar_stop="#FF8F87",
    accent_ink="#7FD9C0",
    warm_ink="#F2AC72",
    ok_ink="#7FD6A0",
    focus="#6FD3B6",
    paper="#F1EFE8",
    on_paper="#1C2321",
)
CONTRAST = Tokens(
    ground="#000000",
    sheet="#000000",
    ink="#FFFFFF",
    quiet="#E6E6E6",
    line="#FFFFFF",
    accent="#FFE14D",
    accent_soft="#33300F",
    on_accent="#000000",
    on_accent_quiet="#1F1C00",
    warm="#FFB877",
    warm_soft="#2B1A08",
    stop="#FF9E99",
    stop_soft="#330C0B",
    ok="#7DF0A6",
    key="#1A1A1A",
    bar="#000000",
    on_bar="#FFFFFF",
    bar_ok="#7DF0A6",
    bar_warm="#FFB877",
    bar_stop="#FF9E99",
    accent_ink="#FFE14D",
    warm_ink="#FFB877",
    ok_ink="#7DF0A6",
    focus="#66D9FF",
    paper="#FFFFFF",
    on_paper="#000000",
)
TOKENS = {Light.LIGHT: LIGHT, Light.DARK: DARK, Light.CONTRAST: CONTRAST}


@dataclass(frozen=True, slots=True)
class Theme:
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
        return QColor(getattr(self.tokens, name))

    def target(self, size: int = TARGET) -> int:
        """Height of something that is touched: never under 48 px; grows with the text, more slowly than it."""
        return max(TARGET, size * (100 + (self.scale - 100) * 6 // 10) // 100)


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


def font(size: int, weight: int = REGULAR, *, tabular: bool = False, mono: bool = False) -> QFont:
    """The shipped font at `size` (pixels at 100 %) in the look worn now; `tabular` gives digits one width."""
    return font_px(_current.px(size), weight, tabular=tabular, mono=mono)


@lru_cache(maxsize=512)
def font_px(
    pixels: int, weight: int = REGULAR, *, tabular: bool = False, mono: bool = False
) -> QFont:
    """The shipped font at exactly `pixels`, for text that was shrunk to fit."""
    made = QFont(load_fonts()["mono" if mono else "text"])
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
