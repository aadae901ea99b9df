"""The pay screen: the bill at the left, what was given in the middle, the voice at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.form_page import FormPage
from ui.page import stacked
from ui.pay.presenter import PayPresenter, PayView
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.field import Field
from ui.widgets.keypad import ERASE, Keypad
from ui.widgets.moneykeys import MoneyKeys
from ui.widgets.quick import QuickGrid
from ui.widgets.sums import SumsPanel
from ui.widgets.text import Text
from ui.widgets.total import TotalFoot


class _Amounts(QuickGrid):
    """Two rows of amounts that customers give."""

    def sizeHint(self) -> QSize:
        return QSize(320, 2 * theme.now().target(84) + 3 * theme.GAP_SMALL)

    minimumSizeHint = sizeHint


class PayScreen(FormPage):
    """Draws a `PayView` and hands acts to its presenter."""

    OWN: ClassVar[Mapping[str, str]] = {"Del": "clear", "?": "not_there"}

    def __init__(self, presenter: PayPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._presenter = presenter
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self._sums = SumsPanel()
        self._due = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self.total = TotalFoot()
        self.field = Field()
        self.field.input.setProperty("figures", True)  # a key's own sign is no part of an amount
        self._tapped = Text("", 16, theme.SEMIBOLD, Tone.ACCENT)
        self.amounts = _Amounts(22)
        self.pieces = MoneyKeys()
        self.pad = Keypad()
        self._dialling = False
        self._wire()
        left = Sheet()
        left.fill_with(
            stacked(self._title, self._sums, pad=20), foot=stacked(self._due, self.total)
        )
        self._middle = RankedColumn(pad=0, gap=10)
        self._middle.add(self.notice)
        self._middle.add(self._asked, fill=True)
        self._middle.add(self.field)
        self._middle.add(self._tapped)
        self._middle.add(self.amounts, 1, fill=True)
        self._middle.add(self.pieces, 3)
        self._middle.add(self.pad, 2, shrink=80)
        self.set_columns(left, self._middle, self.voice)
        presenter.show = self.show_view
        presenter.in_sight = self.isVisible
        presenter.cleared = lambda: self.field.set_text("")

    def _wire(self) -> None:
        self.form.typed.connect(self._presenter.told)
        self.field.changed.connect(self._presenter.typed)
        self.field.entered.connect(self._presenter.enter)
        self.field.fingered.connect(self._dial)
        self.pad.typed.connect(self._type)
        for part in (self.amounts, self.pieces, self.pad):
            part.chosen.connect(self.act)

    def come(self) -> None:
        """The cursor waits in the amount."""
        self._dialling = False
        super().come()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def scan(self, code: str) -> bool:
        """A card's number, where one is asked for."""
        return self._presenter.scan(code)

    def show_view(self, view: PayView) -> None:
        """Draw it."""
        self._title.setText(view.left_title)
        self._sums.show_lines(view.sums)
        self._due.setText(view.due_title)
        self.total.show_total(view.figure, view.details)
        self.field.show_field(view.label)
        self._tapped.setText(view.tapped)
        self.amounts.show_tiles(view.amounts)
        self.pieces.show_pieces(view.currency, view.pieces)
        self.pad.show_keys(view.sides)
        self.notice.show_notice(view.notice)
        self.form.show_form(view.form)
        asking = view.form is not None
        want = self._middle.want
        want(self.notice, view.notice is not None)
        want(self._tapped, bool(view.tapped) and not asking)
        want(self._asked, asking)
        self._share(asking)
        if asking and not self._asking and not self.form.inputs():
            self.setFocus()  # else Enter would press whichever key comes next
        if self._asking and not asking:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asking = asking
        self.show_keys(view.keys)

    def _dial(self) -> None:
        """Where digits have no room beneath the amounts, a finger on the field brings them, and takes them away."""
        if self._dialling or self.pad.isHidden():
            self._dialling = not self._dialling
            self._share(self._asking)

    def _share(self, asking: bool) -> None:
        """Bring what is paid with into sight, unless something is asked."""
        want = self._middle.want
        want(self.field, not asking)
        want(self.pad, not asking)
        want(self.amounts, not asking and not self._dialling)
        want(self.pieces, not asking and not self._dialling)

    def _type(self, character: str) -> None:
        if character == ERASE:
            self.field.input.backspace()
        else:
            self.field.input.insert(character)
        self._presenter.typed(self.field.text())
