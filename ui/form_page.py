"""Pages that ask in a form and say in a notice: what both of them and the row of keys answer goes to the presenter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Protocol

from PySide6.QtWidgets import QWidget

from ui.page import Page, bound
from ui.widgets.asking import Asking
from ui.widgets.form import Form
from ui.widgets.notice import Notice


class Told(Protocol):
    """What a page with a form needs of its presenter."""

    def come(self) -> None:
        """The screen comes into sight."""
        ...

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A row, a chip or a key."""
        ...


class FormPage(Page):
    """A page with a form and a notice, whose acts go to its presenter with what was typed."""

    OWN: ClassVar[Mapping[str, str]] = {}
    """Key name to action id of what is bound here whatever is shown."""

    def __init__(self, presenter: Told, parent: QWidget | None = None) -> None:
        """Nothing asked."""
        super().__init__(parent)
        self._told = presenter
        self.form, self.notice = Form(), Notice()
        self._asked, self._asking = Asking(self.form), False
        for part in (self.form, self.notice):
            part.chosen.connect(self.act)

    def come(self) -> None:
        """The presenter looks at how things are."""
        self._told.come()

    def act(self, action: str) -> None:
        """A row, a chip, a tile, a value, a key or an answer."""
        self._told.act(action, self.form.told())

    def bindings(self) -> dict[str, str]:
        """What is always bound here, the row of keys, and whatever is asked."""
        return bound(self.OWN, self.keys.bindings(), self.notice.bindings(), self.form.bindings())

    def _asks(self, asking: bool) -> None:
        """Whether the form asks now; once it does not, the focus would fall on whichever button comes next."""
        if self._asking and not asking:
            self.setFocus()
        self._asking = asking
