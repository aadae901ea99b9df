"""The shift screen: the shift's sums at the left, what is counted or read in the middle, the voice at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import hand, theme
from ui.page import Filler, Page, bound, stacked
from ui.shift.presenter import ShiftPresenter, ShiftView
from ui.views import Tone
from ui.widgets.asking import Asking
from ui.widgets.card import Sheet
from ui.widgets.figure import BigFigure
from ui.widgets.form import Form, scrolled
from ui.widgets.keypad import ERASE, Keypad
from ui.widgets.money import MoneyDrawing
from ui.widgets.notice import Notice
from ui.widgets.pieces import CountInput, PiecesCounter
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
        self.drawer, self.moves = MoneyDrawing(), SumsPanel()
        self._moved = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.doubt = Text("", 14, tone=Tone.WARM)
        self.pad = Keypad(decimal="")
        self.notice, self.form = Notice(), Form()
        self._asked, self._counted = Asking(self.form), scrolled(self.counter)
        self._filler = Filler()
        self._counting = self._asking = False
        self.counter.changed.connect(presenter.count)
        self.form.chosen.connect(self.act)
        self.pad.typed.connect(self._type)
        self.counter.fingered.connect(self.pad.show)
        left, middle = Sheet(), Sheet()
        left.fill_with(stacked(self._title, self._sums, pad=20))
        counted = (self._middle, self.notice, self._asked, self._counted, self.pad, self.paper)
        drawn = (self.figure, self.doubt, self.drawer, self._moved, self.moves, self._filler)
        middle.fill_with(stacked(*counted, *drawn, pad=20, last=True))
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

    def moved(self) -> str:
        """What the list of movements says."""
        return self.moves.text()

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
        self._show_standing(view)
        self._filler.setVisible(not (view.form or view.rows or view.paper))
        self.pad.setVisible(bool(view.rows) and hand.by_touch())
        asking = view.form is not None
        if self._asking and not asking:
            self.setFocus()  # else the focus would fall on the first key of the row
        self._asking = asking
        counting = bool(view.rows)
        if counting and not self._counting:
            self.counter.inputs()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._counting and not counting:
            self.setFocus()
        self._counting = counting
        self.show_keys(view.keys)

    def _show_standing(self, view: ShiftView) -> None:
        """The drawer and what moved last, while nothing is asked."""
        self.drawer.show_pieces(view.currency, view.drawer)
        self.drawer.setVisible(bool(view.drawer))
        self.doubt.setText(view.doubt)
        self.doubt.setVisible(bool(view.doubt))
        self._moved.setText(view.moves_title)
        self._moved.setVisible(bool(view.moves))
        self.moves.show_lines(view.moves)
        self.moves.setVisible(bool(view.moves))

    def _type(self, character: str) -> None:
        """A touched digit goes where the cursor is."""
        field = self.focusWidget()
        if not isinstance(field, CountInput):
            return
        if character == ERASE:
            field.backspace()
        else:
            field.insert(character)
        field.textEdited.emit(field.text())
