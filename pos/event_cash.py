"""What can happen to drawer, shift and paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pos.event import Event, Piece
from pos.event_sale import SoldVat


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
