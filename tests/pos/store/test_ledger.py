"""The audit's rules between documents: an honest history keeps them all, and each wrong figure breaks its own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from pos.event import ApprovalGiven, Event
from pos.event_back import ReturnClosed
from pos.event_cash import CashMoved, DrawerCounted, ShiftClosed, ShiftOpened
from pos.event_office import BackupRestored
from pos.event_sale import (
    CardAnswered,
    CardAsked,
    CardBackAnswered,
    CardBackAsked,
    SaleClosed,
    ValueMoved,
)
from pos.loyalty import Award
from pos.refund import back_line, left_of
from pos.store.row import Stamp
from pos.store.verify.ledger import Ledger
from pos.store.verify.report import Report
from pos.tender import Tender, Way
from tests.pos.baskets import added_up, closed, euro, line, sale
from tests.pos.comings_back import back


def sold(number: int, minor: int, amount: int, *tenders: Tender, shift: int = 1) -> SaleClosed:
    one = sale(line(1, minor, amount))
    cash = sum(each.given.minor for each in tenders if each.way is Way.CASH)
    doc = closed(added_up(one), one, number=number)
    named = {"sale_id": f"s{number}", "shift": shift, "tenders": tenders, "cash_given": cash}
    return replace(doc, **named)


def came_back(of: SaleClosed, number: int, amount: int, tender: Tender) -> ReturnClosed:
    lines = (back_line(left_of(of.lines[0], ()), amount, "sellable", "", ""),)
    return replace(
        back(of, lines), return_id=f"r{number}", number=number, tenders=(tender,), rounding=0
    )


def paid(way: Way, minor: int, reference: str = "", points: int = 0) -> Tender:
    return Tender(way, euro(minor), euro(minor), reference, points=points)


BY_CARD = replace(
    sold(1, 1_000, 1, paid(Way.CARD, 1_000, "a1")), award=Award(1_000, 1, 100, 10, 10)
)
IN_CASH = sold(2, 500, 2, paid(Way.CASH, 1_000))
BY_POINTS = sold(6, 100, 1, paid(Way.POINTS, 100, "c1", 5), shift=2)

HONEST: Mapping[str, Event] = {
    "opened": ShiftOpened(1, "ana", 5_000, (), False, 0),
    "asked": CardAsked("a1", "s1", 1_000),
    "answered": CardAnswered("a1", "approved", 1_000, 1_000),
    "earned": ValueMoved("points", "c1", 10, "s1"),
    "by card": BY_CARD,
    "in cash": IN_CASH,
    "practice": replace(sold(3, 700, 1, paid(Way.CASH, 700)), training=True),
    "paid in": CashMoved(1, "paid_in", 100, (), "change", "ana"),
    "counted": DrawerCounted(1, 6_000, 6_100, (), "ana"),
    "cash back": came_back(IN_CASH, 4, 1, paid(Way.CASH, 500)),
    "asked back": CardBackAsked("b1", "r5", 1_000),
    "answered back": CardBackAnswered("b1", "approved", 1_000),
    "card back": came_back(BY_CARD, 5, 1, paid(Way.CARD, 1_000, "b1")),
    "approved": ApprovalGiven("void", "rasa", "ana"),
    "Z": ShiftClosed(
        1, 1, "ana", 0, 5_590, 5_600, -10, (), (("sales", 2_000), ("returns", -1_500)), (), 500, 1
    ),
    "restored": BackupRestored(2, 14),
    "next": ShiftOpened(2, "ana", 5_600, (), False, 10),
    "spent": ValueMoved("points", "c1", -5, "s6"),
    "by points": BY_POINTS,
}  # fmt: skip


def broken(history: Mapping[str, Event]) -> set[str]:
    report = Report()
    ledger = Ledger(report)
    for seq, event in enumerate(history.values(), 1):
        ledger.take(Stamp(1, 1, seq, 0, "ana"), event)
    return {one.rule for one in report.found}


def test_an_honest_history_breaks_no_rule() -> None:
    assert broken(HONEST) == set()


WRONG: list[tuple[str, dict[str, object], str]] = [
    ("by points", {"number": 7}, "L13"),
    ("in cash", {"number": 1}, "L15"),
    ("in cash", {"sale_id": "s1"}, "L10"),
    ("in cash", {"shift": 2}, "L27"),
    ("practice", {"training": False}, "L29"),
    ("answered", {"attempt": "never asked"}, "L12"),
    ("answered", {"taken": 900}, "L12"),
    ("answered", {"amount": 900}, "L12"),
    ("answered back", {"attempt": "never asked"}, "L12"),
    ("answered back", {"amount": 900}, "L12"),
    ("card back", {"tenders": (paid(Way.CARD, 1_000, "a1"),)}, "L12"),
    ("earned", {"amount": 11}, "L45"),
    ("spent", {"amount": -4}, "L45"),
    ("paid in", {"amount": 99}, "L24"),
    ("counted", {"expected": 6_000}, "L24"),
    ("approved", {"by": "ana"}, "L44"),
    ("Z", {"shift": 2}, "L28"),
    ("Z", {"z_number": 2}, "L29"),
    ("Z", {"grand_total": 2_000}, "L29"),
    ("Z", {"expected": 5_610, "difference": -20}, "L24"),
    ("Z", {"difference": 0}, "L25"),
    ("Z", {"totals": (("sales", 1_000),)}, "L27"),
    ("Z", {"totals": (("returns", -500),)}, "L27"),
    ("restored", {"epoch": 1}, "L40"),
    ("next", {"shift": 3}, "L13"),
    ("next", {"difference": 0}, "L26"),
]


@pytest.mark.parametrize(("place", "changed", "rule"), WRONG)
def test_a_wrong_figure_is_named_by_its_rule(
    place: str, changed: dict[str, object], rule: str
) -> None:
    assert rule in broken({**HONEST, place: replace(HONEST[place], **changed)})


MORE: dict[str, tuple[Event, str]] = {
    "a payment that paid another sale": (
        sold(7, 1_000, 1, paid(Way.CARD, 1_000, "a1"), shift=2),
        "L12",
    ),
    "a card's money back that another return had": (
        replace(came_back(BY_CARD, 7, 1, paid(Way.CARD, 1_000, "b1")), shift=2),
        "L12",
    ),
    "a shift in a shift": (ShiftOpened(3, "ana", 5_600, (), False, 10), "L28"),
}


@pytest.mark.parametrize("what", MORE)
def test_what_comes_twice_is_named(what: str) -> None:
    event, rule = MORE[what]
    assert broken({**HONEST, what: event}) == {rule}


def test_cash_that_moves_between_two_shifts_is_named() -> None:
    between = {name: event for name, event in HONEST.items() if name not in ("next", "by points")}
    moved = CashMoved(1, "paid_out", -100, (), "milk", "ana")
    assert broken({**between, "moved": moved}) == {"L27"}
