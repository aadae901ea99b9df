"""Goods found by name while it is typed: what fits what stands there now, and that nothing is called so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pos.product import Product
from pos.text import Speaker
from ui.counter import Counter
from ui.views import ListRow

Search = Callable[[str, int], tuple[Product, ...]]
"""Finds so many goods by words or starts of them; on the desk thread."""
_MOST: Final = 8
_FEWEST: Final = 2


class Sought:
    """Holds what was typed and the goods that fit it; `changed` is called when others do."""

    def __init__(self, counter: Counter, search: Search) -> None:
        self._counter, self._search = counter, search
        self.changed: Callable[[], None] = lambda: None
        self.text = ""
        self.found: tuple[Product, ...] = ()
        self._of = ""
        self._awaited: Callable[[str, Product | None], None] | None = None

    def typed(self, text: str) -> None:
        """Look for what fits; numbers and signs alone are no name, and wait for their key."""
        self.text, self._awaited = text, None
        if not named(text):
            self._known(text, ())
            return
        search = self._search
        self._counter.around.ask(
            lambda: search(text, _MOST), lambda found: self._known(text, found)
        )

    def first(self, then: Callable[[str, Product | None], None]) -> None:
        """Hand over what stands there and the first that fits it, None for none, as soon as it is known."""
        if self.known:
            then(self.text.strip(), self.found[0] if self.found else None)
        else:
            self._awaited = then

    @property
    def known(self) -> bool:
        """Tell whether what was found is for what stands there now."""
        return self._of == self.text or not named(self.text)

    def clear(self) -> None:
        """Nothing stands there any more."""
        self.text = self._of = ""
        self.found = ()
        self._awaited = None

    def rows(self, price: Callable[[Product], str], _: Speaker) -> tuple[ListRow, ...]:
        """Show each with its code and price; where nothing fits, say so."""
        if not self.found and named(self.text) and self.known:
            return (ListRow("", _("Nothing is called that."), _("Try its first letters alone.")),)
        return tuple(
            ListRow(f"item:{one.code}", one.name, one.code, price(one)) for one in self.found
        )

    def _known(self, text: str, found: tuple[Product, ...]) -> None:
        if text != self.text:
            return
        fresh = found != self.found or (not found and self._of != text)
        self._of, self.found = text, found
        if fresh:
            self.changed()
        if (awaited := self._awaited) is not None:
            self._awaited = None
            self.first(awaited)


def named(text: str) -> bool:
    """Tell whether somebody types a name: two signs at least, and a letter among them."""
    return len(text.strip()) >= _FEWEST and any(letter.isalpha() for letter in text)
