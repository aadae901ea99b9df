"""The screen of quick items: the grid as it will look, the field that finds goods, what stands on the marked place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import hand, theme
from ui.office.screen import FormPage
from ui.page import Filler, stacked
from ui.quick.presenter import QuickPresenter
from ui.quick.view import QuickView
from ui.views import Tone
from ui.widgets.asking import Asking
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.facts import FactsPanel
from ui.widgets.quick import QuickGrid
from ui.widgets.search import SearchField
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.text import Text
from ui.widgets.touchpad import TouchPad

_SHARES = (440, 480, 292)


class QuickScreen(FormPage):
    """Draws a `QuickView` and hands acts to its presenter."""

    def __init__(self, presenter: QuickPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._presenter = presenter
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.grid, self.search, self.touch = QuickGrid(), SearchField(), TouchPad()
        self.facts, self._remark = FactsPanel(), TextStack()
        self._asked, self._filler = Asking(self.form), Filler()
        self._asking = False
        about, right = RankedColumn(pad=18), Sheet()
        about.add(self.facts)
        about.add(self._remark, 1, bottom=True)
        right.fill_with(about)
        left = stacked(self._title, self.grid, gap=theme.GAP_SMALL, last=True)
        middle = stacked(self.notice, self._asked, self.search, self._filler, self.touch, last=True)
        self.set_columns(left, middle, right, _SHARES)
        self._wire()
        presenter.show = self.show_view
        presenter.cleared = lambda: self.search.set_text("")

    def _wire(self) -> None:
        self.grid.chosen.connect(self.act)
        self.search.chosen.connect(self.act)
        self.search.changed.connect(self._presenter.typed)
        self.search.entered.connect(self._presenter.put)
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
        self._title.setText(view.title)
        self.grid.show_groups(view.groups)
        self.grid.show_tiles(view.tiles, view.more)
        self.grid.mark(view.marked)
        self.search.show_field(view.hint)
        self.search.show_results(view.results)
        self.notice.show_notice(view.notice)
        self.form.show_form(view.form)
        asking = view.form is not None
        self._asked.setVisible(asking)
        self.search.setVisible(not asking)
        if asking != self._asking:
            self._asking = asking
            self._rest()
        self._make_room()
        self.facts.show_facts(view.facts_title, view.facts)
        self._remark.show_paragraphs(Paragraph(view.remark, 14, tone=Tone.QUIET))
        self.show_keys(view.keys)

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
