"""Age-limited goods: asked at the scan, checked at payment, hours and seller too; no birth date is ever kept."""

from __future__ import annotations

from datetime import date

import pytest

from pos.desk.age import years_old
from pos.desk.look import look
from pos.event import AgeChecked
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def bar(counter: Counter) -> Counter:
    """A counter that sells beer."""
    counter.sells("BEER", 149, klass="alcohol", age=20)
    counter.sells("A", 100)
    return counter


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [
        (date(2006, 11, 21), date(2026, 11, 21), 20),
        (date(2006, 11, 22), date(2026, 11, 21), 19),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
    ],
)
def test_a_year_is_full_on_the_birthday(born: date, today: date, years: int) -> None:
    assert years_old(born, today) == years


def test_beer_is_asked_for_and_sold_when_the_age_is_confirmed(bar: Counter) -> None:
    bar.scan("BEER")
    assert bar.till.sale is None
    bar.do(bar.desks.ages.confirm)
    assert bar.basket == [("BEER", 1, 149)]
    assert AgeChecked(bar.till.basket().id, 20, "looks") in bar.told


def test_nobody_is_asked_twice_in_one_sale(bar: Counter) -> None:
    bar.scan("BEER")
    bar.do(bar.desks.ages.confirm)
    bar.scan("A", "BEER")
    assert len(bar.basket) == 3
    bar.exact()
    bar.scan("BEER")
    assert bar.till.question is not None


def test_a_disk_that_fails_leaves_the_question_open(bar: Counter) -> None:
    bar.scan("BEER")
    asked = bar.till.question
    with bar.failing():
        bar.do(bar.desks.ages.confirm)
    assert (bar.till.sale, bar.till.question) == (None, asked)
    bar.do(bar.desks.ages.confirm)
    assert bar.basket == [("BEER", 1, 149)]


def test_a_higher_limit_is_asked_for_again(bar: Counter) -> None:
    bar.sells("ENERGY", 199, klass="energy")
    bar.scan("ENERGY")
    bar.do(bar.desks.ages.confirm)
    bar.scan("BEER")
    assert bar.till.question is not None


def test_a_birth_date_counts_and_is_not_kept(bar: Counter) -> None:
    bar.scan("BEER")
    bar.do(bar.desks.ages.confirm, date(2006, 11, 21))
    assert AgeChecked(bar.till.basket().id, 20, "document") in bar.told
    bar.exact()
    kept = [path.read_bytes() for path in (bar.folder / "books").glob("kasa.db*")]
    assert not any(b"2006-11-21" in one for one in kept)


def test_an_article_may_have_an_age_of_its_own(bar: Counter) -> None:
    bar.sells("KNIFE", 500, age=18)
    bar.scan("KNIFE")
    assert bar.till.question is not None
    bar.do(bar.desks.ages.confirm, date(2008, 11, 21))
    assert bar.basket == [("KNIFE", 1, 500)]
    bar.sells("ENERGY", 199, klass="energy", age=20)
    bar.scan("ENERGY")
    with refused("too_young", age=20):
        bar.do(bar.desks.ages.confirm, date(2006, 11, 22))


def test_a_known_customer_is_old_enough_on_the_birthday(bar: Counter) -> None:
    bar.knows("C1", born="2006-11-21")
    bar.do(bar.desks.register.customer, "C1")
    bar.scan("BEER")
    bar.do(bar.desks.ages.confirm)
    assert bar.exact().total == 149


def test_a_customer_who_is_too_young_gets_none(bar: Counter) -> None:
    bar.scan("A", "BEER")
    with refused("too_young", age=20):
        bar.do(bar.desks.ages.confirm, date(2006, 11, 22))
    assert bar.basket == [("A", 1, 100)]
    assert bar.till.question is None
    assert "too_young" in bar.strip


def test_the_cashier_may_decline(bar: Counter) -> None:
    bar.scan("BEER")
    bar.do(bar.desks.ages.decline)
    assert bar.till.sale is None
    last = bar.told[-1]
    assert isinstance(last, AgeChecked)
    assert last.how == "declined"
    with refused("not_found"):
        bar.do(bar.desks.ages.decline)
    with refused("not_found"):
        bar.do(bar.desks.ages.confirm)


def test_the_question_outlives_a_power_cut(bar: Counter) -> None:
    bar.scan("BEER")
    bar.reopen()
    bar.come()
    with refused("answer_first", question="age"):
        bar.scan("A")
    bar.do(bar.desks.ages.confirm)
    assert bar.basket == [("BEER", 1, 149)]


def test_a_number_is_asked_after_the_age(bar: Counter) -> None:
    bar.sells("P", 5_000, klass="tobacco", serial=True)
    bar.scan("P")
    bar.do(bar.desks.ages.confirm)
    assert bar.till.question is not None
    assert bar.till.question.kind == "serial"
    bar.do(bar.desks.register.serial, "SN-1")
    assert bar.basket == [("P", 1, 5_000)]


@pytest.mark.parametrize(
    "wall", ["2026-11-21 09:59", "2026-11-21 20:00", "2026-11-22 15:00", "2026-09-01 12:00"]
)
def test_outside_the_hours_of_law_no_alcohol_is_sold(open_shop: OpenShop, wall: str) -> None:
    counter = open_shop(wall=wall)
    counter.begin()
    counter.sells("BEER", 149, klass="alcohol")
    with refused("not_allowed", why="hours"):
        counter.scan("BEER")
    assert "closed_hours" in counter.strip


def test_the_hours_are_looked_at_again_when_money_comes(bar: Counter) -> None:
    bar.scan("BEER")
    bar.do(bar.desks.ages.confirm)
    bar.clock.set("2026-11-21 20:00")
    with refused("not_allowed", why="hours"):
        bar.exact()
    bar.clock.set("2026-11-21 20:01")
    bar.do(bar.desks.register.remove, 1)


def test_empties_of_beer_have_no_hours(bar: Counter) -> None:
    bar.sells("BOTTLE", 149, klass="alcohol", deposit=10)
    bar.clock.set("2026-11-21 21:00")
    bar.do(bar.desks.register.empties, "BOTTLE", 2)
    assert bar.exact().change == 20


# --- the seller's own age -------------------------------------------------------------------------------------------


@pytest.fixture
def young(bar: Counter) -> Counter:
    """A cashier of nineteen."""
    bar.hires("eva", "cashier", "4444", born="2007-05-01")
    bar.come("eva", pin="4444")
    return bar


def test_a_young_seller_needs_a_second_person_once_a_sale(young: Counter) -> None:
    with refused("needs_approval", verb="sell_age", age=20):
        young.scan("BEER")
    young.approve()
    young.do(young.desks.ages.confirm)
    young.scan("BEER")
    assert young.basket == [("BEER", 2, 298)]
    assert young.exact().total == 298


def test_a_declined_article_leaves_room_for_a_parked_basket(young: Counter) -> None:
    young.scan("A")
    young.do(young.desks.register.park, "Jonas")
    with refused("needs_approval"):
        young.scan("BEER")
    young.approve()
    young.do(young.desks.ages.decline)
    young.do(young.desks.register.recall, "Jonas")
    assert young.exact().total == 100


def test_the_second_person_must_be_old_enough_too(young: Counter) -> None:
    young.hires("lina", "associate", "555555", born="2007-01-01")
    with refused("needs_approval"):
        young.scan("BEER")
    with refused("not_allowed", name="lina"):
        young.do(young.desks.people.approve, "lina", "555555")
    assert young.till.sale is None


def test_a_seller_of_age_needs_nobody(bar: Counter) -> None:
    bar.hires("jonas", "cashier", "4444", born="2006-11-21")
    bar.come("jonas", pin="4444")
    bar.scan("BEER")
    bar.do(bar.desks.ages.confirm)
    assert len(bar.basket) == 1


def test_where_law_lets_younger_people_sell_they_may(open_shop: OpenShop) -> None:
    counter = open_shop("LV")
    counter.hires("ilze", "cashier", "4444", born="2007-05-01")
    counter.come("ilze", pin="4444")
    counter.begin(name="ana")
    counter.come("ilze", pin="4444")
    counter.sells("CIG", 500, klass="tobacco")
    counter.scan("CIG")
    assert counter.till.question is not None


def test_the_till_shows_the_last_birth_date_that_is_old_enough(bar: Counter) -> None:
    bar.clock.set("2028-02-29 12:00")
    bar.scan("BEER")
    asked = look(bar.desks, bar.prints).asked
    assert asked is not None
    assert (asked.name, asked.age, asked.born_by) == ("Item BEER", 20, date(2008, 2, 29))


def test_on_a_leap_day_a_limit_of_18_years_ends_on_the_28th(bar: Counter) -> None:
    bar.clock.set("2028-02-29 12:00")
    bar.sells("E", 199, klass="energy")
    bar.scan("E")
    asked = look(bar.desks, bar.prints).asked
    assert asked is not None
    assert asked.born_by == date(2010, 2, 28)
