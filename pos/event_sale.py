"""What can happen when money comes in: closed sales, stored value, cards."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from pos.event import Event, Piece
from pos.loyalty import Award
from pos.tender import Tender


class SoldLine(Struct, frozen=True):
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
    batch: str = ""
    expires: str = ""  # the last good day, ISO
    piece: str = ""  # a serial number that the code carried, of goods that are not sold by it
    tare: int = 0  # grams of container that `amount` is already without
    list_price: int = 0  # of a piece or kilogram, before anybody corrected it
    on_sale: tuple[str, ...] = ()  # ids of the offers on the whole sale that `share` is a part of


class SoldVat(Struct, frozen=True):
    """One rate's sums on the receipt."""

    bp: int
    label: str
    exempt: bool
    gross: int
    vat: int


class SaleClosed(Event, frozen=True):
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
    award: Award | None = None  # what it did to its customer's points


class ValueMoved(Event, frozen=True):
    """A gift card's or store credit's balance changed; never below zero, or the whole change is refused not_enough."""

    leaves: ClassVar[bool] = True

    kind: str  # gift | credit | points
    number: str
    amount: int
    sale_id: str


class CardAsked(Event, frozen=True):
    """The terminal is asked for money; kept before it is asked, so that no answer can be lost."""

    attempt: str
    sale_id: str
    amount: int


class CardBackAsked(Event, frozen=True):
    """The terminal is asked to give money back to a card; kept before it is asked. `amount` is positive.

    `undoes` is what the terminal calls a payment of a sale that is still open, to be undone whole; `return_id` is then
    that sale's.
    """

    attempt: str
    return_id: str
    amount: int
    undoes: str = ""


class CardBackAnswered(Event, frozen=True):
    """What became of giving back: approved, declined, aborted, unknown; `amount` is what the card really got."""

    attempt: str
    outcome: str
    amount: int
    reference: str = ""
    card_tail: str = ""
    simulated: bool = False


class CardAnswered(Event, frozen=True):
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
