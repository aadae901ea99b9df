"""One till, opened: the store, the desks over it, the paper, the devices that follow. Lives on the desk thread."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from typing import Final, cast

from msgspec.structs import replace

from drivers.protocol import DeviceEvent, LineDisplay, Printer, Role, Setup, Terminal
from pos.country import load_country
from pos.desk.assembly import open_desks
from pos.desk.books import KeptJob
from pos.desk.look import Look, look
from pos.desk.prints import Prints
from pos.desk.shop import Premises, Shop
from pos.errors import Refused
from pos.event import Event
from pos.paper import Row
from pos.prompt_book import PromptBook
from pos.settings import Settings
from pos.shop_file import ShopFile, load_shop_file
from pos.store import CHEAP, Argon2Pins, Opening, open_store
from pos.text import speaker
from ui.app.devices import devices_of
from ui.app.place import RESOURCES, SEEDED, Fresh, Place, SteadyClock
from ui.follow import (
    Answers,
    DisplayFollower,
    Follow,
    Followers,
    PrintFollower,
    TerminalFollower,
)
from ui.tally import Coins

LOGO: Final = "logo.png"


class _Clock:
    """The shop's clock as its place says."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self.now_ms = now_ms


class House:
    """Opens a till. Refuses as open_store does: already_running, newer_database, damaged, read_only, disk_full."""

    def __init__(self, place: Place, kept: Callable[[tuple[KeptJob, ...]], None]) -> None:
        """`kept` is told of each commit's jobs, on the desk thread."""
        self._kept = kept
        self.folder = place.folder
        self._demo = RESOURCES / "demo" / place.shop
        self.file = self._own_file()
        self._open(place)
        self._followers = Followers(())
        self.report: tuple[Row, ...] = ()
        self.desks = open_desks(
            self.store, self.shop, Fresh(), self.pins, self._tell, PromptBook(RESOURCES / "prompts")
        )
        self.prints = Prints(self.desks.till, self.store)
        self.prints.take_up()
        chosen = self.desks.hardware.chosen()
        wires = load_shop_file(self._demo / "shop.toml") if place.training else self.file
        self.devices = devices_of(wires.devices, chosen, SteadyClock())
        self.desks.returns.card_back.wired = lambda: self.card_wired
        self._answers = Answers(self.prints, self.desks.card)
        self._followers = Followers(self._following())
        self._chosen: Mapping[str, str] = {}
        settings = Settings(lambda: self._chosen, self.shop.country.usual)
        self.front = replace(self.shop, settings=settings)
        """The shop as screens may ask it, from any thread: its settings were read beforehand."""
        self.reread()
        self.coins = Coins(self.front, self.store.drawer, self.store.drawer_sure)

    def _own_file(self) -> ShopFile:
        """Read the shop's own file; a new folder begins with the demo shop's."""
        path = self.folder / "shop.toml"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                shutil.copy(self._demo / "shop.toml", path)
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            raise Refused("disk_full" if full else "read_only", file=path.name) from error
        return load_shop_file(path)

    def _open(self, place: Place) -> None:
        """Open the books, and set a demo shop up that was never opened before."""
        country = load_country(self.file.country, RESOURCES / "countries")
        how = Opening(
            till=place.till,
            country=country.code,
            currency=country.currency,
            at_ms=place.now_ms(),
            keys=place.keys,
        )
        self.store = open_store(place.folder / "books", how)
        settings = Settings(self.store.settings, country.usual)
        self.shop = Shop(
            country,
            Premises(**self.file.premises),
            settings,
            _Clock(place.now_ms),
            place.till,
            training=place.training,
        )
        self.pins = Argon2Pins(self.store.pepper, os.urandom, CHEAP if place.cheap_pins else None)
        if not self.store.seen(SEEDED):
            from ui.app.demo import (
                seed,  # once in a shop's life; every later start does without its modules
            )

            seed(self.store, self.shop, self.pins, self.file, self._demo)
            settings.forget()

        if (place.folder / "import.waiting").exists():
            from ui.app.intake import (
                finish,  # only after a power cut in the middle of a large import
            )

            finish(self.store, self.shop, place.folder)

    @property
    def card_wired(self) -> bool:
        """Tell whether the card machine answers by itself."""
        return self.devices.by_role[Role.TERMINAL].capabilities.answers

    def reread(self) -> None:
        """Read the settings anew for the screens; on the desk thread."""
        self._chosen = self.store.settings()
        self.front.settings.forget()

    def look(self) -> Look:
        """How the till looks now."""
        return look(self.desks, self.prints)

    def heard(self, event: DeviceEvent) -> None:
        """Take in what a device said, as far as the desks need it."""
        self._answers.heard(event)

    def change_device(self, setup: Setup) -> None:
        """Put another device in a role's place and let it follow. Raises DeviceError, and changes nothing."""
        self.devices.change(setup, SteadyClock())
        self._followers = Followers(self._following())

    def buzz(self) -> None:
        """Sound the receipt printer's buzzer, where the shop wants to hear of an open drawer; from any thread."""
        if self.front.settings.on("drawer_buzz"):
            cast("Printer", self.devices.by_role[Role.PRINTER]).buzz()

    def close(self) -> None:
        """Close wires and books."""
        self.devices.stop()
        self.store.close()

    def ask_after_cards(self) -> None:
        """Ask a wired card machine what became of the payments whose answer a power cut took."""
        if self.card_wired:
            terminal = cast("Terminal", self.devices.by_role[Role.TERMINAL])
            TerminalFollower(terminal, self.shop.currency).take_up(self.store.unsettled())

    def _following(self) -> list[Follow]:
        roles = self.devices.by_role
        language = self.shop.settings.text("language") or self.shop.country.languages[0]
        following: list[Follow] = [
            PrintFollower(
                cast("Printer", roles[Role.PRINTER]),
                self.prints,
                self.devices.second_printer,
                self.devices.kitchen_printer,
                self._logo(),
            ),
            DisplayFollower(
                cast("LineDisplay", roles[Role.DISPLAY]), speaker(language), self.shop.currency
            ),
        ]
        terminal = cast("Terminal", roles[Role.TERMINAL])
        self.desks.card.abort = terminal.abort
        if self.card_wired:
            following.append(TerminalFollower(terminal, self.shop.currency))
        return following

    def _logo(self) -> bytes:
        """Return the picture at the head of receipts: `logo.png` beside the shop's file, where there is one."""
        try:
            return (self.folder / LOGO).read_bytes()
        except OSError:
            return b""

    def products_text(self) -> str:
        """Return the list of goods that the demo shop started with."""
        return (self._demo / self.file.products).read_text(encoding="utf-8")

    def usual_float(self) -> tuple[tuple[int, int], ...]:
        """Return the pieces that the shop file starts a drawer with, largest first."""
        return tuple(
            (int(value.replace(".", "")), int(number))
            for value, _, number in (piece.partition("x") for piece in self.file.drawer.split())
        )

    def _tell(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        for kept in jobs:
            if kept.job.kind in ("report_x", "report_z"):
                self.report = self.prints.rows(kept, events)
        self._followers(events, jobs)
        if jobs:
            self._kept(jobs)
