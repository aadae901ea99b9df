"""Pages that ask in a form, and the office's page: rows at the left, the form in the middle, facts at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.office.view import OfficeView
from ui.page import Page, bound, stacked
from ui.views import Tone
from ui.widgets.asking import Asking
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.facts import FactsPanel
from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.progress import Progress
from ui.widgets.rowlist import RowList
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.text import Text


class Told(Protocol):
    """What a page with a form needs of its presenter."""

    def come(self) -> None:
        """The screen comes into sight."""
        ...

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A row, a chip or a key."""
        ...


class Clerk(Told, Protocol):
    """The presenter behind an office's page."""

    show: Callable[[OfficeView], None]


class FormPage(Page):
    """A page with a form and a notice, whose acts go to its presenter with what was typed."""

    def __init__(self, presenter: Told, parent: QWidget | None = None) -> None:
        """Nothing asked."""
        super().__init__(parent)
        self._told = presenter
        self.form, self.notice = Form(), Notice()
        for part in (self.form, self.notice):
            part.chosen.connect(self.act)

    def come(self) -> None:
        """The presenter looks at how things are."""
        self._told.come()

    def act(self, action: str) -> None:
        """A row, a chip, a value or a key."""
        self._told.act(action, self.form.told())

    def bindings(self) -> dict[str, str]:
        """The row of keys and the form's."""
        return bound(self.keys.bindings(), self.form.bindings())


class OfficePage(FormPage):
    """Draws an `OfficeView`; kinds of it differ in how wide the columns are and what a scanned code means."""

    SHARES = (520, 420, 272)

    def __init__(self, presenter: Clerk, parent: QWidget | None = None) -> None:
        """Nothing to show yet."""
        super().__init__(presenter, parent)
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.rows, self.progress = RowList(), Progress()
        self.facts, self._remark = FactsPanel(), TextStack()
        left, right = Sheet(), Sheet()
        left.fill_with(self.rows, head=self._title)
        about = RankedColumn(pad=18)
        about.add(self.facts)
        about.add(self._remark, 1, bottom=True)
        right.fill_with(about)
        middle = stacked(self.notice, self.progress, Asking(self.form), last=True)
        self.set_columns(left, middle, right, self.SHARES)
        self.rows.chosen.connect(self.act)
        presenter.show = self.show_view

    def scan(self, code: str) -> bool:
        """Nothing is sold here."""
        return True

    def show_view(self, view: OfficeView) -> None:
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
