"""Receipts on screen and in files: shown as first printed, or as the copy that was counted."""

from __future__ import annotations

from pos.desk.papers import Papers
from pos.paper import as_text
from pos.tender import Way
from tests.pos.desk.counter import Counter, refused


def desk(counter: Counter) -> Papers:
    return Papers(counter.till, counter.store)


def test_before_anything_was_closed_there_is_no_last_one(counter: Counter) -> None:
    papers = desk(counter)
    assert papers.last() == 0
    with refused("not_found"):
        papers.shown(1)
    with refused("not_found"):
        counter.do(papers.copied, 1)


def test_a_receipt_is_shown_as_it_was_and_goes_out_as_a_copy(counter: Counter) -> None:
    counter.sells("A", 129)
    number = counter.sell("A").number
    papers = desk(counter)
    assert papers.last() == number
    assert "KOPIJA" not in as_text(papers.shown(number))
    assert "1,29" in as_text(papers.shown(number, "pl"))
    assert "1,29" not in as_text(papers.shown(number, "pl", gift=True))
    counter.do(papers.copied, number)
    assert counter.store.copies(number) == 1
    assert "KOPIJA" in as_text(papers.copy(number))


def test_a_return_has_no_gift_receipt(counter: Counter) -> None:
    counter.sells("A", 129)
    sold = counter.sell("A")
    returns = counter.desks.returns
    returns.find(sold.number)
    counter.do(returns.line, 1)
    counter.do(returns.refund, Way.CASH)
    papers = desk(counter)
    back = papers.last()
    assert back == sold.number + 1
    assert papers.shown(back)
    with refused("not_found"):
        papers.shown(back, gift=True)
