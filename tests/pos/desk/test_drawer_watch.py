"""What the drawer's lights say: a hint just above and just below the shop's limits, and none on them."""

from __future__ import annotations

from pos.desk.cash import Counted
from pos.desk.drawer_watch import CHANGE_LOW, DROP
from pos.tender import Way
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import Counter


def opened(counter: Counter, minor: int) -> tuple[str, ...]:
    """Open a shift with so much cash and return what is hinted."""
    counter.come()
    counter.do(counter.desks.cash.open_shift, Counted(minor))
    return counter.desks.watch.hints()


def moved(counter: Counter, minor: int) -> tuple[str, ...]:
    """Put cash in or take it out and return what is hinted."""
    cash = counter.desks.cash
    counter.do(cash.paid_in if minor > 0 else cash.paid_out, abs(minor), "change")
    return counter.desks.watch.hints()


def test_on_the_limits_nothing_is_hinted(open_shop: OpenShop) -> None:
    closed = open_shop()
    assert opened(closed, 30_000) == ()
    assert moved(closed, 1) == (DROP,)
    assert moved(closed, -1) == ()
    assert moved(closed, -25_000) == ()
    assert moved(closed, -1) == (CHANGE_LOW,)
    assert moved(closed, 1) == ()


def test_sales_and_returns_count_and_cards_do_not(open_shop: OpenShop) -> None:
    closed = open_shop()
    opened(closed, 29_000)
    closed.sells("A", 1_001)
    closed.sell("A", card=1_001)
    assert closed.desks.watch.hints() == ()
    closed.sell("A")
    assert closed.desks.watch.expected() == closed.desks.cash.expected() == 30_000
    closed.desks.returns.find()
    closed.do(closed.desks.returns.line, 1)
    closed.do(closed.desks.returns.refund, Way.CASH)
    assert closed.desks.watch.expected() == closed.desks.cash.expected() == 29_000


def test_without_a_shift_there_is_nothing_to_hint(open_shop: OpenShop) -> None:
    closed = open_shop()
    opened(closed, 1_000)
    closed.do(closed.desks.cash.close_shift, Counted(1_000))
    assert closed.desks.watch.hints() == ()
