"""One till as screens see it: acts go to the desk thread, and how the till looks then comes back to all who listen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from pos.errors import Refused
from pos.text import Speaker
from ui.presenting import Surroundings
from ui.refusals import told, weight

if TYPE_CHECKING:  # the window opens before the desks are loaded
    from pos.desk.look import Look


Act = Callable[[str], object]
"""A verb to be done on the desk thread under the request id it is handed."""
Then = Callable[[Refused | None], None]
"""Told, with the new look in place, that an act was done (None) or refused."""


_LOG = logging.getLogger("kasa.counter")


class _Outcome(Struct, frozen=True):
    look: Look
    refusal: Refused | None


def _nothing(refusal: Refused | None) -> None:
    """Stand in where nobody wants to be told."""


class Counter:
    """Holds the latest look; every act brings a new one. Knows no widgets and no threads."""

    def __init__(self, around: Surroundings, look: Callable[[], Look], first: Look) -> None:
        self.around = around
        self.look = first
        self.sound: Callable[[], None] = lambda: None
        """Made at each refusal, so that nobody has to look up to know."""
        self.scanned: Callable[[bool], None] | None = None
        """Told whether the code that is being scanned was taken; the next act answers for it."""
        self._look = look
        self._listeners: list[Callable[[Look], None]] = []

    def listen(self, listener: Callable[[Look], None]) -> None:
        """Tell `listener` of every new look from now on."""
        self._listeners.append(listener)

    def do(self, act: Act, then: Then = _nothing) -> None:
        """Do `act` under a fresh request id, made now, at the key press; a refusal is handed to `then`."""
        request = self.around.fresh()
        scanned, self.scanned = self.scanned, None

        def work() -> _Outcome:
            try:
                act(request)
            except Refused as refusal:
                return _Outcome(self._look(), refusal)
            return _Outcome(self._look(), None)

        def done(outcome: _Outcome) -> None:
            self.look = outcome.look
            if outcome.refusal is not None:
                _LOG.log(weight(outcome.refusal), "refused: %s", told(outcome.refusal))
                self.sound()
            if scanned is not None:
                scanned(outcome.refusal is None)
            then(outcome.refusal)
            for listener in tuple(self._listeners):
                listener(outcome.look)

        self.around.ask(work, done)

    def refresh(self) -> None:
        """Look again: a device said something, or time went by."""
        self.do(lambda _: None)


class Onlooker:
    """What presenters share that draw each new look: only while somebody sees them, in the language chosen now."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self.in_sight: Callable[[], bool] = lambda: True
        counter.listen(lambda look: self.render() if self.in_sight() else None)

    def render(self) -> None:
        """Say everything anew; each presenter says its own."""

    def _say(self) -> Speaker:
        return self._counter.around.say()
