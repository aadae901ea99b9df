"""Money that went back: one row a document, one a line, a VAT rate, a tender; and goodwill and voided baskets."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from pos.event import SaleVoided
from pos.event_back import BackLine, GoodwillGiven, ReturnClosed, ReturnHeld
from pos.store.columns import REFUND_NUMBERS, REFUND_WORDS
from pos.store.row import Stamp, projects
from pos.store.rows.basket import DROP_STATE, PUT_STATE
from pos.store.rows.cash import moved_pieces
from pos.store.rows.sale import tender_row, vat_row
from pos.store.statement import Put, Row, named

REFUND: Final = named("tables.refund.REFUND")
LINE: Final = named("tables.refund.LINE")
VAT: Final = named("tables.refund.VAT")
TENDER: Final = named("tables.refund.TENDER")
GOODWILL: Final = named("tables.refund.GOODWILL")
VOIDED: Final = named("tables.refund.VOIDED")
_line_fields: Final = attrgetter(*REFUND_NUMBERS, *REFUND_WORDS)
_document: Final = attrgetter(
    *"number return_id kind of_number shift currency at_ms by total rounding reason approved_by".split(),
    *"customer language training".split(),
)


def back_row(of: tuple[int, int, int], part: int, one: BackLine) -> Row:
    """Return the row of one line that came back."""
    return (*of, part, *_line_fields(one))


@projects(ReturnClosed)
def _closed(stamp: Stamp, event: ReturnClosed) -> Iterator[Put]:
    of = stamp.key
    of_till = event.of_till or (stamp.till if event.of_number else 0)
    yield REFUND, (*of, *_document(event), of_till)
    for part, line in enumerate(event.lines, 1):
        yield LINE, back_row(of, part, line)
    for part, vat in enumerate(event.vat, 1):
        yield VAT, vat_row(of, part, vat)
    for part, one in enumerate(event.tenders, 1):
        yield TENDER, tender_row(of, part, one)
    yield from moved_pieces(stamp, event.pieces_out, -1)


@projects(ReturnHeld)
def _held(stamp: Stamp, event: ReturnHeld) -> Iterator[Put]:
    if event.payload:
        yield PUT_STATE, (stamp.store, stamp.till, "return", event.payload)
    else:
        yield DROP_STATE, (stamp.store, stamp.till, "return")


@projects(GoodwillGiven)
def _goodwill(stamp: Stamp, event: GoodwillGiven) -> Iterator[Put]:
    given = (event.shift, event.number, event.minor, event.reason, event.by, event.approved_by)
    yield GOODWILL, (*stamp.key, *given)


@projects(SaleVoided)
def _voided(stamp: Stamp, event: SaleVoided) -> Iterator[Put]:
    yield VOIDED, (*stamp.key, event.sale_id, event.lines, event.total)
