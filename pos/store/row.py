"""From events to rows: pure functions, one or more an event, used to write and again to verify what was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from msgspec import Struct

from pos.event import Event, name_of
from pos.store.statement import Put


class Stamp(Struct, frozen=True):
    """Where and when an event stands: its name (store, till, seq), its moment in epoch ms, and who did it."""

    store: int
    till: int
    seq: int
    at_ms: int
    who: str

    @property
    def key(self) -> tuple[int, int, int]:
        """The fact's name."""
        return self.store, self.till, self.seq


Projection = Callable[[Stamp, Any], Iterable[Put]]
P = TypeVar("P", bound=Projection)

_PROJECTIONS: Final[dict[type[Event], list[Projection]]] = {}
KINDS: Final[dict[str, type[Event]]] = {}
"""Every event kind that has rows of its own, by its name in the journal."""


def projects(*kinds: type[Event]) -> Callable[[P], P]:
    """Register a function as one projection of an event kind, or of several alike."""

    def keep(make: P) -> P:
        for kind in kinds:
            _PROJECTIONS.setdefault(kind, []).append(make)
            KINDS[name_of(kind)] = kind
        return make

    return keep


def rows(stamp: Stamp, event: Event) -> list[Put]:
    """Return every row that an event is to write, in order."""
    return [put for make in _PROJECTIONS.get(type(event), ()) for put in make(stamp, event)]
