"""Customers found by name while it is typed: a short list with no more of anybody than tells who is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pos.customer import Known
from pos.text import Speaker
from pos.words import tier_name
from ui.counter import Counter
from ui.views import ListRow

LookFor = Callable[[str], tuple[Known, ...]]
"""Finds customers; on the desk thread."""
_ACTION: Final = "known:"


class Names:
    """Holds what was typed and who fits it; rows of another text are shown, but none of them is Enter's."""

    def __init__(self, counter: Counter, look_for: LookFor) -> None:
        self._counter, self._look_for = counter, look_for
        self._text, self._of = "", ""
        self._found: tuple[Known, ...] = ()

    def typed(self, text: str) -> None:
        """Look for who fits."""
        self._text = text
        self._counter.around.ask(
            lambda: self._look_for(text), lambda found: self._known(text, found)
        )

    def _known(self, text: str, found: tuple[Known, ...]) -> None:
        if text == self._text:
            changed = found != self._found or self._of != text
            self._of, self._found = text, found
            if changed and (found or self._text):
                self._counter.refresh()

    def forget(self) -> None:
        """Somebody was chosen: nobody is looked for any more."""
        self._text = self._of = ""
        self._found = ()

    def rows(self, _: Speaker) -> tuple[ListRow, ...]:
        """Show who fits: the name, the last digits of the telephone, the tier."""
        return tuple(
            ListRow(
                f"{_ACTION}{one.id}",
                one.name,
                f"…{one.tail}" if one.tail else "",
                tier_name(one.tier, _),
            )
            for one in self._found
        )

    def marked(self) -> str:
        """Return the action of the first one, once it fits what stands there now."""
        fits = self._found and self._of == self._text
        return f"{_ACTION}{self._found[0].id}" if fits else ""


def chosen(action: str) -> str:
    """Return the customer whose row an action took, or nothing."""
    return action.removeprefix(_ACTION) if action.startswith(_ACTION) else ""
