"""The strip: which sentence stands there after each verb, in whose language, with which amounts."""

from __future__ import annotations

import pytest

from pos.desk.look import look
from pos.desk.voice import Said
from tests.pos.desk.coming_back import back, refund
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with goods at 10.02."""
    counter.sells("A", 1_002)
    return counter


def said(till: Counter, prompt: str) -> Said:
    """Return a prompt that stands on the strip."""
    return next(one for one in till.desks.voice.strip if one.id == prompt)


def test_the_first_scan_greets(till: Counter) -> None:
    till.scan("A")
    assert "greet" in till.strip


def test_the_customer_hears_their_language_and_the_cashier_reads_theirs(till: Counter) -> None:
    till.hires("eva", "cashier", "4444", language="en")
    till.come("eva", pin="4444")
    till.do(till.desks.register.speak, "pl")
    till.scan("A")
    greeting = said(till, "greet")
    assert greeting.language == "pl"
    assert greeting.say != greeting.meaning
    assert (till.desks.voice.customer_language(), till.desks.voice.cashier_language()) == (
        "pl",
        "en",
    )


def test_after_the_sale_the_change_is_said(till: Counter) -> None:
    till.scan("A")
    till.pay(2_000)
    assert "10,00" in said(till, "change").say
    assert till.desks.voice.customer_language() == "lt"


def test_a_sale_without_tenders_still_thanks(till: Counter) -> None:
    till.sells("FREE", 0)
    till.sell("FREE")
    assert till.strip


def test_change_that_cannot_be_made_asks_for_money_that_helps(till: Counter) -> None:
    till.drawer((500, 4), (200, 1))
    till.sells("B", 8_200)
    till.scan("B")
    with refused("cannot_change"):
        till.pay(10_000)
    assert any("2,00" in one.say for one in till.desks.voice.strip)


def test_what_comes_after_empties_names_the_sum_to_pay(till: Counter) -> None:
    till.scan("A")
    till.do(till.desks.bottles.count, ((0, 2),))
    assert "0,20" in said(till, "empties").say
    assert said(till, "total").later == said(till, "total").do  # the sum still grows
    for other in till.strip:
        if other != "total":
            till.desks.voice.skip(other)
    assert "9,82" in said(till, "total").say


def test_a_refusal_that_asks_for_approval_is_explained(till: Counter) -> None:
    till.scan("A")
    with refused("needs_approval"):
        till.do(till.desks.prices.discount_line, 1, 5_000)
    assert "approval_needed" in till.strip


def test_a_refusal_nobody_need_hear_changes_nothing(till: Counter) -> None:
    till.scan("A")
    before = till.strip
    with refused("bad_amount"):
        till.do(till.desks.register.times, 0)
    assert till.strip == before


def test_an_age_question_says_the_age(till: Counter) -> None:
    till.sells("BEER", 149, klass="alcohol")
    till.scan("BEER")
    assert "20" in said(till, "age").say + said(till, "age").do


def test_a_declined_return_gives_its_reason(till: Counter) -> None:
    till.sells("H", 500, no_return=True)
    till.sell("H")
    with refused("not_returnable"):
        back(till)
    assert "return_declined" in till.strip


def test_a_return_says_what_goes_back_and_that_it_went(till: Counter) -> None:
    till.sell("A")
    back(till)
    assert "10,02" in said(till, "return_allowed").say
    refund(till)
    assert any("10,00" in one.say for one in till.desks.voice.strip)
    assert till.desks.voice.customer_language() == "lt"


def test_a_customers_language_follows_the_return(till: Counter) -> None:
    till.do(till.desks.register.speak, "sv")
    till.sell("A")
    assert till.desks.voice.customer_language() == "sv"
    back(till)
    assert till.desks.voice.customer_language() == "sv"


def test_a_deposit_is_told(till: Counter) -> None:
    till.sells("D", 100, deposit=10)
    till.scan("A", "D")
    assert "0,10" in said(till, "deposit").say


def test_a_prompt_waved_away_stays_away(till: Counter) -> None:
    till.scan("A")
    till.desks.voice.skip("greet")
    assert "greet" not in till.strip
    till.scan("A")
    assert "greet" not in till.strip


def test_a_prompt_waved_away_does_not_come_back_with_a_quiet_change(till: Counter) -> None:
    till.do(till.desks.register.speak, "sv")
    assert till.strip == ["found_everything"]
    till.desks.voice.skip("found_everything")
    till.do(till.desks.register.speak, "pl")
    assert till.strip == []


def test_goodwill_and_differences_say_what_was_given(till: Counter) -> None:
    till.come("lina", "associate", "555555")
    till.sell("A")
    till.do(till.desks.service.difference, 1, 1, 900)
    assert any("1,00" in one.say for one in till.desks.voice.strip)


def test_prompts_before_any_return_say_zero(till: Counter) -> None:
    till.desks.voice.hear("refunded")
    till.desks.voice.hear("difference_paid")
    till.desks.voice.hear("return_allowed")
    till.desks.voice.hear("paid")
    assert isinstance(till.desks.voice.strip, tuple)


# --- the look of the till ---------------------------------------------------------------------------------------------


def test_a_till_at_rest_looks_empty(till: Counter) -> None:
    seen = look(till.desks, till.prints)
    assert (seen.lines, seen.basket.sale, seen.asked, seen.wanted, seen.unsure) == (
        0,
        None,
        None,
        None,
        None,
    )
    assert (seen.till, seen.currency, seen.customer_language) == (1, "EUR", "lt")


def test_a_basket_shows_what_it_comes_to_and_who_waits(till: Counter) -> None:
    till.scan("A")
    till.do(till.desks.register.park, "Jonas")
    till.scan("A", times=2)
    with refused("needs_approval"):
        till.do(till.desks.prices.discount_line, 1, 5_000)
    seen = look(till.desks, till.prints)
    assert (seen.lines, seen.basket.bill.total.minor, seen.basket.due.to_pay.minor) == (
        1,
        2_004,
        2_005,
    )
    assert seen.parked == (("Jonas", 1, 1_002),)
    assert seen.wanted is not None
    assert (seen.wanted.verb, seen.wanted.facts["off_bp"]) == ("discount", 5_000)


def test_an_open_question_is_shown_with_its_article(till: Counter) -> None:
    till.sells("P", 100, serial=True)
    till.scan("P")
    asked = look(till.desks, till.prints).asked
    assert asked is not None
    assert (asked.kind, asked.name, asked.age) == ("serial", "Item P", 0)
    till.do(till.desks.ages.decline)
    till.till.begin(till.request(), "ask")
    till.till.ask("receipt_condition")
    asked = look(till.desks, till.prints).asked
    assert asked is not None
    assert (asked.kind, asked.name) == ("receipt_condition", "")
