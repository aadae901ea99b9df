"""The two ports that a story is played over: the desks of a shop, and the bench with its devices and accidents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from pos.story.grammar import Said
from pos.story.measure import Value


class Restless(Exception):
    """Desks, followers and devices did not come to rest."""


class Answer(Struct, frozen=True):
    """What became of a verb: done when `refused` is empty; `facts` are the refusal's, for the reader of a failure."""

    refused: str = ""
    facts: tuple[tuple[str, str | int], ...] = ()


class Asked(Struct, frozen=True):
    """A question that is open; `mark` tells two of the same kind apart."""

    kind: str
    detail: str = ""
    mark: str = ""


class Desks(Protocol):
    """The desks of one shop, every till of it."""

    def say(self, request: str, said: Said) -> Answer:
        """Say a verb under a request id."""
        ...

    def race(self, first: tuple[str, Said], second: tuple[str, Said]) -> tuple[Answer, Answer]:
        """Say two verbs at once."""
        ...

    def question(self, till: int) -> Asked | None:
        """Return the question that is open at a till."""
        ...

    def fact(self, till: int, name: str, args: Mapping[str, Value]) -> Mapping[str, Value] | None:
        """Return what is so, in the places of the expectation `name`; None when there is no such thing."""
        ...


class Bench(Protocol):
    """The shop's surroundings: its founding, the clock, devices, and what can happen to a till."""

    def found(self, args: Mapping[str, Value]) -> None:
        """Found the shop: country, language, rounding."""
        ...

    def set_clock(self, at: str) -> None:
        """Set the clock to a moment on the shop's wall."""
        ...

    def wait(self, span_ms: int) -> None:
        """Let time pass, and everything happen that happens meanwhile."""
        ...

    def device(self, which: str, args: Mapping[str, Value]) -> None:
        """Switch a device: printer, kitchen, drawer, scanner, scale, display or terminal; hold a label before one."""
        ...

    def rest(self) -> None:
        """Wait until desks, followers and devices rest; raises Restless when they do not."""
        ...

    def crash(self, till: int) -> None:
        """Kill a till as a power cut does, and open the same shop again."""
        ...

    def crash_during(self, request: str, said: Said) -> None:
        """Kill the till at a random instant inside the verb, and open the same shop again."""
        ...

    def fail(self, when: str, request: str, said: Said) -> Answer:
        """Say a verb while the store fails once: `before` it begins, or `after`, at its commit."""
        ...

    def tamper(self, how: str, row: int) -> None:
        """Change the closed journal as a thief would."""
        ...
