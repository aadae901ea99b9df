"""Chips that fold into as many rows as they need: reasons, languages, amounts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.views import Chip
from ui.widgets.chip import ChipButton
from ui.widgets.fold import Fold


class ChipRow(Fold[ChipButton]):
    """Shows `Chip`s from left to right; says the action of the one that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No chips."""
        super().__init__(ChipButton, parent)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Replace the chips."""
        for button, chip in zip(self._bring(len(chips)), chips, strict=True):
            button.show_chip(chip)
        self._fold()
