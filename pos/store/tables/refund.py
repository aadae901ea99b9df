"""Money that went back: one row a document, one a line, a VAT rate, a tender; and goodwill and voided baskets."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint, insert

from pos.store.columns import REFUND_NUMBERS, REFUND_WORDS, TOO_MUCH
from pos.store.schema import METADATA, append_only, fact_key, key, made_with, whole, words
from pos.store.tables.sale import of_journal, tender_columns, vat_columns


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

refund_line: Final = append_only(
    Table(
        "refund_line",
        METADATA,
        *fact_key(),
        key("part"),
        *(whole(name) for name in REFUND_NUMBERS),
        *(words(name) for name in REFUND_WORDS),
        _of_refund(),
    )
)
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

REFUND: Final = insert(refund)
LINE: Final = insert(refund_line)
VAT: Final = insert(refund_vat)
TENDER: Final = insert(refund_tender)
GOODWILL: Final = insert(goodwill)
VOIDED: Final = insert(voided)
