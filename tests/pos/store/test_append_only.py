"""What happened cannot be changed nor taken away through SQLite: every append-only table says no."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

import pos.store.tables  # noqa: F401 - fills the list of tables
from pos.event import SaleVoided
from pos.event_back import GoodwillGiven
from pos.event_cash import CashMoved, DrawerCounted, DrawerOpened, ReceiptCopied, TrainingEnded
from pos.event_order import OrderSent
from pos.store.schema import APPEND_ONLY, METADATA
from tests.pos.store.shop import Shop, product

MUST: frozenset[str] = frozenset(
    "journal request outbox sale sale_line sale_vat tender refund refund_line refund_vat refund_tender cash_move"
    " drawer_count drawer_opening z_report z_seal receipt_copy price stock_move value_move goodwill voided"
    " order_slip training".split()
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Return a bare connection to books in which every append-only table has a row."""
    shop = Shop(tmp_path_factory.mktemp("append"))
    shop.stock(3)
    shop.open_shift()
    sold = shop.sell(1, 2, coupon="c1")
    shop.give_back(sold, 1, 1)
    shop.keep("no_sale", DrawerOpened(1, "change", "ana"))
    shop.keep("paid_in", CashMoved(1, "paid_in", 100, ((100, 1),), "coins", "ana"))
    shop.keep("count", DrawerCounted(1, 1, 1, (), "ana"))
    shop.keep("goodwill", GoodwillGiven(1, 0, 1, "late", "ana"))
    shop.keep("reprint", ReceiptCopied(1, 1, "ana"))
    shop.keep("order", OrderSent(1, "1-1", (), (), "", "", "ana", 1))
    shop.keep("training", TrainingEnded(1, 2, 300, "ana"))
    shop.keep("void", SaleVoided(shop.scan(shop.basket(), product(1)).id, 1, 1))
    shop.store.keep_gift_card(shop.act(), "777", 100)
    shop.store.move_stock(shop.act(), product(1).code, "delivery", 10)
    shop.close_shift()
    shop.store.close()
    connection = sqlite3.connect(shop.folder / "kasa.db", isolation_level=None)
    yield connection
    connection.close()


def test_the_facts_are_append_only() -> None:
    assert MUST <= APPEND_ONLY


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
def test_rows_can_neither_be_changed_nor_taken_away(file: sqlite3.Connection, table: str) -> None:
    before = file.execute(f'SELECT * FROM "{table}"').fetchall()
    assert before, "a table without a row would prove nothing"
    for column in METADATA.tables[table].columns:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            file.execute(f'UPDATE "{table}" SET "{column.name}" = "{column.name}"')
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        file.execute(f'DELETE FROM "{table}"')
    assert file.execute(f'SELECT * FROM "{table}"').fetchall() == before


def test_jobs_are_never_taken_away_and_products_neither(file: sqlite3.Connection) -> None:
    for table in ("job", "product"):
        with pytest.raises(sqlite3.IntegrityError):
            file.execute(f"DELETE FROM {table}")


def test_money_and_time_are_whole_numbers_in_every_table(file: sqlite3.Connection) -> None:
    for table in METADATA.sorted_tables:
        for name, kind in file.execute(
            "SELECT name, type FROM pragma_table_info(?)", (table.name,)
        ):
            assert kind in ("BIGINT", "INTEGER", "TEXT", "BLOB"), f"{table.name}.{name}"
