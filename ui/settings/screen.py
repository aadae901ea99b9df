"""The settings screen: every setting at the left, the open one in the middle, what is known of it at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.office.screen import OfficePage
from ui.widgets.asking import Asking


class SettingsScreen(OfficePage):
    """An office page whose values can be typed by touch."""

    def asking(self) -> QWidget:
        """The form, with keys to touch beneath it."""
        return Asking(self.form)
