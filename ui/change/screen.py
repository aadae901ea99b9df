"""The change screen: the sums at the left, the change drawn in the middle, the voice at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.change.presenter import ChangePresenter, ChangeView
from ui.page import Filler, Page, bound, stacked
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.figure import BigFigure
from ui.widgets.money import MoneyDrawing
from ui.widgets.notice import Notice
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.sums import SumsPanel
from ui.widgets.text import Text


class ChangeScreen(Page):
    """Draws a `ChangeView`."""

    def __init__(self, presenter: ChangePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._left_title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self._sums = SumsPanel()
        self._foot = TextStack()
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.figure = BigFigure(112)
        self.money = MoneyDrawing()
        self._remark = Text("", 14, tone=Tone.QUIET)
        self.notice = Notice()
        self._hints = (Notice(), Notice())
        self.notice.chosen.connect(self.act)
        left, middle = Sheet(), Sheet()
        left.fill_with(stacked(self._left_title, self._sums, pad=20), foot=self._foot)
        hints = QWidget()
        lay = QHBoxLayout(hints)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(theme.GAP)
        for hint in self._hints:
            lay.addWidget(hint, 1)
        middle.fill_with(
            stacked(
                self._title, self.figure, self.money, self._remark, self.notice, Filler(), hints,
                pad=24, last=True,
            )
        )  # fmt: skip
        self.set_columns(left, middle, self.voice, (330, 582, 300))
        presenter.show = self.show_view
        presenter.in_sight = self.isVisible

    def come(self) -> None:
        """No button wears the focus: Enter is the next customer."""
        self.setFocus()
        self._presenter.come()

    def act(self, action: str) -> None:
        """A key or an answer."""
        self._presenter.act(action)

    def bindings(self) -> dict[str, str]:
        """The row, the answers about the paper, and Esc, which goes back to selling."""
        return bound({"Esc": "next"}, self.keys.bindings(), self.notice.bindings())

    def hints(self) -> str:
        """What is suggested in the foot."""
        return "\n".join(hint.text() for hint in self._hints)

    def show_view(self, view: ChangeView) -> None:
        """Draw it."""
        self._left_title.setText(view.left_title)
        self._sums.show_lines(view.sums)
        self._foot.show_paragraphs(Paragraph(view.foot, 14, tone=Tone.QUIET))
        self._title.setText(view.title)
        self.figure.show_figure(view.figure)
        self.money.show_pieces(view.currency, view.pieces)
        self.money.setVisible(bool(view.pieces))
        self._remark.setText(view.remark)
        self.notice.show_notice(view.notice)
        for number, hint in enumerate(self._hints):
            hint.show_notice(view.hints[number] if number < len(view.hints) else None)
        self.show_keys(view.keys)
