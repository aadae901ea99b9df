"""X and Z on paper: every sum of the shift, on any width and in every language."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pos.paper import as_text
from pos.report import ShiftReport, report_rows
from pos.shift_sums import UNSENT_LISTED
from pos.text import LANGUAGES, format_amount, speaker
from tests.pos.documents import HEADING, sums

Z = ShiftReport(7, 3, "ana", 20_000, -500, 61_000, 60_900, sums(), ("Jonas", "window"), "7f3a")
EN = speaker("en")


def said(report: ShiftReport) -> str:
    return " ".join(as_text(report_rows(report, HEADING, EN)).split())


def test_sales_that_came_after_the_shift_are_not_called_earlier_ones() -> None:
    later = replace(sums(), unsent=7, unsent_numbers=(1, 2))
    assert later.unsent_before == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [32, 42, 48])
def test_every_sum_of_the_shift_is_on_the_paper(columns: int, language: str) -> None:
    lines = as_text(report_rows(Z, HEADING, speaker(language)), columns).split("\n")
    assert max(len(line) for line in lines) <= columns
    text = "".join("".join(lines).split())
    one = sums()
    amounts = [
        one.sales,
        one.returns,
        one.sales + one.returns,
        one.discounts,
        one.rounding,
        one.deposits,
    ]
    amounts += [one.grand_sales, one.grand_returns, one.grand_sales + one.grand_returns, one.copied]
    amounts += [minor for _, minor in one.tenders + one.moved + one.departments]
    amounts += [20_000, -500, 61_000, 60_900, -100, 17_355]
    facts = [format_amount(minor, language) for minor in amounts] + [
        "40",
        "133",
        "41",
        "Jonas,window",
    ]
    assert [fact for fact in facts if "".join(fact.split()) not in text] == []


def test_a_z_says_its_number_its_count_and_its_difference() -> None:
    text = said(Z)
    for part in (
        "Z report 3",
        "Till 3 2026-11-21 12:30",
        "Shift 7 ana",
        "No department 850.00",
        "Brought to the safe -200.00",
        "Difference at opening -5.00",
        "Cash expected 610.00 Cash counted 609.00 Difference -1.00",
        "Receipt copies 3 / 9.00",
        "Parked: Jonas, window",
        "Not yet at the store server 2",
        "Journal 7f3a",
    ):
        assert part in text


def test_an_x_shows_the_shift_so_far_and_no_count() -> None:
    quiet = replace(sums(), rounding=0, unsent=0)
    text = said(ShiftReport(7, 0, "ana", 20_000, 0, 61_000, None, quiet))
    assert "X report" in text
    for absent in ("counted", "Difference", "Parked", "Journal", "server", "rounding"):
        assert absent not in text


def test_where_many_sales_are_not_at_the_server_the_newest_are_named_and_the_rest_counted() -> None:
    numbers = tuple(range(101, 101 + UNSENT_LISTED))
    many = replace(sums(), unsent=150, unsent_numbers=numbers)
    text = said(replace(Z, sums=many, unsent=("3-101 .. 3-150",)))
    assert "Not yet at the store server 150 Earlier receipts 100 3-101 .. 3-150 Sales ever" in text
    whole = replace(many, unsent=UNSENT_LISTED)
    assert "Earlier receipts" not in said(replace(Z, sums=whole, unsent=("3-101 .. 3-150",)))


def test_a_bare_heading_leaves_no_empty_lines() -> None:
    rows = report_rows(Z, replace(HEADING, address="", company_id=""), EN)
    assert rows[1].left == "Z report 3"
