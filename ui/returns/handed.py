"""What was handed over: the sum large, its pieces drawn, the ways it took, and that it is stored."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.returns.view import HandedView
from ui.views import Tone
from ui.widgets.card import Card
from ui.widgets.figure import BigFigure
from ui.widgets.money import MoneyDrawing
from ui.widgets.notice import Notice
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.sums import SumsPanel
from ui.widgets.text import Text


class Handed(Card):
    """Shows a `HandedView`, or nothing and is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.figure, self.pieces = BigFigure(112), MoneyDrawing()
        self.todo = Notice()
        self._sums, self._lines = SumsPanel(), TextStack()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(22, 18, 22, 18)
        lay.setSpacing(theme.GAP)
        for part in (self._title, self.figure, self.pieces, self._sums, self.todo, self._lines):
            lay.addWidget(part)
        lay.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.hide()

    def show_handed(self, view: HandedView | None) -> None:
        """Say `view`, or be silent with None."""
        self.setVisible(view is not None)
        if view is None:
            return
        self._title.setText(view.title)
        self.figure.show_figure(view.figure)
        self.pieces.show_pieces(view.currency, view.pieces)
        self.pieces.setVisible(bool(view.pieces))
        self._sums.show_lines(view.sums)
        self.todo.show_notice(view.todo)
        self._lines.show_paragraphs(
            *(Paragraph(line, 14, tone=Tone.QUIET, gap=3) for line in view.lines)
        )
        self.setAccessibleName(", ".join((view.title, view.figure)))
