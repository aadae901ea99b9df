"""The screen of goods: files, columns or rows at the left, what is asked in the middle, what is known at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.catalogue.presenter import CataloguePresenter
from ui.catalogue.view import CatalogueView
from ui.page import Page, bound, stacked
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.facts import FactsPanel
from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.progress import Progress
from ui.widgets.rowlist import RowList
from ui.widgets.scroll import ScrollColumn
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.text import Text

_SHARES = (520, 420, 272)


class CatalogueScreen(Page):
    """Draws a `CatalogueView` and hands acts to its presenter."""

    def __init__(self, presenter: CataloguePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.rows, self.form, self.notice, self.progress = RowList(), Form(), Notice(), Progress()
        self._asked = ScrollColumn(theme.GAP_SMALL)
        self._asked.add(self.form)
        self.facts, self._remark = FactsPanel(), TextStack()
        left, right = Sheet(), Sheet()
        left.fill_with(self.rows, head=self._title)
        about = RankedColumn(pad=18)
        about.add(self.facts)
        about.add(self._remark, 1, bottom=True)
        right.fill_with(about)
        middle = stacked(self.notice, self.progress, self._asked, last=True)
        self.set_columns(left, middle, right, _SHARES)
        for part in (self.rows, self.form, self.notice):
            part.chosen.connect(self.act)
        presenter.show = self.show_view

    def come(self) -> None:
        """Look for files."""
        self._presenter.come()

    def act(self, action: str) -> None:
        """A row, a chip or a key."""
        self._presenter.act(action, self.form.told())

    def scan(self, code: str) -> bool:
        """Nothing is sold here."""
        return True

    def bindings(self) -> dict[str, str]:
        """The row of keys and the form's."""
        return bound(self.keys.bindings(), self.form.bindings())

    def show_view(self, view: CatalogueView) -> None:
        """Draw it."""
        self._title.setText(view.title)
        self.rows.show_rows(view.rows, view.current)
        self.form.show_form(view.form)
        self.notice.show_notice(view.notice)
        self.facts.show_facts(view.facts_title, view.facts)
        self._remark.show_paragraphs(Paragraph(view.remark, 14, tone=Tone.QUIET))
        if view.going is None:
            self.progress.hide()
        else:
            self.progress.show_progress(view.going.done, view.going.whole, view.going.words)
        self.show_keys(view.keys)
