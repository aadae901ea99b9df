"""A form with keys to touch beneath it for whoever works by touch; whoever types sees the form alone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui import hand, theme
from ui.widgets.arranged import Arranged
from ui.widgets.form import Form
from ui.widgets.keypad import Keypad
from ui.widgets.letters import LetterPad
from ui.widgets.touchpad import TouchPad, type_into

_FORM = 190
"""Pixels of the form that stay in sight above keys to touch: a field and its answers."""


class Asking(Arranged):
    """The form as high as it needs to be, lower where the place is short; the keys stay in sight."""

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        """Takes the form in."""
        super().__init__(parent)
        self.form = form
        self._touch = TouchPad()
        for part in (form, self._touch):
            part.setParent(self)
        self._touch.typed.connect(self._type)
        self._touch.entered.connect(form.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        form.fresh.connect(self._begin)
        form.fingered.connect(self._offer)

    def pad(self) -> Keypad | LetterPad | None:
        """The keys in sight, if there are any."""
        return self._touch.pad()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed out of sight asked nobody for room."""
        super().showEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """The form and the keys."""
        keys = 0 if self._touch.isHidden() else self._keys_need(self.width()) + theme.GAP_SMALL
        return QSize(self.width(), self.form.heightForWidth(self.width()) + keys)

    def minimumSizeHint(self) -> QSize:
        """As low as the form may get."""
        return self.form.minimumSizeHint()

    def _arrange(self) -> None:
        """The keys against the lower edge, the form against the upper one."""
        wide, left = self.width(), self.height()
        if not self._touch.isHidden():
            need = self._keys_need(wide)
            high = min(
                need, max(need * 11 // 12, left - _FORM)
            )  # 44 pixels of 48 still fit a finger
            self._touch.setGeometry(0, left - high, wide, high)
            left -= high + theme.GAP_SMALL
        self.form.setGeometry(0, 0, wide, max(1, min(self.form.heightForWidth(wide), left)))

    def _keys_need(self, width: int) -> int:
        """How high the keys to touch are at this width: fewer letters beside each other make more rows."""
        wrapped = self._touch.heightForWidth(width)
        return wrapped if wrapped >= 0 else self._touch.sizeHint().height()

    def _begin(self) -> None:
        """Something else is asked."""
        if self.form.inputs() and hand.by_touch():
            self._offer()
        else:
            self._touch.hide()

    def _offer(self) -> None:
        form = self.form
        self._touch.offer(
            words=form.wants_words(),
            language=form.language,
            signs=form.signs,
            forward=form.forward(),
        )

    def _type(self, character: str) -> None:
        field = self._field()
        if field is not None:
            type_into(field, character)

    def _field(self) -> QLineEdit | None:
        """Where the cursor is, else the first field."""
        inputs = [one.input for one in self.form.inputs()]
        return next((one for one in inputs if one.hasFocus()), inputs[0] if inputs else None)
