"""The drawer and the shift: float, moves, counts, X, and the Z whose difference is never forgotten.

Long because all that moves cash or the drawer meets here.
"""

from __future__ import annotations

import pytest

from pos.desk.cash import Counted
from pos.event_cash import DrawerOpened, ShiftClosed, ShiftOpened
from pos.staff import APPROVAL, Grade, Right
from pos.tender import Way
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import FLOAT, Counter, refused

PAID = 50_000


@pytest.fixture
def plain(open_shop: OpenShop) -> Counter:
    """A counter whose float was named as a sum, with goods at 10.00."""
    made = open_shop()
    made.come()
    made.do(made.desks.cash.open_shift, Counted(PAID))
    made.sells("A", 1_000)
    return made


def close(till: Counter, minor: int) -> ShiftClosed:
    till.do(till.desks.cash.close_shift, Counted(minor))
    last = till.told[-1]
    assert isinstance(last, ShiftClosed)
    return last


def test_change_is_not_takings(plain: Counter) -> None:
    plain.sells("B", 74_900)
    plain.scan("B")
    plain.pay(100_000)
    assert plain.desks.cash.expected() == 124_900


def test_a_card_fills_no_drawer(plain: Counter) -> None:
    plain.sell("A", card=600)
    assert plain.desks.cash.expected() == PAID + 400


def test_everything_that_moves_is_in_the_expected_cash(plain: Counter) -> None:
    cash = plain.desks.cash
    plain.do(cash.paid_in, 5_000, "change")
    plain.do(cash.paid_out, 1_200, "window cleaner")
    plain.do(cash.drop, 20_000)
    assert cash.expected() == PAID + 5_000 - 1_200 - 20_000
    assert cash.sums().moved == (("drop", -20_000), ("paid_in", 5_000), ("paid_out", -1_200))
    assert [job.kind for job in plain.jobs] == ["drawer"] * 3


@pytest.mark.parametrize("minor", [0, -1, 10**9])
def test_absurd_moves_are_refused(plain: Counter, minor: int) -> None:
    cash = plain.desks.cash
    for act in (cash.paid_in, cash.paid_out):
        with refused("bad_amount"):
            plain.do(act, minor, "x")
    with refused("bad_amount"):
        plain.do(cash.drop, minor)


def test_money_never_moves_without_a_reason(plain: Counter) -> None:
    cash = plain.desks.cash
    with refused("bad_amount", why="reason"):
        plain.do(cash.paid_in, 100, "  ")
    with refused("bad_amount", why="reason"):
        plain.do(cash.no_sale, "")


def test_more_than_the_drawer_holds_does_not_go_out(plain: Counter) -> None:
    with refused("drawer_short", left=PAID):
        plain.do(plain.desks.cash.paid_out, PAID + 1, "x")
    plain.do(plain.desks.cash.paid_out, PAID, "x")


def test_who_may_take_out_so_much_alone_asks_above_it(plain: Counter) -> None:
    plain.right("cashier", "paid_out", Right(Grade.ALLOWED, limit_minor=1_000))
    with refused("needs_approval", off=1_001):
        plain.do(plain.desks.cash.paid_out, 1_001, "window cleaner")
    plain.do(plain.desks.cash.paid_out, 1_000, "window cleaner")
    assert plain.desks.cash.expected() == PAID - 1_000


def test_a_drop_names_pieces_that_make_its_sum(counter: Counter) -> None:
    with refused("bad_amount"):
        counter.do(counter.desks.cash.drop, 2_000, ((1_000, 1),))
    with refused("bad_amount"):
        counter.do(counter.desks.cash.drop, 2_000, ((1_000, 3), (500, -2)))
    counter.do(counter.desks.cash.drop, 2_000, ((1_000, 2),))
    assert dict(counter.store.drawer())[1_000] == 3


def test_the_drawer_is_opened_without_a_sale_for_a_reason_alone(plain: Counter) -> None:
    plain.do(plain.desks.cash.no_sale, "change for a note")
    assert plain.told[-1] == DrawerOpened(1, "change for a note", "ana", "")


def test_whoever_needs_approval_to_open_the_drawer_gets_it(plain: Counter) -> None:
    plain.right("cashier", "no_sale", APPROVAL)
    with refused("needs_approval"):
        plain.do(plain.desks.cash.no_sale, "look")
    plain.approve()
    assert plain.told[-1] == DrawerOpened(1, "look", "ana", "rasa")


def test_a_count_shows_the_difference_and_leaves_it(plain: Counter) -> None:
    plain.sell("A")
    plain.do(plain.desks.cash.count, Counted(41_000))
    shown = plain.desks.cash.count_shown
    assert shown is not None
    assert (shown.expected, shown.difference) == (51_000, -10_000)
    assert plain.desks.cash.expected() == 51_000


def test_a_count_by_pieces_corrects_what_is_believed_of_the_drawer(counter: Counter) -> None:
    counter.do(counter.desks.cash.count, Counted(300, ((200, 1), (100, 1))))
    assert dict(counter.store.drawer()) == {200: 1, 100: 1}


def test_a_count_by_its_sum_leaves_the_pieces_known_only_where_it_is_right(
    counter: Counter,
) -> None:
    expected = counter.desks.cash.expected()
    counter.do(counter.desks.cash.count, Counted(expected))
    assert counter.store.drawer_sure()
    counter.do(counter.desks.cash.count, Counted(expected - 5))
    assert not counter.store.drawer_sure()


@pytest.mark.parametrize(
    "counted",
    [
        Counted(-1),
        Counted(10**9),
        Counted(300, ((200, 1),)),
        Counted(33, ((33, 1),)),
        Counted(100, ((200, 1), (100, -1))),
    ],
)
def test_a_count_that_cannot_be_is_refused(plain: Counter, counted: Counted) -> None:
    with refused("bad_amount"):
        plain.do(plain.desks.cash.count, counted)


def test_an_x_resets_nothing(plain: Counter) -> None:
    plain.sell("A")
    for _ in range(2):
        plain.do(plain.desks.cash.x_report)
        assert plain.desks.cash.sums().sales == 1_000
    assert [(job.kind, job.ref) for job in plain.jobs[-2:]] == [("report_x", 1)] * 2


def test_a_z_says_all_sums_by_name(plain: Counter) -> None:
    plain.sells("B", 200, department="fruit")
    plain.sell("A", card=600)
    plain.sell("B")
    plain.do(plain.desks.cash.paid_in, 100, "x")
    z = close(plain, PAID + 700)
    totals = dict(z.totals)
    assert (totals["sales"], totals["receipts"], totals["goods"]) == (1_200, 2, 2)
    assert (totals["tender_cash"], totals["tender_card"], totals["paid_in"]) == (600, 600, 100)
    assert totals["department_fruit"] == 200
    assert (z.z_number, z.expected, z.difference, z.grand_total) == (1, PAID + 700, 0, 1_200)
    assert (plain.jobs[-1].kind, plain.jobs[-1].ref) == ("report_z", 1)


def test_what_came_back_is_in_the_grand_total_of_the_z(plain: Counter) -> None:
    plain.sell("A")
    plain.sell("A")
    plain.desks.returns.find()
    plain.do(plain.desks.returns.line, 1)
    plain.do(plain.desks.returns.refund, Way.CASH)
    assert close(plain, PAID + 1_000).grand_total == 1_000


def test_no_shift_is_closed_uncounted_or_with_a_basket(plain: Counter) -> None:
    with refused("bad_amount", why="count"):
        plain.do(plain.desks.cash.close_shift, None)
    plain.scan("A")
    with refused("busy"):
        plain.do(plain.desks.cash.close_shift, Counted(PAID))


def test_parked_sales_stay_and_are_listed(plain: Counter) -> None:
    plain.scan("A")
    plain.do(plain.desks.register.park, "Jonas")
    assert close(plain, PAID).parked == ("Jonas",)
    plain.do(plain.desks.cash.open_shift, Counted(PAID))
    plain.do(plain.desks.register.recall, "Jonas")
    assert plain.total == 1_000


def test_a_difference_is_stored_once_and_the_next_float_starts_from_the_count(
    plain: Counter,
) -> None:
    assert close(plain, 40_000).difference == -10_000
    plain.do(plain.desks.cash.open_shift, Counted(39_000))
    opened = plain.told[-1]
    assert isinstance(opened, ShiftOpened)
    assert opened.difference == -1_000
    plain.sell("A")
    assert plain.desks.cash.expected() == 40_000


def test_two_shifts_are_not_open_at_once(plain: Counter) -> None:
    with refused("shift_open", shift=1):
        plain.do(plain.desks.cash.open_shift, Counted(1))


def test_without_a_shift_nothing_is_sold(open_shop: OpenShop) -> None:
    counter = open_shop()
    counter.come()
    counter.sells("A", 100)
    with refused("no_shift"):
        counter.scan("A")
    with refused("no_shift"):
        counter.desks.cash.expected()


def test_the_shift_goes_on_after_a_power_cut(plain: Counter) -> None:
    plain.sell("A")
    plain.reopen()
    plain.come()
    assert plain.desks.cash.expected() == 51_000
    close(plain, 51_000)
    plain.reopen()
    plain.come()
    plain.do(plain.desks.cash.open_shift, Counted(51_000))
    opened = plain.told[-1]
    assert isinstance(opened, ShiftOpened)
    assert (opened.shift, opened.difference) == (2, 0)


def test_a_float_counted_by_pieces_is_sure(counter: Counter) -> None:
    assert counter.store.drawer_sure()
    assert counter.store.drawer() == FLOAT


def test_cash_that_moves_without_named_pieces_moves_the_likely_ones(open_shop: OpenShop) -> None:
    till = open_shop()
    till.come()
    cash = till.desks.cash
    till.do(cash.open_shift, Counted(300, ((200, 1), (100, 1))))
    till.do(cash.paid_in, 60, "coins")
    assert till.store.drawer() == ((200, 1), (100, 1), (50, 1), (10, 1))
    till.do(cash.paid_out, 210, "milk")
    assert till.store.drawer() == ((100, 1), (50, 1))
    assert till.store.drawer_sure()
    till.do(cash.paid_out, 20, "stamp")
    assert not till.store.drawer_sure()


def test_the_next_customer_waits_for_a_shut_drawer_where_the_shop_wants_it(
    counter: Counter,
) -> None:
    counter.sells("A", 100)
    counter.till.drawer_open = True
    counter.scan("A")  # usually nobody minds
    counter.exact()
    counter.setting("drawer_first", "on")
    with refused("drawer_open"):
        counter.scan("A")
    counter.till.drawer_open = False
    counter.scan("A")
    counter.till.drawer_open = True
    counter.scan("A")


def test_whoever_tries_the_drawer_stands_in_the_journal(counter: Counter) -> None:
    counter.come("tom", "technician", "333333")
    counter.do(counter.desks.hardware.try_drawer)
    assert counter.told[-1] == DrawerOpened(1, "test", "tom")
    assert [(job.kind, job.reason) for job in counter.jobs][-1] == ("drawer", "test")
    counter.come("tess", "trainee", "4444")
    with refused("needs_approval", verb="no_sale"):
        counter.do(counter.desks.hardware.try_drawer)
    assert counter.store.verify() == ()
