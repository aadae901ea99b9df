"""A hard moment: three steps to calm it down, each with its sentence on the strip, and an end for who cannot go on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pos.desk.calm import Calm
from pos.desk.look import Look
from pos.errors import Refused
from pos.text import Speaker
from ui.counter import Act, Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet
from ui.register.aside import Close
from ui.views import Key

_STEP: Final = "de_escalation_"  # the prompts of the three steps


class Hard(Sheet):
    """Goes a step at a time; opening it is the first. The basket can be set aside at any of them."""

    def __init__(self, counter: Counter, calm: Calm, close: Close) -> None:
        """`calm` is the desk that counts the steps."""
        super().__init__(counter, close)
        self._calm = calm
        self._step("")

    def form(self, _: Speaker) -> FormView:
        """Show where one is, and the two ways on."""
        step = _shown(self.counter.look)
        return FormView(
            id="hard",
            title=_("A hard moment: step {step} of 3", step=step) if step else _("A hard moment"),
            text=_(
                "The sentence stands on the strip. You may end it at any time: the basket is kept."
            ),
            fields=(FieldView("words", _("In their own words"), words=True),),
            keys=(
                Key("take", "Enter", _("Next step"), forward=True),
                Key("end", "F11", _("End it here")),
                Key("withdraw", "Esc", _("It is calm again")),
            ),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Take the next step, or end it."""
        if action == "end":
            self.attempt(self._calm.end)
        elif action == "take":
            self._step(told.get("words", ""))

    def _step(self, words: str) -> None:
        self._do(lambda request: self._calm.upset(request, words))

    def _do(self, act: Act) -> None:
        def done(no: Refused | None) -> None:
            if no is not None:
                self.tried(no)

        self.counter.do(act, done)


def _shown(look: Look) -> int:
    """Return the step whose sentence stands on the strip, 0 after the last one."""
    steps = [one.id for one in look.strip if one.id.startswith(_STEP)]
    return int(steps[0].removeprefix(_STEP)) if steps else 0
