"""The screen of offers: the list at the left, the chosen or the new one in the middle, its limits at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.offers.presenter import OffersPresenter, OffersView
from ui.page import Page, bound, stacked
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.facts import FactsPanel
from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.rowlist import RowList
from ui.widgets.scroll import ScrollColumn
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.text import Text

_SHARES = (460, 480, 272)


class OffersScreen(Page):
    """Draws an `OffersView` and hands acts to its presenter."""

    def __init__(self, presenter: OffersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.rows, self.form, self.notice = RowList(), Form(), Notice()
        asked = ScrollColumn(theme.GAP_SMALL)
        asked.add(self.form)
        self.facts, self._remark = FactsPanel(), TextStack()
        left, right = Sheet(), Sheet()
        left.fill_with(self.rows, head=self._title)
        about = RankedColumn(pad=18)
        about.add(self.facts)
        about.add(self._remark, 1, bottom=True)
        right.fill_with(about)
        self.set_columns(left, stacked(self.notice, asked, last=True), right, _SHARES)
        for part in (self.rows, self.form, self.notice):
            part.chosen.connect(self.act)
        presenter.show = self.show_view

    def come(self) -> None:
        """Read every offer."""
        self._presenter.come()

    def act(self, action: str) -> None:
        """A row, a kind or a key."""
        self._presenter.act(action, self.form.told())

    def scan(self, code: str) -> bool:
        """A code belongs among the codes of the offer that is being written; nothing is sold here."""
        names = list(self.form.told())
        if "codes" in names:
            field = self.form.inputs()[names.index("codes")]
            field.set_text(f"{field.text()} {code}".strip())
        return True

    def bindings(self) -> dict[str, str]:
        """The row of keys and the form's."""
        return bound(self.keys.bindings(), self.form.bindings())

    def show_view(self, view: OffersView) -> None:
        """Draw it."""
        self._title.setText(view.title)
        self.rows.show_rows(view.rows, view.current)
        self.form.show_form(view.form)
        self.notice.show_notice(view.notice)
        self.facts.show_facts(view.facts_title, view.facts)
        self._remark.show_paragraphs(Paragraph(view.remark, 14, tone=Tone.QUIET))
        self.show_keys(view.keys)
