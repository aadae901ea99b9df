"""The card for empties: how many of each kind came back; what they are worth goes off the bill, or is paid out."""

from __future__ import annotations

from collections.abc import Mapping

from pos.desk.bottles import Bottles, Empty, kind_name
from pos.text import Speaker, parse_count
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, cancel
from ui.register.aside import Close
from ui.views import Key
from ui.wording import money


class Count(Sheet):
    """Asks pieces by kind; the country's file lists the kinds."""

    def __init__(self, counter: Counter, bottles: Bottles, close: Close) -> None:
        super().__init__(counter, close)
        self._bottles = bottles
        self._kinds: tuple[Empty, ...] = ()
        counter.around.ask(bottles.kinds, self._known)

    def _known(self, kinds: tuple[Empty, ...]) -> None:
        self._kinds = kinds
        self.counter.refresh()

    def form(self, _: Speaker) -> FormView:
        """Ask how many of each."""
        look = self.counter.look
        kinds = enumerate(self._kinds)
        return FormView(
            id=f"empties:{len(self._kinds)}",
            title=_("Empties come back"),
            text=_("It goes off the bill. What is above the bill is paid out, or given as credit."),
            fields=tuple(
                FieldView(
                    str(place),
                    _(
                        "{package}: {deposit} each",
                        package=kind_name(one.package, one.min_ml, _),
                        deposit=money(one.minor, look, _),
                    ),
                )
                for place, one in kinds
            ),
            keys=(Key("take", "Enter", _("Take back"), forward=True), cancel(_)),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Take them back."""
        if action == "take":
            said = [told.get(str(place), "").strip() for place in range(len(self._kinds))]
            counts = [parse_count(text or "0") for text in said]
            counted = tuple((place, one) for place, one in enumerate(counts) if one is not None)
            if len(counted) < len(counts):
                _ = self.counter.around.say()
                self.error = _("Type how many there are, in digits.")
                return
            if not any(number for _, number in counted):
                self.close(None)
                return
            self.attempt(lambda request: self._bottles.count(request, counted))
