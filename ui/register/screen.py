"""The sale screen: basket at the left, what can be added in the middle, the voice at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import hand, theme
from ui.form_page import FormPage
from ui.page import Filler, bound, stacked
from ui.register.presenter import RegisterPresenter
from ui.register.view import RegisterView
from ui.views import Tone
from ui.widgets.asking import Asking
from ui.widgets.basket import BasketView
from ui.widgets.card import Sheet
from ui.widgets.keypad import Keypad
from ui.widgets.question import Question
from ui.widgets.quick import QuickGrid
from ui.widgets.search import SearchField
from ui.widgets.text import Text
from ui.widgets.total import TotalFoot

if TYPE_CHECKING:  # loaded when a finger asks for it
    from ui.widgets.letters import LetterPad

_LARGE = 140
"""Per cent of text from which on a notice leaves no room for quick items above the digits, nor a question for them."""
_LOW = 800
"""Pixels of height below which digits of that size leave a notice's answers no room."""


class RegisterScreen(FormPage):
    """Draws a `RegisterView` and hands acts to its presenter."""

    OWN: ClassVar[Mapping[str, str]] = {
        "F2": "search",
        "*": "quantity",
        "/": "weigh",
        "F8": "why",
        "-": "empties",
        "?": "not_there",
    }

    def __init__(self, presenter: RegisterPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._presenter = presenter
        self._head = Text("", 14, tone=Tone.QUIET)
        self.basket = BasketView()
        self.total = TotalFoot()
        self.search = SearchField()
        self.quick = QuickGrid()
        self.pad = Keypad()
        self.question = Question()
        self._filler = Filler()
        self._letters: LetterPad | None = None
        self._middle: QWidget
        self._drawn: tuple[object, ...] = ()
        self._wire()
        left = Sheet()
        left.fill_with(self.basket, head=self._head, foot=self.total)
        self._middle = middle = stacked(
            self.search,
            self.notice,
            self.question,
            self._asked,
            self._filler,
            self.quick,
            self.pad,
            gap=10,
            last=True,
        )
        self.set_columns(left, middle, self.voice)
        presenter.show = self.show_view
        presenter.entry.cleared = lambda: self.search.set_text("")

    def _wire(self) -> None:
        self.search.changed.connect(self._presenter.entry.sought.typed)
        self.search.entered.connect(lambda text: self._presenter.entry.enter())
        self.search.chosen.connect(self.act)
        self.search.searching.connect(self._make_room)
        self.search.passed.connect(lambda by: self.act("down" if by > 0 else "up"))
        self.search.fingered.connect(self._spell)
        self.quick.chosen.connect(self.act)
        self.pad.typed.connect(self._type)
        self.pad.chosen.connect(self.act)
        self.question.chosen.connect(self.act)
        self.form.typed.connect(self._presenter.told)
        self.basket.row_chosen.connect(self._presenter.choose)

    def come(self) -> None:
        """The cursor waits in the search field."""
        super().come()
        self._rest()

    def act(self, action: str) -> None:
        """A key, tile, chip or answer; what was looked for is found then."""
        if action.startswith("item:"):
            self._spelled()
        if action == "search":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().act(action)

    def scan(self, code: str) -> bool:
        """Sell it."""
        self._presenter.scan(code)
        return True

    def bindings(self) -> dict[str, str]:
        """As on every such page, and what is asked between two goods."""
        return bound(super().bindings(), self.question.bindings(), self.form.bindings())

    def head(self) -> str:
        """What stands above the basket."""
        return self._head.text()

    def asked(self) -> Asking:
        """The card in the middle with its keys to touch."""
        return self._asked

    def show_view(self, view: RegisterView) -> None:
        """Draw it."""
        if view.head != self._head.text():
            self._head.setText(view.head)
            self.basket.setAccessibleName(view.head)
        self.basket.show_rows(view.rows, view.current, picked=view.picked)
        self.total.show_total(view.figure, view.sums)
        middle = replace(
            view, rows=(), current=None, picked=False, head="", figure="", sums=(), keys=()
        )
        room = theme.now(), self.height(), hand.by_touch()
        if view.form is not None or (middle, room) != self._drawn:
            self._drawn = middle, room
            self._show_middle(view)
        self.show_keys(view.keys)

    def _show_middle(self, view: RegisterView) -> None:
        """What can be added, or what is asked instead; most scans change nothing here."""
        self.search.show_field(view.hint, "F2")
        self.search.show_results(view.results, known=view.known)
        self.quick.show_groups(view.groups)
        self.quick.show_tiles(view.tiles, view.more)
        self.pad.show_keys(view.sides)
        self.notice.show_notice(view.notice)
        self.question.ask(view.question)
        self.form.show_form(view.form)
        asking = view.question is not None or view.form is not None
        spelling = self._spelling(asking)
        large = theme.now().scale > _LARGE
        crowded = view.notice is not None and large
        self.quick.setVisible(not (asking or view.results or spelling or crowded))
        self.search.setVisible(not (asking and large))
        self._asked.setVisible(view.form is not None)
        self._filler.setVisible((view.question is not None or spelling) and view.form is None)
        answers = crowded and self.height() < _LOW and bool(view.notice and view.notice.keys)
        digits = view.form is None and not answers and not (large and view.question is not None)
        self.pad.setVisible(digits and not view.results and not spelling)
        if asking != self._asking:
            self._asking = asking
            self._rest()

    def _rest(self) -> None:
        """Put the cursor where the next key belongs: to a question, into a form, else into the search field."""
        if not self.question.isHidden():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form.isHidden():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, character: str) -> None:
        """A digit of the on-screen keypad goes where the cursor is, else into the search field."""
        self.search.type_in(character)

    def _make_room(self, listing: bool) -> None:
        spelling = self._spelling(self._asking)
        self._filler.setVisible(spelling and not listing)
        self.quick.setVisible(not listing and not self._asking and not spelling)
        self.pad.setVisible(not listing and self.form.isHidden() and not spelling)

    def _spell(self) -> None:
        """A finger is in the search field: a name can be spelled by touch."""
        if self._letters is None:
            from ui.widgets.letters import LetterPad  # whoever types never needs it

            self._letters = LetterPad()
            self._letters.typed.connect(self._type)
            self._letters.digits.connect(self._spelled)
            lay = self._middle.layout()
            assert lay is not None  # the column is stacked
            lay.addWidget(self._letters)
        self._letters.speak(self._presenter.language())
        self._letters.show()
        self._make_room(not self.search.results().isHidden())

    def _spelled(self) -> None:
        """Digits and quick items again."""
        if self._letters is not None:
            self._letters.hide()
        self._make_room(not self.search.results().isHidden())

    def _spelling(self, asking: bool) -> bool:
        """Tell whether letters are in sight; they go when something is asked, or when what was looked for is found."""
        letters = self._letters
        if letters is not None and (asking or not hand.by_touch()):
            letters.hide()
        return letters is not None and not letters.isHidden()
