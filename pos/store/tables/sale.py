"""Closed sales: one row a sale, one a line, one a VAT rate, one a tender; never changed afterwards."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint, insert, text

from pos.store.columns import SALE_NUMBERS, SALE_WORDS
from pos.store.schema import METADATA, Columns, append_only, fact_key, key, whole, words


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
sale_line: Final = append_only(
    Table(
        "sale_line",
        METADATA,
        *fact_key(),
        key("part"),
        *(whole(name) for name in SALE_NUMBERS),
        *(words(name) for name in SALE_WORDS),
        words("deals"),
        of_sale(),
    )
)
Index("sale_day", sale.c.store, sale.c.at_ms)
Index("sale_customer", sale.c.store, sale.c.customer, sqlite_where=text("customer <> ''"))
Index("sale_line_code", sale_line.c.store, sale_line.c.code)
Index(
    "sale_line_batch", sale_line.c.store, sale_line.c.batch, sqlite_where=text("batch <> ''")
)  # of most goods no code tells a batch: they cost nothing here


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

SALE: Final = insert(sale)
LINE: Final = insert(sale_line)
VAT: Final = insert(sale_vat)
TENDER: Final = insert(tender)
COPY: Final = insert(receipt_copy)
