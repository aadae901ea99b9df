"""Promotions and coupons at the register, and what the law keeps off some goods.

Long because each rule of when an offer comes true is a short day at the counter.
"""

from __future__ import annotations

import pytest

from pos.desk.look import look
from pos.tender import Way
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with goods at 1.65, two for 2.00."""
    counter.sells("A", 165)
    counter.offer("TWO", "price", "A", count=2, minor=200)
    return counter


def coupon(till: Counter, code: str) -> None:
    till.do(till.desks.offers.coupon, code)


def test_the_second_scan_adds_thirty_five_cents(till: Counter) -> None:
    till.scan("A")
    assert till.total == 165
    till.scan("A")
    assert till.total == 200
    till.scan("A")
    assert till.total == 365


def test_each_of_the_pair_is_worth_its_part_in_a_return(till: Counter) -> None:
    till.scan("A", times=2)
    till.exact()
    till.desks.returns.find()
    till.do(till.desks.returns.line, 1, 1)
    till.do(till.desks.returns.refund, Way.CASH)
    assert till.till.last_return is not None
    assert till.till.last_return.total == 100


def test_what_is_missing_to_the_next_deal_is_told_if_the_shop_wants(till: Counter) -> None:
    till.scan("A")
    sale = till.till.basket()
    found = till.desks.offers.near(sale)
    assert found is not None
    assert (found.promotion, found.code, found.saving) == ("TWO", "A", 130)
    assert "deal_near" in till.strip
    till.setting("deal_near", "off")
    assert till.desks.offers.near(sale) is None


def test_the_piece_that_makes_a_second_meal_is_told_too(counter: Counter) -> None:
    for code, price in (("SOUP", 300), ("BREAD", 100)):
        counter.sells(code, price)
    counter.offer("MEAL", "meal", "SOUP", "BREAD", minor=350)
    counter.scan("SOUP", "BREAD")
    assert counter.desks.offers.near(counter.till.basket()) is None
    counter.scan("SOUP")
    found = counter.desks.offers.near(counter.till.basket())
    assert found is not None
    assert (found.code, found.saving) == ("BREAD", 50)


def test_a_coupon_counts_once_a_sale_and_as_often_as_its_limit(till: Counter) -> None:
    till.offer("FIVE", "amount", minor=50, coupon="SAVE", limit=1)
    till.scan("A")
    assert till.total == 165
    coupon(till, "SAVE")
    assert till.total == 115
    with refused("over_limit", why="coupon"):
        coupon(till, "SAVE")
    till.exact()
    till.scan("A")
    with refused("over_limit", why="coupon"):
        coupon(till, "SAVE")


def last_coupon_taken_at_the_commit(till: Counter) -> Counter:
    """Another till of the shop, which takes the last of a coupon in the very moment before this one's commit."""
    till.offer("HALF", "percent", "A", bp=5_000, coupon="ONCE", limit=1)
    other = Counter(till.folder, number=2)
    other.begin(name="ona")
    for one in (till, other):
        one.scan("A")
        coupon(one, "ONCE")
    before = till.store.db.hurdle

    def first_the_other(word: str) -> None:
        till.store.db.hurdle = before
        other.exact()

    till.store.db.hurdle = first_the_other
    return other


def test_the_last_of_a_coupon_is_used_at_one_till_alone(till: Counter) -> None:
    other = last_coupon_taken_at_the_commit(till)
    with refused("over_limit", why="coupon"):
        till.exact()
    assert till.strip[0] == "coupon_declined"
    assert (other.sold.total, other.sold.coupons) == (83, ("ONCE",))
    assert till.total == 165
    assert till.exact().coupons == ()
    other.close()


def test_a_card_that_paid_for_it_meanwhile_pays_a_part(till: Counter) -> None:
    other = last_coupon_taken_at_the_commit(till)
    till.card(83)
    assert [one.amount.minor for one in till.till.open_sale().tenders] == [83]
    assert till.desks.pay.due().exact.minor == 82
    assert till.exact().total == 165
    other.close()


def test_a_coupon_whose_offer_did_not_come_true_may_be_used_another_time(till: Counter) -> None:
    till.offer("FIFTY", "amount", minor=500, least=700, coupon="ONCE", limit=1)
    till.offer("HALF", "percent", "A", bp=5_000, coupon="HALF", limit=1)
    till.scan("A")
    coupon(till, "ONCE")
    coupon(till, "HALF")
    assert till.exact().coupons == ("HALF",)
    till.scan("A", times=8)
    coupon(till, "ONCE")
    assert till.total == 300
    with refused("over_limit", why="coupon"):
        coupon(till, "HALF")
    assert till.exact().coupons == ("ONCE",)


def test_what_held_while_the_goods_were_rung_up_holds_until_they_are_paid(till: Counter) -> None:
    till.sells("C", 300)
    till.offer("HOUR", "percent", "C", bp=5_000, opens=17 * 60, closes=19 * 60)
    till.offer("DAY", "off", "A", minor=100, to_ms=till.clock.ms)
    till.clock.set("2026-11-21 18:59")
    till.scan("C")
    till.card(50)
    till.clock.set("2026-11-21 19:30")
    assert till.total == 150
    till.exact()
    till.scan("C")
    assert till.total == 300


def test_an_hour_that_begins_or_passes_while_the_goods_lie_there_counts(till: Counter) -> None:
    till.sells("C", 300)
    till.offer("HOUR", "percent", "C", bp=5_000, opens=17 * 60, closes=19 * 60)
    till.clock.set("2026-11-21 16:59")
    till.scan("C")
    assert till.total == 300
    till.clock.set("2026-11-21 17:00")
    till.till.forget()
    assert till.total == 150
    till.clock.set("2026-11-21 19:01")
    till.till.forget()
    assert till.total == 150


def test_what_is_left_to_pay_is_of_the_sum_in_sight_beside_a_basket_laid_aside(
    till: Counter,
) -> None:
    till.sells("C", 300)
    till.offer("HOUR", "percent", "C", bp=5_000, opens=17 * 60, closes=19 * 60)
    till.clock.set("2026-11-21 16:59")
    till.scan("A")
    till.do(till.desks.register.park, "Ona")
    till.scan("C")
    for wall, sum_now in (("2026-11-21 16:59", 300), ("2026-11-21 17:00", 150)):
        till.clock.set(wall)
        shown = look(till.desks, till.prints).basket
        assert (shown.bill.total.minor, shown.due.exact.minor) == (sum_now, sum_now)


def test_goods_that_lay_aside_overnight_cost_what_they_cost_today(till: Counter) -> None:
    till.sells("C", 300)
    till.offer("HOUR", "percent", "C", bp=5_000, opens=17 * 60, closes=19 * 60)
    till.clock.set("2026-11-21 18:00")
    till.scan("C")
    till.do(till.desks.register.park, "Ona")
    till.clock.set("2026-11-21 20:00")
    till.do(till.desks.register.recall, "Ona")
    assert till.total == 150
    till.do(till.desks.register.park, "Ona")
    till.clock.set("2026-11-22 10:00")
    till.do(till.desks.register.recall, "Ona")
    assert till.total == 300


def test_an_unknown_or_old_coupon_says_so(till: Counter) -> None:
    till.offer("OLD", "amount", minor=50, coupon="OLD", to_ms=1)
    till.offer("SOON", "amount", minor=50, coupon="SOON", from_ms=till.clock.ms + 1)
    with refused("unknown_code"):
        coupon(till, "")
    with refused("unknown_code"):
        coupon(till, "NONE")
    for code in ("OLD", "SOON"):
        with refused("expired"):
            coupon(till, code)


def test_no_coupon_joins_once_money_lies_there(till: Counter) -> None:
    till.offer("FIVE", "amount", minor=50, coupon="SAVE", to_ms=till.clock.ms)
    till.scan("A")
    till.pay(100)
    with refused("paying_already"):
        coupon(till, "SAVE")


def test_in_latvia_no_deal_and_no_loyalty_is_on_alcohol(open_shop: OpenShop) -> None:
    counter = open_shop("LV")
    counter.begin()
    for code, klass in (("BEER", "alcohol"), ("KVASS", ""), ("TEA", "tea"), ("CIG", "tobacco")):
        counter.sells(code, 165, klass=klass)
        counter.offer(f"TWO-{code}", "price", code, count=2, minor=200)
    counter.offer("GOLD", "percent", "BEER", "KVASS", bp=5_000, tier="gold")
    counter.offer("OFF", "percent", "BEER", bp=1_000)
    counter.knows("C1", tier="gold")
    counter.do(counter.desks.register.customer, "C1")
    counter.scan("BEER")
    counter.do(counter.desks.ages.confirm)
    counter.scan("BEER", "KVASS", "TEA", "TEA")
    assert [price for _, _, price in counter.basket] == [297, 83, 200]
    counter.scan("CIG")
    counter.do(counter.desks.ages.confirm)
    counter.scan("CIG")
    assert counter.basket[-1][2] == 200


def test_in_lithuania_a_deal_on_beer_holds(till: Counter) -> None:
    till.sells("BEER", 165, klass="alcohol")
    till.offer("BEERS", "price", "BEER", count=2, minor=200)
    till.scan("BEER")
    till.do(till.desks.ages.confirm)
    till.scan("BEER")
    assert till.total == 200


# --- what one more would save -----------------------------------------------------------------------------------------


def near(till: Counter) -> str:
    """Return what the strip says about the deal that lacks a little, or nothing."""
    return next((one.say for one in till.desks.voice.strip if one.id == "deal_near"), "")


def lacking(till: Counter) -> tuple[str, int, int] | None:
    """Return which offer on the sale lacks how much, and what it would save."""
    found = till.desks.offers.near(till.till.basket())
    return (found.promotion, found.minor, found.saving) if found else None


def test_one_more_of_the_pair_says_what_it_saves(till: Counter) -> None:
    till.scan("A")
    assert "1,30" in near(till)


def test_the_piece_that_a_meal_lacks_says_what_it_saves(counter: Counter) -> None:
    for code, price in (("DRINK", 120), ("SNACK", 90), ("ROLL", 210)):
        counter.sells(code, price)
    counter.offer("MEAL", "meal", "DRINK", "SNACK", "ROLL", minor=250)
    counter.scan("DRINK", "SNACK")
    assert "1,70" in near(counter)


def test_what_is_missing_to_a_discount_on_all_is_told(counter: Counter) -> None:
    counter.sells("LAMP", 4_800)
    counter.offer("BIG", "amount", least=5_000, minor=400)
    counter.scan("LAMP")
    assert "Dar 2,00" in near(counter)
    assert "visam pirkiniui sutaupysite 4,00" in near(counter)


def test_what_deals_took_off_is_missing_too(counter: Counter) -> None:
    counter.sells("LAMP", 4_000)
    counter.sells("CUP", 500)
    counter.offer("CUPS", "price", "CUP", count=2, minor=600)
    counter.offer("BIG", "percent", least=5_000, bp=1_000, cap=350)
    counter.scan("LAMP", "CUP", "CUP")
    assert lacking(counter) == ("BIG", 400, 350)


def test_of_a_better_discount_only_what_it_adds_is_told(counter: Counter) -> None:
    counter.sells("LAMP", 5_400)
    counter.sells("CUP", 150)
    counter.offer("FIVE", "percent", least=5_000, bp=500)
    counter.offer("SIX", "amount", least=5_500, minor=300)
    counter.offer("LESS", "amount", least=5_600, minor=100)
    counter.scan("LAMP")
    assert lacking(counter) == ("SIX", 100, 30)
    counter.scan("CUP")
    assert lacking(counter) is None, "what would give less than what came true already is none"


def test_a_deal_that_law_keeps_off_is_not_promised(open_shop: OpenShop) -> None:
    counter = open_shop("LV")
    counter.begin()
    counter.sells("BEER", 165, klass="alcohol")
    counter.offer("BEERS", "price", "BEER", count=2, minor=200)
    counter.scan("BEER")
    counter.do(counter.desks.ages.confirm)
    assert near(counter) == ""


def test_a_piece_that_is_sold_no_more_is_not_promised(till: Counter) -> None:
    till.sells("C", 100)
    till.offer("GONE", "meal", "C", "NEVER", minor=150)
    till.scan("C")
    assert near(till) == ""
