"""The scale as a sale uses it: a weight counts once it stands still, and only once until the scale was empty again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from drivers.protocol import ScaleState, Weighed
from pos.text import N_

WORDS: Final[Mapping[ScaleState, str]] = {
    ScaleState.ZERO: N_("The scale is empty. Or type the weight in kilograms."),
    ScaleState.MOVING: N_("The scale still moves …"),
    ScaleState.OVERLOAD: N_("Too heavy for this scale."),
    ScaleState.UNDER_ZERO: N_("The scale stands below zero. Empty it and set it to zero."),
    ScaleState.UNMOVED: N_("Take the last goods off the scale first."),
    ScaleState.OFFLINE: N_("The scale does not answer. Type the weight in kilograms."),
}
FIRST_EMPTY: Final = WORDS[ScaleState.UNMOVED]

Tell = Callable[[int | None, str], None]
"""Told grams to sell by, container and all, or None with words (an English message id) that say what the scale does."""


class Weighing:
    """Asks the scale while a weight is waited for. No Qt: whoever has a timer calls `turn`."""

    def __init__(self, ask: Callable[[], None], left: int = 0) -> None:
        """`ask` asks the scale for one weight; its answer comes to `heard`.

        `left` grams lay there when the till was cut off: they were weighed already.
        """
        self._ask = ask
        self._left = left
        self._was_empty = True
        self.wanted: Callable[[], bool] = lambda: False
        self.tare: Callable[[], int] = lambda: 0  # grams of container that the scale may take off
        self.tell: Tell = lambda grams, words: None

    def turn(self) -> None:
        """A moment passed: ask again if a weight is waited for."""
        if self.wanted():
            self._ask()

    def heard(self, weighed: Weighed) -> None:
        """The scale spoke."""
        if weighed.state is ScaleState.ZERO:
            self._was_empty, self._left = True, 0
        if not self.wanted():
            return
        if weighed.state is not ScaleState.STABLE or not weighed.grams:
            self.tell(None, WORDS.get(weighed.state, ""))
            return
        gross = weighed.grams + weighed.tare
        if gross == self._left or not (self._was_empty or weighed.moved):
            self.tell(None, FIRST_EMPTY)
        else:
            self._was_empty = False
            self.tell(gross, "")
