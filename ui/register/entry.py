"""What is typed on the sale screen: a code, a name, or a number that says how many of the last one, or how heavy."""

from __future__ import annotations

from collections.abc import Callable

from pos.desk.register import Register
from pos.product import Product
from pos.text import N_, parse_count
from ui.counter import Act, Counter
from ui.panel import grams_of
from ui.sought import Sought

LONGEST_COUNT = 3
"""A number of so few digits is a quantity once something lies in the basket."""
_NUMBER_FIRST = N_("Type the number first, then press the quantity key.")
_WEIGHT_FIRST = N_("Type the weight in kilograms first, then press the weigh key.")


class Entry:
    """Holds the text of the search field and what fits it."""

    def __init__(
        self,
        counter: Counter,
        register: Register,
        sell: Callable[[str, str], None],
        do: Callable[[Act], None],
        tell: Callable[[str], None],
    ) -> None:
        """`sell` sells a code under a request, `do` takes a verb to the desk, `tell` shows a hint."""
        self._counter, self._register, self._do, self._tell = counter, register, do, tell
        self._sell = sell
        self.sought = Sought(counter, register.search)
        self.cleared: Callable[[], None] = lambda: None

    @property
    def text(self) -> str:
        """What stands in the field; a number waits for its key, for it may be a code or a quantity."""
        return self.sought.text

    def enter(self) -> None:
        """Enter: how many of the last one, when a short number stands there and the basket has lines; else goods."""
        if self._is_count(self.text.strip()):
            self.quantity()
        elif self.text.strip():
            self.sought.first(self._entered)

    def _entered(self, text: str, first: Product | None) -> None:
        """What was found by name, however quickly it was typed, else what the text stands for as a code."""
        self.clear()
        if first is not None:
            self._do(lambda request: self._register.pick(request, first))
        else:
            self._do(lambda request: self._sell(request, text))

    def pending(self) -> bool:
        """The next code comes: a short number that still stands there says how many the last one was.

        Returns whether one stood there: then the sum is another than the one in sight.
        """
        if not self.text:
            return False
        text = self.text.strip()
        self.clear()
        counts = self._is_count(text)
        if counts:
            self._do(lambda request: self._register.times(request, int(text)))
        return counts

    def quantity(self) -> None:
        """The quantity key."""
        count = parse_count(self.text)
        self.clear()
        if count is None:
            self._tell(_NUMBER_FIRST)
            return
        self._do(lambda request: self._register.times(request, count))

    def weigh(self) -> None:
        """The weigh key."""
        grams = grams_of(self.text)
        self.clear()
        if grams is None:
            self._tell(_WEIGHT_FIRST)
            return
        self._do(lambda request: self._register.weigh(request, grams))

    def clear(self) -> None:
        """Nothing stands there any more."""
        self.sought.clear()
        self.cleared()

    def _is_count(self, text: str) -> bool:
        short = text.isascii() and text.isdigit() and len(text) <= LONGEST_COUNT
        return short and self._counter.look.lines > 0
