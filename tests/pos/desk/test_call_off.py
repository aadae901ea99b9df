"""A payment is begun and then called off: everything goes back the way it came before the basket is free again."""

from __future__ import annotations

import pytest

from pos.event_cash import DrawerOpened
from pos.event_sale import CardAsked, CardBackAsked
from pos.loyalty import POINTS
from pos.tender import TenderState, Way
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with 100.00 in the basket, and a card terminal on a wire."""
    counter.sells("A", 10_000)
    counter.scan("A")
    counter.desks.returns.card_back.wired = lambda: True
    return counter


def paid(till: Counter, minor: int, slip: str = "0017") -> str:
    """Have the terminal take a card and return the attempt."""
    till.do(till.desks.card.ask, minor)
    asked = next(one for one in reversed(till.told) if isinstance(one, CardAsked))
    answer(till, asked.attempt, "approved", minor, slip)
    return asked.attempt


def answer(till: Counter, attempt: str, outcome: str, taken: int = 0, slip: str = "") -> None:
    till.do(till.desks.card.answered, attempt, outcome, taken, slip, "4242", simulated=True)


def call_off(till: Counter) -> None:
    till.do(till.desks.card.off.begin)


def undoing(till: Counter) -> CardBackAsked:
    asked = next(one for one in reversed(till.told) if isinstance(one, CardBackAsked))
    assert till.till.sale is not None
    assert any(one.undo == asked.attempt for one in till.till.sale.tenders)
    return asked


def test_an_approved_card_is_undone_at_the_terminal_and_the_sale_can_be_given_up(
    till: Counter,
) -> None:
    paid(till, 4_000)
    with refused("paying_already"):
        till.do(till.desks.register.void)
    call_off(till)
    asked = undoing(till)
    assert (asked.amount, asked.undoes) == (4_000, "0017")
    assert till.desks.pay.due().exact.minor == 10_000
    answer(till, asked.attempt, "approved", 4_000)
    assert till.till.basket().tenders == ()
    assert till.store.unsettled() == ()
    till.do(till.desks.register.void)
    assert till.till.sale is None


@pytest.mark.parametrize("outcome", ["declined", "aborted"])
def test_a_terminal_that_will_not_undo_leaves_the_card_paid(till: Counter, outcome: str) -> None:
    paid(till, 4_000)
    call_off(till)
    answer(till, undoing(till).attempt, outcome)
    (tender,) = till.till.basket().tenders
    assert (tender.state, tender.undo) == (TenderState.TAKEN, "")
    assert till.exact().total == 10_000
    assert [one.way for one in till.sold.tenders] == [Way.CARD, Way.CASH]


def test_while_it_is_undone_nothing_is_paid_and_nothing_called_off_twice(till: Counter) -> None:
    paid(till, 4_000)
    call_off(till)
    with refused("busy"):
        till.pay(10_000)
    with refused("busy"):
        till.card(1_000)
    with refused("busy"):
        call_off(till)
    with refused("busy"):
        till.do(till.desks.card.off.by_hand, "approved")


@pytest.mark.parametrize(("said", "left"), [("approved", 10_000), ("declined", 6_000)])
def test_an_answer_that_was_lost_is_settled_by_a_person(
    till: Counter, said: str, left: int
) -> None:
    paid(till, 4_000)
    call_off(till)
    answer(till, undoing(till).attempt, "unknown")
    (waiting,) = till.store.unsettled()
    assert (waiting.back, waiting.unknown) == (True, True)
    with refused("not_found"):
        till.do(till.desks.card.settle, "refunded")
    till.do(till.desks.card.settle, said)
    assert till.desks.pay.due().exact.minor == left
    assert till.store.unsettled() == ()
    till.exact()


def test_cards_are_undone_one_after_the_other(till: Counter) -> None:
    paid(till, 4_000, "0017")
    paid(till, 3_000, "0018")
    call_off(till)
    first = undoing(till)
    answer(till, first.attempt, "approved", 4_000)
    second = undoing(till)
    assert (first.undoes, second.undoes) == ("0017", "0018")
    answer(till, second.attempt, "approved", 3_000)
    assert till.till.basket().tenders == ()


def test_cash_goes_back_in_the_pieces_it_came_in_and_the_drawer_opens(till: Counter) -> None:
    till.pay(3_000, (2_000, 1), (1_000, 1))
    drawer = till.store.drawer()
    call_off(till)
    handed = till.desks.card.off.handed
    assert (handed.cash, handed.pieces) == (3_000, ((2_000, 1), (1_000, 1)))
    assert any(isinstance(one, DrawerOpened) and one.reason == "call_off" for one in till.told)
    assert till.jobs[-1].kind == "drawer"
    assert till.store.drawer() == drawer
    assert till.exact().tenders[0].amount.minor == 10_000


def test_foreign_notes_lie_in_the_drawer_too(till: Counter) -> None:
    till.setting("foreign_cash", "PLN 0.2350")
    till.do(till.desks.foreign.take, "PLN", 5_000)
    call_off(till)
    assert [one.reference for one in till.desks.card.off.handed.others] == ["PLN 50.00"]
    assert any(isinstance(one, DrawerOpened) and one.reason == "call_off" for one in till.told)
    assert till.jobs[-1].kind == "drawer"
    till.exact()


def test_stored_value_points_and_vouchers_go_back(till: Counter) -> None:
    till.store.keep_gift_card(till.act(), "G1", 2_000)
    till.knows("C1")
    till.store.keep_gift_card(till.act(), "C1", 500, POINTS)
    till.do(till.desks.pay.stored_value, Way.GIFT, "G1", 2_000)
    till.do(till.desks.points.take, "C1", 500)
    till.do(till.desks.pay.other, Way.VOUCHER, 1_000, "V1")
    assert till.store.stored_value("gift", "G1") == 0
    call_off(till)
    assert till.store.stored_value("gift", "G1") == 2_000
    assert till.desks.points.balance("C1") == 500
    assert [one.way for one in till.desks.card.off.handed.others] == [
        Way.GIFT,
        Way.POINTS,
        Way.VOUCHER,
    ]
    till.exact()


def test_a_machine_without_a_wire_is_asked_about_by_hand(till: Counter) -> None:
    till.card(4_000)
    call_off(till)
    (card,) = till.till.basket().tenders
    assert card.state is TenderState.TAKEN
    with refused("not_found"):
        till.do(till.desks.card.off.by_hand, "perhaps")
    till.do(till.desks.card.off.by_hand, "declined")
    assert till.till.basket().tenders == (card,)
    till.do(till.desks.card.off.by_hand, "approved")
    assert till.till.basket().tenders == ()
    assert till.store.unsettled() == ()
    with refused("not_found"):
        till.do(till.desks.card.off.by_hand, "approved")


def test_what_was_taken_too_much_goes_back_with_it(till: Counter) -> None:
    till.card(4_000, took=5_000)
    till.do(till.desks.card.off.by_hand, "approved")
    assert till.store.unsettled() == ()
    till.exact()


def test_where_nothing_was_paid_there_is_nothing_to_call_off(till: Counter) -> None:
    with refused("not_found"):
        call_off(till)
    till.do(till.desks.card.ask, 1_000)
    with refused("busy"):
        call_off(till)


def test_who_may_not_give_a_sale_up_may_not_call_a_payment_off(counter: Counter) -> None:
    counter.sells("A", 10_000)
    counter.do(counter.desks.people.sign_out)
    counter.come("tom", "trainee", "3333")
    counter.scan("A")
    counter.pay(1_000)
    with refused("needs_approval"):
        counter.do(counter.desks.card.off.begin)
    counter.approve()
    assert counter.till.basket().tenders == ()


def test_a_power_cut_leaves_the_undoing_to_be_asked_after(till: Counter) -> None:
    paid(till, 4_000)
    call_off(till)
    asked = undoing(till)
    till.reopen()
    (waiting,) = till.store.unsettled()
    assert (waiting.attempt, waiting.waiting) == (asked.attempt, True)
    answer(till, asked.attempt, "approved", 4_000)
    assert till.till.basket().tenders == ()
