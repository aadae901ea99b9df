"""Training: the till on books of practice, with simulated devices, until its window is closed. Nothing real moves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from pos.desk.books import Change
from pos.desk.training import PRACTICE_TILLS
from pos.errors import Refused
from pos.event import Event
from pos.event_cash import TrainingBegan, TrainingEnded
from pos.store import Opening, Store, open_store
from pos.store.practice import drop_practice, open_practice
from ui.app.place import Fresh, Place


def train(shop: str, folder: Path) -> int:
    """Open the till for training; its real one must be closed. Refuses already_running, no_shop."""
    from ui.app.run import run  # Qt; who only wants to prepare books does without

    with practising(Place(folder, shop)) as place:
        return run(place)


@contextmanager
def practising(place: Place) -> Iterator[Place]:
    """Give a place to practise in; afterwards the real books know how much was practised, and nothing else."""
    if not (place.folder / "shop.toml").exists():
        raise Refused("no_shop", folder=str(place.folder))
    aside, number = place.folder / "practice", PRACTICE_TILLS + place.till
    drop_practice(aside)
    store = _open(place)
    try:
        _note(store, place, TrainingBegan(_shift(store), "training"))
        open_practice(store, aside / "books", number).close()
    finally:
        store.close()
    shutil.copy(place.folder / "shop.toml", aside / "shop.toml")
    there = replace(place, folder=aside, till=number, keys=aside / "books" / "keys", training=True)
    try:
        yield there
    finally:
        _come_back(place, there)


def _come_back(place: Place, there: Place) -> None:
    practised = _open(there)
    receipts, minor = practised.sale_count(), practised.shift_sums(0).grand_sales
    practised.close()
    drop_practice(there.folder)
    store = _open(place)
    try:
        _note(store, place, TrainingEnded(_shift(store), receipts, minor, "training"))
    finally:
        store.close()


def _open(place: Place) -> Store:
    return open_store(place.folder / "books", Opening(till=place.till, keys=place.keys))


def _shift(store: Store) -> int:
    shift = store.found().shift
    return shift.number if shift else 0


def _note(store: Store, place: Place, event: Event) -> None:
    """Keep it as the office keeps what it decides."""
    store.keep(Change(Fresh().fresh(), "training", "training", place.now_ms(), 0, (event,)))
