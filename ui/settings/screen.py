"""The settings screen: every setting at the left, the open one in the middle, what is known of it at the right."""

from __future__ import annotations

from ui.office.screen import OfficePage


class SettingsScreen(OfficePage):
    """An office page for one value after the other."""
