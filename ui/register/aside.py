"""The small cards of the sale: set it aside and take it back, say who the customer is, weigh, a serial number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.look import Look
from pos.desk.register import Register
from pos.desk.set_aside import Elsewhere
from pos.errors import Refused
from pos.text import LANGUAGES, Speaker, own_name
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.names import Names, chosen
from ui.panel import Sheet, cancel, grams_of
from ui.views import Chip, Key
from ui.wording import money

Close = Callable[[Refused | None], None]
_KEY = "/"
"""Weighs on the sale screen; whoever presses it in the weight's own field means the same."""


class Aside(Sheet):
    """Sets the sale aside under a name, takes one back, of another till too, or gives the whole sale up."""

    def __init__(self, counter: Counter, register: Register, close: Close) -> None:
        """Suggests the next free number as a name."""
        super().__init__(counter, close)
        self._register = register
        taken = {name for name, _lines, _total in counter.look.parked}
        self._free = next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
        self._others: tuple[Elsewhere, ...] = ()
        counter.around.ask(register.elsewhere, self._known)

    def _known(self, others: tuple[Elsewhere, ...]) -> None:
        self._others = others
        self.counter.refresh()

    def form(self, _: Speaker) -> FormView:
        """Ask the name, and list what lies aside."""
        look = self.counter.look
        some = look.lines > 0
        own = tuple(
            Chip(f"recall:{name}", f"{name} · {money(total, look, _)}")
            for name, _lines, total in look.parked
        )
        others = tuple(
            Chip(f"take_over:{one.till}:{one.name}", _elsewhere(one, look, _))
            for one in self._others
        )
        parked = (*own, *others)
        return FormView(
            id="aside",
            title=_("Set the sale aside") if some else _("Sales set aside"),
            text=_("Touch one to take it back.") if parked else _("Nothing lies aside."),
            chips=parked,
            fields=(FieldView("name", _("Name or number"), value=self._free),) if some else (),
            keys=(
                Key(parked[0].action, "Enter", _("Take it back"), forward=True)
                if len(parked) == 1 and not some
                else Key("park", "Enter", _("Set aside"), forward=True, enabled=some),
                Key("void", "Del", _("Give the sale up"), enabled=some),
                cancel(_),
            ),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Park, take back, or give up."""
        kind, _colon, what = action.partition(":")
        if kind == "recall":
            self.attempt(lambda request: self._register.recall(request, what))
        elif kind == "take_over":
            till, _colon, name = what.partition(":")
            self.attempt(lambda request: self._register.recall(request, name, int(till)))
        elif kind == "park":
            name = told.get("name", "").strip() or self._free
            self.attempt(lambda request: self._register.park(request, name))
        elif kind == "void":
            self.attempt(self._register.void)


def _elsewhere(one: Elsewhere, look: Look, _: Speaker) -> str:
    """Name what lies aside at another till."""
    return _(
        "Till {till}: {name} · {amount}",
        till=one.till,
        name=one.name,
        amount=money(one.total, look, _),
    )


class Who(Sheet):
    """Says who the customer is and which language is spoken."""

    def __init__(self, counter: Counter, register: Register, close: Close) -> None:
        super().__init__(counter, close)
        self._register = register
        self._names = Names(counter, register.look_for)

    def form(self, _: Speaker) -> FormView:
        """Ask name or number, and language; who was found takes the room of the languages."""
        found = self._names.rows(_)
        hint = "" if found else _("Or choose only a language.")
        return FormView(
            id="who",
            title=_("Customer"),
            text="" if found else _("Prompts and receipt follow the customer's language."),
            chips=() if found else languages(self.counter.look, LANGUAGES),
            fields=(FieldView("number", _("Name, number, card or telephone"), hint, words=True),),
            found=found,
            marked=self._names.marked(),
            keys=(Key("take", "Enter", _("Take"), forward=True), cancel(_)),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """A language, somebody found, or a number."""
        kind, _colon, what = action.partition(":")
        if ident := chosen(action):
            self.attempt(lambda request: self._register.customer(request, ident))
        elif kind == "speak":
            self.attempt(lambda request: self._register.speak(request, what))
        elif kind == "take":
            number = told.get("number", "").strip()
            self.attempt(lambda request: self._register.customer(request, number))

    def typed(self, field: str, text: str) -> None:
        """Look for whose name it begins."""
        self._names.typed(text)


class Weigh(Sheet):
    """Asks the weight of a line: from the scale once it stands still, or typed."""

    def __init__(self, counter: Counter, register: Register, name: str, close: Close) -> None:
        super().__init__(counter, close)
        self._register, self._name = register, name
        self.scale = ""
        self.tare = 0
        self.asks_tare = False  # meanwhile nothing is taken off the scale

    def form(self, _: Speaker) -> FormView:
        """Ask for the goods on the scale, or for what their container weighs."""
        weight = FieldView("weight", _("Weight in kilograms"))
        tare = FieldView("tare", _("Weight of the container in kilograms"))
        take = _("Take the tare") if self.asks_tare else _("Take the weight")
        return FormView(
            id="tare" if self.asks_tare else "weigh",
            title=_("Put it on the scale: {name}", name=self._name),
            text=self._told(_),
            fields=(tare if self.asks_tare else weight,),
            keys=(
                Key("take", "Enter", take, forward=True),
                Key("tare", "Ins", _("Tare"), enabled=not self.asks_tare),
                Key("withdraw", "Esc", _("Remove it")),
            ),
            error=self.error,
        )

    def _told(self, _: Speaker) -> str:
        if self.asks_tare:
            return _("Type what the container weighs.")
        scale = _(self.scale) if self.scale else _("Or type the weight in kilograms.")
        less = _("Less tare {weight}.", weight=_.weight(self.tare)) if self.tare else ""
        return f"{less} {scale}".strip()

    def weigh(self, grams: int) -> None:
        """The scale stands still at this weight, container and all."""
        self.attempt(lambda request: self._register.weigh(request, grams, self.tare))

    def withdraw(self) -> None:
        """The line goes."""
        position = self.counter.look.lines
        self.attempt(lambda request: self._register.remove(request, position))

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """A typed weight, or a tare."""
        if action == "tare":
            self.asks_tare, self.error = True, ""
        elif action == "take":
            typed = told.get("tare" if self.asks_tare else "weight", "")
            grams = grams_of(typed.strip().strip(_KEY))
            if grams is None:
                self.wrong("weight")
            elif self.asks_tare:
                self.tare, self.asks_tare, self.error = grams, False, ""
            else:
                self.weigh(grams)

    def typed(self, field: str, text: str) -> None:
        """The weigh key takes the weight that stands before it, as it does in the search field."""
        if text.endswith(_KEY) and text.strip(_KEY).strip():
            self.act("take", {field: text})
            self.counter.refresh()


class Serial(Sheet):
    """Asks which piece this is."""

    scan_into = "serial"

    def __init__(self, counter: Counter, register: Register, close: Close) -> None:
        super().__init__(counter, close)
        self._register = register

    def form(self, _: Speaker) -> FormView:
        """Ask the serial number."""
        asked = self.counter.look.asked
        return FormView(
            id="serial",
            title=_("Serial number"),
            text=asked.name if asked else "",
            fields=(FieldView("serial", _("Scan or type it")),),
            keys=(
                Key("take", "Enter", _("Take"), forward=True),
                Key("withdraw", "Esc", _("Do not sell it")),
            ),
            error=self.error,
        )

    def withdraw(self) -> None:
        """No sale of it."""
        self.attempt(self._register.ages.decline)

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """The number."""
        if action == "take":
            text = told.get("serial", "")
            self.attempt(lambda request: self._register.serial(request, text))


def languages(look: Look, offered: tuple[str, ...]) -> tuple[Chip, ...]:
    """Offer the languages that can be spoken with the customer."""
    return tuple(
        Chip(f"speak:{code}", own_name(code), code == look.customer_language) for code in offered
    )
