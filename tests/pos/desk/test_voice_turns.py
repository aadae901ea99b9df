"""The voice keeps time and place: what fades, who waits, which screen is in sight, who reads along."""

from __future__ import annotations

import pytest

from pos.desk.voice import Said
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter with one kind of goods."""
    counter.sells("A", 1_002)
    return counter


def ids(till: Counter) -> list[str]:
    return [one.id for one in till.desks.voice.strip]


def first(till: Counter) -> Said:
    return till.desks.voice.strip[0]


def test_the_greeting_goes_by_itself_when_something_else_stands_there(till: Counter) -> None:
    till.scan("A")
    assert ids(till)[0] == "greet"
    till.clock.ms += 8_000
    assert ids(till) == ["found_everything", "total"]
    till.do(till.desks.register.void)
    till.clock.ms += 60_000
    assert ids(till) == ["voided"]  # nothing else stands there: it stays


def test_who_waits_hears_an_apology_and_the_age_question_stays(till: Counter) -> None:
    till.sells("BEER", 149, klass="alcohol")
    till.scan("BEER")
    till.clock.ms += 61_000
    assert ids(till) == ["id_check", "age", "wait_apology"]
    till.clock.ms += 61_000
    till.do(till.desks.ages.confirm)
    assert "wait_apology" not in ids(till)  # once in ten minutes


def test_a_known_customer_without_goods_is_asked_once_whether_help_is_wanted(till: Counter) -> None:
    till.knows("K1", language="pl")
    till.do(till.desks.register.customer, "K1")
    till.clock.ms += 61_000
    assert ids(till) == ["wait_apology", "help"]
    till.desks.voice.skip("help")
    till.clock.ms += 61_000
    till.desks.voice.hear("waiting")
    assert "help" not in ids(till)


def test_the_screen_in_sight_decides_what_is_said(till: Counter) -> None:
    voice = till.desks.voice
    voice.at("pay")
    assert ids(till) == []  # nothing to pay
    till.scan("A")
    voice.at("pay")
    assert ids(till) == ["found_everything", "bag", "total", "rounding", "payment_way"]
    assert "10,00" in next(one.say for one in voice.strip if one.id == "rounding")
    till.pay(500)
    voice.at("pay")
    assert ids(till)[0] == "rest"
    voice.at("price_check")
    assert ids(till) == ["price_check"]
    voice.at("settings")
    assert ids(till) == ["price_check"]
    voice.at("register")
    assert ids(till) == ["total"]


def test_who_reads_along_in_another_language_gets_it_at_once(till: Counter) -> None:
    till.scan("A")
    assert (first(till).say, first(till).meaning) == ("Laba diena!", "")
    till.desks.voice.read_in("sv")
    assert (first(till).say, first(till).meaning) == ("Laba diena!", "Hej!")
    till.desks.voice.read_in("")
    assert first(till).meaning == ""


def test_a_language_that_nobody_wrote_down_is_named(till: Counter) -> None:
    till.do(till.desks.register.speak, "uk")
    till.scan("A")
    assert (first(till).own_words, first(till).language, first(till).say) == (
        "uk",
        "lt",
        "Laba diena!",
    )


def test_the_next_return_is_a_new_talk(till: Counter) -> None:
    till.sells("H", 500, no_return=True)
    till.sell("H")
    till.desks.returns.find()
    for _ in range(2):
        till.desks.voice.hear("return_open")
        with refused("not_returnable"):
            till.do(till.desks.returns.line, 1)
        assert "manager_offer" in ids(till)


def test_nobody_at_the_till_means_nothing_to_say(till: Counter) -> None:
    till.scan("A")
    till.do(till.desks.people.sign_out)
    assert ids(till) == []


def test_change_of_foreign_notes_is_said_to_come_in_the_shops_own_money(till: Counter) -> None:
    till.setting("foreign_cash", "PLN 0.2350")
    till.scan("A")
    till.do(till.desks.foreign.take, "PLN", 5_000)
    assert till.sold.change == 175
    assert {"change", "change_foreign"} <= set(ids(till))
    till.scan("A")
    till.pay(2_000)
    assert "change_foreign" not in ids(till)


def test_a_card_that_its_machine_could_not_undo_is_not_said_to_go_back(till: Counter) -> None:
    till.scan("A")
    till.card(500)
    till.do(till.desks.card.off.begin)
    assert "called_off" in ids(till)
    till.desks.voice.hear("changed")
    till.do(till.desks.card.off.by_hand, "declined")
    assert "called_off" not in ids(till)
    till.do(till.desks.card.off.by_hand, "approved")
    assert "called_off" in ids(till)


def test_a_limit_of_cash_between_businesses_is_not_said_to_a_customer(open_shop: OpenShop) -> None:
    for country, said in (("LT", True), ("LV", True), ("PL", False), ("SE", False)):
        counter = open_shop(country)
        counter.begin()
        counter.sells("CAR", 2_000_000)
        counter.scan("CAR")
        counter.desks.voice.at("pay")
        assert ("cash_limit" in ids(counter)) is said
