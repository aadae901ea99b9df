"""Money that went back: one row a document, one a line, a VAT rate, a tender; and goodwill and voided baskets."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint

from pos.event import SaleVoided
from pos.event_back import BackLine, GoodwillGiven, ReturnClosed, ReturnHeld
from pos.store.row import Stamp, projects
from pos.store.schema import METADATA, append_only, fact_key, key, made_with, whole, words
from pos.store.statement import Into, Put, Row
from pos.store.tables.basket import DROP_STATE, PUT_STATE
from pos.store.tables.cash import moved_pieces
from pos.store.tables.sale import of_journal, tender_columns, tender_row, vat_columns, vat_row


def _of_refund() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["store", "till", "seq"], ["refund.store", "refund.till", "refund.seq"]
    )


refund: Final = append_only(
    Table(
        "refund",
        METADATA,
        *fact_key(),
        whole("number"),
        words("return_id"),
        words("kind"),
        whole("of_number"),
        whole("shift"),
        words("currency"),
        whole("at_ms"),
        words("by"),
        whole("total"),
        whole("rounding"),
        words("reason"),
        words("approved_by"),
        words("customer"),
        words("language"),
        whole("training"),
        whole("of_till"),
        UniqueConstraint("store", "till", "number"),
        UniqueConstraint("store", "return_id"),
        of_journal(),
    )
)
Index("refund_of", refund.c.store, refund.c.of_till, refund.c.of_number)

_NUMBERS: Final = (
    "position amount weighed minor deposit rate_bp rate_exempt vat stock_amount"
).split()
_WORDS: Final = "code name rate_label condition reason serial department stock_code".split()

refund_line: Final = append_only(
    Table(
        "refund_line",
        METADATA,
        *fact_key(),
        key("part"),
        *(whole(name) for name in _NUMBERS),
        *(words(name) for name in _WORDS),
        _of_refund(),
    )
)
TOO_MUCH: Final = "too-much-back"
"""Two tills that hold one receipt at once can not both give its goods back: the later commit breaks."""
made_with(
    refund_line,
    f"""CREATE TRIGGER refund_line_fits AFTER INSERT ON refund_line WHEN NEW.position > 0 BEGIN
SELECT RAISE(ABORT, '{TOO_MUCH}: refund_line') FROM refund AS mine
JOIN sale ON sale.store = mine.store AND sale.till = mine.of_till AND sale.number = mine.of_number
JOIN sale_line AS sold ON sold.store = sale.store AND sold.till = sale.till AND sold.seq = sale.seq
 AND sold.position = NEW.position
JOIN refund AS doc ON doc.store = mine.store AND doc.of_till = mine.of_till
 AND doc.of_number = mine.of_number
JOIN refund_line AS back ON back.store = doc.store AND back.till = doc.till AND back.seq = doc.seq
 AND back.position = NEW.position
WHERE mine.store = NEW.store AND mine.till = NEW.till AND mine.seq = NEW.seq
GROUP BY sold.amount, sold.paid
HAVING sum(back.amount) > sold.amount OR sum(back.minor) > max(0, sold.paid);
END""",  # noqa: S608 - no word of it comes from outside
)
Index("refund_line_code", refund_line.c.store, refund_line.c.code)

refund_vat: Final = append_only(
    Table("refund_vat", METADATA, *fact_key(), key("part"), *vat_columns(), _of_refund())
)

refund_tender: Final = append_only(
    Table("refund_tender", METADATA, *fact_key(), key("part"), *tender_columns(), _of_refund())
)

goodwill: Final = append_only(
    Table(
        "goodwill",
        METADATA,
        *fact_key(),
        whole("shift"),
        whole("number"),
        whole("minor"),
        words("reason"),
        words("by"),
        words("approved_by"),
        of_journal(),
    )
)

voided: Final = append_only(
    Table(
        "voided",
        METADATA,
        *fact_key(),
        words("sale_id"),
        whole("lines"),
        whole("total"),
        of_journal(),
    )
)

REFUND: Final = Into(refund)
LINE: Final = Into(refund_line)
VAT: Final = Into(refund_vat)
TENDER: Final = Into(refund_tender)
GOODWILL: Final = Into(goodwill)
VOIDED: Final = Into(voided)
_line_fields: Final = attrgetter(*_NUMBERS, *_WORDS)
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
