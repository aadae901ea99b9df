"""The screen of quick items: the grid as it will look, the field that finds goods, what stands on the marked place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import hand, theme
from ui.office.screen import AboutPage
from ui.page import Filler, stacked
from ui.quick.presenter import QuickPresenter
from ui.quick.view import QuickView
from ui.widgets.quick import QuickGrid
from ui.widgets.search import SearchField
from ui.widgets.touchpad import TouchPad

_SHARES = (440, 480, 292)


class QuickScreen(AboutPage):
    """Draws a `QuickView` and hands acts to its presenter."""

    def __init__(self, presenter: QuickPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._presenter = presenter
        self.grid, self.search, self.touch = QuickGrid(), SearchField(), TouchPad()
        self._filler = Filler()
        left = stacked(self._title, self.grid, gap=theme.GAP_SMALL, last=True)
        middle = stacked(self.notice, self._asked, self.search, self._filler, self.touch, last=True)
        self.set_columns(left, middle, self._about, _SHARES)
        self._wire()
        presenter.show = self.show_view
        presenter.cleared = lambda: self.search.set_text("")

    def _wire(self) -> None:
        self.grid.chosen.connect(self.act)
        self.search.chosen.connect(self.act)
        self.search.changed.connect(self._presenter.typed)
        self.search.entered.connect(lambda text: self._presenter.enter())
        self.search.searching.connect(lambda _listing: self._make_room())
        self.search.passed.connect(lambda by: self.act("down" if by > 0 else "up"))
        self.search.fingered.connect(self._make_room)
        self.touch.typed.connect(self.search.type_in)

    def come(self) -> None:
        """The cursor waits in the field."""
        super().come()
        self._rest()

    def scan(self, code: str) -> bool:
        """Put it on the marked place; nothing is sold here."""
        self._presenter.put(code)
        return True

    def show_view(self, view: QuickView) -> None:
        """Draw it."""
        self.grid.show_groups(view.groups)
        self.grid.show_tiles(view.tiles, view.more)
        self.grid.mark(view.marked)
        self.search.show_field(view.hint)
        self.search.show_results(view.results, known=view.known)
        self.show_about(view)
        asking = view.form is not None
        self._asked.setVisible(asking)
        self.search.setVisible(not asking)
        if asking != self._asking:
            self._asking = asking
            self._rest()
        self._make_room()

    def _rest(self) -> None:
        """Put the cursor where the next key belongs: into the field, unless something else is asked."""
        if not self._asking:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.form.inputs():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self) -> None:
        """Letters stand beneath the field for whoever works by touch."""
        if hand.by_touch() and not self._asking:
            self.touch.offer(words=True, language=self._presenter.language())
        else:
            self.touch.hide()
        self._filler.setVisible(not self._asking and self.search.results().isHidden())
