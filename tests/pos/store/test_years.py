"""A till that has sold for years answers as quickly as a new one: no question walks through all that was ever sold."""

from __future__ import annotations

import re

import msgspec
import pytest

from pos.customer import Customer
from pos.store.statement import FILE, Statement
from tests.pos.store.shop import Shop

GROWING = frozenset(
    "sale sale_line sale_vat tender refund refund_line refund_vat refund_tender journal outbox job request cash_move"
    " drawer_opening receipt_copy voided card_attempt order_slip value_move customer customer_private".split()
)
"""Tables that get longer with every day, or with every customer."""
NEWEST = frozenset(
    "asks.books.HEAD asks.books.LAST_JOB asks.jobs.LAST asks.order.LAST asks.returns.LAST asks.till.LAST_SALE"
    " asks.till.LAST_REFUND".split()
)
"""Take the last entry of an index and are done."""
SELDOM = frozenset(
    "asks.returns.OF_TOTAL asks.shop.SALES asks.shop.SOLD asks.shop.BACK asks.order.ALL".split()
)
"""Asked by a person who looks for something, by a story, or by an audit: never while somebody is served."""
_BOOK = msgspec.json.decode(FILE.read_bytes(), type=dict[str, Statement])
_STEP = re.compile(
    r"(?:SCAN|SEARCH) (\w+)(?: USING (?:PRIMARY |COVERING )?(?:INDEX (\w+)|KEY))?(?: \((.*)\))?"
)


def walked(shop: Shop, statement: Statement) -> list[str]:
    """The steps of SQLite's plan that go through a growing table from one end to the other."""
    plan = shop.store.db.raw().execute(
        f"EXPLAIN QUERY PLAN {statement.sql}", [1] * len(statement.names)
    )
    found = []
    for *_, detail in plan:
        step = _STEP.match(detail)
        if step is None or step[1] not in GROWING or (step[2] or "").endswith("_open"):
            continue  # what is open is taken out of its index again
        if set(re.findall(r"\w+(?=[=<>]|$)", step[3] or "")) <= {"store", "till"}:
            found.append(detail)
    return found


@pytest.mark.parametrize(
    "place",
    sorted(
        place
        for place in _BOOK
        if place.startswith("asks.")
        and not place.startswith("asks.audit.")
        and place not in NEWEST | SELDOM
    ),
)
def test_no_question_walks_through_years(shop: Shop, place: str) -> None:
    assert walked(shop, _BOOK[place]) == []


def test_a_walk_would_be_seen(shop: Shop) -> None:
    everything = Statement("SELECT sum(total) FROM sale WHERE store = ? AND till = ?", ("a", "b"))
    assert walked(shop, everything)


def test_the_grand_total_goes_on_from_the_last_z(shop: Shop) -> None:
    sold = 0
    for _ in range(2):
        shop.open_shift()
        sold += shop.sell(1, 2).total
        shop.close_shift()
    shop.open_shift()
    last = shop.sell(3)
    shop.give_back(last, 1, 1)
    sums = shop.store.shift_sums(3)
    assert (sums.sales, sums.grand_sales) == (last.total, sold + last.total)
    assert sums.grand_returns == -last.total
    shop.reopen()
    assert shop.store.shift_sums(3) == sums


def test_what_the_server_lacks_is_counted_on(shop: Shop) -> None:
    shop.open_shift()
    for count in range(1, 4):
        shop.sell(1)
        assert shop.store.unsent() == count
    shop.store.keep_sent(shop.store.head()[0])
    assert shop.store.unsent() == 0
    shop.sell(1)
    assert shop.store.unsent() == 1
    shop.reopen()
    assert shop.store.unsent() == 1


def kept(shop: Shop, ident: str, name: str, phone: str = "") -> None:
    shop.store.keep_customer(shop.act(), Customer(ident, name, phone=phone))


def found(shop: Shop, typed: str) -> list[str]:
    return [one.id for one in shop.store.customers(typed, 10)]


def test_customers_are_found_by_any_word_and_by_the_end_of_a_number(shop: Shop) -> None:
    kept(shop, "c1", "Ona Šimkutė-Petrauskienė", "+37061234567")
    kept(shop, "c2", "Petras Onaitis", "+37069999567")
    kept(shop, "4567", "Jonas")
    assert found(shop, "petr") == ["c1", "c2"]
    assert found(shop, "on petr") == ["c1", "c2"]
    assert found(shop, "simk ona") == ["c1"]
    assert found(shop, "567") == ["c1", "c2"]
    assert found(shop, "4567") == ["4567", "c1"]
    assert found(shop, "4" * 20) == []
    asked = shop.store.customer("+37069999567")
    assert asked is not None
    assert asked.id == "c2"


def test_a_name_that_was_changed_or_erased_is_found_no_more(shop: Shop) -> None:
    kept(shop, "c1", "Ona Simkutė")
    kept(shop, "c1", "Ona Petrauskienė")
    assert (found(shop, "simk"), found(shop, "petr")) == ([], ["c1"])
    shop.store.erase_customer(shop.act(), "c1")
    assert found(shop, "ona") == []
    assert shop.store.db.rows("SELECT * FROM customer_word") == []
    assert shop.store.verify() == ()
