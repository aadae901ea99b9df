"""The screen of names and PINs: people at the left, the PIN pad in the middle, shop and languages at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.login.presenter import LoginPresenter, LoginView
from ui.page import Page, stacked
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.chips import ChipRow
from ui.widgets.column import RankedColumn
from ui.widgets.form import scrolled
from ui.widgets.pin import PinPad
from ui.widgets.rowlist import RowList
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.text import Text


class LoginScreen(Page):
    """Draws a `LoginView`; without a presenter it says that the shop is being opened."""

    def __init__(self, opening: str = "", parent: QWidget | None = None) -> None:
        """`opening` stands in the middle until the presenter comes."""
        super().__init__(parent)
        self._presenter: LoginPresenter | None = None
        self._title = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self._people = RowList()
        self._pad = PinPad()
        self._opening = Text(opening, 22, theme.SEMIBOLD, Tone.QUIET)
        self._place = Text("", 26, theme.SEMIBOLD)
        self._remark = TextStack()
        self._language = Text("", 14, theme.SEMIBOLD, Tone.QUIET)
        self._languages = ChipRow()
        self._people.chosen.connect(self.act)
        self._languages.chosen.connect(self.act)
        self._pad.entered.connect(self._entered)
        left, middle, right = Sheet(), Sheet(), Sheet()
        left.fill_with(stacked(self._people, pad=1, last=True), head=self._title)
        middle.fill_with(stacked(self._opening, self._pad, pad=30))
        self._about = about = RankedColumn(pad=20)
        about.add(self._place, 2)
        about.add(self._remark, shrink=70)
        about.add(self._language, 1)
        about.add(scrolled(self._languages), fill=True)
        right.fill_with(about)
        self._asked: tuple[str, str, str, Tone] | None = None
        self._pad.hide()
        self.set_columns(left, middle, right, (360, 500, 352))

    def present(self, presenter: LoginPresenter) -> None:
        """The shop is open: show what this presenter says."""
        self._presenter = presenter
        presenter.show = self.show_view
        self._opening.hide()
        self._pad.show()

    def say_instead(self, text: str) -> None:
        """The shop cannot be opened: say why."""
        self._opening.setText(text)
        self._opening.set_tone(Tone.STOP)

    def opening(self) -> str:
        """What is said before anybody can sign in."""
        return self._opening.text()

    def come(self) -> None:
        """Ask for a PIN."""
        self._pad.clear()
        self._pad.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._presenter is not None:
            self._presenter.come()

    def act(self, action: str) -> None:
        """A person or a language was chosen."""
        if self._presenter is not None:
            self._presenter.act(action)
            self._pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def scan(self, code: str) -> bool:
        """Nothing is sold here, and no code is a PIN."""
        return True

    def show_view(self, view: LoginView) -> None:
        """Draw it."""
        self._title.setText(view.title)
        self._people.call(view.title)
        self._people.show_rows(view.people, view.marked)
        asked = (view.pin_title, view.enter, view.note, view.note_tone)
        if asked != self._asked:  # asking anew forgets what was typed so far
            self._asked = asked
            self._pad.show_pin(*asked)
        self._pad.setEnabled(not view.checking)
        if not view.checking and self.isVisible():
            self._pad.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place.setText(view.place)
        self._remark.show_paragraphs(Paragraph(view.remark, 14, tone=Tone.WARM))
        self._about.want(self._remark, bool(view.remark))
        self._language.setText(view.language_title)
        self._languages.show_chips(view.languages)
        self.show_keys(view.keys)

    def _entered(self, pin: str) -> None:
        if self._presenter is not None:
            self._presenter.enter(pin)
