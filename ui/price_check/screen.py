"""The price check's screen: what is asked at the left, the price large in the middle, the voice at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import hand, theme
from ui.page import Filler, Page, stacked
from ui.price_check.presenter import PricePresenter, PriceView
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.figure import BigFigure
from ui.widgets.notice import Notice
from ui.widgets.search import SearchField
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.sums import SumsPanel
from ui.widgets.text import Text
from ui.widgets.touchpad import TouchPad

_SHARES = (360, 552, 300)


class PriceScreen(Page):
    """Draws a `PriceView` and hands acts to its presenter."""

    def __init__(self, presenter: PricePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.search, self.notice = SearchField(), Notice()
        self.name, self.figure, self.sums = TextStack(), BigFigure(112), SumsPanel()
        self._body = RankedColumn(pad=22)
        self._body.add(self._title, 1)
        self._body.add(self.notice)
        self._body.add(self.name)
        self._body.add(self.figure)
        self._body.add(self.sums, shrink=60)
        sheet = Sheet()
        sheet.fill_with(self._body)
        self.touch, rest = TouchPad(), Filler()
        left = stacked(self.search, rest, self.touch, last=True)
        self.search.searching.connect(rest.setHidden)
        self.set_columns(left, sheet, self.voice, _SHARES)
        self.touch.typed.connect(self.search.type_in)
        self.search.fingered.connect(self._offer)
        self.search.changed.connect(presenter.typed)
        self.search.entered.connect(lambda text: presenter.enter())
        self.search.chosen.connect(self.act)
        presenter.show = self.show_view
        presenter.cleared = lambda: self.search.set_text("")

    def come(self) -> None:
        """The cursor waits in the field."""
        self._presenter.come()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        if hand.by_touch():
            self._offer()
        else:
            self.touch.hide()

    def _offer(self) -> None:
        """Whoever works by touch spells a name or a code."""
        self.touch.offer(words=True, language=self._presenter.language())

    def act(self, action: str) -> None:
        """A result or a key."""
        self._presenter.act(action)

    def scan(self, code: str) -> bool:
        """Look it up."""
        self._presenter.scan(code)
        return True

    def show_view(self, view: PriceView) -> None:
        """Draw it."""
        self._title.setText(view.title)
        self.search.show_field(view.hint)
        self.search.show_results(view.results, known=view.known)
        self.notice.show_notice(view.notice)
        self.name.show_paragraphs(
            Paragraph(view.name, 26, theme.SEMIBOLD),
            Paragraph(view.code, 14, tone=Tone.QUIET, gap=4),
        )
        self.figure.show_figure(view.figure)
        self.sums.show_lines(view.sums)
        self._body.want(self.notice, view.notice is not None)
        for part in (self.figure, self.sums):
            self._body.want(part, bool(view.name))
        self.show_keys(view.keys)
