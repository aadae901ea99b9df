"""The desk of paper: what a print job says, second prints marked COPY, and the answer when nobody knows.

Long because every kind of paper and every answer about it meet here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Protocol

from msgspec import Struct

from pos.closing import Cash, Desk, close_sale
from pos.desk.books import Job, KeptJob, Receipt
from pos.desk.letterhead import document_rows, next_copy
from pos.desk.report_paper import ReportBooks, order_paper, report_paper
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.desk.waiting_prints import NUMBERED, ORDERS, WaitingBooks, WaitingPrints
from pos.errors import Refused
from pos.event import Event
from pos.event_back import ReturnClosed
from pos.event_cash import PrintAnswered, ReceiptCopied, ShiftClosed
from pos.event_order import OrderSent
from pos.event_sale import SaleClosed
from pos.paper import Row, as_text
from pos.receipt import PLAIN, Marks

ANSWERS: Final = ("printed", "not_printed", "skip", "copy", "other")
"""What a person may say of a print."""
OTHER: Final = "other"
"""The reason of a job that a person sent to the other printer."""
_POSSIBLE: Final = {
    "queued": ("not_printed", "skip", "copy", OTHER),  # of what never left nobody can say `printed`
    "sending": (OTHER,),  # else its printer goes on by itself
}
_REMEMBERED: Final = 20
"""Reports and drafts that can be printed anew as they were."""


def _nobody(kept: KeptJob) -> None:
    """Stand in where no printer follows."""


def _nothing(job_id: str) -> None:
    """Stand in where no printer could have taken it."""


class PrintBooks(ReportBooks, WaitingBooks, Protocol):
    """What the desk of paper asks of the books."""

    def receipt(self, number: int, till: int = 0) -> Receipt | None:
        """Return a closed sale with its returns; None when there is none of this number at that till."""
        ...

    def returned(self, number: int) -> ReturnClosed | None:
        """Return a closed return by its number; None when there is none."""
        ...

    def anchor_of(self, number: int) -> str:
        """Return the letters of the chain that a document's paper bears."""
        ...

    def copies(self, number: int) -> int:
        """Return how many COPY prints a document has had."""
        ...

    def order(self, number: int) -> OrderSent | None:
        """Return a slip for the kitchen by its number; None when there is none."""
        ...


class Paper(Struct, frozen=True):
    """What a job puts on paper."""

    rows: tuple[Row, ...]

    def text(self, columns: int = 42) -> str:
        """Return it as plain text."""
        return as_text(self.rows, columns)


class Prints(WaitingPrints):
    """The desk of paper. It renders nothing for a device: rows go to whoever prints, shows or mails them."""

    def __init__(self, till: Till, books: PrintBooks) -> None:
        super().__init__(till, books)
        self.books: PrintBooks = books
        self.draft_bill: SaleClosed | None = None
        self._made: dict[str, tuple[Row, ...]] = {}
        self.send: Callable[[KeptJob], None] = _nobody
        """Sends a job that a person let go; whoever prints puts itself here."""
        self.forget: Callable[[str], None] = _nothing
        """Forgets a job that has not begun to leave; whoever prints puts itself here too."""

    # --- verbs ------------------------------------------------------------------------------------------------------

    @verb("reprint", shift=False)
    def reprint(self, request: str, number: int | None = None) -> None:
        """Print a receipt or return again, marked COPY. Refuses not_found, and what the table of rights says."""
        self.till.allow("reprint")
        self._copy(self._document(number))

    @verb("gift_receipt", shift=False)
    def gift(self, request: str, number: int | None = None) -> None:
        """Print a receipt without prices. Refuses not_found; a return has none."""
        last = self.till.last_sale
        doc = self._document(last.number if number is None and last else number)
        if isinstance(doc, ReturnClosed):
            raise Refused("not_found", number=doc.number)
        self.till.keep(jobs=(Job("gift", doc.number, doc.language),))

    @verb("draft")
    def draft(self, request: str) -> None:
        """Print the open bill before payment: no number, marked, drawer shut. Refuses no_sale_open."""
        till = self.till
        sale = till.open_sale()
        desk = Desk(0, till.shift_open().number, till.shop.now_ms(), till.who())
        self.draft_bill = close_sale(sale, till.bill(sale), (), Cash(), desk)
        till.keep(jobs=(Job("draft", 0, sale.language),))

    @verb("answer_print", shift=False)
    def answer(self, request: str, answer: str) -> None:
        """Say what became of the oldest print that nobody is sure of, or that waits: since the opening, or for paper.

        printed and skip end it; not_printed lets the original be sent now; copy prints a COPY in its stead; other
        prints at the other printer: a COPY where the original may be out already, or half of it.
        Refuses not_found when no print waits or no second printer stands by, bad_amount for another answer or
        `printed` of what never left.
        """
        waiting = self.question()
        if waiting is None:
            raise Refused("not_found")
        if answer not in ANSWERS or answer not in _POSSIBLE.get(waiting.state, ANSWERS):
            raise Refused("bad_amount", given=answer)
        if answer == OTHER and self.other_for(waiting) is None:
            raise Refused("not_found", why="printer")
        if answer in ("not_printed", "copy", OTHER):
            self.rows(waiting)  # refuses what can no longer be printed before anything is kept
        self._answer(waiting, answer)

    def _answer(self, waiting: KeptJob, answer: str) -> None:
        begun = waiting.state == "sending"
        said = () if begun else (PrintAnswered(waiting.id, answer, self.till.who()),)
        again = answer == "copy" or (answer == OTHER and (begun or waiting.state == "uncertain"))
        copied = again and self._again(waiting.job, OTHER if answer == OTHER else "", *said)
        if not copied:
            self.till.keep(*said)
        self.offered = tuple(job for job in self.offered if job.id != waiting.id)
        if not begun:
            self.forget(waiting.id)
        self.held.pop(waiting.id, None)
        if answer in ("not_printed", "copy", OTHER) and not copied and not begun:
            self.job_changed(waiting.id, "queued")
            send = self.other_for(waiting) if answer == OTHER else self.send
            (send or self.send)(waiting)

    def _again(self, job: Job, reason: str, *said: Event) -> bool:
        """Keep that a document or order is printed once more, marked; False for a paper that bears no number."""
        if job.kind in ORDERS:
            self.till.keep(*said, jobs=(Job("order_copy", job.ref, reason=reason),))
        elif job.kind in NUMBERED:
            self._copy(self._document(job.ref), *said, reason=reason)
        else:
            return False
        return True

    # --- looks ------------------------------------------------------------------------------------------------------

    def paper(self, number: int | None = None) -> Paper:
        """Return a document's print as it was the first time. Refuses not_found."""
        doc = self._document(number)
        return Paper(self._of(doc, PLAIN))

    def rows(self, kept: KeptJob, events: Iterable[Event] = ()) -> tuple[Row, ...]:
        """Return what a job prints; `events` are those of its own commit, read rather than the books where they say."""
        job = kept.job
        if job.kind in ORDERS:
            return self._order(job, events)
        if job.kind in ("report_x", "report_z", "draft"):
            return self._passing(kept, events)
        marks = Marks(copy=job.copy, gift=job.kind == "gift")
        for one in events:
            if isinstance(one, (SaleClosed, ReturnClosed)) and one.number == job.ref:
                return self._of(one, marks)
        return self._of(self._document(job.ref), marks)

    def _order(self, job: Job, events: Iterable[Event]) -> tuple[Row, ...]:
        told = (one for one in events if isinstance(one, OrderSent) and one.number == job.ref)
        slip = next(told, None) or self.books.order(job.ref)
        if slip is None:
            raise Refused("not_found", number=job.ref)
        return order_paper(self.till.shop, slip, copy=job.kind == "order_copy")

    def _passing(self, kept: KeptJob, events: Iterable[Event]) -> tuple[Row, ...]:
        """Return a report or draft, which shows one moment: made once, the last ones are remembered."""
        if kept.id not in self._made:
            closed = next((one for one in events if isinstance(one, ShiftClosed)), None)
            if kept.job.kind != "draft":
                rows = report_paper(self.till, self.books, kept.job, closed)
            elif self.draft_bill is None:
                raise Refused("not_found")
            else:
                rows = self._of(self.draft_bill, Marks(draft=True))
            self._made[kept.id] = rows
            if len(self._made) > _REMEMBERED:
                self._made.pop(next(iter(self._made)))
        return self._made[kept.id]

    # --- how --------------------------------------------------------------------------------------------------------

    def _copy(self, doc: SaleClosed | ReturnClosed, *before: Event, reason: str = "") -> None:
        copy = next_copy(self.till.shop, self.books.copies(doc.number))
        job = Job("copy", doc.number, doc.language, copy=copy, reason=reason)
        self.till.keep(*before, ReceiptCopied(doc.number, copy, self.till.who()), jobs=(job,))

    def _document(self, number: int | None) -> SaleClosed | ReturnClosed:
        """Return a sale or return by its number, by default the one closed last."""
        wanted = self._last() if number is None else number
        receipt = self.books.receipt(wanted, self.till.shop.till)
        found = receipt.sale if receipt else self.books.returned(wanted)
        if found is None:
            raise Refused("not_found", number=wanted)
        return found

    def _last(self) -> int:
        last = self.till.last_sale
        back = self.till.last_return
        return max(last.number if last else 0, back.number if back else 0)

    def _of(self, doc: SaleClosed | ReturnClosed, marks: Marks) -> tuple[Row, ...]:
        return document_rows(self.till.shop, doc, marks)
