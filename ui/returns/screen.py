"""The service desk's screen: the receipt at the left, every way in the middle, the voice at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.form_page import FormPage
from ui.page import stacked
from ui.returns.handed import Handed
from ui.returns.presenter import ReturnsPresenter
from ui.returns.view import ReturnsView
from ui.views import Chip, Tone
from ui.widgets.basket import BasketView
from ui.widgets.card import Sheet
from ui.widgets.chips import ChipRow
from ui.widgets.option import OptionList
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.text import Text
from ui.widgets.total import TotalFoot

_SHARES = (430, 462, 320)
_LARGE = 140  # percent


class ReturnsScreen(FormPage):
    """Draws a `ReturnsView` and hands acts to its presenter."""

    OWN: ClassVar[Mapping[str, str]] = {
        "+": "more",
        "-": "less",
        "PgDn": "down",
        "PgUp": "up",
        "*": "exact",
    }

    def __init__(self, presenter: ReturnsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._presenter = presenter
        self.head, self.lines, self.total = TextStack(), BasketView(), TotalFoot(48)
        self.title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.units = ChipRow()
        self._units: tuple[tuple[Chip, ...], tuple[Chip, ...]] = ((), ())
        self.options, self.handed = OptionList(), Handed()
        self._hand = left = Sheet()
        left.fill_with(self._in_hand(), head=self.head, foot=self.total)
        self.set_columns(left, self._middle(), self.voice, _SHARES)
        for part in (self.units, self.options):
            part.chosen.connect(self.act)
        self.form.typed.connect(presenter.told)
        self.lines.row_chosen.connect(presenter.mark)
        self.lines.clicked.connect(lambda index: presenter.choose(index.row()))
        presenter.show = self.show_view
        presenter.in_sight = self.isVisible

    def _in_hand(self) -> QWidget:
        """The lines, and beneath them what is said of the marked one."""
        holder = QWidget()
        lay = QVBoxLayout(holder)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.lines, 1)
        lay.addWidget(stacked(self.units, pad=12, last=True))
        return holder

    def _middle(self) -> QWidget:
        middle = QWidget()
        lay = QVBoxLayout(middle)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(theme.GAP_SMALL)
        for part in (self.title, self.notice):
            lay.addWidget(part)
        lay.addWidget(self._asked, 1)
        lay.addWidget(self.handed, 1)
        lay.addWidget(self.options, 1)
        lay.addStretch(0)
        return middle

    def _show_units(self) -> None:
        """Large letters leave room for few chips: then one that goes on to the next stands for several."""
        many, few = self._units
        self.units.show_chips(few if theme.now().scale > _LARGE else many)
        self.units.setVisible(bool(many))

    def scan(self, code: str) -> bool:
        """A receipt, or goods that come back."""
        self._presenter.scan(code)
        return True

    def show_view(self, view: ReturnsView) -> None:
        """Draw it."""
        self.head.show_paragraphs(
            Paragraph(view.head, 16, theme.BOLD),
            Paragraph(view.head_detail, 14, tone=Tone.QUIET, gap=2),
        )
        self.lines.setAccessibleName(view.head)
        self.lines.show_rows(view.rows, view.current)
        self.total.show_total(view.figure, view.sums)
        self._hand.show_foot(bool(view.figure))
        self.title.setText(view.title)
        self.title.setVisible(bool(view.title))
        self._units = (view.units, view.few)
        self._show_units()
        self.options.show_options(view.options)
        self.options.setVisible(bool(view.options))
        self.notice.show_notice(view.notice)
        self.form.show_form(view.form)
        self._asked.setVisible(view.form is not None)
        self.handed.show_handed(view.handed)
        self.note = view.note
        self._asks(view.form is not None)
        self.show_keys(view.keys)
