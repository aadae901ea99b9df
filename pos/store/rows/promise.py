"""Promises: a row from the day one is made; whom to call is forgotten when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.event_promise import PromiseEnded, PromiseMade
from pos.promise import OPEN
from pos.store.row import Stamp, projects
from pos.store.statement import Put, named

MADE: Final = named("tables.promise.MADE")
ENDED: Final = named("tables.promise.ENDED")
PUT_CONTACT: Final = named("tables.promise.PUT_CONTACT")
DROP_CONTACT: Final = named("tables.promise.DROP_CONTACT")


@projects(PromiseMade)
def _made(stamp: Stamp, event: PromiseMade) -> Iterator[Put]:
    said = (event.what, event.by_day, event.code, event.customer, event.by)
    yield MADE, (stamp.store, event.id, stamp.till, *said, stamp.at_ms, OPEN, "", "")


@projects(PromiseEnded)
def _ended(stamp: Stamp, event: PromiseEnded) -> Iterator[Put]:
    yield ENDED, (event.outcome, event.day, event.by, stamp.store, event.id)
    yield DROP_CONTACT, (stamp.store, event.id)
