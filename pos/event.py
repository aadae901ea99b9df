"""Everything that can happen at a till, as frozen records: journal, tables and followers are made from these.

An event's fields are integers (minor units, grams, hundredths of a per cent, epoch milliseconds), strings, booleans and
tuples of such records, so that its body has one canonical form. An event once written never changes its meaning: a new
field gets a default, a new meaning a new event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from pos.sale import Line, Sale


class Event:
    """Something that happened. `leaves` marks facts that the store server must learn too."""

    __slots__ = ()
    leaves: ClassVar[bool] = False


_NAMES: dict[type[Event], str] = {}


def name_of(kind: type[Event]) -> str:
    """Return the event's name as the journal and the stories spell it: SaleClosed is sale_closed."""
    if kind not in _NAMES:
        _NAMES[kind] = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
    return _NAMES[kind]


Piece = tuple[int, int]
"""A denomination in minor units and how many of it."""


# --- people -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignedIn(Event):
    """Somebody signed in at this till."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SignedOut(Event):
    """Somebody signed out."""

    name: str


@dataclass(frozen=True, slots=True)
class SignInFailed(Event):
    """A wrong PIN; `tries` counts those in a row, `locked_until_ms` is 0 until the lock falls."""

    name: str
    tries: int
    locked_until_ms: int = 0


@dataclass(frozen=True, slots=True)
class PinChanged(Event):
    """Somebody chose a new PIN (its hash is not in the journal)."""

    name: str


@dataclass(frozen=True, slots=True)
class ApprovalGiven(Event):
    """A second person allowed one act of the first."""

    verb: str
    by: str
    asked_by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class QuestionAsked(Event):
    """The till waits for an answer; kept so that a power cut does not lose the question."""

    kind: str
    payload: str  # canonical JSON of what the answer completes


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Event):
    """The open question was answered or withdrawn."""

    kind: str
    answer: str


# --- the basket ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LineAdded(Event):
    """A line came into the basket; `head` is the sale without its lines."""

    head: Sale
    line: Line


@dataclass(frozen=True, slots=True)
class LineChanged(Event):
    """A line of the basket became another; `what` says by which verb."""

    head: Sale
    line: Line
    what: str


@dataclass(frozen=True, slots=True)
class LineRemoved(Event):
    """A line was taken out before payment."""

    head: Sale
    line: Line


@dataclass(frozen=True, slots=True)
class SaleChanged(Event):
    """Something about the whole open sale changed: a discount, its customer, an age shown, a tender."""

    head: Sale
    what: str


@dataclass(frozen=True, slots=True)
class SaleVoided(Event):
    """A basket was given up before payment."""

    sale_id: str
    lines: int
    total: int


@dataclass(frozen=True, slots=True)
class SaleParked(Event):
    """A basket was put aside under a name."""

    head: Sale
    name: str


@dataclass(frozen=True, slots=True)
class SaleRecalled(Event):
    """A parked basket came back to the counter."""

    head: Sale
    name: str


@dataclass(frozen=True, slots=True)
class PriceOverridden(Event):
    """A price was set by hand, old and new per piece or kilogram, with reason and both names."""

    sale_id: str
    line_id: int
    code: str
    old: int
    new: int
    reason: str
    by: str
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class DiscountGiven(Event):
    """Something was taken off by hand; line_id 0 means the whole sale; `taken` in minor units."""

    sale_id: str
    line_id: int
    bp: int
    minor: int
    taken: int
    reason: str
    by: str
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class AgeChecked(Event):
    """The age was checked: how is `document`, `looks` or `declined`. No birth date is ever kept."""

    sale_id: str
    limit: int
    how: str
