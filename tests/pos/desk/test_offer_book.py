"""The desk of offers: kept by right, only on goods that are there, ended at once."""

from __future__ import annotations

import pytest

from pos.desk.offer_book import OfferBook
from pos.promotion import Promotion
from pos.store import Act
from tests.pos.desk.counter import Counter, refused

HALF = Promotion("HALF", "percent", ("A",), bp=5000)


@pytest.fixture
def book(counter: Counter) -> OfferBook:
    def keep(request: str, offers: tuple[Promotion, ...]) -> None:
        counter.store.keep_promotions(Act(request, counter.till.who(), counter.clock.ms), offers)

    counter.sells("A", 100)
    return OfferBook(counter.till, counter.store, keep)


def test_offers_are_kept_seen_and_ended(counter: Counter, book: OfferBook) -> None:
    counter.come("mira", "manager", "333333")
    counter.do(book.keep, ())
    counter.do(book.keep, (HALF, Promotion("TEN", "percent", bp=1000)))
    assert [one.id for one in book.all()] == ["TEN", "HALF"]
    counter.scan("A")
    assert counter.till.bill().total.minor == 45
    for ident in ("HALF", "TEN"):
        counter.do(book.end, ident)
    counter.clock.ms += 1
    assert counter.till.bill().total.minor == 45, "what this customer was told holds"
    counter.exact()
    counter.scan("A", "A")
    assert counter.till.bill().total.minor == 200


def test_goods_that_are_not_there_and_offers_that_are_not_there(
    counter: Counter, book: OfferBook
) -> None:
    counter.come("mira", "manager", "333333")
    with refused("unknown_code", scanned="Z"):
        counter.do(book.keep, (HALF, Promotion("ODD", "percent", ("Z",), bp=1)))
    assert book.all() == ()
    with refused("not_found", name="HALF"):
        counter.do(book.end, "HALF")


def test_a_cashier_keeps_and_ends_nothing(counter: Counter, book: OfferBook) -> None:
    for act in (lambda r: book.keep(r, (HALF,)), lambda r: book.end(r, "HALF")):
        with refused("not_allowed"):
            counter.do(act)
