"""What follows a commit without anybody waiting: print, open the drawer, show the customer, ask the card terminal.

Followers are told on the desk thread, after the commit, and hand their work to devices that never block. What a device
says comes on its own thread; whoever builds the followers carries it back to the desk thread and calls `Answers` there.
A follower that fails is logged and stops nobody: not the sale, not the other followers. No Qt here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

from drivers import protocol
from drivers.protocol import (
    Align,
    DayClosed,
    DeviceEvent,
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
from pos.errors import Refused
from pos.event import Event, LineAdded, LineChanged
from pos.event_cash import TerminalDayAsked
from pos.event_sale import CardAnswered, CardAsked, CardBackAsked, SaleClosed
from pos.money import Money
from pos.paper import Row, lay_out
from pos.shelf_label import ShelfLabel
from pos.text import Speaker

log = logging.getLogger(__name__)

_ANEW = "+"
"""Divides a job's own name from the count of times that it was sent anew."""

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


class PrintFollower:
    """Sends print jobs to the printer and pulses to its drawer."""

    def __init__(self, printer: Printer, prints: Prints, second: Printer | None = None) -> None:
        """`second` prints what a person sends there."""
        self._printer, self._prints, self._second = printer, prints, second
        self._sent = 0
        prints.send = self.send_anew
        prints.forget = printer.drop
        prints.elsewhere = self.send_elsewhere if second is not None else None

    def __call__(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        """Open the drawer first, then print: the cashier's hands are on the money."""
        for kept in jobs:
            if kept.job.kind == "drawer":
                self._printer.pulse_drawer()
                for state in (JobState.SENDING, JobState.SENT):
                    self._prints.job_changed(kept.id, state.value)
        for kept in jobs:
            if kept.job.reason == OTHER and self._second is not None:
                self.send_elsewhere(kept)
            elif kept.job.kind != "drawer":
                self.send(kept, events)

    def send(self, kept: KeptJob, events: Iterable[Event] = ()) -> None:
        """Print a job of a commit."""
        self._submit(kept.id, self._prints.rows(kept, events))

    def send_anew(self, kept: KeptJob) -> None:
        """Print a job that a person let go; the printer must take it for a new one."""
        self._submit(self._anew(kept), self._prints.rows(kept))

    def send_elsewhere(self, kept: KeptJob) -> None:
        """Print a job at the second printer, laid out for its paper; nothing happens where there is none."""
        if self._second is not None:
            columns = self._second.capabilities.columns
            self._second.submit(print_job(self._anew(kept), self._prints.rows(kept), columns))

    def _anew(self, kept: KeptJob) -> str:
        self._sent += 1
        return f"{kept.id}{_ANEW}{self._sent}"

    def _submit(self, job_id: str, rows: Iterable[Row]) -> None:
        self._printer.submit(print_job(job_id, rows, self._printer.capabilities.columns))


class DisplayFollower:
    """Shows the customer the last article with its price, and at the end total and change."""

    def __init__(self, display: LineDisplay, say: Speaker, currency: str) -> None:
        self._display, self._say, self._currency = display, say, currency

    def __call__(self, events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        """Show what the last of these events means to a customer."""
        for event in reversed(events):
            lines = self._lines(event)
            if lines is not None:
                self._display.show(*lines)
                return

    def _lines(self, event: Event) -> tuple[str, str] | None:
        if isinstance(event, (LineAdded, LineChanged)):
            line = event.line
            return line.product.name, self._money(line.own_minor() + line.deposit_minor())
        if isinstance(event, SaleClosed):
            total = f"{self._say('TOTAL')} {self._money(event.total)}"
            return total, f"{self._say('Change')} {self._money(event.change)}"
        return None

    def _money(self, minor: int) -> str:
        return self._say.money(Money(minor, self._currency))


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
                job_id = event.job_id.partition(_ANEW)[0]
                self._prints.job_changed(job_id, event.state.value)
            elif isinstance(event, TerminalAnswered):
                self._answered(event)
            elif isinstance(event, DayClosed):
                self._day_closed(event)
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
