"""Receipts on screen and in files: shown as first printed, or as the copy that was counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from pos.desk.letterhead import heading
from pos.desk.papers import Papers
from pos.desk.shop import Premises
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


def test_a_swedish_file_says_that_it_is_electronic_and_is_the_only_copy(tmp_path: Path) -> None:
    counter = Counter(tmp_path, "SE")
    counter.begin()
    counter.sells("A", 1_300)
    number = counter.sell("A").number
    papers = desk(counter)
    assert "elektroniskt" not in as_text(papers.shown(number))
    counter.do(papers.copied, number)
    assert "elektroniskt kassakvitto" in as_text(papers.copy(number))
    with refused("not_allowed", why="copies"):
        counter.do(papers.copied, number)
    with refused("not_allowed", why="copies"):
        counter.do(counter.prints.reprint, number)
    assert counter.store.copies(number) == 1
    counter.close()


@pytest.mark.parametrize(
    ("land", "company", "vat", "said"),
    [
        ("LT", "302000000", "LT119511515", "PVM mokėtojo kodas LT119511515"),
        ("LT", "302000000", "", "Įmonės kodas 302000000"),
        ("LV", "40003521600", "", "Reģ. nr. 40003521600"),
        ("PL", "8567346215", "", "NIP 8567346215"),
        ("SE", "555555-5555", "SE555555555501", "Org.nr 555555-5555"),
        ("SE", "", "SE555555555501", "Momsreg.nr SE555555555501"),
        ("FI", "2077474-0", "FI20774740", "Y-tunnus 2077474-0"),
        ("EE", "", "", ""),
    ],
)
def test_the_sellers_number_is_the_one_that_law_asks_for_under_its_own_name(
    tmp_path: Path, land: str, company: str, vat: str, said: str
) -> None:
    counter = Counter(tmp_path, land)
    premises = Premises("Kasa", company_id=company, vat_id=vat)
    assert (
        heading(replace(counter.shop, premises=premises), counter.clock.ms, "").company_id == said
    )
    counter.close()
