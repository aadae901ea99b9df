"""What tests of the command line share: a shop's folder, its first books, and the command itself."""

from __future__ import annotations

import shutil
from pathlib import Path

from pos.country import load_country
from pos.store import Opening, open_store
from tests.pos.desk.counter import Counter
from ui.cli import main
from ui.folders import RESOURCES


def kasa(*words: str | Path) -> int:
    """Give the command in English; returns its exit code."""
    return main(["--language", "en", *map(str, words)])


def shop_file(folder: Path) -> Path:
    """Lay the demo shop's file into a folder."""
    folder.mkdir(exist_ok=True)
    shutil.copy(RESOURCES / "demo" / "LT" / "shop.toml", folder / "shop.toml")
    return folder


def with_books(folder: Path, at_ms: int = 1_790_000_000_000) -> Path:
    """Begin a shop's books in a folder, at a moment (epoch ms)."""
    currency = load_country("LT", RESOURCES / "countries").currency
    open_store(
        shop_file(folder) / "books", Opening(country="LT", currency=currency, at_ms=at_ms)
    ).close()
    return folder


def counter_in(folder: Path) -> Counter:
    """Stand at the counter of a shop that has just begun, on a Monday's noon."""
    counter = Counter(shop_file(folder), wall="2026-01-05 12:00")
    counter.begin()
    return counter
