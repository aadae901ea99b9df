"""The shift screen: the shift's sums at the left, what is counted or read in the middle, the voice at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import hand, theme
from ui.form_page import FormPage
from ui.page import stacked
from ui.shift.presenter import ShiftPresenter, ShiftView
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.figure import BigFigure
from ui.widgets.form import scrolled
from ui.widgets.keypad import ERASE, Keypad
from ui.widgets.money import MoneyDrawing
from ui.widgets.pieces import CountInput, PiecesCounter
from ui.widgets.receipt import ReceiptView
from ui.widgets.sums import SumsPanel
from ui.widgets.text import Text


class ShiftScreen(FormPage):
    """Draws a `ShiftView`."""

    OWN: ClassVar[Mapping[str, str]] = {"Esc": "back"}

    def __init__(self, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
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
        self._counted, self._counting = scrolled(self.counter), False
        self.counter.changed.connect(presenter.count)
        self.pad.typed.connect(self._type)
        left, middle = Sheet(), Sheet()
        left.fill_with(stacked(self._title, self._sums, pad=20))
        self._parts = self._column()
        self.counter.fingered.connect(lambda: self._parts.want(self.pad, True))
        middle.fill_with(self._parts)
        self.set_columns(left, middle, self.voice, (330, 582, 300))
        presenter.show = self.show_view
        presenter.in_sight = self.isVisible

    def _column(self) -> RankedColumn:
        """What is counted, asked or read; where the place is short, the movements and the drawing give way first."""
        column = RankedColumn(pad=20)
        column.add(self._middle, 1)
        column.add(self.notice)
        for part in (self._asked, self._counted):
            column.add(part, fill=True)
        column.add(self.pad, shrink=55)
        column.add(self.paper, fill=True)
        column.add(self.figure, shrink=60)
        column.add(self.doubt, 1)
        column.add(self.drawer, 2, shrink=15)
        column.add(self._moved, 3)
        column.add(self.moves, 3)
        return column

    def come(self) -> None:
        """Begin where the shift stands."""
        self._counting = False
        self.setFocus()
        super().come()

    def scan(self, code: str) -> bool:
        """While cash is counted nothing is sold."""
        return self._counting

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
        self.notice.show_notice(view.notice)
        self.form.show_form(view.form)
        if view.rows:
            self.counter.show_pieces(view.currency, view.rows)
        self.figure.show_figure(view.figure)
        self.paper.show_receipt(view.paper)
        self.drawer.show_pieces(view.currency, view.drawer)
        self.doubt.setText(view.doubt)
        self._moved.setText(view.moves_title)
        self.moves.show_lines(view.moves)
        self._want(view)
        self._asks(view.form is not None)
        counting = bool(view.rows)
        if counting and (not self._counting or self.focusWidget() in (None, self)):
            self.counter.inputs()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._counting and not counting:
            self.setFocus()
        self._counting = counting
        self.show_keys(view.keys)

    def _want(self, view: ShiftView) -> None:
        """Bring into sight what has something to show."""
        for part, some in (
            (self._middle, bool(view.middle_title)),
            (self.notice, view.notice is not None),
            (self._asked, view.form is not None),
            (self._counted, bool(view.rows)),
            (self.pad, bool(view.rows) and hand.by_touch()),
            (self.paper, bool(view.paper) and view.form is None),
            (self.figure, bool(view.figure)),
            (self.doubt, bool(view.doubt)),
            (self.drawer, bool(view.drawer)),
            (self._moved, bool(view.moves)),
            (self.moves, bool(view.moves)),
        ):
            self._parts.want(part, some)

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
