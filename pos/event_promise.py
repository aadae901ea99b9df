"""What can happen to a promise: it is made, and it ends. Whom to call stands in no event, for that can be erased."""

from __future__ import annotations

from typing import ClassVar

from pos.event import Event


class PromiseMade(Event, frozen=True):
    """A customer was told that something will be done by a day (ISO); `code` is the goods asked for, or nothing."""

    leaves: ClassVar[bool] = True

    id: str
    what: str
    by_day: str
    code: str
    customer: str
    by: str


class PromiseEnded(Event, frozen=True):
    """A promise was kept, broken, or is not wanted any more, on a day (ISO)."""

    leaves: ClassVar[bool] = True

    id: str
    outcome: str  # kept | broken | dropped
    day: str
    by: str
