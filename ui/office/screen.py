"""The office's page: rows at the left, the form in the middle, what is known of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.form_page import FormPage, Told
from ui.office.view import AboutView, OfficeView
from ui.page import stacked
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.facts import FactsPanel
from ui.widgets.form import scrolled
from ui.widgets.progress import Progress
from ui.widgets.rowlist import RowList
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.text import Text


class Clerk(Told, Protocol):
    """The presenter behind an office's page."""

    show: Callable[[OfficeView], None]


class AboutPage(FormPage):
    """A page whose right column tells what is known of that which is asked in the middle."""

    def __init__(self, presenter: Told, parent: QWidget | None = None) -> None:
        """Nothing known."""
        super().__init__(presenter, parent)
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.facts, self._remark = FactsPanel(), TextStack()
        about = RankedColumn(pad=18)
        about.add(scrolled(self.facts))
        about.add(self._remark, 1, bottom=True)
        self._about = Sheet()
        self._about.fill_with(about)

    def scan(self, code: str) -> bool:
        """Nothing is sold here."""
        return True

    def show_about(self, view: AboutView) -> None:
        """Draw what is asked and what is known."""
        self._title.setText(view.title)
        self.form.show_form(view.form)
        self.notice.show_notice(view.notice)
        self.facts.show_facts(view.facts_title, view.facts)
        self._remark.show_paragraphs(Paragraph(view.remark, 14, tone=Tone.QUIET))
        self.show_keys(view.keys)


class OfficePage(AboutPage):
    """Draws an `OfficeView`; kinds of it differ in how wide the columns are and what a scanned code means."""

    SHARES = (520, 420, 272)

    def __init__(self, presenter: Clerk, parent: QWidget | None = None) -> None:
        """Nothing to show yet."""
        super().__init__(presenter, parent)
        self.rows, self.progress = RowList(), Progress()
        left = Sheet()
        left.fill_with(self.rows, head=self._title)
        middle = stacked(self.notice, self.progress, self._asked, last=True)
        self.set_columns(left, middle, self._about, self.SHARES)
        self.rows.chosen.connect(self.act)
        presenter.show = self.show_view

    def show_view(self, view: OfficeView) -> None:
        """Draw it."""
        self.rows.call(view.title)
        self.rows.show_rows(view.rows, view.current)
        if view.going is None:
            self.progress.hide()
        else:
            self.progress.show_progress(view.going.done, view.going.whole, view.going.words)
        self.show_about(view)
