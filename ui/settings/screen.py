"""The settings screen: every setting at the left, the open one in the middle, what is known of it at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.page import Page, bound, stacked
from ui.settings.presenter import SettingsPresenter
from ui.settings.view import SettingsView
from ui.views import Tone
from ui.widgets.asking import Asking
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.facts import FactsPanel
from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.rowlist import RowList
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.text import Text

_SHARES = (520, 420, 272)


class SettingsScreen(Page):
    """Draws a `SettingsView` and hands acts to its presenter."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.rows, self.form, self.notice = RowList(), Form(), Notice()
        self._asked = Asking(self.form)
        self.facts, self._remark = FactsPanel(), TextStack()
        left, right = Sheet(), Sheet()
        left.fill_with(self.rows, head=self._title)
        about = RankedColumn(pad=18)
        about.add(self.facts)
        about.add(self._remark, 1, bottom=True)
        right.fill_with(about)
        self.set_columns(left, stacked(self.notice, self._asked, last=True), right, _SHARES)
        for part in (self.rows, self.form, self.notice):
            part.chosen.connect(self.act)
        presenter.show = self.show_view

    def come(self) -> None:
        """Read every value."""
        self._presenter.come()

    def act(self, action: str) -> None:
        """A row, a value or a key."""
        self._presenter.act(action, self.form.told())

    def scan(self, code: str) -> bool:
        """Nothing is sold here."""
        return True

    def bindings(self) -> dict[str, str]:
        """The row of keys and the form's."""
        return bound(self.keys.bindings(), self.form.bindings())

    def show_view(self, view: SettingsView) -> None:
        """Draw it."""
        self._title.setText(view.title)
        self.rows.show_rows(view.rows, view.current)
        self.form.show_form(view.form)
        self.notice.show_notice(view.notice)
        self.facts.show_facts(view.facts_title, view.facts)
        self._remark.show_paragraphs(Paragraph(view.remark, 14, tone=Tone.QUIET))
        self.show_keys(view.keys)
