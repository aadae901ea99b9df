"""What the desks need of the store: one Protocol a desk, and the Change that is kept in one transaction or not at all.

Tables are projections of events: the store writes rows from the same event bodies that the journal chains, so that
`kasa verify` can rebuild every row and compare. A desk never says which row to write, only what happened.

Long because it is a list: every question that any desk may ask of the store, with its promise.
"""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from pos.customer import Customer
from pos.event import Event, Piece
from pos.event_back import ReturnClosed
from pos.event_cash import ShiftClosed
from pos.event_sale import SaleClosed
from pos.product import Price, Product
from pos.promotion import Promotion
from pos.receipt import printed_number
from pos.sale import Sale
from pos.shift import TerminalDay
from pos.shift_sums import ShiftSums
from pos.staff import Rights, Staff


class Job(Struct, frozen=True):
    """Something for a device, stored with what caused it.

    `kind`: receipt | return | copy | gift | draft | report_x | report_z | drawer | order | order_copy; `ref`: the
    receipt's number, the shift's or the order's.
    """

    kind: str
    ref: int
    language: str = ""
    copy: int = 0
    reason: str = ""


class KeptJob(Struct, frozen=True):
    """A job with its life so far. `id` names it at the device for ever."""

    id: str
    job: Job
    state: str  # drivers.protocol.JobState value
    at_ms: int


class Change(Struct, frozen=True):
    """All that one verb did: kept whole, durably, or not at all. The same `request` is never kept twice."""

    request: str
    verb: str
    who: str
    at_ms: int
    offset_min: int
    events: tuple[Event, ...]
    jobs: tuple[Job, ...] = ()


class NewPin(Struct, frozen=True):
    """A person's new PIN as it is kept, hashed: stored with the change that says so, never in the journal."""

    name: str
    hashed: str


class NewContact(Struct, frozen=True):
    """Whom a promise is made to, where that is no known customer: stored with it, never in the journal."""

    promise: str
    name: str
    phone: str


class OpenShift(Struct, frozen=True):
    """The shift that is open now."""

    number: int
    by: str
    opened_ms: int
    float_minor: int
    difference: int
    first_seq: int


class Question(Struct, frozen=True):
    """An open question and what its answer completes (canonical JSON)."""

    kind: str
    payload: str = ""


class Found(Struct, frozen=True):
    """What the books know at start, after a power cut as after any other night."""

    sale: Sale | None
    parked: tuple[Sale, ...]
    question: Question | None
    shift: OpenShift | None
    last_sale: SaleClosed | None
    next_number: int
    next_z: int
    next_shift: int
    last_count: int | None  # what the last close counted; None before the first shift


class Unsettled(Struct, frozen=True):
    """A card attempt that a person must settle: its answer is unknown, or it took `over` minor units too much.

    `waiting`: the terminal was asked and nothing came back yet; it may still say what became of it. `paid`: what of
    the taken money pays a bill.
    """

    attempt: str
    sale_id: str
    amount: int
    over: int
    unknown: bool
    waiting: bool = False
    paid: int = 0

    @property
    def back(self) -> bool:
        """Whether it is money back to a card: its amount is below zero."""
        return self.amount < 0


class ClosedShift(Struct, frozen=True):
    """A shift that is over: its Z, and what it began with, in minor units."""

    z: ShiftClosed
    float_minor: int
    difference: int


class TillBooks(Protocol):
    """What every desk shares."""

    def parked(self) -> tuple[tuple[int, Sale], ...]:
        """Return every basket that lies aside in the store with its till, oldest first."""
        ...

    def check_space(self) -> None:
        """Refuse disk_full when too little room is left to begin another sale."""
        ...

    def keep(
        self, change: Change, private: NewPin | NewContact | None = None
    ) -> tuple[KeptJob, ...]:
        """Store a change in one durable transaction; refuses disk_full, read_only, busy, with nothing kept."""
        ...

    def seen(self, request: str) -> str | None:
        """Return the verb that was kept under this request id, if any."""
        ...

    def found(self) -> Found:
        """Return the state to go on from."""
        ...

    def unsettled(self) -> tuple[Unsettled, ...]:
        """Return this till's card attempts that wait to be settled, oldest first."""
        ...

    def staff(self, name: str) -> Staff | None:
        """Return a person by name."""
        ...

    def pin_hash(self, name: str) -> str:
        """Return the stored hash, or an unguessable one for nobody, so that both take the same time."""
        ...

    def failures(self, name: str) -> tuple[int, int]:
        """Return wrong PINs in a row and until when (epoch ms) the person is locked out."""
        ...

    def rights(self) -> Rights:
        """Return the shop's table of rights."""
        ...

    def customer(self, ident: str) -> Customer | None:
        """Return a customer by id, phone or card."""
        ...

    def setting(self, key: str) -> str | None:
        """Return a setting's stored text, or None for its default."""
        ...


class RegisterBooks(Protocol):
    """What the register asks."""

    def product(self, code: str, at_ms: int, tier: str = "") -> Product | None:
        """Return what a code sells as at a moment."""
        ...

    def search(self, text: str, limit: int, at_ms: int) -> tuple[Product, ...]:
        """Find products by word starts of their names, or by code; misspelling tolerated when nothing else fits."""
        ...

    def patterns(self) -> tuple[str, ...]:
        """Return the shop's in-store label patterns, in order."""
        ...

    def prices(self, code: str) -> tuple[Price, ...]:
        """Return the price history, newest first."""
        ...

    def customer(self, ident: str) -> Customer | None:
        """Return a customer by id, phone or card."""
        ...

    def customers(self, text: str, limit: int) -> tuple[Customer, ...]:
        """Find customers by the starts of their names' words, marks folded, or by the last digits of their phone."""
        ...

    def promotions(self) -> tuple[Promotion, ...]:
        """Return the shop's promotions, the first named first."""
        ...

    def coupon_uses(self, coupon: str) -> int:
        """Return how often a coupon was used in the store."""
        ...

    def serial_sold(self, code: str, serial: str) -> bool:
        """Tell whether this very piece left the shop and did not come back."""
        ...

    def stored_value(self, kind: str, number: str) -> int | None:
        """Return what is left on a gift card or store credit in minor units; None for an unknown number."""
        ...

    def drawer(self) -> tuple[Piece, ...]:
        """Return the pieces believed to be in the drawer."""
        ...

    def drawer_sure(self) -> bool:
        """Tell whether the drawer was counted by pieces; after a float given as a sum its pieces are not known."""
        ...


class Receipt(Struct, frozen=True):
    """A closed sale with all that came back of it so far, at whichever till of the store.

    `before` is the receipt whose goods paid for new ones here, `after` are those whose goods were paid by these.
    """

    sale: SaleClosed
    returns: tuple[ReturnClosed, ...] = ()
    till: int = 1
    before: Receipt | None = None
    after: tuple[Receipt, ...] = ()

    @property
    def of(self) -> tuple[int, int]:
        """Its name in the store: (till, number)."""
        return self.till, self.sale.number

    @property
    def printed(self) -> str:
        """Its number as it stands on the paper."""
        return printed_number(*self.of)


class ReturnsBooks(Protocol):
    """What the service desk asks."""

    def receipt(self, number: int, till: int = 0) -> Receipt | None:
        """Return a closed sale with its returns in order; None when there is none.

        Without a till: this one's, else that of whichever other till of the store has this number.
        """
        ...

    def last_receipt(self) -> Receipt | None:
        """Return the last sale closed at this till."""
        ...

    def receipts_of(
        self,
        *,
        customer: str = "",
        total: int | None = None,
        card_tail: str = "",
        batch: str = "",
        span: tuple[int, int] | None = None,
    ) -> tuple[tuple[int, int], ...]:
        """Return (till, number) of receipts, newest first, at most 50.

        By customer id, total, card tail, goods' batch, or from a moment up to another (epoch ms), then of any total.
        """
        ...

    def product(self, code: str, at_ms: int, tier: str = "") -> Product | None:
        """Return what a code sells as at a moment."""
        ...

    def sold_above(
        self, code: str, since_ms: int, unit_price: int
    ) -> tuple[tuple[int, int, int], ...]:
        """Return (till, number, minor units overpaid) of sales of a code above a price, returned pieces left out."""
        ...

    def customer(self, ident: str) -> Customer | None:
        """Return a customer by id, phone or card."""
        ...

    def stored_value(self, kind: str, number: str) -> int | None:
        """Return what is left under a number of a kind; None for an unknown one."""
        ...

    def next_credit(self) -> str:
        """Return the number that the next store credit bears."""
        ...

    def goodwill_given(self, shift: int, name: str) -> int:
        """Return what somebody gave as goodwill in a shift, in minor units."""
        ...

    def drawer_sure(self) -> bool:
        """Tell whether the drawer was counted by pieces."""
        ...

    def held_return(self) -> str:
        """Return the payload of a return that was being put together, or nothing."""
        ...

    def held_elsewhere(self) -> tuple[str, ...]:
        """Return the payloads of returns that the store's other tills are putting together."""
        ...

    def drawer(self) -> tuple[Piece, ...]:
        """Return the pieces believed to be in the drawer."""
        ...


class CashBooks(Protocol):
    """What the cash desk asks."""

    def shift_sums(self, shift: int) -> ShiftSums:
        """Add a shift up."""
        ...

    def drawer(self) -> tuple[Piece, ...]:
        """Return the pieces believed to be in the drawer."""
        ...

    def terminal_day(self) -> TerminalDay | None:
        """Return the card terminal's end of day that was asked for last."""
        ...

    def drawer_sure(self) -> bool:
        """Tell whether the drawer was counted by pieces."""
        ...
