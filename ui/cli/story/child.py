"""The process that a story's power cut kills: one till's desks, store and followers, asked over a pipe, line by line.

Its main thread is the desk thread. What a device's own thread says is left in an inbox and a byte on a pipe wakes us.
"""

from __future__ import annotations

import contextlib
import os
import select
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from pos.errors import Refused
from ui.cli.story.house import House, tamper
from ui.cli.story.shut import Shut
from ui.cli.story.start import Start
from ui.cli.story.wire import Gone, Wire

Errand = Callable[[], None]


class Inbox:
    """What is to be done on the desk thread; anybody may put something in."""

    def __init__(self) -> None:
        self._errands: deque[Errand] = deque()
        self._ear, self._bell = os.pipe()
        os.set_blocking(self._ear, False)
        os.set_blocking(self._bell, False)
        self.done = 0

    @property
    def handle(self) -> int:
        """What to wait on."""
        return self._ear

    def post(self, errand: Errand) -> None:
        """Have something done on the desk thread."""
        self._errands.append(errand)
        try:
            os.write(self._bell, b".")
        except BlockingIOError:
            return  # a full pipe rings as well

    def empty(self) -> None:
        """Do all that waits."""
        with contextlib.suppress(BlockingIOError):  # it may have rung for what is done already
            os.read(self._ear, 4096)
        while self._errands:
            self._errands.popleft()()
            self.done += 1


class Child:
    """Answers one message after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._inbox = Inbox()
        self._house: House | Shut | None = None
        self._acts: Final[Mapping[str, Callable[..., Any]]] = {
            "open": self._open,
            "now": lambda: self.house.now_ms(),
            "wall": lambda text: self.house.set_wall(str(text)),
            "clock": lambda at_ms, steady_ms: self.house.set_clock(at_ms, steady_ms),
            "poke": lambda: self.house.poke(),
            "mark": lambda: (self._inbox.done, self.house.marks()),
            "say": self._say,
            "question": lambda: self.house.question(),
            "fact": lambda name, args: self.house.fact(str(name), args),
            "fault": lambda when: self.house.fail_next(str(when)),
            "close": lambda: self.house.close(),
            "tamper": lambda how, row: tamper(self._folder, str(how), row),
        }

    @property
    def house(self) -> House | Shut:
        """The shop; the bench opens it before anything is asked of it."""
        assert self._house is not None
        return self._house

    def _open(self, start: dict[str, Any]) -> int:
        how = Start(**start)
        try:
            self._house = House(self._folder, how, self._inbox.post)
        except Refused as why:
            self._house = Shut(self._folder, how.at_ms, why)
        return self._house.now_ms()

    def _say(self, request: str, verb: str, args: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        try:
            self.house.say(request, verb, args)
        except Refused as no:
            return no.code, no.facts
        return "", {}

    def act(self, word: str, *rest: Any) -> Any:
        """Do what a message asks and return its answer."""
        return self._acts[word](*rest)

    @property
    def handle(self) -> int:
        """What to wait on for something in the inbox."""
        return self._inbox.handle

    def empty(self) -> None:
        """Do what lies in the inbox."""
        self._inbox.empty()

    def serve(self, wire: Wire) -> None:
        """Answer until nobody asks any more."""
        while True:
            ready, _, _ = select.select([wire.handle, self._inbox.handle], [], [])
            if self._inbox.handle in ready:
                self._inbox.empty()
            if wire.handle in ready:
                self._answer(wire)

    def _answer(self, wire: Wire) -> None:
        while True:
            word, *rest = wire.hear()
            wire.say(self.act(word, *rest))
            self._inbox.empty()
            if not wire.waits(0):
                return


def serve(wire: Wire, folder: Path) -> None:
    """Say that a till is here, and answer until nobody asks any more."""
    wire.say("here", os.getpid())
    try:
        Child(folder).serve(wire)
    except Gone:
        return
