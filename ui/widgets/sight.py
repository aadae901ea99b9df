"""What of a card is in sight where it is scrolled: the field with the cursor, what was wrong, what Tab came to."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.field import Field
from ui.widgets.held import Held
from ui.widgets.push import Push


class Sight:
    """Scrolls a card's body to what is read or filled next."""

    def __init__(self, held: Held, found: QWidget, error: QWidget) -> None:
        """`found` stands beneath the first field, `error` beneath everything."""
        self._held, self._found, self._error = held, found, error
        self.judged = False
        """An answer was given, and nobody has gone on since: what is wrong with it goes before all else."""

    def bring(self, field: Field | None, *, first: bool) -> None:
        """Bring a field into sight (None: the beginning), what was found for the first, and the keys if they fit."""
        body = self._held.body
        if field is None:
            body.verticalScrollBar().setValue(0)
        else:
            self._held.reveal_foot()
            found = (self._found,) if first and not self._found.isHidden() else ()
            for part in (*found, field, field.input):
                body.ensureWidgetVisible(part, 0, 8)
        if self.judged and not self._error.isHidden():
            body.ensureWidgetVisible(self._error, 0, 8)
        held = QApplication.focusWidget()
        if isinstance(held, Push) and body.isAncestorOf(held):
            body.ensureWidgetVisible(held, 0, 8)
