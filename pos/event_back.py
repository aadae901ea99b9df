"""What can happen when money goes back: returns, price differences, goodwill."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from pos.event import Event, Piece
from pos.event_sale import SoldVat
from pos.tender import Tender


class BackLine(Struct, frozen=True):
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


class ReturnHeld(Event, frozen=True):
    """A return is being put together; kept so that a power cut does not lose it. Empty: it was let go or closed."""

    payload: str


class ReturnClosed(Event, frozen=True):
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
    of_till: int = 0  # the till that made the receipt; 0: the one that takes the goods back


class GoodwillGiven(Event, frozen=True):
    """An apology in money, inside somebody's budget: on the open sale (number 0) or on a closed receipt."""

    shift: int
    number: int
    minor: int
    reason: str
    by: str
    approved_by: str = ""
