"""The screen of a receipt: the paper at the left, what can be asked of it at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.form_page import FormPage
from ui.page import stacked
from ui.papers.presenter import PapersPresenter, PaperView
from ui.widgets.card import Sheet
from ui.widgets.receipt import ReceiptView

_SHARES = (480, 400, 332)


class PapersScreen(FormPage):
    """Draws a `PaperView` and hands acts to its presenter."""

    def __init__(self, presenter: PapersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._presenter = presenter
        self.paper = ReceiptView()
        left = Sheet()
        left.fill_with(self.paper)
        self.set_columns(left, stacked(self.notice, self._asked, last=True), self.voice, _SHARES)
        presenter.show = self.show_view

    def scan(self, code: str) -> bool:
        """A receipt's own code shows it; anything else is to be sold."""
        if not code.startswith("KASA:"):
            return False
        self._presenter.find(code)
        return True

    def show_view(self, view: PaperView) -> None:
        """Draw it."""
        self.paper.show_receipt(view.lines)
        self.form.show_form(view.form)
        self.notice.show_notice(view.notice)
        self.show_keys(view.keys)
