"""Goods that are asked for and not there become a promise with an honest day; the list of those to call back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from pos.desk.promises import Promises
from pos.desk.register import Register
from pos.errors import Refused
from pos.product import Product
from pos.promise import BROKEN, DROPPED, KEPT, Contact, Counts, Promise
from pos.text import N_, Speaker, format_day
from pos.words import sentence
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, cancel, day_of
from ui.register.aside import Close
from ui.views import Key, ListRow, SumLine, Tone

_GOODS: Final = "goods:"
_ONE: Final = "promise:"
_ENDS: Final = (
    (KEPT, "F2", N_("Kept")),
    (BROKEN, "F3", N_("Could not be kept")),
    (DROPPED, "F4", N_("Not wanted any more")),
)


class NotThere(Sheet):
    """Asks what was wanted, whom to call and by when; the strip says how to be sorry, and then what is promised."""

    scan_into = "what"

    def __init__(
        self, counter: Counter, register: Register, promises: Promises, close: Close
    ) -> None:
        """Opening it is the moment to say sorry."""
        super().__init__(counter, close)
        self._register, self._promises = register, promises
        self._code, self._told = "", dict[str, str]()
        self._found: tuple[Product, ...] = ()
        self._first = ""
        counter.do(promises.not_there)
        self._ask_day()

    def form(self, _: Speaker) -> FormView:
        """Ask; a known customer is not asked who it is."""
        told, known = self._told, self._customer()
        whom = (
            FieldView("name", _("Customer's name"), value=told.get("name", ""), words=True),
            FieldView("phone", _("Telephone"), value=told.get("phone", "")),
        )
        what = told.get("what", "")
        day = _("Empty: the first day that can be kept")
        return FormView(
            id=f"not_there:{self._code}:{what}",
            title=_("Asked for, and not there"),
            text=known or _("Whom to call is forgotten when the promise ends."),
            sums=(SumLine(_("The first day that can be kept"), self._first),),
            fields=(
                FieldView("what", _("What is wanted"), value=what, words=True),
                *(() if known else whom),
                FieldView("by", _("By which day"), day, told.get("by", "")),
            ),
            found=tuple(ListRow(f"{_GOODS}{one.code}", one.name, one.code) for one in self._found),
            keys=(Key("note", "Enter", _("Make a note"), forward=True), cancel(_)),
            error=self.error,
        )

    def typed(self, field: str, text: str) -> None:
        """Look for the goods that are meant; nothing has to be one of them."""
        if field != "what":
            return
        self._code, register = "", self._register
        if len(text.strip()) < 2:
            self._show(())
        else:
            self.counter.around.ask(lambda: register.search(text, 3), self._show)

    def scanned(self, code: str) -> None:
        """The goods' own code, from the label on the shelf."""
        register = self._register

        def stranger(no: Refused) -> None:
            self.error = sentence(no, self.counter.around.say())
            self.counter.refresh()

        self.counter.around.ask(lambda: register.look_up(code)[0], self._take, stranger)

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Goods from the list, or the promise."""
        if action == "note":
            self._note(told)
        else:
            code = action.removeprefix(_GOODS)
            self._told = dict(told)
            self._take(next(one for one in self._found if one.code == code))

    def _note(self, told: Mapping[str, str]) -> None:
        what, code, by_day = told.get("what", ""), self._code, told.get("by", "").strip()
        day = day_of(by_day)
        if not what.strip() or (by_day and day is None):
            self.wrong("day" if what.strip() else "wanted")
            return
        contact = Contact(told.get("name", ""), told.get("phone", ""))
        self.attempt(lambda request: self._promises.make(request, what, day, code, contact))

    def _take(self, product: Product) -> None:
        """These goods are meant: their supplier says how long it takes."""
        self._told["what"], self._code, self._found = product.name, product.code, ()
        self._ask_day()

    def _ask_day(self) -> None:
        code, promises = self._code, self._promises
        self.counter.around.ask(lambda: promises.first_day(code), self._dated)

    def _dated(self, first: date) -> None:
        self._first = first.isoformat()
        self.counter.refresh()

    def _show(self, found: tuple[Product, ...]) -> None:
        if found != self._found:
            self._found = found
            self.counter.refresh()

    def _customer(self) -> str:
        sale = self.counter.look.basket.sale
        return self.counter.look.customer if sale is not None and sale.customer else ""


class _Standing(Struct, frozen=True):
    """What the desk knows of promises at one moment."""

    open: tuple[Promise, ...] = ()
    counts: Counts = Counts()
    today: date = date.min


class Promised(Sheet):
    """Lists what is still to be kept; one of them is opened, and its end is said."""

    def __init__(self, counter: Counter, promises: Promises, close: Close) -> None:
        super().__init__(counter, close)
        self._promises = promises
        self._standing = _Standing()
        self._chosen = ""
        self._read()

    def form(self, _: Speaker) -> FormView:
        """Show the list, or the one that was chosen."""
        one = next((one for one in self._standing.open if one.id == self._chosen), None)
        return self._list(_) if one is None else self._detail(one, _)

    def withdraw(self) -> None:
        """Go back to the list, or close."""
        if self._chosen:
            self._chosen = ""
        else:
            self.close(None)

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Open one, or say its end."""
        if action.startswith(_ONE):
            self._chosen = action.removeprefix(_ONE)
        else:
            ident, self._chosen = self._chosen, ""
            self.counter.do(lambda request: self._promises.end(request, ident, action), self._ended)

    def _list(self, _: Speaker) -> FormView:
        standing = self._standing
        counts = standing.counts
        said = _(
            "Kept in time: {kept}, late: {late}, not kept: {broken}",
            kept=counts.kept,
            late=counts.late,
            broken=counts.broken,
        )
        nothing = "" if standing.open else _("Nothing is promised to anybody now.")
        return FormView(
            id="promises",
            title=_("Promises to customers"),
            text=f"{said}\n{nothing}" if nothing else said,
            found=tuple(_row(one, standing.today, _) for one in standing.open),
            marked=f"{_ONE}{standing.open[0].id}" if standing.open else "",
            keys=(Key("withdraw", "Esc", _("Close")),),
            error=self.error,
        )

    def _detail(self, one: Promise, _: Speaker) -> FormView:
        return FormView(
            id=f"promise:{one.id}",
            title=one.what,
            text="\n".join((*_whom(one), _("Call first, then say what became of it."))),
            sums=(
                SumLine(_("By which day"), _said(one, _)),
                SumLine(_("Promised by"), one.made_by),
            ),
            grid=tuple(Key(outcome, key, _(words)) for outcome, key, words in _ENDS),
            keys=(Key("withdraw", "Esc", _("Back")),),
            error=self.error,
        )

    def _ended(self, no: Refused | None) -> None:
        self.error = sentence(no, self.counter.around.say()) if no is not None else ""
        self._read()

    def _read(self) -> None:
        promises = self._promises

        def work() -> _Standing:
            return _Standing(promises.open(), promises.counts(), promises.till.shop.today())

        self.counter.around.ask(work, self._known)

    def _known(self, standing: _Standing) -> None:
        self._standing = standing
        self.counter.refresh()


def _row(one: Promise, today: date, _: Speaker) -> ListRow:
    """Show what, for whom and by when; a day that is over is said in words too."""
    late, due = one.late(today), one.due(today)
    words = _("late") if late else _("today") if due else ""
    tone = Tone.STOP if late else Tone.WARM if due else Tone.QUIET
    right = " ".join(part for part in (_said(one, _), words) if part)
    return ListRow(f"{_ONE}{one.id}", one.what, " · ".join(_whom(one)), right, tone)


def _whom(one: Promise) -> tuple[str, ...]:
    """Return name and telephone, as far as they are known."""
    return tuple(part for part in (one.contact.name, one.contact.phone) if part)


def _said(one: Promise, _: Speaker) -> str:
    """Write the day by which it is to be kept."""
    return format_day(date.fromisoformat(one.by_day), _.language)
