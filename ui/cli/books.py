"""A shop opened for the office: its folder, its books and its settings, without desks, devices or screens."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct

from pos.country import load_country
from pos.desk.shop import Premises, Shop
from pos.desk.till import Till
from pos.errors import Refused
from pos.settings import Settings
from pos.shop_file import ShopFile, load_shop_file
from pos.store import Act, Argon2Pins, Opening, Store, open_store
from ui.folders import RESOURCES, default_folder

BOOKS: Final = "books"
WHO: Final = "command line"


class WallClock:
    """The machine's own time of day."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""
        return time.time_ns() // 1_000_000


class Fresh:
    """Names that were never given before."""

    def fresh(self) -> str:
        """Return a new one."""
        return os.urandom(10).hex()


def folder_of(chosen: Namespace) -> Path:
    """Return the shop's folder: the one named, else where the demo shop of that country lives."""
    named: Path | None = chosen.folder
    return named or default_folder(chosen.shop)


def file_of(folder: Path) -> ShopFile:
    """Return the shop's own file. Refuses no_shop where none was set up."""
    path = folder / "shop.toml"
    if not path.exists():
        raise Refused("no_shop", folder=str(folder))
    return load_shop_file(path)


class OpenShop(Struct, frozen=True):
    """Books that are open, and what the office needs beside them."""

    store: Store
    shop: Shop
    pins: Argon2Pins

    def act(self) -> Act:
        """Name one change of the office's: fresh, by the command line, now."""
        return Act(Fresh().fresh(), WHO, self.shop.now_ms(), self.shop.offset_min())

    def till(self) -> Till:
        """Return the till's state, as the office desk needs it."""
        return Till(self.store, self.shop, Fresh(), self.pins)


@contextmanager
def opened(folder: Path) -> Iterator[OpenShop]:
    """Open a shop's books. Refuses no_shop without a shop, already_running while its till is open."""
    file = file_of(folder)
    country = load_country(file.country, RESOURCES / "countries")
    clock = WallClock()
    how = Opening(country=country.code, currency=country.currency, at_ms=clock.now_ms())
    store = open_store(folder / BOOKS, how)
    try:
        settings = Settings(store.settings, country.usual)
        shop = Shop(country, Premises(**file.premises), settings, clock)
        yield OpenShop(store, shop, Argon2Pins(store.pepper, os.urandom))
    finally:
        store.close()
