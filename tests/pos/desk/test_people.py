"""Who stands at the till: sign in and out, wrong PINs, approvals, new PINs, and requests that come twice."""

from __future__ import annotations

import pytest

from pos.event import ApprovalGiven, SignInFailed
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with bread, a manager on the staff."""
    counter.sells("A", 1_000)
    counter.hires("mira", "manager", "222222")
    return counter


def wrong(till: Counter, name: str = "ana", pin: str = "9999") -> None:
    till.do(till.desks.people.sign_in, name, pin)


def test_nobody_sells_before_signing_in(open_shop: OpenShop) -> None:
    counter = open_shop()
    counter.sells("A", 100)
    with refused("not_signed_in"):
        counter.scan("A")
    with refused("not_signed_in"):
        counter.till.allow("scan")


def test_another_person_takes_over_with_the_basket_as_it_lies(till: Counter) -> None:
    till.scan("A")
    till.come("mira", pin="222222")
    assert till.names[-2:] == ["signed_out", "signed_in"]
    assert (till.till.who(), till.total) == ("mira", 1_000)


def test_signing_out_leaves_the_basket(till: Counter) -> None:
    till.scan("A")
    till.do(till.desks.people.sign_out)
    assert till.till.who() == ""
    with refused("not_signed_in"):
        till.scan("A")
    till.come()
    assert till.total == 1_000


def test_a_wrong_pin_says_how_many_tries_are_left(till: Counter) -> None:
    with refused("wrong_pin", left=4):
        wrong(till)
    with refused("wrong_pin", left=3):
        wrong(till)
    till.come()
    with refused("wrong_pin", left=4):
        wrong(till)


def test_nobody_and_a_wrong_pin_look_the_same(till: Counter) -> None:
    with refused("wrong_pin", left=4):
        wrong(till, "nobody")


def test_the_fifth_wrong_pin_locks_out_even_after_a_restart(till: Counter) -> None:
    for left in (4, 3, 2, 1, 0):
        with refused("wrong_pin", left=left):
            wrong(till)
    assert isinstance(till.told[-1], SignInFailed)
    with refused("locked_out", minutes=30):
        till.come()
    till.reopen()
    till.clock.ms += 29 * 60_000 + 1
    with refused("locked_out", minutes=1):
        till.come()
    till.clock.ms += 60_000
    with refused("wrong_pin", left=4):
        wrong(till)
    till.come()


def test_a_wrong_pin_at_an_approval_counts_too_and_the_verb_still_waits(till: Counter) -> None:
    till.scan("A")
    with refused("needs_approval"):
        till.do(till.desks.prices.discount_line, 1, 1_200)
    with refused("wrong_pin", name="mira", left=4):
        till.do(till.desks.people.approve, "mira", "000000")
    till.do(till.desks.people.approve, "mira", "222222", "regular")
    assert till.total == 880
    assert till.till.who() == "ana"


def test_an_approval_is_for_one_act(till: Counter) -> None:
    till.scan("A")
    with refused("needs_approval"):
        till.do(till.desks.prices.discount_line, 1, 1_200)
    till.approve("mira")
    assert till.till.approver is None
    with refused("needs_approval"):
        till.do(till.desks.prices.discount_line, 1, 100)
    with refused("not_found"):
        till.do(till.desks.register.remove, 9)
    with refused("needs_approval"):
        till.do(till.desks.prices.discount_line, 1, 100)


def test_there_must_be_something_to_approve(till: Counter) -> None:
    with refused("not_found"):
        till.approve("mira")
    till.scan("A")
    with refused("needs_approval"):
        till.do(till.desks.prices.discount_line, 1, 1_200)
    till.scan("A")
    with refused("not_found"):
        till.approve("mira")


def test_an_approval_whose_answer_was_lost_is_given_once(till: Counter) -> None:
    till.scan("A")
    with refused("needs_approval"):
        till.do(till.desks.prices.discount_line, 1, 1_200)
    request = till.request()
    for _ in range(2):
        till.desks.people.approve(request, "mira", "222222")
    assert till.total == 880
    assert sum(isinstance(one, ApprovalGiven) for one in till.told) == 1


def test_a_disk_that_fails_keeps_the_approval_waiting(till: Counter) -> None:
    till.scan("A")
    with refused("needs_approval"):
        till.do(till.desks.prices.discount_line, 1, 1_200)
    with till.failing():
        till.approve("mira")
    assert (till.total, till.till.approver) == (1_000, None)
    till.approve("mira")
    assert till.total == 880


@pytest.mark.parametrize("pin", ["123", "12a4", "١٢٣٤", "1" * 13, "123456", "000000"])
def test_a_pin_that_is_too_short_or_easy_is_refused(till: Counter, pin: str) -> None:
    with refused("bad_amount", least=4):
        till.do(till.desks.people.change_pin, "ana", "1111", pin)


def test_those_who_approve_choose_six_digits(till: Counter) -> None:
    with refused("bad_amount", least=6):
        till.do(till.desks.people.change_pin, "mira", "222222", "44444")
    till.do(till.desks.people.change_pin, "mira", "222222", "908172")
    till.come("mira", pin="908172")


def test_a_new_pin_counts_from_now_on(till: Counter) -> None:
    till.do(till.desks.people.change_pin, "ana", "1111", "2468")
    with refused("wrong_pin"):
        till.come()
    till.come(pin="2468")
    with refused("wrong_pin"):
        till.do(till.desks.people.change_pin, "ana", "1111", "1357")


# --- requests -------------------------------------------------------------------------------------------------------


def test_a_request_that_comes_twice_does_nothing_twice(till: Counter) -> None:
    request = till.request()
    for _ in range(3):
        till.desks.register.scan(request, "A")
    assert till.basket == [("A", 1, 1_000)]
    request = till.request()
    till.desks.pay.exact_cash(request)
    till.desks.pay.exact_cash(request)
    assert [one.number for one in (till.sold,)] == [1]
    assert till.store.sale_count() == 1


def test_a_request_that_comes_again_after_a_power_cut_does_nothing(till: Counter) -> None:
    till.scan("A")
    request = till.request()
    till.desks.pay.exact_cash(request)
    till.reopen()
    till.come()
    till.desks.pay.exact_cash(request)
    assert till.store.sale_count() == 1


def test_a_request_under_another_verbs_name_is_a_mistake(till: Counter) -> None:
    request = till.request()
    till.desks.register.scan(request, "A")
    with refused("busy", request=request):
        till.desks.register.void(request)


def test_a_refused_request_may_be_tried_again_under_its_name(till: Counter) -> None:
    request = till.request()
    with till.failing():
        till.desks.register.scan(request, "A")
    till.desks.register.scan(request, "A")
    assert till.basket == [("A", 1, 1_000)]


def test_an_answer_without_a_question_finds_none(till: Counter) -> None:
    with refused("not_found"):
        till.till.answered("yes")
    till.till.begin(till.request(), "ask")
    till.till.ask("receipt_condition")
    with refused("not_found"):
        till.desks.ages.waiting()
