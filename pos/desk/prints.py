"""The desk of paper: what a print job says, second prints marked COPY, and the answer when nobody knows.

Long because every kind of paper and every answer about it meet here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from pos.closing import Cash, Desk, close_sale
from pos.desk.books import ClosedShift, Job, KeptJob, OpenShift, Receipt
from pos.desk.letterhead import document_rows, heading, speaker_of
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Event
from pos.event_back import ReturnClosed
from pos.event_cash import PrintAnswered, ReceiptCopied, ShiftClosed
from pos.event_sale import SaleClosed
from pos.paper import Row, as_text
from pos.receipt import PLAIN, Marks, stretches
from pos.report import ShiftReport, report_rows
from pos.shift import TerminalDay, expected_cash
from pos.shift_sums import ShiftSums

ANSWERS: Final = ("printed", "not_printed", "skip", "copy", "other")
"""What a person may say of a print."""
OTHER: Final = "other"
"""The reason of a job that a person sent to the second printer."""
_NUMBERED: Final = ("receipt", "return", "copy")
_REMEMBERED: Final = 20
"""Reports and drafts that can be printed anew as they were."""


def _nobody(kept: KeptJob) -> None:
    """Stand in where no printer follows."""


def _nothing(job_id: str) -> None:
    """Stand in where no printer could have taken it."""


class PrintBooks(Protocol):
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

    def job(self, ident: str) -> KeptJob | None:
        """Return a job by its name."""
        ...

    def waiting_jobs(self) -> tuple[KeptJob, ...]:
        """Return this till's jobs that are not done (queued, sending, failed, uncertain), oldest first."""
        ...

    def keep_job_state(self, ident: str, state: str, at_ms: int) -> None:
        """Keep how far a job came. Refuses busy for a step back."""
        ...

    def terminal_day(self) -> TerminalDay | None:
        """Return the card terminal's end of day that was asked for last."""
        ...

    def shift_sums(self, shift: int) -> ShiftSums:
        """Add a shift up."""
        ...

    def closed_shift(self, number: int) -> ClosedShift | None:
        """Return a shift that is over; None while it is open."""
        ...


class Paper(Struct, frozen=True):
    """What a job puts on paper."""

    rows: tuple[Row, ...]

    def text(self, columns: int = 42) -> str:
        """Return it as plain text."""
        return as_text(self.rows, columns)


class Prints:
    """The desk of paper. It renders nothing for a device: rows go to whoever prints, shows or mails them."""

    def __init__(self, till: Till, books: PrintBooks) -> None:
        self.till = till
        self.books = books
        self.draft_bill: SaleClosed | None = None
        self.offered: tuple[KeptJob, ...] = ()
        """Prints that were waiting when the till was opened: offered, never sent by themselves."""
        self._made: dict[str, tuple[Row, ...]] = {}
        self.send: Callable[[KeptJob], None] = _nobody
        """Sends a job that a person let go; whoever prints puts itself here."""
        self.elsewhere: Callable[[KeptJob], None] | None = None
        """Sends a job to the second printer; None where there is none."""
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
        prints at the second printer: a COPY where the original may be out already.
        Refuses not_found when no print waits or no second printer stands by, bad_amount for another answer or
        `printed` of what never left.
        """
        waiting = self.open_question() or self._queued()
        if waiting is None:
            raise Refused("not_found")
        never_left = waiting.state == "queued"
        if answer not in ANSWERS or (answer == "printed" and never_left):
            raise Refused("bad_amount", given=answer)
        if answer == OTHER and self.elsewhere is None:
            raise Refused("not_found", why="printer")
        if answer in ("not_printed", "copy", OTHER):
            self.rows(waiting)  # refuses what can no longer be printed before anything is kept
        said = PrintAnswered(waiting.id, answer, self.till.who())
        again = answer == "copy" or (answer == OTHER and waiting.state == "uncertain")
        copied = again and waiting.job.kind in _NUMBERED
        if copied:
            reason = OTHER if answer == OTHER else ""
            self._copy(self._document(waiting.job.ref), said, reason=reason)
        else:
            self.till.keep(said)
        self.offered = tuple(job for job in self.offered if job.id != waiting.id)
        self.forget(waiting.id)
        if answer in ("not_printed", "copy", OTHER) and not copied:
            self.job_changed(waiting.id, "queued")
            (self.elsewhere or self.send)(waiting) if answer == OTHER else self.send(waiting)

    # --- looks ------------------------------------------------------------------------------------------------------

    def open_question(self) -> KeptJob | None:
        """Return the print that a person must answer for: uncertain ones first, then those offered at opening."""
        for kept in self.books.waiting_jobs():
            if kept.state == "uncertain":
                return kept
        return self.offered[0] if self.offered else None

    def paper(self, number: int | None = None) -> Paper:
        """Return a document's print as it was the first time. Refuses not_found."""
        doc = self._document(number)
        return Paper(self._of(doc, PLAIN))

    def rows(self, kept: KeptJob, events: Iterable[Event] = ()) -> tuple[Row, ...]:
        """Return what a job prints; `events` are those of its own commit, read rather than the books where they say."""
        job = kept.job
        if job.kind in ("report_x", "report_z", "draft"):
            return self._passing(kept, events)
        marks = Marks(copy=job.copy, gift=job.kind == "gift")
        for one in events:
            if isinstance(one, (SaleClosed, ReturnClosed)) and one.number == job.ref:
                return self._of(one, marks)
        return self._of(self._document(job.ref), marks)

    def _passing(self, kept: KeptJob, events: Iterable[Event]) -> tuple[Row, ...]:
        """Return a report or draft, which shows one moment: made once, the last ones are remembered."""
        if kept.id not in self._made:
            closed = next((one for one in events if isinstance(one, ShiftClosed)), None)
            if kept.job.kind != "draft":
                rows = self._report(kept.job, closed)
            elif self.draft_bill is None:
                raise Refused("not_found")
            else:
                rows = self._of(self.draft_bill, Marks(draft=True))
            self._made[kept.id] = rows
            if len(self._made) > _REMEMBERED:
                self._made.pop(next(iter(self._made)))
        return self._made[kept.id]

    # --- what became of jobs ----------------------------------------------------------------------------------------

    def take_up(self) -> None:
        """After an opening: what was on its way is uncertain, drawer pulses are dropped, the rest is offered."""
        for kept in self.books.waiting_jobs():
            if kept.job.kind == "drawer" and kept.state != "failed":
                self.job_changed(kept.id, "failed")
            elif kept.state == "sending":
                self.job_changed(kept.id, "uncertain")
        self.offered = tuple(kept for kept in self.books.waiting_jobs() if kept.state == "queued")

    def job_changed(self, job_id: str, state: str) -> None:
        """Keep what a device says of a job, if it is news. Refuses disk_full, busy."""
        kept = self.books.job(job_id)
        if kept is not None and kept.state != state:
            self.books.keep_job_state(job_id, state, self.till.shop.now_ms())

    # --- how --------------------------------------------------------------------------------------------------------

    def _queued(self) -> KeptJob | None:
        """Return the oldest print that has not begun to leave."""
        for kept in self.books.waiting_jobs():
            if kept.state == "queued" and kept.job.kind != "drawer":
                return kept
        return None

    def _copy(self, doc: SaleClosed | ReturnClosed, *before: Event, reason: str = "") -> None:
        copy = self.books.copies(doc.number) + 1
        form = self.till.shop.country.receipt(self.till.shop.today())
        if form is not None and 0 < form.most_copies < copy:
            raise Refused("not_allowed", verb="reprint", why="copies")
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

    def _report(self, job: Job, closed: ShiftClosed | None) -> tuple[Row, ...]:
        """Return a report; a Z that was not printed before the till went down is made from the books."""
        till, shop = self.till, self.till.shop
        begun: OpenShift | ClosedShift | None = till.shift
        sums = self.books.shift_sums(job.ref)
        if till.shift is None or till.shift.number != job.ref:
            over = self.books.closed_shift(job.ref) if job.kind == "report_z" else None
            begun, closed = over, over.z if over else None
            sums = _as_closed(sums, closed)
        if begun is None:
            raise Refused("not_found", number=job.ref)
        report = ShiftReport(
            shift=job.ref,
            z_number=closed.z_number if closed else 0,
            by=closed.by if closed else till.who(),
            float_minor=begun.float_minor,
            opening_difference=begun.difference,
            expected=closed.expected
            if closed
            else expected_cash(begun.float_minor, sums.cash, sums.moved),
            counted=closed.counted if closed else None,
            sums=sums,
            parked=closed.parked if closed else (),
            unsent=stretches(till.shop.till, sums.unsent_numbers),
            terminal=_of_shift(self.books.terminal_day(), job.ref),
        )
        at = closed.at_ms if closed else shop.now_ms()
        return report_rows(report, heading(shop, at, report.by), speaker_of(shop))


def _as_closed(sums: ShiftSums, closed: ShiftClosed | None) -> ShiftSums:
    """Return a shift's sums with what was so when it closed: what was ever sold, not what is by now."""
    ever = dict(closed.totals) if closed else {}
    return replace(
        sums,
        grand_sales=ever.get("grand_sales", sums.grand_sales),
        grand_returns=ever.get("grand_returns", sums.grand_returns),
        unsent=closed.unsent if closed else sums.unsent,
    )


def _of_shift(day: TerminalDay | None, shift: int) -> TerminalDay | None:
    return day if day is not None and day.shift == shift else None
