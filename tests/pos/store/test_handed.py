"""The audit knows which cash may go back: parts rounded on their own, and all that is left with the last of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pos.store.verify.refunds import Sold, check_refunds, families
from pos.store.verify.report import Report
from pos.tender import Way
from tests.pos.baskets import added_up, closed, line, sale
from tests.pos.comings_back import back


@pytest.mark.parametrize(
    ("parts", "rules"),
    [
        (((333, 335), (334, 335), (333, 330)), set()),
        (((150, 200), (150, 200), (150, 200), (550, 400)), set()),
        (((333, 200),), {"L05"}),
        (((900, 940), (50, 100)), {"L19"}),
        (((500, 1_000),), {"L05"}),
        (((1_000, 1_000), (50, 0), (50, 0)), {"L19"}),
    ],
)
def test_cash_goes_back_in_rounded_parts_and_never_more(
    parts: tuple[tuple[int, int], ...], rules: set[str]
) -> None:
    one = sale(line(1, 1_000))
    doc = closed(added_up(one), one, (Way.CASH, 1_000))
    backs = [
        replace(back(doc, (), (Way.CASH, exact, handed)), rounding=exact - handed)
        for exact, handed in parts
    ]
    report = Report()
    check_refunds([Sold(doc, backs, "sale 1")], report)
    assert {broken.rule for broken in report.found} == rules


def test_receipts_that_exchanges_tie_are_judged_together_even_in_a_circle() -> None:
    one, other, third, lone = (
        (1, till, number) for till, number in ((1, 1), (1, 2), (2, 1), (3, 9))
    )
    tied = [(other, one), (third, other), (one, third)]
    assert families([one, lone], tied) == [[one, other, third], [lone]]


def test_a_family_gives_back_what_it_took_in_all_and_no_more() -> None:
    first = closed(added_up(sale(line(1, 1_000))), sale(line(1, 1_000)), (Way.CARD, 1_000))
    new = closed(
        added_up(sale(line(1, 1_200))), sale(line(1, 1_200)), (Way.CASH, 200), (Way.EXCHANGE, 1_000)
    )
    given = back(first, (), (Way.EXCHANGE, 1_000, 1_000))
    for card, rules in ((1_000, set()), (1_001, {"L19"})):
        later = back(new, (), (Way.CARD, card, card), (Way.CASH, 200, 200))
        report = Report()
        check_refunds([Sold(first, [given], "sale 1"), Sold(new, [later], "sale 2")], report)
        assert {broken.rule for broken in report.found} == rules
