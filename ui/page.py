"""What the shell asks of every screen, and what all screens share: frame, voice, keys that are bound while in sight."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ui.views import Key
from ui.widgets.frame import ScreenFrame
from ui.widgets.pile import Filler as Filler
from ui.widgets.pile import stacked as stacked
from ui.widgets.voice import VoiceStrip


class Page(ScreenFrame):
    """A screen in the shell. Subclasses draw their presenter's views and hand acts on; they hold no rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """A frame with its voice."""
        super().__init__(parent)
        self.voice = VoiceStrip(self)  # it goes with its screen, also where no column shows it
        self.voice.hide()
        self.note = ""  # what only this screen has to say in the bar
        self.keys.chosen.connect(self.act)

    def come(self) -> None:
        """The screen comes into sight."""

    def act(self, action: str) -> None:
        """A key was pressed or a button touched."""

    def scan(self, code: str) -> bool:
        """Take a scanned code; False lets the register take it."""
        return False

    def bindings(self) -> dict[str, str]:
        """Key name to action id, as they are in force now."""
        return self.keys.bindings()

    def show_keys(self, keys: tuple[Key | None, ...]) -> None:
        """Lay the row of keys out; from now on they are bound."""
        self.keys.show_keys(keys)


def bound(*answers: Mapping[str, str]) -> dict[str, str]:
    """Key names to actions from several parts of a screen; a later part wins."""
    merged: dict[str, str] = {}
    for one in answers:
        merged.update(one)
    return merged
