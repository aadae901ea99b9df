"""Closed sales: one row a sale, one a line, one a VAT rate, one a tender; never changed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint

from pos.event_cash import ReceiptCopied
from pos.event_sale import SaleClosed, SoldLine, SoldVat
from pos.store.codec import encoded
from pos.store.row import Stamp, projects
from pos.store.schema import METADATA, Columns, append_only, fact_key, key, whole, words
from pos.store.statement import Into, Put, Row
from pos.store.tables.basket import give_up
from pos.store.tables.cash import moved_pieces
from pos.tender import Tender


def of_journal() -> ForeignKeyConstraint:
    """Tie a document to its journal row."""
    return ForeignKeyConstraint(
        ["store", "till", "seq"], ["journal.store", "journal.till", "journal.seq"]
    )


def of_sale() -> ForeignKeyConstraint:
    """Tie a part to its sale."""
    return ForeignKeyConstraint(["store", "till", "seq"], ["sale.store", "sale.till", "sale.seq"])


sale: Final = append_only(
    Table(
        "sale",
        METADATA,
        *fact_key(),
        whole("number"),
        words("sale_id"),
        whole("shift"),
        words("currency"),
        whole("at_ms"),
        words("by"),
        whole("total"),
        whole("rounding"),
        whole("saving"),
        whole("off_sale"),
        whole("cash_given"),
        whole("change"),
        words("customer"),
        words("language"),
        whole("training"),
        UniqueConstraint("store", "till", "number"),
        UniqueConstraint("store", "sale_id"),
        of_journal(),
    )
)

_NUMBERS: Final = (
    "position amount weighed unit_price listed own saved share deposit paid rate_bp rate_exempt vat discount cost"
    " empties no_return hygiene lead_days stock_amount"
).split()
_WORDS: Final = (
    "code name rate_label source reason by approved_by department klass serial stock_code"
).split()
sale_line: Final = append_only(
    Table(
        "sale_line",
        METADATA,
        *fact_key(),
        key("part"),
        *(whole(name) for name in _NUMBERS),
        *(words(name) for name in _WORDS),
        words("deals"),
        of_sale(),
    )
)
Index("sale_line_code", sale_line.c.store, sale_line.c.code)


def vat_columns() -> tuple[Columns, ...]:
    """Return the columns of one rate's sums on a document."""
    return whole("bp"), words("label"), whole("exempt"), whole("gross"), whole("vat")


def tender_columns() -> tuple[Columns, ...]:
    """Return the columns of one payment on a document; the currency is the document's."""
    return (
        *(words("way"), whole("amount"), whole("given"), words("reference")),
        *(words("card_tail"), words("state"), whole("simulated")),
    )


sale_vat: Final = append_only(
    Table("sale_vat", METADATA, *fact_key(), key("part"), *vat_columns(), of_sale())
)
tender: Final = append_only(
    Table("tender", METADATA, *fact_key(), key("part"), *tender_columns(), of_sale())
)
Index("tender_card", tender.c.store, tender.c.card_tail)

receipt_copy: Final = append_only(
    Table(
        "receipt_copy",
        METADATA,
        *fact_key(),
        whole("number"),
        whole("copy"),
        words("by"),
        of_journal(),
    )
)
Index("receipt_copy_number", receipt_copy.c.store, receipt_copy.c.till, receipt_copy.c.number)

SALE: Final = Into(sale)
LINE: Final = Into(sale_line)
VAT: Final = Into(sale_vat)
TENDER: Final = Into(tender)
COPY: Final = Into(receipt_copy)


_line_fields: Final = attrgetter(*_NUMBERS, *_WORDS)


def line_row(of: tuple[int, int, int], part: int, one: SoldLine) -> Row:
    """Return a sold line's row; its deals are one JSON list."""
    deals = encoded(one.deals).decode() if one.deals else "[]"
    return (*of, part, *_line_fields(one), deals)


def vat_row(of: tuple[int, int, int], part: int, one: SoldVat) -> Row:
    """Return the row of one rate."""
    return (*of, part, one.bp, one.label, int(one.exempt), one.gross, one.vat)


def tender_row(of: tuple[int, int, int], part: int, one: Tender) -> Row:
    """Return the row of one payment; the currency is the sale's."""
    return (
        *(*of, part, one.way.value, one.amount.minor, one.given.minor, one.reference),
        *(one.card_tail, one.state.value, int(one.simulated)),
    )


@projects(SaleClosed)
def _closed(stamp: Stamp, event: SaleClosed) -> Iterator[Put]:
    of = stamp.key
    yield (
        SALE,
        (
            *(*of, event.number, event.sale_id, event.shift, event.currency, event.at_ms),
            *(event.by, event.total, event.rounding, event.saving, event.off_sale),
            *(event.cash_given, event.change, event.customer, event.language),
            int(event.training),
        ),
    )
    for part, line in enumerate(event.lines, 1):
        yield LINE, line_row(of, part, line)
    for part, vat in enumerate(event.vat, 1):
        yield VAT, vat_row(of, part, vat)
    for part, one in enumerate(event.tenders, 1):
        yield TENDER, tender_row(of, part, one)
    yield from give_up(stamp, event.sale_id)
    yield from moved_pieces(stamp, event.pieces_in, 1)
    yield from moved_pieces(stamp, event.pieces_out, -1)


@projects(ReceiptCopied)
def _copied(stamp: Stamp, event: ReceiptCopied) -> Iterator[Put]:
    yield COPY, (*stamp.key, event.number, event.copy, event.by)
