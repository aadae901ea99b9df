"""The shift screen: the shift's sums at the left, what is counted or read in the middle, the voice at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.page import Filler, Page, bound, stacked
from ui.shift.presenter import ShiftPresenter, ShiftView
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.figure import BigFigure
from ui.widgets.form import Form, scrolled
from ui.widgets.notice import Notice
from ui.widgets.pieces import PiecesCounter
from ui.widgets.receipt import ReceiptView
from ui.widgets.sums import SumsPanel
from ui.widgets.text import Text


class ShiftScreen(Page):
    """Draws a `ShiftView`."""

    def __init__(self, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self._sums = SumsPanel()
        self._middle = Text("", 22, theme.SEMIBOLD)
        self.figure = BigFigure(48, right=True)
        self.counter = PiecesCounter()
        self.paper = ReceiptView()
        self.notice, self.form = Notice(), Form()
        self._asked, self._counted = scrolled(self.form), scrolled(self.counter)
        self._filler = Filler()
        self._counting = False
        self.counter.changed.connect(presenter.count)
        self.form.chosen.connect(self.act)
        left, middle = Sheet(), Sheet()
        left.fill_with(stacked(self._title, self._sums, pad=20))
        middle.fill_with(
            stacked(
                self._middle,
                self.notice,
                self._asked,
                self._counted,
                self.paper,
                self._filler,
                self.figure,
                pad=20,
                last=True,
            ),
        )
        self.set_columns(left, middle, self.voice, (330, 582, 300))
        presenter.show = self.show_view
        presenter.in_sight = self.isVisible

    def come(self) -> None:
        """Begin where the shift stands."""
        self._counting = False
        self.setFocus()
        self._presenter.come()

    def act(self, action: str) -> None:
        """A key or an answer."""
        self._presenter.act(action, self.form.told())

    def scan(self, code: str) -> bool:
        """While cash is counted nothing is sold."""
        return self._counting

    def bindings(self) -> dict[str, str]:
        """The row and whatever is asked."""
        return bound(self.keys.bindings(), self.form.bindings())

    def sums(self) -> str:
        """What the left column says."""
        return self._sums.text()

    def show_view(self, view: ShiftView) -> None:
        """Draw it."""
        self._title.setText(view.title)
        self._sums.show_lines(view.sums)
        self._middle.setText(view.middle_title)
        self._middle.setVisible(bool(view.middle_title))
        self.notice.show_notice(view.notice)
        self.form.show_form(view.form)
        self._counted.setVisible(bool(view.rows))
        self._asked.setVisible(view.form is not None)
        if view.rows:
            self.counter.show_pieces(view.currency, view.rows)
        self.figure.show_figure(view.figure)
        self.figure.setVisible(bool(view.figure))
        self.paper.setVisible(bool(view.paper) and view.form is None)
        self.paper.show_receipt(view.paper)
        self._filler.setVisible(not (view.form or view.rows or view.paper))
        counting = bool(view.rows)
        if counting and not self._counting:
            self.counter.inputs()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._counting and not counting:
            self.setFocus()
        self._counting = counting
        self.show_keys(view.keys)
