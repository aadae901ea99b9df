"""Closed sales: one row a sale, one a line, one a VAT rate, one a tender; never changed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from pos.event_cash import ReceiptCopied
from pos.event_sale import SaleClosed, SoldLine, SoldVat
from pos.store.codec import encoded
from pos.store.columns import SALE_NUMBERS, SALE_WORDS
from pos.store.row import Stamp, projects
from pos.store.rows.basket import give_up
from pos.store.rows.cash import moved_pieces
from pos.store.rows.offer import used_coupons
from pos.store.statement import Put, Row, named
from pos.tender import Tender

SALE: Final = named("tables.sale.SALE")
LINE: Final = named("tables.sale.LINE")
VAT: Final = named("tables.sale.VAT")
TENDER: Final = named("tables.sale.TENDER")
COPY: Final = named("tables.sale.COPY")


_line_fields: Final = attrgetter(*SALE_NUMBERS, *SALE_WORDS)


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
    yield from used_coupons(stamp, event.coupons)


@projects(ReceiptCopied)
def _copied(stamp: Stamp, event: ReceiptCopied) -> Iterator[Put]:
    yield COPY, (*stamp.key, event.number, event.copy, event.by)
