"""What a till gives to be printed and what becomes of it: rows, labels, jobs and their states.

The part of `drivers.protocol` that is about paper; who uses devices takes it from there.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Align(StrEnum):
    """Where a row stands on the paper."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Row(Struct, frozen=True):
    """One row of paper, already laid out for the printer's columns (wrapping is the shop's business, not the wire's).

    Exactly one of text / rule / qr / barcode / image / cut is meant; `height` and `width` multiply the letter (1 or 2).
    """

    text: str = ""
    align: Align = Align.LEFT
    bold: bool = False
    height: int = 1
    width: int = 1
    rule: bool = False
    qr: str | None = None
    barcode: str | None = None  # digits of an EAN-8/13, or text for Code 128
    image: bytes | None = None  # PNG
    cut: bool = False


class Label(Struct, frozen=True):
    """What stands on a shelf label, in words and figures as they are read; empty parts are left out."""

    name: str
    price: str
    unit_price: str = ""
    deposit: str = ""
    code: str = ""
    date: str = ""


class PrintJob(Struct, frozen=True):
    """Rows or labels to print once; `job_id` is the till's own name, so that the same job is never taken twice.

    `buzz` asks for the buzzer before the paper comes, where the printer has one.
    """

    job_id: str
    rows: tuple[Row, ...]
    code_pages: bool = False  # print the technician's page of letters instead of rows
    labels: tuple[Label, ...] = ()
    buzz: bool = False


class JobState(StrEnum):
    """The life of a print job; `failed` means that no byte left, `uncertain` asks the cashier."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"  # final for devices that cannot answer (file, CUPS, one-way serial)
    PRINTED = "printed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


class JobChanged(Struct, frozen=True):
    """Pushed for every step of a print job; `reason` is a code such as paper_out, disconnected, no_answer."""

    job_id: str
    state: JobState
    reason: str = ""
