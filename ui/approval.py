"""Approval in the flow: what is asked, how much, which rule, old and new; another person's name and PIN beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pos.desk.look import Awaited, Look
from pos.desk.people import People
from pos.errors import Fact, Refused
from pos.staff import Staff
from pos.text import Speaker
from pos.words import ROLES, VERBS, sentence
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet
from ui.views import Chip, Key, SumLine, Tone
from ui.wording import money


class Approval(Sheet):
    """Lets a second person complete the verb that waits; who is signed in stays signed in."""

    def __init__(
        self,
        counter: Counter,
        people: People,
        staff: Sequence[Staff],
        close: Callable[[Refused | None], None],
    ) -> None:
        """`staff` are all who work here; whoever is signed in cannot be the second person."""
        super().__init__(counter, close)
        self._people = people
        me = counter.look.staff
        self._others = tuple(one.name for one in staff if me is None or one.name != me.name)
        self._name = self._others[0] if len(self._others) == 1 else ""
        self._verb = counter.look.wanted.verb if counter.look.wanted else ""

    def form(self, _: Speaker) -> FormView:
        """Ask for the person and the PIN."""
        wanted = self.counter.look.wanted
        what = _(VERBS[self._verb]) if self._verb in VERBS else self._verb
        return FormView(
            id=f"approval:{self._verb}",
            title=_("A second person has to approve: {what}", what=what),
            text=_("Your basket stays, and you stay signed in."),
            sums=tuple(_facts(wanted, self.counter, _)) if wanted else (),
            chips=tuple(Chip(f"by:{name}", name, name == self._name) for name in self._others),
            fields=(FieldView("pin", _("PIN of the person who approves"), secret=True),),
            keys=(
                Key("approve", "Enter", _("Approve"), forward=True),
                Key("withdraw", "Esc", _("Withdraw")),
            ),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """A name, or the PIN."""
        kind, _colon, what = action.partition(":")
        if kind == "by":
            self._name = what
        elif kind == "approve" and self._name:
            pin = told.get("pin", "")
            self.attempt(lambda request: self._people.approve(request, self._name, pin))
        elif kind == "approve":
            _ = self.counter.around.say()
            self.error = _("Say first who approves.")

    def tried(self, no: Refused | None) -> None:
        """Stay open until the right person said yes; the verb goes on waiting meanwhile."""
        if no is None:
            self.close(None)
            return
        self.error = sentence(no, self.counter.around.say())


def _facts(wanted: Awaited, counter: Counter, _: Speaker) -> list[SumLine]:
    facts = wanted.facts
    look = counter.look
    lines = []
    if facts.get("name"):
        lines.append(SumLine(str(facts["name"]), "", Tone.QUIET))
    for key, words in (("old", _("Before")), ("new", _("After"))):
        if isinstance(facts.get(key), int):
            lines.append(SumLine(words, money(int(facts[key]), look, _)))
    off, off_bp = int(facts.get("off", 0)), int(facts.get("off_bp", 0))
    if off_bp:
        taken = _("Taken off in all: {share}", share=_share(off_bp, _))
        lines.append(SumLine(taken, money(int(facts.get("taken", off)), look, _), Tone.WARM))
    elif off:
        lines.append(SumLine(_("Amount"), money(off, look, _), Tone.WARM))
    rule = _rule(facts, look, _)
    if rule:
        lines.append(SumLine(rule, "", Tone.QUIET))
    return lines


def _rule(facts: Mapping[str, Fact], look: Look, _: Speaker) -> str:
    """Say by which rule a second person is asked."""
    if facts.get("verb") == "goodwill" and "left" in facts:
        left = money(int(facts["left"]), look, _)
        return _("Rule: an apology alone up to {amount} now", amount=left)
    role = str(facts.get("role", ""))
    if role not in ROLES:
        return ""
    limits = []
    if "limit_bp" in facts:
        limits.append(_share(int(facts["limit_bp"]), _))
    if "limit" in facts:
        limits.append(money(int(facts["limit"]), look, _))
    if not limits:
        return _("Rule: {role} asks a second person every time", role=_(ROLES[role]))
    limit = " · ".join(limits)
    return _("Rule: {role} alone up to {limit}", role=_(ROLES[role]), limit=limit)


def _share(bp: int, _: Speaker) -> str:
    return f"{_.amount(bp)} %".replace(",00 %", " %").replace(".00 %", " %")
