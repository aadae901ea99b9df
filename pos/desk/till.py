"""What all desks at one till share: the person, the basket, the open question, the shift, and the way to the books.

Long because it is the one state that every desk changes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pos.bill import Bill, BillLine, Deals, bill
from pos.desk.books import (
    Change,
    Found,
    Job,
    KeptJob,
    NewContact,
    NewPin,
    OpenShift,
    Question,
    TillBooks,
)
from pos.desk.due import due_of
from pos.desk.shop import Chance, Shop
from pos.errors import Fact, Refused
from pos.event import (
    ApprovalGiven,
    Event,
    QuestionAnswered,
    QuestionAsked,
    SaleParked,
    SaleVoided,
)
from pos.event_back import BackLine, ReturnClosed, ReturnHeld
from pos.event_sale import SaleClosed
from pos.sale import Sale
from pos.staff import Grade, Right, Rights, Staff
from pos.tender import Due, Tender, TenderState


class Back(Struct, frozen=True):
    """A return being put together: `of_number` 0 means without a receipt."""

    id: str
    of_number: int
    lines: tuple[BackLine, ...] = ()
    tenders: tuple[Tender, ...] = ()
    approved_by: str = ""
    customer: str = ""
    language: str = ""
    of_till: int = 0
    kind: str = "goods"  # goods | difference | goodwill
    reason: str = ""

    @property
    def of(self) -> tuple[int, int]:
        """The receipt that this is of, as (till, number)."""
        return self.of_till, self.of_number

    @property
    def total(self) -> int:
        """What goes back in all, in minor units, positive."""
        return sum(line.minor for line in self.lines)

    @property
    def left(self) -> int:
        """What is still to be handed over, before rounding; what a terminal has not answered counts as still here."""
        taken = [one for one in self.tenders if one.state is TenderState.TAKEN]
        return self.total - sum(tender.amount.minor for tender in taken)

    def held(self) -> ReturnHeld:
        """Return the event that keeps it in hand, over a power cut too."""
        return ReturnHeld(msgspec.json.encode(self, order="sorted").decode())


class Pins(Protocol):
    """Hashes PINs; slow on purpose, so never on the screen's thread."""

    def make(self, pin: str) -> str:
        """Return a salted hash."""
        ...

    def fits(self, kept: str, pin: str) -> bool:
        """Tell whether a PIN fits a kept hash, in constant time."""
        ...


class Wanted(Struct, frozen=True):
    """A verb that waits for a second person, with what that person must see to decide."""

    verb: str
    facts: dict[str, Fact]
    complete: Callable[[str], None]  # under the approval's own request id


Tell = Callable[[tuple[Event, ...], tuple[KeptJob, ...]], None]
"""Told after each commit, never before; must not fail the verb."""


def _nobody(events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
    """Stand in where nobody follows."""


Spoken = Callable[[str, Refused | None], None]
"""Told after each verb, done or refused, so that the voice can follow."""


def _silent(verb: str, refusal: Refused | None) -> None:
    """Stand in where nobody speaks."""


Ordered = Callable[[Event], tuple[tuple[Event, ...], tuple[Job, ...]]]
"""Asked what the end of a basket means to the kitchen, before it is kept: what else happens, and what is printed."""
_ENDS = (SaleClosed, SaleParked, SaleVoided)


def _no_kitchen(event: Event) -> tuple[tuple[Event, ...], tuple[Job, ...]]:
    """Stand in where nothing is ordered."""
    return (), ()


class Till:
    """The one state of a till. Changes only through keep(), so that what is here is on disk."""

    def __init__(
        self, books: TillBooks, shop: Shop, chance: Chance, pins: Pins, tell: Tell = _nobody
    ) -> None:
        self.books = books
        self.shop = shop
        self.chance = chance
        self.pins = pins
        self.tell = tell
        self.staff: Staff | None = None
        self.wanted: Wanted | None = None
        self.approver: Staff | None = None
        self.back: Back | None = None
        self.last_return: ReturnClosed | None = None
        self.spoken: Spoken = _silent
        self.ordered: Ordered = _no_kitchen
        self.approval_reason = ""
        self.drawer_open = False
        """Whether the drawer's switch says that it stands open; False where there is none."""
        self.deals: Callable[[Sale], Deals] = lambda _: Deals()
        self.spent: Callable[[Sale], tuple[str, ...]] = lambda sale: sale.coupons
        self._billed: tuple[Sale, Bill] | None = None
        self._due: tuple[Bill, Back | None, Due] | None = None
        self._lines: dict[date, tuple[BillLine, ...]] = {}  # of the open sale, at that day's rates
        self.kept: tuple[Event, ...] = ()
        """What the verb in hand has kept so far, for whoever tells of it."""
        self._request = ""
        self._verb = ""
        self._take_up(books.found())

    def _take_up(self, found: Found) -> None:
        self.sale: Sale | None = found.sale
        self.parked: dict[str, Sale] = {sale.parked_as: sale for sale in found.parked}
        """What lies aside here, as last read: another till may have taken some of it since."""
        self.question: Question | None = found.question
        self.shift: OpenShift | None = found.shift
        self.last_sale: SaleClosed | None = found.last_sale
        self.next_number = found.next_number
        self.next_z = found.next_z
        self.next_shift = found.next_shift
        self.last_count = found.last_count

    # --- requests -------------------------------------------------------------------------------------------------

    def seen(self, request: str, verb: str) -> bool:
        """Tell whether this very request was kept before; refuses busy if it was another verb's."""
        kept = self.books.seen(request)
        if kept is not None and kept != verb:
            raise Refused("busy", request=request)
        return kept is not None

    def begin(self, request: str, verb: str) -> None:
        """Name the request under which the next keep() stores its change."""
        self._request = request
        self._verb = verb
        self.kept = ()
        self.forget()

    def forget(self) -> None:
        """Add up and read settings anew from now on; within one verb both are done once."""
        self._billed = self._due = None
        self.shop.settings.forget()

    # --- keeping --------------------------------------------------------------------------------------------------

    def keep(
        self,
        *events: Event,
        jobs: tuple[Job, ...] = (),
        private: NewPin | NewContact | None = None,
    ) -> None:
        """Store what happened, durably, then tell the followers. Nothing in memory may change before this returns."""
        if self.approver is not None:
            events = (
                ApprovalGiven(self._verb, self.approver.name, self.who(), self.approval_reason),
                *events,
            )
        for ending in [one for one in events if isinstance(one, _ENDS)]:
            more, slips = self.ordered(ending)
            events, jobs = (*events, *more), (*jobs, *slips)
        shop, who = self.shop, self.who()
        made = (self._request, self._verb, who, shop.now_ms(), shop.offset_min(), events, jobs)
        kept = self.books.keep(Change(*made), private)
        self.kept = (*self.kept, *events)
        self.tell(events, kept)

    # --- people ---------------------------------------------------------------------------------------------------

    def who(self) -> str:
        """Return the name of the person who is signed in, or nothing."""
        return self.staff.name if self.staff else ""

    def rights(self) -> Rights:
        """Return the shop's table of rights as it is now."""
        return self.books.rights()

    def allow(self, verb: str, *, bp: int = 0, minor: int = 0, **facts: Fact) -> str:
        """Check a right and return the approver's name, or "" when nobody had to be asked.

        `bp` and `minor` are what would be taken off in all. Refuses not_allowed and needs_approval (with facts
        for the person who is asked); an approver whose own right is too small gets not_allowed or over_limit.
        """
        if self.staff is None:
            raise Refused("not_signed_in")
        right = self.rights().of(self.staff.role, verb)
        grade = right.judge(bp, minor)
        if grade is Grade.ALLOWED:
            return ""
        if grade is Grade.NEVER:
            raise Refused("not_allowed", verb=verb)
        if self.approver is None:
            rule = _rule(self.staff, right)
            raise Refused("needs_approval", verb=verb, off_bp=bp, off=minor, **rule, **facts)
        theirs = self.rights().of(self.approver.role, verb)
        if theirs.grade is not Grade.ALLOWED:
            raise Refused("not_allowed", verb=verb, name=self.approver.name)
        if theirs.judge(bp, minor) is not Grade.ALLOWED:
            raise Refused("over_limit", verb=verb, name=self.approver.name)
        return self.approver.name

    # --- questions ------------------------------------------------------------------------------------------------

    def ask(self, kind: str, payload: str = "", *before: Event) -> None:
        """Open a question and keep it; the verbs that answer it are named by their `answers`."""
        self.keep(*before, QuestionAsked(kind, payload))
        self.question = Question(kind, payload)

    def answered(self, answer: str) -> QuestionAnswered:
        """Return the event that closes the open question; set `question` to None after keeping it."""
        if self.question is None:
            raise Refused("not_found")
        return QuestionAnswered(self.question.kind, answer)

    # --- the basket -----------------------------------------------------------------------------------------------

    def basket(self) -> Sale:
        """Return the open sale, or a fresh one that is not on disk before its first line."""
        if self.sale is not None:
            return self.sale
        return Sale(self.chance.fresh(), self.shop.currency, self.shop.now_ms())

    def read_parked(self) -> tuple[tuple[int, Sale], ...]:
        """Take up what lies aside at this till now; return what lies at the store's others, each with its till."""
        found = self.books.parked()
        mine = self.shop.till
        self.parked = {sale.parked_as: sale for till, sale in found if till == mine}
        return tuple(one for one in found if one[0] != mine)

    def open_sale(self) -> Sale:
        """Return the open sale; refuses no_sale_open when there is none."""
        if self.sale is None:
            raise Refused("no_sale_open")
        return self.sale

    def free_for_goods(self, sale: Sale) -> None:
        """Before a basket's first article: refuse drawer_open where the shop wants the drawer shut first, disk_full."""
        if sale.lines:
            return
        if self.drawer_open and self.shop.settings.on("drawer_first"):
            raise Refused("drawer_open")
        self.books.check_space()

    def unpaid(self) -> None:
        """Refuse paying_already once money was taken for the open sale: what is being paid stays as it is."""
        if self.sale is not None and self.sale.tenders:
            raise Refused("paying_already")

    def bill(self, sale: Sale | None = None) -> Bill:
        """Add the open sale (or the one given) up, by today's rules."""
        which = self.basket() if sale is None else sale
        if self._billed is not None and self._billed[0] is which:
            return self._billed[1]
        shop, today = self.shop, self.shop.today()
        known = self._lines.get(today, ())
        added = bill(which, self.deals(which), shop.rate, shop.deposit_taxed(), known)
        self._billed = which, added
        if which is self.sale:  # not one that lies aside
            self._lines = {today: added.lines}
        return added

    def due(self, sale: Sale) -> Due:
        """Return what is left of a sale's bill, less what goods that came back are worth."""
        added, known = self.bill(sale), self._due
        if known is None or known[0] is not added or known[1] is not self.back:
            back = self.back.left if self.back is not None else 0
            left = due_of(self.shop, sale, added.total.minor - back)
            known = self._due = added, self.back, left
        return known[2]

    def shift_open(self) -> OpenShift:
        """Return the open shift; refuses no_shift."""
        if self.shift is None:
            raise Refused("no_shift")
        return self.shift


def _rule(staff: Staff, right: Right) -> dict[str, Fact]:
    """Tell by which rule somebody is asked: whose right it is, and how far it goes alone."""
    rule: dict[str, Fact] = {"role": staff.role.value}
    if right.grade is Grade.ALLOWED and right.limit_bp is not None:
        rule["limit_bp"] = right.limit_bp
    if right.grade is Grade.ALLOWED and right.limit_minor is not None:
        rule["limit"] = right.limit_minor
    return rule


def head(sale: Sale) -> Sale:
    """Return a sale without its lines: what is kept beside the lines' own rows."""
    return replace(sale, lines=())
