"""Cards: an attempt is kept before the terminal is asked, and every answer, lost ones too, is accounted for.

Long because every end of an attempt is met here.
"""

from __future__ import annotations

import pytest

from pos.event_sale import CardAnswered, CardAsked
from pos.tender import Tender, TenderState, Way
from tests.pos.desk.coming_back import back, refund
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with 100.00 in the basket."""
    counter.sells("A", 10_000)
    counter.scan("A")
    return counter


def ask(till: Counter, minor: int) -> str:
    """Ask the terminal and return the attempt."""
    till.do(till.desks.card.ask, minor)
    asked = next(one for one in reversed(till.told) if isinstance(one, CardAsked))
    return asked.attempt


def answer(till: Counter, attempt: str, outcome: str, taken: int = 0) -> None:
    till.do(
        till.desks.card.answered, attempt, outcome, taken, "ref-1", "123456781234", simulated=True
    )


def settle(till: Counter, outcome: str) -> None:
    till.do(till.desks.card.settle, outcome)


def owed(till: Counter) -> list[tuple[int, bool]]:
    return [(one.over, one.unknown) for one in till.store.unsettled()]


def test_an_approved_card_closes_the_sale(till: Counter) -> None:
    attempt = ask(till, 10_000)
    assert till.till.sale is not None
    answer(till, attempt, "approved", 10_000)
    (tender,) = till.sold.tenders
    assert (tender.amount.minor, tender.card_tail, tender.simulated) == (10_000, "1234", True)
    assert owed(till) == []


def test_the_terminal_is_never_asked_for_more_than_is_due(till: Counter) -> None:
    till.pay(8_000)
    attempt = ask(till, 5_000)
    asked = next(one for one in reversed(till.told) if isinstance(one, CardAsked))
    assert asked.amount == 2_000
    answer(till, attempt, "approved", 2_000)
    assert till.sold.total == 10_000


def test_a_terminal_of_its_own_that_took_too_much_owes_the_rest(till: Counter) -> None:
    till.pay(8_000)
    till.card(5_000, took=5_000)
    (card, _) = till.sold.tenders
    assert (card.amount.minor, card.over.minor) == (2_000, 3_000)
    assert owed(till) == [(3_000, False)]
    settle(till, "refunded")
    assert owed(till) == []
    with refused("not_found"):
        settle(till, "refunded")


def test_what_was_taken_too_much_goes_back_before_the_bill_is_paid(till: Counter) -> None:
    till.card(2_000, took=5_000)
    assert till.desks.pay.due().exact.minor == 8_000
    settle(till, "refunded")
    answered = till.told[-1]
    assert isinstance(answered, CardAnswered)
    assert (answered.taken, answered.amount) == (2_000, 2_000)
    assert till.exact().tenders[0].amount.minor == 2_000


def test_a_terminal_of_its_own_that_took_too_little_leaves_the_rest_due(till: Counter) -> None:
    till.card(10_000, took=4_000)
    assert till.desks.pay.due().exact.minor == 6_000


@pytest.mark.parametrize("took", [-1, 0, 10**9])
def test_a_terminal_of_its_own_took_something_and_nothing_absurd(till: Counter, took: int) -> None:
    with refused("bad_amount"):
        till.card(10_000, took=took)


def test_nothing_is_taken_back_by_a_negative_card(till: Counter) -> None:
    with refused("bad_amount"):
        till.card(0)


@pytest.mark.parametrize("outcome", ["declined", "aborted"])
def test_a_declined_card_leaves_everything_due(till: Counter, outcome: str) -> None:
    answer(till, ask(till, 10_000), outcome)
    assert till.desks.pay.due().exact.minor == 10_000
    assert till.till.basket().tenders == ()
    till.exact()
    assert [tender.state for tender in till.sold.tenders] == [TenderState.TAKEN]


def test_while_one_attempt_is_out_no_other_is_made(till: Counter) -> None:
    ask(till, 5_000)
    with refused("busy"):
        till.do(till.desks.card.ask, 5_000)


def test_an_unknown_answer_is_settled_by_a_person(till: Counter) -> None:
    answer(till, ask(till, 10_000), "unknown")
    assert owed(till) == [(0, True)]
    assert till.till.basket().tenders[0].state is TenderState.UNKNOWN
    settle(till, "approved")
    assert till.sold.total == 10_000
    assert owed(till) == []


def test_an_unknown_one_that_was_declined_takes_nothing(till: Counter) -> None:
    till.card(10_000, "unknown")
    settle(till, "declined")
    assert till.till.basket().tenders == ()
    assert owed(till) == []


def test_two_cards_never_pay_more_than_the_bill(till: Counter) -> None:
    till.card(10_000, "unknown")
    till.card(4_000)
    settle(till, "approved")
    assert [tender.amount.minor for tender in till.sold.tenders] == [4_000, 6_000]
    assert till.sold.change == 0
    assert owed(till) == [(4_000, False)]


def test_an_unknown_answer_outlives_a_power_cut(till: Counter) -> None:
    attempt = ask(till, 10_000)
    till.reopen()
    assert [tender.reference for tender in till.till.basket().tenders] == [attempt]
    answer(till, attempt, "approved", 10_000)
    assert till.sold.total == 10_000


def test_an_answer_that_comes_twice_counts_once(till: Counter) -> None:
    attempt = ask(till, 5_000)
    answer(till, attempt, "approved", 5_000)
    answer(till, attempt, "approved", 5_000)
    assert till.desks.pay.due().exact.minor == 5_000
    till.told.clear()
    answer(till, "nobody's", "approved", 5_000)
    assert till.told == []


def test_money_taken_for_a_sale_that_is_gone_is_owed_back(till: Counter) -> None:
    till.card(10_000, "unknown")
    attempt = till.till.basket().tenders[0].reference
    till.exact()
    assert owed(till) == [(0, True)]
    answer(till, attempt, "approved", 10_000)
    assert owed(till) == [(10_000, False)]
    settle(till, "refunded")
    assert owed(till) == []


def test_a_yes_that_comes_after_a_person_said_no_is_owed_back_once(till: Counter) -> None:
    attempt = ask(till, 10_000)
    answer(till, attempt, "unknown")
    settle(till, "declined")
    till.exact()
    assert owed(till) == []
    answer(till, attempt, "approved", 10_000)
    assert owed(till) == [(10_000, False)]
    settle(till, "refunded")
    answer(till, attempt, "approved", 10_000)
    assert owed(till) == []


def test_a_no_that_comes_after_a_person_said_no_changes_nothing(till: Counter) -> None:
    attempt = ask(till, 10_000)
    answer(till, attempt, "unknown")
    settle(till, "declined")
    till.told.clear()
    answer(till, attempt, "declined")
    assert till.told == []


def test_the_terminal_is_asked_to_stop_what_it_works_on(till: Counter) -> None:
    stopped: list[str] = []
    till.desks.card.abort = stopped.append
    with refused("not_found"):
        till.do(till.desks.card.stop)
    attempt = ask(till, 10_000)
    till.do(till.desks.card.stop)
    assert stopped == [attempt]
    answer(till, attempt, "declined")
    with refused("not_found"):
        till.do(till.desks.card.stop)


def test_a_machine_without_a_wire_cannot_be_stopped_from_here(till: Counter) -> None:
    ask(till, 10_000)
    till.do(till.desks.card.stop)
    assert owed(till) == [(0, True)]


@pytest.mark.parametrize(("outcome", "left"), [("approved", [(10_000, False)]), ("declined", [])])
def test_a_person_settles_an_attempt_whose_sale_is_gone(
    till: Counter, outcome: str, left: list[tuple[int, bool]]
) -> None:
    till.card(10_000, "unknown")
    till.exact()
    settle(till, outcome)
    assert owed(till) == left


def test_an_unknown_one_of_a_closed_sale_that_was_given_back_is_settled(till: Counter) -> None:
    till.card(10_000, "unknown")
    till.exact()
    settle(till, "refunded")
    assert owed(till) == []


def test_what_a_terminal_took_too_much_is_not_approved_but_given_back(till: Counter) -> None:
    till.card(10_000, took=12_000)
    with refused("not_found"):
        settle(till, "approved")
    assert owed(till) == [(2_000, False)]


def test_a_late_answer_that_nothing_was_taken_closes_the_matter(till: Counter) -> None:
    till.card(10_000, "unknown")
    attempt = till.till.basket().tenders[0].reference
    till.exact()
    answer(till, attempt, "declined")
    last = till.told[-1]
    assert isinstance(last, CardAnswered)
    assert (last.outcome, last.taken) == ("declined", 0)
    assert owed(till) == []


def test_a_card_by_hand_is_kept_with_its_attempt_in_one_commit(till: Counter) -> None:
    with till.failing():
        till.card(10_000)
    assert till.till.basket().tenders == ()
    till.card(10_000)
    assert till.sold.number == 1
    assert isinstance(till.sold.tenders[0], Tender)


@pytest.mark.parametrize("word", ["take", "", "Approved", "exact"])
def test_no_other_word_settles_a_card_payment(till: Counter, word: str) -> None:
    till.card(500, "unknown")
    with refused("bad_amount"):
        till.do(till.desks.card.settle, word)
    with refused("bad_amount"):
        till.card(100, word)
    assert till.store.unsettled()[0].unknown
    till.do(till.desks.card.settle, "declined")


def test_money_that_is_only_on_its_way_back_was_not_given_back_yet(counter: Counter) -> None:
    counter.sells("A", 500)
    counter.sell("A", card=500)
    counter.desks.returns.card_back.wired = lambda: True
    back(counter)
    refund(counter, Way.CARD)
    with refused("not_found"):
        counter.do(counter.desks.card.settle, "refunded")
    counter.do(counter.desks.card.settle, "approved")
    assert counter.till.last_return is not None
