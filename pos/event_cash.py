"""What can happen to drawer, shift and paper."""

from __future__ import annotations

from typing import ClassVar

from pos.event import Event, Piece
from pos.event_sale import SoldVat


class ShiftOpened(Event, frozen=True):
    """A shift began with a counted float; `difference` is against the last close."""

    leaves: ClassVar[bool] = True

    shift: int
    by: str
    float_minor: int
    pieces: tuple[Piece, ...]
    sure: bool  # False when only a sum was given
    difference: int


class CashMoved(Event, frozen=True):
    """Cash went in or out without a sale; kind is paid_in, paid_out, drop, or settled; amount is signed."""

    leaves: ClassVar[bool] = True

    shift: int
    kind: str
    amount: int
    pieces: tuple[Piece, ...]
    reason: str
    by: str
    approved_by: str = ""


class DrawerCounted(Event, frozen=True):
    """The drawer was counted; the books keep what was expected beside it."""

    shift: int
    counted: int
    expected: int
    pieces: tuple[Piece, ...]
    by: str


class DrawerOpened(Event, frozen=True):
    """The drawer was opened, by cash (reason `sale`, `refund`, …) or without a sale, with its reason."""

    shift: int
    reason: str
    by: str
    approved_by: str = ""


class ReportPrinted(Event, frozen=True):
    """An X report was taken: it resets nothing."""

    shift: int
    kind: str
    by: str


class ShiftClosed(Event, frozen=True):
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


class TerminalDayAsked(Event, frozen=True):
    """The card terminal was asked to close its day; kept before it is asked."""

    day: str
    shift: int
    by: str


class TerminalDayAnswered(Event, frozen=True):
    """How the terminal's end of day came out: approved, declined, aborted, unknown; count and sum as it told them."""

    day: str
    shift: int
    outcome: str
    count: int = 0
    total: int = 0
    simulated: bool = False


class TrainingBegan(Event, frozen=True):
    """From here on somebody practised in books of their own; nothing of it is in these."""

    shift: int  # the open shift, 0 without one
    by: str


class TrainingEnded(Event, frozen=True):
    """Practice is over: how many receipts it made and what they came to, as reports have to say."""

    shift: int
    receipts: int
    minor: int
    by: str


class ReceiptCopied(Event, frozen=True):
    """A receipt was printed again, marked COPY."""

    number: int
    copy: int
    by: str


class PrintAnswered(Event, frozen=True):
    """The cashier said what became of an uncertain print: printed, not_printed, skip, copy or other."""

    job_id: str
    answer: str
    by: str
