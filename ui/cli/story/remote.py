"""The desks of a story's shop, as the player sees them: every word goes to the till's process and back."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from pos.story.grammar import Said
from pos.story.measure import Value
from pos.story.ports import Answer, Asked
from ui.cli.story.nursery import Nursery, TillProcess
from ui.cli.story.wire import Gone

_REMEMBERED: Final = 8


class TillDied(Exception):
    """The till's process ended by itself: a bug, whose trace stands on its standard error."""


class Mark(Struct, frozen=True):
    """Where a device's driver stands in the till's process."""

    settled: bool
    is_open: bool
    out: int
    came: int


class RemoteTill:
    """One till's process, while it lives."""

    def __init__(self, process: TillProcess) -> None:
        self._process = process
        self.took: deque[float] = deque(maxlen=_REMEMBERED)
        """How long the last verbs took, in seconds: accidents are to fall inside the next one."""

    def ask(self, *message: object) -> Any:
        """Say something and return the answer. Raises TillDied."""
        self.say(*message)
        return self.answer()

    def say(self, *message: object) -> None:
        """Say something whose answer is not waited for yet."""
        try:
            self._process.wire.say(*message)
        except Gone as gone:
            raise TillDied from gone

    def answer(self) -> Any:
        """Return the answer to what was said."""
        try:
            (what,) = self._process.wire.hear()
        except Gone as gone:
            raise TillDied from gone
        return what

    def answered_within(self, seconds: float) -> bool:
        """Tell whether the answer comes within that time."""
        return self._process.wire.waits(seconds)

    def say_verb(self, request: str, said: Said) -> Answer:
        """Say a verb of the story and return what became of it."""
        begun = time.monotonic()
        answer = answer_of(self.ask("say", request, said.verb, said.args))
        self.took.append(time.monotonic() - begun)
        return answer

    def marks(self) -> tuple[int, dict[str, Mark]]:
        """Return how many errands the desks have done, and where each device's driver stands."""
        done, marks = self.ask("mark")
        return int(done), {role: Mark(*mark) for role, mark in marks.items()}

    def kill(self) -> None:
        """Kill the process as a power cut does."""
        self._process.kill()

    def end(self) -> None:
        """Hang up; the process ends by itself."""
        self._process.end()


def answer_of(found: Any) -> Answer:
    """Read what a till says became of a verb."""
    code, facts = found
    return Answer(code, tuple(facts.items()))


class RemoteShop:
    """The tills of one shop, each a process on the same folder; a till is opened when first spoken to."""

    def __init__(self, nursery: Nursery, folder: Path) -> None:
        self._nursery, self.folder = nursery, folder
        self.tills: dict[int, RemoteTill] = {}
        self.start: dict[str, Value | dict[str, str]] = {}
        self.addresses: dict[str, str] = {}

    def till(self, number: int = 1) -> RemoteTill:
        """Return a till, opened if it was not."""
        if number not in self.tills:
            till = self.bare()
            self.tills[number] = till
            devices = self.addresses if number == 1 else {}
            till.ask("open", {**self.start, "till": number, "devices": devices})
        return self.tills[number]

    def bare(self) -> RemoteTill:
        """Return a process that has opened nothing."""
        try:
            return RemoteTill(self._nursery.new(self.folder))
        except Gone as gone:
            raise TillDied from gone

    def kill(self, number: int) -> None:
        """Kill a till."""
        till = self.tills.pop(number, None)
        if till is not None:
            till.kill()

    def close(self) -> None:
        """Hang up on all of them."""
        while self.tills:
            _, till = self.tills.popitem()
            till.end()


class RemoteDesks:
    """The desks port over the tills' processes."""

    def __init__(
        self,
        shop: RemoteShop,
        pulses: Callable[[], int],
        seen: Mapping[str, Callable[[], Mapping[str, Value]]],
    ) -> None:
        """`seen` is what devices know themselves, by the expectation that asks for it."""
        self._shop, self._pulses, self._seen = shop, pulses, seen
        self._pulses_before = 0

    def say(self, request: str, said: Said) -> Answer:
        """Say a verb; drawer pulses are counted from the opening of a shift."""
        answer = self._shop.till(said.till).say_verb(request, said)
        if said.verb == "open_shift" and not answer.refused:
            self._pulses_before = self._pulses()
        return answer

    def race(self, first: tuple[str, Said], second: tuple[str, Said]) -> tuple[Answer, Answer]:
        """Say two verbs at once: at two tills in two processes, at one till one right behind the other."""
        tills = [self._shop.till(said.till) for _, said in (first, second)]
        for till, (request, said) in zip(tills, (first, second), strict=True):
            till.say("say", request, said.verb, said.args)
        return answer_of(tills[0].answer()), answer_of(tills[1].answer())

    def question(self, till: int) -> Asked | None:
        """Return the open question."""
        found = self._shop.till(till).ask("question")
        return None if found is None else Asked(*found)

    def fact(self, till: int, name: str, args: Mapping[str, Value]) -> Mapping[str, Value] | None:
        """Return what is so; how often the drawer was kicked, the drawer itself knows."""
        if name == "opened":
            return {"n": self._pulses() - self._pulses_before}
        if name in self._seen:
            return self._seen[name]()
        found: Mapping[str, Value] | None = self._shop.till(till).ask("fact", name, args)
        return found
