"""The panel of a return: every way with its sum, or why it is blocked."""

from __future__ import annotations

from typing import Any

import pytest

from pos.options import Option, Situation, options
from pos.refund import WayLeft
from pos.tender import Tender, Way
from tests.pos.baskets import euro
from tests.pos.comings_back import by_five


def situation(left: int, *ways: tuple[Way, int, int], **more: Any) -> Situation:
    """Return what decides, with a full drawer and a receipt unless said otherwise."""
    facts: dict[str, Any] = {
        "in_hand": (),
        "without_receipt": "",
        "faulty": False,
        "cash_in_drawer": 100_000,
        "rounded": by_five,
        **more,
    }
    return Situation(left=left, ways=tuple(WayLeft(*one) for one in ways), **facts)


def shown(one: Situation) -> dict[str, Option]:
    return {option.way: option for option in options(one)}


def test_the_customers_own_way_stands_first() -> None:
    found = options(situation(500, (Way.GIFT, 500, 500)))
    assert [one.way for one in found] == ["gift", "cash", "card", "exchange", "credit", "repair"]


def test_a_way_that_did_not_pay_is_blocked_and_says_so() -> None:
    found = shown(situation(500, (Way.CARD, 500, 500)))
    assert found["card"] == Option("card", 500)
    assert found["cash"] == Option("cash", blocked="not_paid_by_it")


def test_store_credit_and_exchange_are_always_open() -> None:
    found = shown(situation(500, (Way.CARD, 500, 500)))
    assert (found["credit"], found["exchange"]) == (Option("credit", 500), Option("exchange", 500))


def test_each_way_gives_at_most_what_it_paid() -> None:
    found = shown(situation(100_000, (Way.CARD, 50_000, 50_000), (Way.CASH, 50_000, 50_000)))
    assert (found["card"].minor, found["cash"].minor) == (50_000, 50_000)


def test_cash_is_shown_as_it_will_be_handed_over() -> None:
    found = shown(situation(1_572, (Way.CASH, 1_572, 1_570)))
    assert found["cash"] == Option("cash", 1_570, rounding=2)
    part = shown(situation(333, (Way.CASH, 1_000, 1_000)))
    assert part["cash"] == Option("cash", 335, rounding=-2)


def test_what_is_in_hand_now_counts_already() -> None:
    mine = (Tender(Way.CARD, euro(300), euro(300)),)
    found = shown(situation(200, (Way.CARD, 400, 400), in_hand=mine))
    assert found["card"] == Option("card", 100)


def test_a_drawer_without_the_money_blocks_cash() -> None:
    found = shown(situation(1_000, (Way.CASH, 1_000, 1_000), cash_in_drawer=999))
    assert found["cash"] == Option("cash", blocked="drawer_short")


def test_faulty_goods_may_be_repaired_others_not() -> None:
    assert shown(situation(500, faulty=True))["repair"] == Option("repair", 500)
    assert shown(situation(500))["repair"] == Option("repair", blocked="not_allowed")


@pytest.mark.parametrize(("shop", "cash"), [("credit", 0), ("exchange", 0), ("cash", 1_000)])
def test_without_a_receipt_the_shops_rule_decides_about_cash(shop: str, cash: int) -> None:
    found = shown(situation(1_000, without_receipt=shop))
    assert found["cash"] == (Option("cash", cash) if cash else Option("cash", blocked="no_receipt"))
    assert found["card"] == Option("card", blocked="no_receipt")
    assert found["credit"] == Option("credit", 1_000)


def test_a_way_that_is_empty_is_blocked() -> None:
    found = shown(situation(0, (Way.CARD, 0, 0)))
    assert found["card"].blocked == "not_paid_by_it"
