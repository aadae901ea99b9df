"""The drivers of a story's till, what follows its commits with them, and what they say brought back to the desks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from drivers.attached import Attached
from drivers.protocol import (
    Clock,
    Device,
    DeviceEvent,
    JobChanged,
    JobState,
    LineDisplay,
    Printer,
    Role,
    Scale,
    ScaleState,
    Scanned,
    Scanner,
    Setup,
    Terminal,
    TerminalAnswered,
    Weighed,
)
from drivers.registry import build
from pos.desk.books import KeptJob
from pos.errors import Refused
from pos.event import Event, LineAdded
from pos.event_sale import CardAnswered, CardAsked, CardBackAnswered, CardBackAsked
from pos.sale import Line
from pos.text import speaker
from ui.cli.story.counter import Counter
from ui.follow import Answers, DisplayFollower, Follow, Followers, PrintFollower, TerminalFollower

_KINDS: Final = {
    "printer": (Role.PRINTER, "escpos-tcp", {"profile": "virtual"}),
    "second": (Role.SECOND_PRINTER, "escpos-tcp", {"profile": "virtual"}),
    "kitchen": (Role.KITCHEN, "escpos-tcp", {"profile": "virtual"}),
    "scanner": (Role.SCANNER, "tcp", {"answer": "ack"}),
    "scale": (Role.SCALE, "toledo8217-tcp", {}),
    "display": (Role.DISPLAY, "cd5220-tcp", {}),
    "terminal": (Role.TERMINAL, "virtual-tcp", {}),
}
_ASKED: Final = (CardAsked, CardBackAsked)
_ANSWERED: Final = (CardAnswered, CardBackAnswered)
INSIDE: Final = "inside"
"""The address of a virtual device within the till's own process."""
Post = Callable[[Callable[[], None]], None]
"""Has an errand done on the desk thread."""


class Gear:
    """The devices that a till has, by the names of the bench; a till without devices has none of it."""

    def __init__(
        self, addresses: Mapping[str, str], steady: Clock, counter: Counter, post: Post
    ) -> None:
        self._counter = counter
        self._practises = False
        self._scale_is_free = True
        sale = counter.till.sale
        self._left_on_scale = sale.left_on_scale() if sale else 0
        self.asked_live: set[str] = set()
        """Prints that became uncertain while this till ran: a story waits for the answer."""
        self.in_flight: set[str] = set()
        """Card attempts that the terminal still works on: nobody is asked about them yet."""
        self.unseen = False
        """Whether the terminal never heard of an attempt that a crash had cut off."""
        self._devices = {name: _built(name, at, steady) for name, at in addresses.items()}
        self._followers = Followers(self._following())
        self._answers = [Answers(counter.prints, counter.desks.card)]
        self._real = (counter, self._followers)
        for device in self._devices.values():
            device.start(lambda event: post(lambda: self._heard(event)))

    def committed(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        """Let everything follow a commit."""
        if self._practises:
            jobs = tuple(kept for kept in jobs if kept.job.kind != "drawer")
        elif "terminal" in self._devices:
            asked = {event.attempt for event in events if isinstance(event, _ASKED)}
            answered = {event.attempt for event in events if isinstance(event, _ANSWERED)}
            self.in_flight = (self.in_flight | asked) - answered
        self._followers(events, jobs)
        if any(isinstance(event, LineAdded) and _unweighed(event.line) for event in events):
            self._ask_scale()

    def use(self, practised: Counter | None) -> None:
        """Serve a counter of practice: it prints, but opens no drawer and asks no terminal; None: the real one."""
        self._practises = practised is not None
        if practised is None:
            (self._counter, self._followers), self._answers = self._real, self._answers[:1]
            return
        self._counter = practised
        self._answers = [self._answers[0], Answers(practised.prints, practised.desks.card)]
        printer = self._devices.get("printer")
        follow = [PrintFollower(cast("Printer", printer), practised.prints)] if printer else []
        self._followers = Followers(follow)

    def poke(self) -> None:
        """Have every device looked at now."""
        for device in self._devices.values():
            device.poke()
        self._ask_scale()

    def marks(self) -> dict[str, tuple[bool, bool, int, int]]:
        """Return where each device's driver stands."""
        found = {}
        for name, device in self._devices.items():
            mark = cast("Attached", device).mark()
            found[name] = (device.settled(), mark.is_open, mark.bytes_out, mark.bytes_in)
        return found

    def stop(self) -> None:
        """Let go of every device."""
        for device in self._devices.values():
            device.stop()

    def _following(self) -> list[Follow]:
        follow: list[Follow] = []
        shop = self._counter.till.shop
        if "printer" in self._devices:
            printer = cast("Printer", self._devices["printer"])
            second = cast("Printer", self._devices["second"])
            kitchen = cast("Printer", self._devices["kitchen"])
            follow.append(PrintFollower(printer, self._counter.prints, second, kitchen))
        if "display" in self._devices:
            say = speaker(shop.settings.text("language") or shop.country.languages[0])
            display = cast("LineDisplay", self._devices["display"])
            follow.append(DisplayFollower(display, say, shop.currency))
        if "terminal" in self._devices:
            terminal = cast("Terminal", self._devices["terminal"])
            self._counter.desks.returns.card_back.wired = lambda: self._counter.terminal_answers
            self._counter.desks.card.abort = terminal.abort
            follower = TerminalFollower(terminal, shop.currency)
            self.in_flight.update(follower.take_up(self._counter.store.unsettled()))
            follow.append(follower)
        return follow

    def _heard(self, event: DeviceEvent) -> None:
        if isinstance(event, JobChanged) and event.state is JobState.UNCERTAIN:
            self.asked_live.add(event.job_id.partition("+")[0])
        if isinstance(event, TerminalAnswered):
            self.in_flight.discard(event.attempt)
            self.unseen = self.unseen or event.reason == "unseen"
        for answers in self._answers:
            answers.heard(event)
        if isinstance(event, Weighed):
            self._weighed(event)
        if isinstance(event, Scanned):
            self._scanned(event)

    def _scanned(self, event: Scanned) -> None:
        """Sell what the scanner read, and tell it whether that was taken."""
        counter, taken = self._counter, True
        try:
            counter.desks.register.scan(counter.till.chance.fresh(), event.told)
        except Refused:
            taken = False
        cast("Scanner", self._devices["scanner"]).acknowledge(taken)

    def _ask_scale(self) -> None:
        scale = self._devices.get("scale")
        if scale is not None:
            cast("Scale", scale).ask_weight()

    def _weighed(self, said: Weighed) -> None:
        """Let a stable weight be that of a line that has none yet; what was weighed must leave the scale first."""
        if said.state is ScaleState.ZERO:
            self._scale_is_free, self._left_on_scale = True, 0
        till = self._counter.till
        sale = till.sale
        if said.state is not ScaleState.STABLE or not said.grams or not self._scale_is_free:
            return
        if said.grams + said.tare == self._left_on_scale:
            return
        if sale is None or till.question is not None or sale.tenders or not sale.last_touched:
            return
        if _unweighed(sale.line_at(sale.position_of(sale.last_touched))):
            self._scale_is_free = False
            self._counter.desks.register.weigh(till.chance.fresh(), said.grams)


def _unweighed(line: Line) -> bool:
    return line.product.weighed and not line.quantity.amount


def _built(name: str, address: str, steady: Clock) -> Device:
    role, kind, options = _KINDS[name]
    if address == INSIDE:
        return build(Setup(role, "virtual"), steady)
    host, _, port = address.partition(":")
    return build(Setup(role, kind, {**options, "host": host, "tcp_port": port}), steady)
