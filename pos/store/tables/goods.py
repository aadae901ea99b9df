"""Goods: products under all their codes, every price they ever had, the search index, and stock that moved."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    literal_column,
    select,
)
from sqlalchemy.dialects.sqlite import insert

from pos.store.schema import (
    METADATA,
    append_only,
    fact_key,
    key,
    made_with,
    name_key,
    param,
    whole,
    words,
)

product: Final = Table(
    "product",
    METADATA,
    Column("id", Integer, primary_key=True),  # the row's own; never leaves this file
    whole("store"),
    words("code"),
    words("name"),
    words("folded"),
    words("vat"),
    whole("deposit"),
    whole("weighed"),
    words("department"),
    whole("age"),
    words("klass"),
    whole("cost", null=True),
    whole("no_return"),
    whole("hygiene"),
    whole("serial"),
    whole("lead_days", null=True),
    words("pack_of"),
    whole("pack_size"),
    whole("till"),
    whole("seq"),
    UniqueConstraint("store", "code"),
)
Index("product_pack", product.c.store, product.c.pack_of)

product_code: Final = Table(
    "product_code",
    METADATA,
    key("store"),
    name_key("code"),
    whole("product"),
    ForeignKeyConstraint(["product"], ["product.id"]),
    sqlite_with_rowid=False,
)
Index("product_code_product", product_code.c.product)

price: Final = append_only(
    Table(
        "price",
        METADATA,
        key("store"),
        name_key("code"),
        name_key("tier"),
        key("from_ms"),
        key("till"),
        key("seq"),
        whole("minor"),
        words("by"),
        sqlite_with_rowid=False,
    )
)

stock_move: Final = append_only(
    Table(
        "stock_move",
        METADATA,
        *fact_key(),
        words("code"),
        words("kind"),
        whole("amount"),
        words("reason"),
        ForeignKeyConstraint(
            ["store", "till", "seq"], ["journal.store", "journal.till", "journal.seq"]
        ),
    )
)
Index("stock_move_code", stock_move.c.store, stock_move.c.code)

SEARCH: Final = (
    """CREATE VIRTUAL TABLE product_search
    USING fts5(folded, content='product', content_rowid='id', prefix='1 2 3')""",
    "CREATE VIRTUAL TABLE product_word USING fts5vocab(product_search, 'row')",
    """CREATE TRIGGER product_search_in AFTER INSERT ON product BEGIN
    INSERT INTO product_search(rowid, folded) VALUES (NEW.id, NEW.folded); END""",
    """CREATE TRIGGER product_search_change AFTER UPDATE OF folded ON product
    WHEN OLD.folded <> NEW.folded BEGIN
    INSERT INTO product_search(product_search, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);
    INSERT INTO product_search(rowid, folded) VALUES (NEW.id, NEW.folded); END""",
    """CREATE TRIGGER product_stays BEFORE DELETE ON product
    BEGIN SELECT RAISE(ABORT, 'products are kept for their history'); END""",
)
"""The index over folded names, kept by triggers in the same transaction."""
made_with(product, *SEARCH)

_kept = insert(product)
_KEPT_COLUMNS: Final = [
    column.name for column in product.columns if column.name not in ("id", "store", "code")
]
PUT_PRODUCT: Final = _kept.values(
    {"store": None, "code": None} | dict.fromkeys(_KEPT_COLUMNS)
).on_conflict_do_update(
    index_elements=["store", "code"],
    set_={name: _kept.excluded[name] for name in _KEPT_COLUMNS},
)
_code = insert(product_code)
PUT_CODE: Final = _code.from_select(
    ["store", "code", "product"],
    select(
        param("of_store"),
        param("sold_under"),
        product.c.id,
    ).where(product.c.store == param("in_store"), product.c.code == param("main")),
).on_conflict_do_update(
    index_elements=["store", "code"], set_={"product": literal_column("excluded.product")}
)
PRICE: Final = insert(price)
STOCK: Final = insert(stock_move)
