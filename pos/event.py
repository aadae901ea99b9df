"""Everything that can happen at a till, as frozen records: journal, tables and followers are made from these.

An event's fields are integers (minor units, grams, hundredths of a per cent, epoch milliseconds), strings, booleans and
tuples of such records, so that its body has one canonical form. An event once written never changes its meaning: a new
field gets a default, a new meaning a new event.
"""

from __future__ import annotations

import re
from typing import ClassVar

from msgspec import Struct

from pos.sale import Line, Sale


class Event(Struct, frozen=True):
    """Something that happened. `leaves` marks facts that the store server must learn too."""

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


class SignedIn(Event, frozen=True):
    """Somebody signed in at this till."""

    name: str
    role: str


class SignedOut(Event, frozen=True):
    """Somebody signed out."""

    name: str


class SignInFailed(Event, frozen=True):
    """A wrong PIN; `tries` counts those in a row, `locked_until_ms` is 0 until the lock falls."""

    name: str
    tries: int
    locked_until_ms: int = 0


class PinChanged(Event, frozen=True):
    """Somebody chose a new PIN (its hash is not in the journal)."""

    name: str


class ApprovalGiven(Event, frozen=True):
    """A second person allowed one act of the first."""

    verb: str
    by: str
    asked_by: str
    reason: str = ""


class QuestionAsked(Event, frozen=True):
    """The till waits for an answer; kept so that a power cut does not lose the question."""

    kind: str
    payload: str  # canonical JSON of what the answer completes


class QuestionAnswered(Event, frozen=True):
    """The open question was answered or withdrawn."""

    kind: str
    answer: str


# --- the basket ---------------------------------------------------------------------------------------------------


class LineAdded(Event, frozen=True):
    """A line came into the basket; `head` is the sale without its lines."""

    head: Sale
    line: Line


class LineChanged(Event, frozen=True):
    """A line of the basket became another; `what` says by which verb."""

    head: Sale
    line: Line
    what: str


class LineRemoved(Event, frozen=True):
    """A line was taken out before payment."""

    head: Sale
    line: Line


class SaleChanged(Event, frozen=True):
    """Something about the whole open sale changed: a discount, its customer, an age shown, a tender."""

    head: Sale
    what: str


class SaleVoided(Event, frozen=True):
    """A basket was given up before payment."""

    sale_id: str
    lines: int
    total: int


class SaleParked(Event, frozen=True):
    """A basket was put aside under a name."""

    head: Sale
    name: str


class SaleRecalled(Event, frozen=True):
    """A parked basket came back to the counter."""

    head: Sale
    name: str


class PriceOverridden(Event, frozen=True):
    """A price was set by hand, old and new per piece or kilogram, with reason and both names."""

    sale_id: str
    line_id: int
    code: str
    old: int
    new: int
    reason: str
    by: str
    approved_by: str = ""


class DiscountGiven(Event, frozen=True):
    """Something was taken off by hand; line_id 0 means the whole sale; `taken` in minor units."""

    sale_id: str
    line_id: int
    bp: int
    minor: int
    taken: int
    reason: str
    by: str
    approved_by: str = ""


class AgeChecked(Event, frozen=True):
    """The age was checked: how is `document`, `looks` or `declined`. No birth date is ever kept."""

    sale_id: str
    limit: int
    how: str


# --- people on the other side -------------------------------------------------------------------------------------


class HardMoment(Event, frozen=True):
    """Somebody was beside themselves: which step of calming down was taken (1 to 4), and their words if noted."""

    talk: str  # the sale or return in hand, if there was one
    step: int
    words: str = ""


class TalkEnded(Event, frozen=True):
    """The person at the till ended it; the basket lies aside under a name, or there was none."""

    talk: str
    parked_as: str = ""
