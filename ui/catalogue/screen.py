"""The screen of goods: files, columns or rows at the left, what is asked in the middle, what is known at the right."""

from __future__ import annotations

from ui.office.screen import OfficePage


class CatalogueScreen(OfficePage):
    """An office page; long work shows how far it is."""
