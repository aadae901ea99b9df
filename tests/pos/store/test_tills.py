"""Several tills of one shop at once, each a process of its own, on one file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from pos.errors import Refused
from pos.event import SaleParked, SaleRecalled
from pos.event_sale import ValueMoved
from pos.sale import Sale
from tests.pos.store.shop import Shop
from tests.pos.store.victim import Say, Victim, Work, begin, judged

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.no_cover,
]

SALES = 25


def _busy_till(number: int) -> Work:
    """Return the work of one till: open its shift and sell, patiently."""

    def work(shop: Shop, say: Say) -> None:
        shop.store.close()
        mine = Shop(shop.folder.parent, till=number)
        mine.asked = mine.baskets = number * 1_000_000
        mine.open_shift()
        for at in range(SALES):
            mine.sell(at % 20, at % 20 + 1)
        say(f"SOLD {mine.store.found().next_number - 1}")
        mine.store.close()

    return work


def _redeem(shop: Shop, say: Say) -> None:
    try:
        shop.keep("pay_value", ValueMoved("gift", "777", -6_000, f"b{os.getpid()}"))
        say("PAID")
    except Refused as no:
        say(f"REFUSED {no.code}")


def _at_once(folder: Path, *works: tuple[int, Work]) -> list[list[str]]:
    """Let tills begin at the same moment and return what each said."""
    tills = [Victim(folder, work, till) for till, work in works]
    for one in tills:
        one.await_ready()
    for one in tills:
        one.go()
    return [one.bury() for one in tills]


def test_tills_that_sell_at_once_lose_nothing_and_share_no_number(tmp_path: Path) -> None:
    begin(tmp_path)
    said = _at_once(tmp_path, (2, _busy_till(2)), (3, _busy_till(3)))
    assert [lines[-1] for lines in said] == [f"SOLD {SALES}"] * 2
    assert judged(tmp_path, []) == []


def test_a_gift_card_is_spent_once_at_two_tills(tmp_path: Path) -> None:
    begin(tmp_path)
    office = Shop(tmp_path)
    office.asked = 5_000_000
    office.store.keep_gift_card(office.act(), "777", 10_000)
    office.store.close()
    said = _at_once(tmp_path, (2, _redeem), (3, _redeem))
    assert sorted(lines[-1] for lines in said) == ["PAID", "REFUSED not_enough"]
    office = Shop(tmp_path)
    assert office.store.stored_value("gift", "777") == 4_000
    assert office.store.verify() == ()
    office.store.close()


def test_a_basket_that_two_tills_took_back_at_one_moment_is_in_one_hand(tmp_path: Path) -> None:
    one, two = Shop(tmp_path), Shop(tmp_path, till=2)
    sale = Sale("basket-1", "EUR", one.now)
    one.keep("park", SaleParked(replace(sale, parked_as="Jonas"), "Jonas"))
    ((till, aside),) = two.store.parked()
    assert (till, aside.parked_as) == (1, "Jonas")
    one.keep("recall", SaleRecalled(sale, "Jonas"))
    with pytest.raises(Refused, match="not_found"):
        two.keep("recall", SaleRecalled(sale, "Jonas"))
    assert one.store.found().sale == sale
    assert two.store.found().sale is None
    assert two.store.verify() == ()
    two.store.close()
    one.store.close()
