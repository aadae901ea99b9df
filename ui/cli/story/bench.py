"""The bench of a story: virtual devices that outlive a crash, the clock, accidents, and the rest between two lines."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from typing import Final

from pos.story.grammar import Said
from pos.story.measure import Value
from pos.story.ports import Answer, Restless
from ui.cli.story.remote import RemoteShop
from ui.cli.story.wired import Devices, SteadyClock

_REST_S: Final = 30.0
_LOOK_S: Final = 0.001
_STEPS_MS: Final = ((60_000, 5_000), (300_000, 30_000))
"""A wait passes in steps of five seconds for a minute, then of half a minute: device deadlines come in turn."""
_VERB_S: Final = 0.03
_FIRST_MOMENT: Final = "2026-11-21 12:00"


class Bench:
    """The bench port: it founds the shop, moves the clock and kills tills."""

    def __init__(self, shop: RemoteShop, devices: Devices, steady: SteadyClock, seed: int) -> None:
        self._shop, self.devices, self._steady = shop, devices, steady
        self._chance = random.Random(seed)  # noqa: S311 - accidents, no secrets
        shop.addresses = devices.addresses()
        shop.start = {"country": "LT", "at": _FIRST_MOMENT, "at_ms": 0, "steady_ms": 0}

    # -- the shop and its time -----------------------------------------------------------------------------------

    def found(self, args: Mapping[str, Value]) -> None:
        """Found the shop and open its first till."""
        self._shop.start.update(args)
        self._shop.till(1)

    def set_clock(self, at: str) -> None:
        """Set the clock; devices do not notice."""
        self._shop.start["at"] = at
        if self._shop.tills:
            self._now(int(self._shop.till(1).ask("wall", at)))

    def wait(self, span_ms: int) -> None:
        """Let time pass; after each step everything comes to rest."""
        now = int(self._shop.till(1).ask("now"))
        left = span_ms
        while left > 0:
            step = min(left, _step(span_ms - left, left))
            left -= step
            now += step
            self._steady.ms += step
            self._now(now)
            self.rest()

    def _now(self, at_ms: int) -> None:
        self._shop.start.update(at_ms=at_ms, steady_ms=self._steady.ms)
        for till in self._shop.tills.values():
            till.ask("clock", at_ms, self._steady.ms)

    # -- devices -------------------------------------------------------------------------------------------------

    def device(self, which: str, args: Mapping[str, Value]) -> None:
        """Switch a device, and have the till look at it."""
        till = self._shop.till(1)
        self.devices.switch(which, args)
        if which != "label":
            till.ask("poke")

    def rest(self) -> None:
        """Wait until nothing moves: two looks in a row at desks, drivers and devices find the same."""
        self._shop.till(1)
        end = time.monotonic() + _REST_S
        before: object = None
        while time.monotonic() < end:
            now = {number: till.marks() for number, till in self._shop.tills.items()}
            if now == before and self.devices.agrees(now[1][1]):
                return
            before = now
            time.sleep(_LOOK_S)  # between two looks; what is waited for is the condition above
        raise Restless(str(before))

    # -- accidents -----------------------------------------------------------------------------------------------

    def crash(self, till: int) -> None:
        """Kill a till's process and open the shop again."""
        self._shop.till(till)
        self._shop.kill(till)
        self._shop.till(till)

    def crash_during(self, request: str, said: Said) -> None:
        """Kill inside the verb: at a random instant of the time that such a verb takes."""
        till = self._shop.till(said.till)
        delay = self._chance.uniform(0.0, max(till.took, default=_VERB_S))
        till.say("say", request, said.verb, said.args)
        if till.answered_within(delay):
            till.answer()
        self.crash(said.till)

    def fail(self, when: str, request: str, said: Said) -> Answer:
        """Say a verb while the store fails once."""
        till = self._shop.till(said.till)
        till.ask("fault", when)
        answer = till.say_verb(request, said)
        till.ask("fault", "")
        return answer

    def tamper(self, how: str, row: int) -> None:
        """Close the tills, change the journal, open them again."""
        self._shop.till(1)
        numbers = list(self._shop.tills)
        for number in numbers:
            self._shop.till(number).ask("close")
            self._shop.kill(number)
        thief = self._shop.bare()
        thief.ask("tamper", how, row)
        thief.kill()
        for number in numbers:
            self._shop.till(number)


def _step(passed: int, left: int) -> int:
    """Return how far the clock goes next, in milliseconds."""
    return next((step for until, step in _STEPS_MS if passed < until), left)
