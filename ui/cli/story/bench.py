"""The bench of a story: virtual devices that outlive a crash, the clock, accidents, and the rest between two lines."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.scale import VirtualScale
from drivers.virtual.terminal import VirtualTerminal
from pos.story.grammar import Said
from pos.story.measure import Value
from pos.story.ports import Answer, Restless
from ui.cli.story.remote import Mark, RemoteShop

_REST_S: Final = 30.0
_LOOK_S: Final = 0.001
_STEPS_MS: Final = ((60_000, 5_000), (300_000, 30_000))
"""A wait passes in steps of five seconds for a minute, then of half a minute: device deadlines come in turn."""
_VERB_S: Final = 0.03
_FIRST_MOMENT: Final = "2026-11-21 12:00"


class SteadyClock(Struct):
    """The devices' time: it stands but for `wait`, and never runs backwards."""

    ms: int = 0

    def now_ms(self) -> int:
        """Milliseconds since the story began."""
        return self.ms


class Counted(VirtualDevice):
    """A virtual device whose bytes are counted from the moment the till opened its line."""

    def __init__(self, device: VirtualDevice) -> None:
        super().__init__()
        self._device = device
        self._up = False
        self._heard = self._said = 0

    def agrees(self, mark: Mark) -> bool:
        """Tell whether both ends of the line have seen the same of it."""
        if not self._up or not mark.is_open:
            return self._up == mark.is_open
        return (self._heard, self._said) == (mark.out, mark.came)

    def line(self, up: bool) -> None:
        """Count anew on a new line."""
        self._heard = self._said = 0
        self._device.line(up)
        self._up = up

    def hear(self, data: bytes) -> bytes:
        """Let the device hear, and count both ways."""
        answer = self._device.hear(data)
        self._said += len(answer)
        self._heard += len(data)
        return answer

    def due(self) -> bytes:
        """Let the device speak, and count it."""
        said = self._device.due()
        self._said += len(said)
        return said

    def hangs_up(self) -> bool:
        """Let the device cut the line."""
        return self._device.hangs_up()


class Devices:
    """A printer with drawer, one that stands by, a scale, a display, a terminal, each on a TCP port of this machine."""

    def __init__(self, clock: SteadyClock) -> None:
        self.printer = VirtualPrinter()
        self.second = VirtualPrinter()
        self.kitchen = VirtualPrinter()
        self.scale = VirtualScale()
        self.display = VirtualDisplay()
        self.terminal = VirtualTerminal()
        kinds: dict[str, VirtualDevice] = {
            "printer": self.printer,
            "second": self.second,
            "kitchen": self.kitchen,
            "scale": self.scale,
            "display": self.display,
            "terminal": self.terminal,
        }
        for device in kinds.values():
            device.clock = clock
        self.printer.adopt({})
        self.second.adopt({})
        self.kitchen.adopt({})
        self._lines = {role: Counted(device) for role, device in kinds.items()}
        self._ports = {role: TcpPort(line) for role, line in self._lines.items()}
        for role, port in self._ports.items():
            kinds[role].wake, kinds[role].cable = port.wake, port
            port.open()

    def addresses(self) -> dict[str, str]:
        """Return where each device is reached."""
        return {role: port.address for role, port in self._ports.items()}

    def pulses(self) -> int:
        """Return how often the drawer was kicked so far."""
        return len(self.printer.pulses)

    def agrees(self, marks: Mapping[str, Mark]) -> bool:
        """Tell whether the till has heard all that was said, and the devices all that the till said."""
        return all(mark.settled and self._lines[role].agrees(mark) for role, mark in marks.items())

    def switch(self, which: str, args: Mapping[str, Value]) -> None:
        """Switch one of them."""
        weight = args.get("weight")
        word = _kilos(weight) if isinstance(weight, int) else str(args.get("state", weight))
        if which == "drawer":
            self.printer.set(f"drawer {word}")
        elif which == "terminal" and word == "offline":
            self._ports[which].unplug()  # nobody gets through: a payment that never left is sure
        else:
            if which == "terminal":
                self._ports[which].plug()
            switched: dict[str, VirtualDevice] = {
                "printer": self.printer,
                "kitchen": self.kitchen,
                "scale": self.scale,
                "terminal": self.terminal,
            }
            switched[which].set(word)

    def close(self) -> None:
        """Free all ports."""
        for port in self._ports.values():
            port.close()


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


def _kilos(grams: int) -> str:
    return f"{grams // 1000}.{grams % 1000:03d} kg"
