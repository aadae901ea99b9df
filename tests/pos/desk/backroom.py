"""A real shop for tests: books in a folder, a clock that is set, ids that count, and what the office decides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pos.country import Country, load_country
from pos.customer import Customer
from pos.desk.assembly import Desks, open_desks
from pos.desk.books import Job, KeptJob
from pos.desk.office import Office
from pos.desk.prints import Prints
from pos.desk.shop import Premises, Shop
from pos.errors import Refused
from pos.event import Event
from pos.product import Product
from pos.product_file import ReadRow
from pos.promotion import Promotion
from pos.prompt_book import PromptBook
from pos.settings import Settings, check
from pos.staff import Right, Role, Staff
from pos.store import CHEAP, Act, Argon2Pins, Imported, Opening, open_store
from pos.store.accident import FailOnce

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@cache
def country(code: str) -> Country:
    """Return a country's real rules."""
    return load_country(code, RESOURCES / "countries")


@cache
def _phrases() -> PromptBook:
    return PromptBook(RESOURCES / "prompts")


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, wall: str, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self.set(wall)

    def set(self, wall: str) -> None:
        """Set it to a moment on the shop's wall."""
        moment = datetime.fromisoformat(wall).replace(tzinfo=self._zone)
        self.ms = int(moment.timestamp()) * 1000

    def now_ms(self) -> int:
        """Return the moment."""
        return self.ms


class Ids:
    """Gives out names that count."""

    def __init__(self, till: int = 1) -> None:
        self._numbers = count(1)
        self._head = "id" if till == 1 else f"id{till}"

    def fresh(self) -> str:
        """Return the next one."""
        return f"{self._head}-{next(self._numbers)}"


class Backroom:
    """One till of a shop, opened; `sells`, `hires` and the like say what the shop has."""

    def __init__(
        self, folder: Path, land: str = "LT", wall: str = "2026-11-21 12:00", number: int = 1
    ) -> None:
        """`number` is the till's; all tills of a folder are one shop's."""
        self.folder, self.number = folder, number
        self.land = country(land)
        self.clock = SetClock(wall, self.land.time_zone)
        self.ids = Ids(number)
        self._requests = count(1)
        self.told: list[Event] = []
        self.jobs: list[Job] = []
        self._open()

    def _open(self) -> None:
        how = Opening(
            till=self.number,
            country=self.land.code,
            currency=self.land.currency,
            at_ms=self.clock.ms,
            keys=self.folder / "keys",
        )
        self.store = open_store(self.folder / "books", how)
        self.shop = Shop(
            self.land,
            Premises("Kasa"),
            Settings(self.store.settings, self.land.usual),
            self.clock,
            self.number,
            simulated=False,
        )
        self.pins = Argon2Pins(self.store.pepper, os.urandom, CHEAP)
        self.desks: Desks = open_desks(
            self.store, self.shop, self.ids, self.pins, self._tell, _phrases()
        )
        self.till = self.desks.till
        self.prints = Prints(self.till, self.store)
        self.office = Office(self.till, self.store, self._import)

    def _tell(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        self.told += events
        self.jobs += [kept.job for kept in jobs]

    def _import(self, request: str, rows: tuple[ReadRow, ...]) -> None:
        goods = [Imported(row.product, row.codes) for row in rows]
        self.store.keep_products(Act(request, "office", self.clock.ms), goods)

    def close(self) -> None:
        """Let go of the books."""
        self.store.close()

    def reopen(self) -> None:
        """Open the same shop again, as after a power cut; nobody is signed in."""
        self.close()
        self._open()

    def request(self) -> str:
        """Return a request id, as one key press makes it."""
        return f"r{self.number}-{next(self._requests)}"

    @contextmanager
    def failing(self, when: str = "after") -> Iterator[None]:
        """Let the disk fail once, at the start (`before`) or at the commit (`after`) of what is done here."""
        fault = FailOnce(self.store.db, when)
        try:
            with pytest.raises(Refused, match="busy"):
                yield
        finally:
            fault.disarm()

    # --- the office -------------------------------------------------------------------------------------------------

    def act(self) -> Act:
        """Who does what in the office, for what the shop's own verbs do not reach."""
        self.till.begin("", "")  # what the office changes is read anew by the next verb
        return Act(self.request(), "office", self.clock.ms, self.shop.offset_min())

    def sells(
        self, code: str, minor: int, vat: str = "2100", *, deposit: int = 0, **more: Any
    ) -> Product:
        """Put a product on the shelf."""
        cost = more.pop("cost", None)
        product = Product(
            code,
            more.pop("name", f"Item {code}"),
            self.shop.money(minor),
            vat,
            self.shop.money(deposit),
            cost=None if cost is None else self.shop.money(cost),
            **more,
        )
        self.store.keep_product(self.act(), product)
        return product

    def reprices(self, code: str, minor: int) -> None:
        """Let another price hold from now on."""
        self.store.set_price(self.act(), code, minor)

    def hires(self, name: str, role: str, pin: str, born: str = "", language: str = "") -> None:
        """Let somebody work here."""
        person = Staff(name, Role(role), born, language)
        self.store.keep_staff(self.act(), person, self.pins.make(pin))

    def right(self, role: str, verb: str, right: Right) -> None:
        """Set an entry of the table of rights."""
        self.store.set_right(self.act(), Role(role), verb, right)

    def setting(self, key: str, value: str) -> None:
        """Set a setting."""
        self.store.set_setting(self.act(), key, check(key, value))
        self.till.begin("", "")

    def pattern(self, digits: str, means: str = "price") -> None:
        """Use an in-store label."""
        self.store.keep_pattern(self.act(), digits, means)

    def offer(self, ident: str, kind: str, *codes: str, **more: Any) -> None:
        """Run a promotion."""
        self.store.keep_promotion(self.act(), ident, Promotion(ident, kind, codes, **more))

    def knows(self, ident: str, name: str = "", **more: Any) -> None:
        """Know a customer."""
        self.store.keep_customer(self.act(), Customer(ident, name or f"Customer {ident}", **more))

    def issues(self, number: str, minor: int) -> None:
        """Issue a gift card."""
        self.store.keep_gift_card(self.act(), number, minor)

    def drawer(self, *pieces: tuple[int, int]) -> None:
        """Say what lies in the drawer."""
        self.store.set_drawer(self.act(), pieces)
