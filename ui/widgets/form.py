"""A card in the page with something to type or choose: what it is about, chips, fields, and its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.forms import FieldView, FormView
from ui.views import Key, Tone
from ui.widgets.answers import Answers
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.field import Field
from ui.widgets.found import Found
from ui.widgets.held import Held
from ui.widgets.keygrid import KeyGrid
from ui.widgets.scroll import ScrollColumn
from ui.widgets.sight import Sight
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.sums import SumsPanel


class Form(Card):
    """Shows a `FormView`; `chosen` says the action of a chip or key, `told` gives what was typed so far."""

    chosen = Signal(str)
    fresh = Signal()  # something else is asked, or nothing any more
    fingered = Signal()  # a finger is on a field
    typed = Signal(str, str)  # id of a field and what stands in it now

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing asked."""
        super().__init__("sheet", "accent_ink", parent)
        self._view: FormView | None = None
        self._words, self._sums, self._chips = TextStack(), SumsPanel(), ChipRow()
        self._grid, self._reasons = KeyGrid(), ChipRow()
        self._error, self._answers = TextStack(), Answers()
        self._fields: list[Field] = []
        self._found = Found()
        self._showing = self._told = False
        self.chosen.connect(self._answered)
        for asked in (self._found, self._chips, self._grid, self._reasons, self._answers):
            asked.chosen.connect(self.chosen)
        self._reasons.chosen.connect(self._reasoned)
        self._held = Held(self._answers)
        self._body = self._held.body
        self._sight = Sight(self._held, self._found, self._error)
        for part in (self._words, self._sums, self._chips, self._grid, self._found, self._reasons):
            self._body.add(part)
        self._body.add(self._error)
        self._held.shared.connect(self._reveal)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(18, 16, 18, 16)
        lay.addWidget(self._held)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_form(self, view: FormView | None) -> None:
        """Ask `view`; None asks nothing. A form with a new id takes the cursor to its first field."""
        if view is None and self._view is None and self.isHidden():
            return
        fresh = view is not None and (self._view is None or self._view.id != view.id)
        self._view = view
        self.setVisible(view is not None)
        if view is not None:
            self._sight.judged = self._sight.judged and not fresh
            self._draw(view, fresh=fresh)
        if view is None or fresh:
            self.fresh.emit()
        if view is not None and fresh:
            self._begin(view)

    def _draw(self, view: FormView, *, fresh: bool) -> None:
        """Say it, part by part from above."""
        self._words.show_paragraphs(
            Paragraph(view.title, 22, theme.SEMIBOLD),
            Paragraph(view.text, 14, tone=Tone.QUIET, gap=6),
        )
        self._sums.show_lines(view.sums)
        self._sums.setVisible(bool(view.sums))
        for row, chips in ((self._chips, view.chips), (self._reasons, view.reasons)):
            row.show_chips(chips)
            row.setVisible(bool(chips))
        self._grid.show_keys(view.grid)
        self._grid.setVisible(bool(view.grid))
        self._show_fields(view.fields, fresh=fresh)
        self._show_found(view)
        self._error.show_paragraphs(Paragraph(view.error, 15, theme.SEMIBOLD, Tone.STOP))
        self._error.setVisible(bool(view.error))
        self._answers.show_keys(view.keys)
        self.setAccessibleName(". ".join(text for text in (view.title, view.text) if text))

    def _begin(self, view: FormView) -> None:
        """Something else is asked: the cursor goes where it is typed, or it is read from above."""
        if view.fields:
            self._first().input.setFocus(Qt.FocusReason.OtherFocusReason)
        elif any(key.key == "Enter" for key in view.keys):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # an empty search field would swallow it
        QTimer.singleShot(0, self, self._reveal)

    def _show_found(self, view: FormView) -> None:
        held = self._found.hasFocus()
        if self._found.show_found(view.found, view.marked):
            if not view.fields:
                self._found.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._reveal)
        elif held and self._found.isHidden():
            self.setFocus()  # else Enter would press whichever key comes next

    def told(self) -> dict[str, str]:
        """What stands in each field, by its id."""
        fields = self._view.fields if self._view else ()
        return {view.id: field.text() for view, field in zip(fields, self._fields, strict=False)}

    def bindings(self) -> dict[str, str]:
        """Key name to action id, while something is asked."""
        return {} if self._view is None else {**self._grid.bindings(), **self._answers.bindings()}

    def inputs(self) -> list[Field]:
        """The fields in sight, from above."""
        return self._fields[: len(self._view.fields)] if self._view else []

    @property
    def language(self) -> str:
        """The language of the letters that are typed here."""
        return self._view.language if self._view else "en"

    @property
    def signs(self) -> str:
        """What is touched here beside letters and digits."""
        return self._view.signs if self._view else ""

    def wants_words(self) -> bool:
        """Tell whether letters belong into the field with the cursor, rather than digits."""
        fields = self._view.fields if self._view else ()
        pairs = list(zip(fields, self._fields, strict=False))
        here = [view for view, field in pairs if field.input.hasFocus()]
        return any(view.words for view in here or fields[:1])

    def _answered(self, action: str) -> None:
        """What is secret was told, and need not stand there any longer; what is wrong with it is to be read first."""
        self._told = self._sight.judged = True

    def _reasoned(self, action: str) -> None:
        """A reason was chosen: the next Enter takes what stands in the field with it."""
        self._first().input.setFocus(Qt.FocusReason.OtherFocusReason)

    def forward(self) -> Key | None:
        """The answer that leads on."""
        keys = self._view.keys if self._view else ()
        return next((key for key in keys if key.forward), None)

    def text(self) -> str:
        """What is asked, or ""."""
        return "" if self._view is None else self._words.text()

    def error(self) -> str:
        """What it says was wrong, or ""."""
        return "" if self._view is None else self._view.error

    def _first(self) -> Field:
        """The first field that nothing stands in yet, else the first."""
        return next((one for one in self.inputs() if not one.text()), self._fields[0])

    def _show_fields(self, views: tuple[FieldView, ...], *, fresh: bool) -> None:
        while len(self._fields) < len(views):
            self._add_field(len(self._fields))
        self._showing = True
        for number, field in enumerate(self._fields):
            field.setVisible(number < len(views))
        for field, view in zip(self._fields, views, strict=False):
            _ask(field, view, anew=fresh or (view.secret and self._told))
        self._showing = self._told = False

    def _reveal(self) -> None:
        """Bring the field with the cursor into sight; where there is none it is read from its beginning."""
        fields = self.inputs()
        held = [one for one in fields if one.input.hasFocus()]
        here = (held or [self._first()])[0] if fields else None
        self._sight.bring(here, first=here in fields[:1])

    def _go_on(self) -> None:
        """Somebody is in a field, or types there: it has to be in sight."""
        self._sight.judged = False
        QTimer.singleShot(0, self, self._reveal)

    def _typed(self, number: int, text: str) -> None:
        """Somebody types: what was found for other letters is nobody's until it is known what fits these."""
        if self._sight.judged and not self._showing:
            self._go_on()
        views = self._view.fields if self._view else ()
        if not self._showing and number < len(views):
            self._found.unmark()
            self.typed.emit(views[number].id, text)

    def _add_field(self, number: int) -> None:
        field = Field()
        field.entered.connect(lambda _: self._entered(number))
        field.fingered.connect(self.fingered)
        field.input.walked.connect(self._found.step)
        field.input.entered.connect(self._go_on)
        field.input.textChanged.connect(lambda text: self._typed(number, text))
        below = int(number > 0)  # what is found stands beneath the first
        self._body.add(field, 4 + number + below)
        QWidget.setTabOrder(self._fields[-1].input if self._fields else self._grid, field.input)
        QWidget.setTabOrder(field.input, self._found)
        self._fields.append(field)

    def _entered(self, number: int) -> None:
        """Enter takes who was found for the first field, else goes on to the next empty one, else the way forward."""
        if number == 0 and (found := self._found.wanted()):
            self.chosen.emit(found)
            return
        for field in self.inputs()[number + 1 :]:
            if not field.text():
                field.input.setFocus(Qt.FocusReason.TabFocusReason)
                return
        forward = self.forward()
        if forward is not None:
            self.chosen.emit(forward.action)


def _ask(field: Field, view: FieldView, *, anew: bool) -> None:
    """Let a field ask for this; `anew` puts in it what it begins with."""
    field.show_field(view.label, view.hint)
    mode = field.input.EchoMode
    field.input.setEchoMode(mode.Password if view.secret else mode.Normal)
    if anew:
        field.set_text(view.value)


def scrolled(part: QWidget) -> ScrollColumn:
    """A part that is scrolled where it is higher than its place; nothing of it is squeezed or cut."""
    column = ScrollColumn(0)
    column.add(part)
    return column
