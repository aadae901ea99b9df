"""Goods past their date: asked at the scan, sold by right, never after a use-by date; a code's own serial number."""

from __future__ import annotations

from tests.pos.desk.counter import Counter, refused

GTIN = "9501101530003"
OLD = f"010{GTIN}15261120"
OVER = f"010{GTIN}17261120"


def asked(counter: Counter) -> str:
    return counter.till.question.kind if counter.till.question else ""


def test_the_last_day_is_still_a_good_one(counter: Counter) -> None:
    counter.sells(GTIN, 89)
    counter.scan(f"010{GTIN}15261121")
    assert (asked(counter), counter.basket) == ("", [(GTIN, 1, 89)])


def test_a_second_person_lets_it_through(counter: Counter) -> None:
    counter.sells(GTIN, 89)
    counter.scan(OLD)
    assert (asked(counter), counter.basket) == ("date", [])
    with refused("needs_approval", verb="sell_expired"):
        counter.do(counter.desks.register.sell_expired)
    counter.approve()
    assert (asked(counter), counter.basket) == ("", [(GTIN, 1, 89)])


def test_nobody_sells_it_after_a_use_by_date(counter: Counter) -> None:
    counter.sells(GTIN, 89)
    counter.come("mira", "manager", "333333")
    counter.scan(OVER)
    with refused("expired"):
        counter.do(counter.desks.register.sell_expired)
    counter.do(counter.desks.ages.decline)
    assert counter.basket == []


def test_the_age_comes_after_the_date(counter: Counter) -> None:
    counter.sells(GTIN, 650, age=20)
    counter.come("mira", "manager", "333333")
    counter.scan(OLD)
    counter.do(counter.desks.register.sell_expired)
    assert asked(counter) == "age"
    counter.do(counter.desks.ages.confirm)
    assert counter.basket == [(GTIN, 1, 650)]


def test_a_seller_who_is_too_young_leaves_the_question_open(counter: Counter) -> None:
    counter.sells(GTIN, 650, age=20)
    counter.hires("jan", "associate", "444444", born="2010-01-01")
    counter.do(counter.desks.people.sign_in, "jan", "444444")
    counter.scan(OLD)
    with refused("needs_approval", verb="sell_age"):
        counter.do(counter.desks.register.sell_expired)
    assert asked(counter) == "date"


def test_what_was_not_asked_is_not_answered(counter: Counter) -> None:
    counter.sells("S", 100, serial=True)
    with refused("not_found"):
        counter.do(counter.desks.register.sell_expired)
    counter.scan("S")
    with refused("answer_first"):
        counter.do(counter.desks.register.sell_expired)
