"""Starts the till: the window first, then the shop on the desk thread, then the screens over it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from drivers.protocol import (
    DayClosed,
    DeviceEvent,
    DrawerMoved,
    JobChanged,
    Scanned,
    Scanner,
    TerminalAnswered,
)
from pos.errors import Refused
from pos.text import LANGUAGES, Speaker, speaker
from pos.words import sentence
from ui import hand
from ui.app.place import Fresh, Place
from ui.bridge import Bridge
from ui.crash import CrashDesk
from ui.drawer_alarm import DrawerAlarm
from ui.lights import Lights
from ui.login.screen import LoginScreen
from ui.presenting import Surroundings
from ui.refusals import told
from ui.shell import Doors, Shell
from ui.views import BarView

if TYPE_CHECKING:
    from pos.desk.books import KeptJob
    from pos.desk.look import Look
    from ui.app.house import House
    from ui.counter import Counter


_LOG = logging.getLogger("kasa.start")


class Furniture(Struct, frozen=True):
    """How an opened till gets its screens: handed in, as it loads the desks' modules, which no window waits for."""

    furnish: Callable[[App, House, Look], Counter]
    wear: Callable[[House], None]  # colours and text size of the shop's settings


class App:
    """One running till. `ready` is called once the shop is open and the screens can be used."""

    def __init__(self, place: Place, furniture: Furniture) -> None:
        self.place = place
        self._furniture = furniture
        self.ready: Callable[[], None] = lambda: None
        self.house: House | None = None
        self.counter: Counter | None = None
        self.lights = Lights("Kasa", "")
        self.alarm: DrawerAlarm | None = None
        self.crash = CrashDesk(self._told_of_bug, lambda: Fresh().fresh()[:6].upper())
        self.bug: Callable[[BaseException], None] = self._raised
        self.bridge = Bridge(lambda bug: self.bug(bug))
        self._language, self._note, self._sold = "", "", 0
        self.listeners: list[Callable[[DeviceEvent], None]] = []
        self.leaving: list[Callable[[], None]] = []
        """Called when the till closes."""
        self._workbench: Bridge | None = None
        hand.typed()  # nobody has touched this till yet
        self.login = LoginScreen(self.say()("Opening the shop …"))
        self.shell = Shell(self.login)
        self.shell.closing = self.close

    # --- opening ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the shop on the desk thread; the window is in sight meanwhile."""
        self.bridge.ask(self._open_house, self._opened, self._not_opened)

    def _open_house(self) -> tuple[House, Look]:
        from ui.app.house import (
            House,
        )  # loads the store: after the window is in sight, on this thread

        def kept(jobs: tuple[KeptJob, ...]) -> None:
            self.bridge.carry(lambda: self.lights.committed(jobs))

        house = House(self.place, kept)
        return house, house.look()

    def _opened(self, opened: tuple[House, Look]) -> None:
        self.house, first = opened
        self.alarm = DrawerAlarm(self.house.buzz)
        self.counter = self._furniture.furnish(self, self.house, first)
        self.house.devices.start(lambda event: self.bridge.carry(lambda: self.heard(event)))
        house = self.house
        self.counter.do(lambda _: house.ask_after_cards())
        self.ready()

    def _not_opened(self, no: Refused) -> None:
        _LOG.error("the shop in %s does not open: %s", self.place.folder, told(no))
        self.login.say_instead(sentence(no, self.say()))

    def begin(self, doors: Doors, idle_ms: int) -> None:
        """The screens are furnished: let people in."""
        self.shell.open(doors, idle_ms)
        self.shell.go("login")

    # --- while it runs ----------------------------------------------------------------------------------------------

    def say(self) -> Speaker:
        """The language of the screens: chosen here, else the cashier's, else the shop's."""
        if self._language:
            return speaker(self._language)
        return speaker(self.counter.look.cashier_language if self.counter else _system_language())

    def speak(self, language: str) -> None:
        """Switch the language of the screens, live; "" is the cashier's own."""
        self._language = language
        self.shell.freshen()
        house = self.house
        if self.counter is not None and house is not None:  # every screen says everything anew
            self.counter.do(lambda _: house.desks.voice.read_in(language))

    def next_language(self) -> None:
        """Speak the next of the languages, wherever one is."""
        place = LANGUAGES.index(self.say().language)
        self.speak(LANGUAGES[(place + 1) % len(LANGUAGES)])

    def heard(self, event: DeviceEvent) -> None:
        """A device said something; on the screen's thread."""
        for listener in tuple(self.listeners):
            listener(event)
        if isinstance(event, Scanned):
            self._scanned(event)
            return
        if self.lights.heard(event):
            self.shell.freshen()
        if (
            isinstance(event, JobChanged | TerminalAnswered | DayClosed | DrawerMoved)
            and self.house
            and self.counter
        ):
            house = self.house
            self.counter.do(lambda _: house.heard(event))

    def _scanned(self, event: Scanned) -> None:
        """Bring a code to the screen, and tell its scanner whether it was taken."""
        if self.house is None or self.counter is None:
            return
        scanner = cast("Scanner", self.house.devices.by_role[event.source])
        self.counter.scanned = scanner.acknowledge
        self.shell.scanned(event.told)
        if self.counter.scanned is not None:  # no desk had to be asked: it stands in a field
            self.counter.scanned = None
            scanner.acknowledge(True)

    def workbench(self) -> Bridge:
        """The thread beside the desks on which a technician's questions to devices may wait."""
        if self._workbench is None:
            self._workbench = Bridge(self._raised)
        return self._workbench

    def looked(self, look: Look) -> None:
        """The till changed: a sale that was just closed brings the change into sight."""
        number = look.last_sale.number if look.last_sale else 0
        if number > self._sold and (self.shell.at("register") or self.shell.at("pay")):
            self.shell.go("change")
        self._sold = number
        self.shell.freshen()

    def bar(self) -> BarView:
        """What the bar says now."""
        look = self.counter.look if self.counter else None
        now = self.house.front.local() if self.house else datetime.now(UTC)
        return self.lights.bar(look, now, self.say(), self._note)

    def each_second(self) -> None:
        """Sound the alarm of a drawer that stands open, and say of devices that hang: what only time tells."""
        if self.alarm is not None and self.house is not None:
            self.alarm.look(self.house.front.local(), too_long=self.lights.too_long)
            self.house.devices.watch()

    def settings_changed(self) -> None:
        """Somebody changed a setting: wear and say what it says from now on."""
        house = self.house
        if house is not None:
            self.bridge.ask(house.reread, lambda _: self._furniture.wear(house))

    def lock(self) -> None:
        """Nobody touched the till for a while: ask who is there. The basket stays."""
        self.shell.go("login")

    def close(self) -> None:
        """Let go of everything."""
        for leave in self.leaving:
            leave()
        if self.house is not None:
            self.bridge.ask(self.house.close, lambda _: None)
            self.house = None
        if self._workbench is not None:
            self._workbench.close()
        self.bridge.close()

    def _raised(self, bug: BaseException) -> None:
        self.crash.raised(type(bug), bug, bug.__traceback__)

    def _told_of_bug(self, number: str) -> None:
        _ = self.say()
        self._note = _(
            "A fault was written down as {number}. Go on: the basket is safe.", number=number
        )
        self.shell.freshen()

    def around(self, go: Callable[[str], None]) -> Surroundings:
        """What presenters are handed."""
        return Surroundings(self.bridge.ask, self.say, Fresh().fresh, go)


def _system_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value[:2]
    return "en"
