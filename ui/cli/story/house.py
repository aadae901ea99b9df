"""A story's till in its own process: the store in a folder, the desks, the followers and the devices' drivers.

Long because it is where all of a till's parts meet: store, desks, devices, practice and the wire to the server.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from pos.country import load_country
from pos.desk.assembly import open_desks
from pos.desk.books import KeptJob
from pos.desk.prints import Prints
from pos.desk.shop import Premises, Shop
from pos.desk.training import PRACTICE_TILLS
from pos.desk.waiting_prints import ORDERS
from pos.errors import Refused
from pos.event import Event, LineAdded, QuestionAsked, SaleParked, SaleRecalled, SaleVoided, name_of
from pos.event_back import ReturnClosed
from pos.event_cash import ShiftClosed
from pos.event_sale import SaleClosed
from pos.paper import Row, as_text
from pos.prompt_book import PromptBook
from pos.settings import Settings
from pos.store import CHEAP, Argon2Pins, Opening, Store, open_store
from pos.store.accident import FailOnce
from pos.store.accident import tamper as steal
from pos.store.opening import FILE
from pos.store.practice import open_practice
from pos.story.measure import Value
from ui.cli.story import drawer_facts, facts, found_facts, offers, office, paper, selling, service
from ui.cli.story.asking import SOFT, bound, open_question
from ui.cli.story.counter import Args, Counter, Verb, closed_last, moment_ms
from ui.cli.story.gear import Gear, Post
from ui.cli.story.practice import Practice, free
from ui.cli.story.server import StoreServer
from ui.cli.story.start import Counted, SetClock, Start
from ui.folders import RESOURCES

_ANSWERS: Final = {
    "paper": frozenset("paper_printed paper_not_printed print sign_in approve".split()),
    "settle": frozenset("settle_card sign_in approve".split()),
}
_BY_CARD: Final = frozenset({"pay_card", "refund"})
_READS: Final = frozenset("receipt explain_line options type find_receipt verify".split())
_KEEPS: Final = frozenset("reprint gift_receipt paper_printed paper_not_printed print".split())
FACTS: Final = {**facts.FACTS, **found_facts.FACTS, **drawer_facts.FACTS}
VERBS: Final[Mapping[str, Verb]] = {
    **selling.VERBS,
    **service.VERBS,
    **office.VERBS,
    **offers.VERBS,
    **paper.VERBS,
}


_NEXT: Final = (
    QuestionAsked,
    LineAdded,
    SaleClosed,
    ReturnClosed,
    SaleVoided,
    SaleParked,
    SaleRecalled,
)
"""Events with which the document before is over; the till asks about goods of the next one alone."""


class House:
    """One till, opened; everything happens on the thread that calls."""

    def __init__(self, folder: Path, start: Start, post: Post) -> None:
        self._clock, self._steady = SetClock(start.at_ms), SetClock(start.steady_ms)
        country = load_country(start.country, RESOURCES / "countries")
        how = Opening(
            till=start.till,
            country=country.code,
            currency=country.currency,
            keys=folder / "keys",
        )
        self.store: Store = open_store(folder / "shop", how)
        settings = Settings(self.store.settings, country.usual)
        self._shop = Shop(country, Premises("Kasa"), settings, self._clock, start.till)
        if not self._clock.ms:
            self._clock.ms = moment_ms(self._shop, start.at)
        self._events: list[str] = []
        self._fault: FailOnce | None = None
        self._folder, self._start = folder, start
        self._server = StoreServer(folder)
        self._practice: Practice | None = None
        self._counter = self._open(self.store, self._shop, bool(start.devices))
        if self.store.setting("merge_lines") is None:
            office.found(self._counter, start.language, start.rounding)
        self._own: Mapping[str, Verb] = {"training": self._training, "network": self._network}
        self._gear: Gear = Gear(start.devices, self._steady, self._counter, post)

    # -- opening -------------------------------------------------------------------------------------------------

    def _open(self, store: Store, shop: Shop, terminal: bool) -> Counter:
        pins = Argon2Pins(store.pepper, os.urandom, CHEAP)
        chance = Counted(f"{shop.till}-{os.getpid()}-{self._clock.ms}")
        desks = open_desks(store, shop, chance, pins, self._tell, PromptBook(RESOURCES / "prompts"))
        desks.pay.reached = desks.returns.reached = desks.register.reached = self._server.reached
        prints = Prints(desks.till, store)
        prints.take_up()
        counter = Counter(desks, prints, store, pins, terminal)
        if not desks.till.parked and desks.till.question is None:  # else it was not closed last
            closed_last(counter)
        return counter

    # -- what happens --------------------------------------------------------------------------------------------

    def _tell(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        memory = self._counter.memory
        if any(isinstance(one, _NEXT) for one in events):
            memory.sold = memory.returned = None
        for event in events:
            self._events.append(name_of(type(event)))
            if isinstance(event, SaleClosed):
                memory.sold = event
            elif isinstance(event, ReturnClosed):
                memory.returned = event
            elif isinstance(event, ShiftClosed):
                memory.z = event
        self._keep_report(events, jobs)
        self._gear.committed(events, jobs)

    def _keep_report(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        for kept in jobs:
            if kept.job.kind in ("report_x", "report_z"):
                self._counter.memory.report_text = as_text(self._rows(kept, events))
            elif kept.job.kind in ORDERS:
                self._counter.memory.slip_text = as_text(self._rows(kept, events))
                self._counter.memory.slip_job = kept.id
            elif kept.job.kind != "drawer":
                self._counter.memory.printed_text = as_text(self._rows(kept, events))

    def _rows(self, kept: KeptJob, events: tuple[Event, ...]) -> tuple[Row, ...]:
        return self._counter.prints.rows(kept, events)

    # -- asked by the bench --------------------------------------------------------------------------------------

    def now_ms(self) -> int:
        """Return the moment on the story's clock."""
        return self._clock.ms

    def set_wall(self, wall: str) -> int:
        """Set the clock to a moment on the wall and return it."""
        self._shop.settings.forget()  # another zone may have been chosen since
        self._clock.ms = moment_ms(self._shop, wall)
        return self._clock.ms

    def set_clock(self, at_ms: int, steady_ms: int) -> None:
        """Let time have passed, and have every device look at the clock."""
        self._clock.ms, self._steady.ms = at_ms, steady_ms
        self.poke()

    def poke(self) -> None:
        """Have every device looked at now."""
        self._gear.poke()

    def marks(self) -> dict[str, tuple[bool, bool, int, int]]:
        """Return where each device's driver stands."""
        return self._gear.marks()

    def fail_next(self, when: str) -> None:
        """Let the store fail once, `before` or `after`; an empty word lets it work again."""
        if self._fault is not None:
            self._fault.disarm()
            self._fault = None
        if when:
            self._fault = FailOnce(self._counter.store.db, when)

    def close(self) -> None:
        """Let go of devices and books."""
        self._gear.stop()
        if self._practice is not None:
            self._counter.store.close()
        self.store.close()

    # -- asked by the player -------------------------------------------------------------------------------------

    def say(self, request: str, word: str, args: Args) -> None:
        """Say a verb; raises Refused."""
        if word == "verify":
            self._verify()
            return
        verb = self._own.get(word) or VERBS[word]
        if word not in _READS:
            self._free_to_go_on(request, word)
            self._begin_line(word)
        elif self._counter.till.staff is None:
            raise Refused("not_signed_in")
        request = self._cut_off(request, word)
        bound(self._counter, word, lambda approval: verb(self._counter, approval, args))
        verb(self._counter, request, args)
        self._server.take(self._counter.store)

    def _cut_off(self, request: str, word: str) -> str:
        """Return a fresh request for a card's amount that was kept and never reached the terminal: it is asked now."""
        lost = self._gear.unseen and word in _BY_CARD and self.store.seen(request) is not None
        self._gear.unseen = self._gear.unseen and not lost
        return f"{request}+" if lost else request

    def _network(self, counter: Counter, request: str, args: Args) -> None:
        self._server.switch(str(args["state"]))

    def _training(self, counter: Counter, request: str, args: Args) -> None:
        """Go over to books of practice, or throw them away and come back."""
        practice = self._practice
        if args["state"] == "off" and practice is not None:
            self._events.append(practice.end(request))
            self._practice, self._counter = None, practice.live
            self._gear.use(None)
        elif args["state"] == "on" and practice is None:
            free(counter)
            self._practise(request)

    def _practise(self, request: str) -> None:
        number = PRACTICE_TILLS + self._start.till
        folder = self._folder / f"practice-{number}"
        store = open_practice(self.store, folder, number)
        settings = Settings(store.settings, self._shop.country.usual)
        shop = replace(self._shop, till=number, training=True, settings=settings)
        live, practised = self._counter, self._open(store, shop, terminal=False)
        self._practice, self._counter = Practice(live, practised, folder), practised
        self._gear.use(practised)
        self._events[:] = [
            self._practice.begin(request)
        ]  # what practice needed for itself is its own

    def _free_to_go_on(self, request: str, word: str) -> None:
        """Refuse answer_first while a question about paper or card waits: in a story it waits for its answer."""
        asked = self.question()
        if asked is None or asked[2] == SOFT or asked[0] not in _ANSWERS:
            return
        if word not in _ANSWERS[asked[0]] and self.store.seen(request) is None:
            raise Refused("answer_first", question=asked[0])

    def _begin_line(self, word: str) -> None:
        """Forget what only belonged to the line before."""
        memory = self._counter.memory
        self._counter.till.forget()
        self._events.clear()
        memory.overcharged = None
        if word not in _KEEPS:
            memory.shown, memory.copied, memory.report = 0, 0, ""

    def _verify(self) -> None:
        found = self.store.verify()
        memory = self._counter.memory
        memory.broken = tuple(dict.fromkeys(one.rule for one in found))
        memory.breaches = tuple(str(one) for one in found)

    def question(self) -> tuple[str, str, str] | None:
        """Return kind, detail and mark of the open question; a soft one stops nobody."""
        return open_question(self._counter, self._gear)

    def fact(self, name: str, args: Args) -> Mapping[str, Value] | None:
        """Return what is so, in the places of an expectation."""
        if name == "journal":
            return {"names": tuple(self._events)}
        try:
            return FACTS[name](self._counter, args)
        except Refused:
            return None


def tamper(folder: Path, how: str, row: int) -> None:
    """Change the journal in a closed shop's file."""
    steal(folder / "shop" / FILE, how, row)
