"""What follows a commit without anybody waiting: print, open the drawer, show the customer, ask the card terminal.

Followers are told on the desk thread, after the commit, and hand their work to devices that never block. What a device
says comes on its own thread; whoever builds the followers carries it back to the desk thread and calls `Answers` there.
A follower that fails is logged and stops nobody: not the sale, not the other followers. No Qt here.

Long because everything that follows a commit stands here, and what comes back of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from drivers import protocol
from drivers.protocol import (
    Align,
    DayClosed,
    DeviceEvent,
    DrawerMoved,
    JobChanged,
    JobState,
    Label,
    LineDisplay,
    Printer,
    PrintJob,
    Terminal,
    TerminalAnswered,
)
from pos.desk.books import KeptJob, Unsettled
from pos.desk.card import Card
from pos.desk.prints import OTHER, Prints
from pos.desk.waiting_prints import NUMBERED, ORDERS
from pos.errors import Refused
from pos.event import Event
from pos.event_cash import TerminalDayAsked
from pos.event_sale import CardAnswered, CardAsked, CardBackAsked
from pos.paper import Row, lay_out
from pos.shelf_label import ShelfLabel
from pos.text import Speaker
from ui.customer_lines import CustomerLines

log = logging.getLogger(__name__)

LABELS = "labels-"
"""How the names of label jobs begin."""
SHEET = 20
"""Labels that go to the printer as one job: so many at most are in doubt when a cable is pulled."""
_FINE = (JobState.QUEUED, JobState.SENDING, JobState.SENT, JobState.PRINTED)
_ANEW = "+"
"""Divides a job's own name from the count of times that it was sent anew."""

_WITH_LOGO = (*NUMBERED, "gift")
"""Papers that a customer takes along."""

Follow = Callable[[tuple[Event, ...], tuple[KeptJob, ...]], None]
"""Told what a commit kept: its events, and its jobs for devices."""


class Followers:
    """All that follow a till's commits, each told of every one."""

    def __init__(self, followers: Sequence[Follow]) -> None:
        self._followers = tuple(followers)

    def __call__(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        """Tell them all; whoever fails is logged, and the others are told all the same."""
        for follower in self._followers:
            try:
                follower(events, jobs)
            except Exception:
                log.exception("a follower failed")


def to_wire(row: Row) -> protocol.Row:
    """Say a laid-out row of the shop in the words of the drivers."""
    size = 2 if row.big else 1
    return protocol.Row(
        text=row.left,
        align=Align(row.align),
        bold=row.bold,
        height=size,
        width=size,
        rule=row.rule,
        qr=row.qr or None,
        barcode=row.barcode or None,
        cut=row.cut,
    )


def print_job(job_id: str, rows: Iterable[Row], columns: int) -> PrintJob:
    """Lay rows out for a printer's columns."""
    return PrintJob(job_id, tuple(to_wire(row) for row in lay_out(rows, columns)))


def label_job(job_id: str, labels: Iterable[ShelfLabel]) -> PrintJob:
    """Say shelf labels in the words of the drivers."""
    return PrintJob(
        job_id,
        (),
        labels=tuple(
            Label(one.name, one.price, one.unit_price, one.deposit, one.code, one.date)
            for one in labels
        ),
    )


def label_jobs(labels: Sequence[ShelfLabel], fresh: str) -> list[PrintJob]:
    """Say many labels as jobs of SHEET; `fresh` is a name that was never given before."""
    return [
        label_job(f"{LABELS}{fresh}-{first // SHEET + 1}", labels[first : first + SHEET])
        for first in range(0, len(labels), SHEET)
    ]


def _note(event: JobChanged) -> None:
    """Labels are no documents: what became of them stands in the log."""
    how = logging.INFO if event.state in _FINE else logging.WARNING
    log.log(how, "%s: %s %s", event.job_id, event.state.value, event.reason)


class PrintFollower:
    """Sends papers to the receipt printer, slips to the kitchen's, and pulses to the drawer."""

    def __init__(
        self,
        printer: Printer,
        prints: Prints,
        second: Printer | None = None,
        kitchen: Printer | None = None,
        logo: bytes = b"",
    ) -> None:
        """`second` prints what a person sends there; without a `kitchen` its slips come out at the counter.

        `logo` is a picture (PNG) at the head of what customers get.
        """
        self._printer, self._prints = printer, prints
        self._second, self._kitchen, self._logo = second, kitchen, logo
        self._sent = 0
        self._anew: dict[str, str] = {}
        prints.send = self.send_anew
        prints.forget = self.forget
        prints.elsewhere = self._elsewhere

    def __call__(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        """Open the drawer first, then print: the cashier's hands are on the money."""
        for kept in jobs:
            if kept.job.kind == "drawer":
                self._printer.pulse_drawer()
                for state in (JobState.SENDING, JobState.SENT):
                    self._prints.job_changed(kept.id, state.value)
        for kept in jobs:
            if kept.job.reason == OTHER and self._other(kept.job.kind) is not None:
                self.send_elsewhere(kept)
            elif kept.job.kind != "drawer":
                self._submit(self._own(kept.job.kind), kept.id, kept, events)

    def send_anew(self, kept: KeptJob) -> None:
        """Print a job that a person let go; the printer must take it for a new one."""
        self._submit(self._own(kept.job.kind), self._new_name(kept), kept)

    def send_elsewhere(self, kept: KeptJob) -> None:
        """Print a job at the other printer, laid out for its paper; nothing happens where there is none."""
        other = self._other(kept.job.kind)
        if other is not None:
            self._submit(other, self._new_name(kept), kept)

    def forget(self, job_id: str) -> None:
        """Forget a job that has not begun to leave, wherever it waits and under whichever name."""
        for name in (job_id, self._anew.pop(job_id, job_id)):
            for printer in (self._printer, self._second, self._kitchen):
                if printer is not None:
                    printer.drop(name)

    def _own(self, kind: str) -> Printer:
        return self._kitchen or self._printer if kind in ORDERS else self._printer

    def _other(self, kind: str) -> Printer | None:
        """A slip that the kitchen cannot print comes out at the counter, a receipt at the second printer."""
        return self._printer if kind in ORDERS and self._kitchen else self._second

    def _elsewhere(self, kind: str) -> Callable[[KeptJob], None] | None:
        return self.send_elsewhere if self._other(kind) is not None else None

    def _new_name(self, kept: KeptJob) -> str:
        self._sent += 1
        name = self._anew[kept.id] = f"{kept.id}{_ANEW}{self._sent}"
        return name

    def _submit(
        self, printer: Printer, name: str, kept: KeptJob, events: Iterable[Event] = ()
    ) -> None:
        rows = self._prints.rows(kept, events)
        job = print_job(name, rows, printer.capabilities.columns)
        if kept.job.kind in ORDERS:
            job = replace(job, buzz=True)
        elif self._logo and kept.job.kind in _WITH_LOGO:
            job = replace(job, rows=(protocol.Row(image=self._logo, align=Align.CENTER), *job.rows))
        printer.submit(job)


class DisplayFollower:
    """Shows the customer the last article with its price, and at the end total and change."""

    def __init__(self, display: LineDisplay, say: Speaker, currency: str) -> None:
        self._display = display
        self._lines = CustomerLines(say, currency, display.capabilities.columns)

    def __call__(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        """Show what the last of these events means to a customer."""
        for event in reversed(events):
            rows = self._lines.rows(event)
            if rows is not None:
                self._display.show(*rows)
                return


class TerminalFollower:
    """Asks the card terminal once an attempt is kept; its answer comes back as a verb."""

    def __init__(self, terminal: Terminal, currency: str) -> None:
        self._terminal, self._currency = terminal, currency

    def take_up(self, attempts: Iterable[Unsettled]) -> tuple[str, ...]:
        """After an opening: ask what became of the attempts whose answer a power cut took; return which."""
        asked = tuple(one.attempt for one in attempts if one.waiting)
        for attempt in asked:
            self._terminal.ask(attempt)
        return asked

    def __call__(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        """Ask for each attempt that was not answered in the same commit (by a cashier who said the outcome)."""
        answered = {event.attempt for event in events if isinstance(event, CardAnswered)}
        for event in events:
            if isinstance(event, CardAsked) and event.attempt not in answered:
                self._terminal.pay(event.attempt, event.amount, self._currency)
            elif isinstance(event, CardBackAsked):
                self._give_back(event)
            elif isinstance(event, TerminalDayAsked):
                self._terminal.reconcile(event.day)

    def _give_back(self, asked: CardBackAsked) -> None:
        """Undo a payment of a sale that is still open; money of a closed one goes back as a refund."""
        attempt, minor = asked.attempt, asked.amount
        if asked.undoes:
            self._terminal.reverse(attempt, asked.undoes, minor, self._currency)
        else:
            self._terminal.give_back(attempt, minor, self._currency)


class Answers:
    """What devices say, taken in on the desk thread."""

    def __init__(self, prints: Prints, card: Card) -> None:
        self._prints, self._card = prints, card

    def heard(self, event: DeviceEvent) -> None:
        """Take in what a device said, if the desks need to know it; a refusal is logged, for nobody asked."""
        try:
            if isinstance(event, JobChanged):
                if event.job_id.startswith(LABELS):
                    _note(event)
                job_id = event.job_id.partition(_ANEW)[0]
                self._prints.job_changed(job_id, event.state.value, event.reason)
            elif isinstance(event, TerminalAnswered):
                self._answered(event)
            elif isinstance(event, DayClosed):
                self._day_closed(event)
            elif isinstance(event, DrawerMoved):
                self._prints.till.drawer_open = event.is_open
        except Refused as no:
            log.warning("a device's word was refused: %s %s", no.code, no.facts)

    def _day_closed(self, event: DayClosed) -> None:
        request = f"terminal-day-{event.day}-{event.outcome.value}"
        told = (event.outcome.value, event.count, event.total, event.simulated)
        self._card.days.answered(request, event.day, *told)

    def _answered(self, event: TerminalAnswered) -> None:
        request = f"terminal-{event.attempt}-{event.outcome.value}"
        outcome = "declined" if event.outcome.value == "aborted" else event.outcome.value
        self._card.answered(
            request,
            event.attempt,
            outcome,
            taken=event.taken,
            reference=event.reference,
            card_tail=event.card_tail,
            simulated=event.simulated,
        )
