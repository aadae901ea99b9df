"""The screen of a receipt: the paper at the left, what can be asked of it at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.page import Page, bound, stacked
from ui.papers.presenter import PapersPresenter, PaperView
from ui.widgets.card import Sheet
from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.receipt import ReceiptView
from ui.widgets.scroll import ScrollColumn

_SHARES = (480, 400, 332)


class PapersScreen(Page):
    """Draws a `PaperView` and hands acts to its presenter."""

    def __init__(self, presenter: PapersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.paper, self.form, self.notice = ReceiptView(), Form(), Notice()
        left = Sheet()
        left.fill_with(self.paper)
        asked = ScrollColumn(theme.GAP_SMALL)
        asked.add(self.form)
        self.set_columns(left, stacked(self.notice, asked, last=True), self.voice, _SHARES)
        for part in (self.form, self.notice):
            part.chosen.connect(self.act)
        presenter.show = self.show_view

    def come(self) -> None:
        """Show what was closed last."""
        self._presenter.come()

    def act(self, action: str) -> None:
        """A chip, a number or a key."""
        self._presenter.act(action, self.form.told())

    def scan(self, code: str) -> bool:
        """A receipt's own code shows it; anything else is to be sold."""
        if not code.startswith("KASA:"):
            return False
        self._presenter.find(code)
        return True

    def bindings(self) -> dict[str, str]:
        """The row of keys and the form's."""
        return bound(self.keys.bindings(), self.form.bindings())

    def show_view(self, view: PaperView) -> None:
        """Draw it."""
        self.paper.show_receipt(view.lines)
        self.form.show_form(view.form)
        self.notice.show_notice(view.notice)
        self.show_keys(view.keys)
