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
from pos.tender import Tender


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


# --- a closed sale ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line as it was sold, printed and taxed: everything that a receipt or a return will ever need."""

    position: int
    code: str
    name: str
    amount: int  # pieces or grams
    weighed: bool
    unit_price: int
    listed: int
    own: int
    saved: int
    share: int
    deposit: int
    paid: int
    rate_bp: int
    rate_label: str
    rate_exempt: bool
    vat: int
    source: str  # list | tier | label | override | promotion id: what `explain` says
    deals: tuple[str, ...] = ()
    discount: int = 0  # taken off this line by hand
    reason: str = ""
    by: str = ""
    approved_by: str = ""
    department: str = ""
    klass: str = ""
    cost: int = -1  # -1: not known
    empties: bool = False
    no_return: bool = False
    hygiene: bool = False
    serial: str = ""
    lead_days: int = -1
    stock_code: str = ""
    stock_amount: int = 0


@dataclass(frozen=True, slots=True)
class SoldVat:
    """One rate's sums on the receipt."""

    bp: int
    label: str
    exempt: bool
    gross: int
    vat: int


@dataclass(frozen=True, slots=True)
class SaleClosed(Event):
    """A sale was paid in full: one durable fact with everything printed on its receipt."""

    leaves: ClassVar[bool] = True

    sale_id: str
    number: int
    shift: int
    currency: str
    at_ms: int
    by: str
    lines: tuple[SoldLine, ...]
    vat: tuple[SoldVat, ...]
    total: int
    rounding: int
    saving: int
    off_sale: int
    tenders: tuple[Tender, ...]
    cash_given: int
    change: int
    pieces_in: tuple[Piece, ...]
    pieces_out: tuple[Piece, ...]
    customer: str = ""
    language: str = ""
    training: bool = False
    coupons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueMoved(Event):
    """A gift card's or store credit's balance changed; never below zero, or the whole change is refused not_enough."""

    leaves: ClassVar[bool] = True

    kind: str  # gift | credit
    number: str
    amount: int
    sale_id: str


@dataclass(frozen=True, slots=True)
class CardAsked(Event):
    """The terminal is asked for money; kept before it is asked, so that no answer can be lost."""

    attempt: str
    sale_id: str
    amount: int


@dataclass(frozen=True, slots=True)
class CardAnswered(Event):
    """What became of an attempt: approved, declined, aborted, unknown, refunded.

    `taken` is what the terminal has of the customer's money now, `amount` what of it pays the bill: the rest is
    owed back until an answer `refunded` brings `taken` down to `amount`.
    """

    attempt: str
    outcome: str
    taken: int
    amount: int
    reference: str = ""
    card_tail: str = ""
    simulated: bool = False


# --- money that goes back -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BackLine:
    """What comes back of one sold line: amounts are positive minor units, `amount` pieces or grams (0: money only).

    `position` is the line of the original receipt, 0 without a receipt; `vat` its running share of the line's VAT.
    """

    position: int
    code: str
    name: str
    amount: int
    weighed: bool
    minor: int  # all that goes back for it, its deposit included
    deposit: int
    rate_bp: int
    rate_label: str
    rate_exempt: bool
    vat: int
    condition: str = "sellable"  # sellable | damaged | faulty
    reason: str = ""
    serial: str = ""
    department: str = ""
    stock_code: str = ""
    stock_amount: int = 0


@dataclass(frozen=True, slots=True)
class ReturnHeld(Event):
    """A return is being put together; kept so that a power cut does not lose it. Empty: it was let go or closed."""

    payload: str


@dataclass(frozen=True, slots=True)
class ReturnClosed(Event):
    """Money went back: for goods, for a price difference, or as goodwill. Amounts are positive; it never changes.

    `exact` of each tender is in `amount`, what was handed over in `given`; rounding + means the customer got less.
    """

    leaves: ClassVar[bool] = True

    return_id: str
    number: int
    kind: str  # goods | difference | goodwill
    of_number: int  # the receipt's number, 0 without one
    shift: int
    currency: str
    at_ms: int
    by: str
    lines: tuple[BackLine, ...]
    vat: tuple[SoldVat, ...]
    total: int
    rounding: int
    tenders: tuple[Tender, ...]
    pieces_out: tuple[Piece, ...]
    reason: str = ""
    approved_by: str = ""
    customer: str = ""
    language: str = ""
    training: bool = False


@dataclass(frozen=True, slots=True)
class GoodwillGiven(Event):
    """An apology in money, inside somebody's budget: on the open sale (number 0) or on a closed receipt."""

    shift: int
    number: int
    minor: int
    reason: str
    by: str
    approved_by: str = ""


# --- cash ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShiftOpened(Event):
    """A shift began with a counted float; `difference` is against the last close."""

    leaves: ClassVar[bool] = True

    shift: int
    by: str
    float_minor: int
    pieces: tuple[Piece, ...]
    sure: bool  # False when only a sum was given
    difference: int


@dataclass(frozen=True, slots=True)
class CashMoved(Event):
    """Cash went in or out without a sale; kind is paid_in, paid_out, drop, or settled; amount is signed."""

    leaves: ClassVar[bool] = True

    shift: int
    kind: str
    amount: int
    pieces: tuple[Piece, ...]
    reason: str
    by: str
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class DrawerCounted(Event):
    """The drawer was counted; the books keep what was expected beside it."""

    shift: int
    counted: int
    expected: int
    pieces: tuple[Piece, ...]
    by: str


@dataclass(frozen=True, slots=True)
class DrawerOpened(Event):
    """The drawer was opened, by cash (reason `sale`, `refund`, …) or without a sale, with its reason."""

    shift: int
    reason: str
    by: str
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class ReportPrinted(Event):
    """An X report was taken: it resets nothing."""

    shift: int
    kind: str
    by: str


@dataclass(frozen=True, slots=True)
class ShiftClosed(Event):
    """The shift's Z: its totals (name, minor units or counts), counted cash and the difference, never overwritten."""

    leaves: ClassVar[bool] = True

    shift: int
    z_number: int
    by: str
    at_ms: int
    counted: int
    expected: int
    difference: int
    pieces: tuple[Piece, ...]
    totals: tuple[tuple[str, int], ...]
    vat: tuple[SoldVat, ...]
    grand_total: int
    first_seq: int
    parked: tuple[str, ...] = ()
    unsent: int = 0


# --- receipts and prints ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReceiptCopied(Event):
    """A receipt was printed again, marked COPY."""

    number: int
    copy: int
    by: str


@dataclass(frozen=True, slots=True)
class PrintAnswered(Event):
    """The cashier said what became of an uncertain print: printed, not_printed, skip, copy or other."""

    job_id: str
    answer: str
    by: str
