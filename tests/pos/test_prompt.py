"""The sentence that fits the moment comes up, in two languages, and not again once it had its turn."""

from __future__ import annotations

from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.prompt import NOTHING_SAID, PLACEHOLDERS, History, Prompt, fill, places, prompts
from pos.prompt_book import PromptBook
from pos.situation import EVENTS, Situation

FOLDER = Path(__file__).parents[2] / "resources" / "prompts"
LANGUAGES = ("en", "lt", "lv", "pl", "sv")
BOOK = PromptBook(FOLDER)
FIRST_SCAN = Situation(event="scanned", country="LT", lines=1, to_pay=129)


def ids(strip: tuple[Prompt, ...], now: bool | None = None) -> list[str]:
    return [prompt.id for prompt in strip if now is None or prompt.now is now]


def one(situation: Situation, prompt_id: str, book: PromptBook = BOOK) -> Prompt:
    return next(prompt for prompt in prompts(situation, book) if prompt.id == prompt_id)


def test_the_first_scan_greets_and_shows_what_comes_next() -> None:
    strip = prompts(FIRST_SCAN, BOOK)
    assert ids(strip, now=True) == ["greet"]
    assert ids(strip, now=False) == ["found_everything", "total"]


def test_the_most_pressing_comes_first() -> None:
    strip = prompts(replace(FIRST_SCAN, age_needed=20, line_deposit=True, waited=90), BOOK)
    assert ids(strip, now=True) == ["id_check", "age", "wait_apology", "greet", "deposit"]


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        (
            Situation(event="before_payment", lines=2, to_pay=500),
            "found_everything total bag payment_way",
        ),
        (Situation(event="before_payment", lines=2, to_pay=500, loyalty_offered=True), "loyalty"),
        (Situation(event="paying_cash", rounding=-2), "rounding"),
        (Situation(event="paid", change=240), "change receipt_offer thanks closing"),
        (Situation(event="weigh_needed", line_weighed=True), "weigh"),
        (Situation(event="empties", lines=1, to_pay=100), "empties total"),
        (Situation(event="scanned", lines=4, deal_near=True), "deal_near"),
        (Situation(event="approval_needed"), "approval_needed"),
        (Situation(event="waiting", waited=61), "wait_apology help"),
        (Situation(event="waiting", waited=61, lines=2), "wait_apology"),
        (Situation(event="help_wanted"), "help"),
        (Situation(event="price_wrong"), "wrong_price"),
        (Situation(event="difference_paid"), "difference_paid"),
        (Situation(event="goodwill_given"), "goodwill"),
        (Situation(event="return_allowed", money_back=True), "return_allowed refund_options"),
        (Situation(event="return_declined"), "return_declined manager_offer"),
        (Situation(event="faulty"), "faulty_goods"),
        (Situation(event="refunded", way="card"), "refunded_card"),
        (Situation(event="refunded", way="gift"), "refunded_credit"),
        (Situation(event="card_declined"), "card_declined"),
        (Situation(event="too_young"), "too_young"),
        (Situation(event="upset", step=1), "de_escalation_1 manager_offer"),
        (Situation(event="upset", step=3), "de_escalation_3"),
        (Situation(event="upset", step=4), "sale_ended"),
    ],
)
def test_each_moment_has_its_sentences(situation: Situation, expected: str) -> None:
    assert set(expected.split()) <= set(ids(prompts(situation, BOOK)))


@pytest.mark.parametrize(
    ("situation", "unwanted"),
    [
        (Situation(event="paid", paperless=True), "receipt_offer"),
        (Situation(event="paid"), "change"),
        (Situation(event="before_payment", has_bag=True), "bag"),
        (Situation(event="before_payment", loyalty_offered=True, known_customer=True), "loyalty"),
        (Situation(event="waiting", waited=20), "wait_apology"),
        (Situation(event="paying_cash"), "rounding"),
        (Situation(event="refunded", way="card"), "refunded"),
        (Situation(event="upset", step=4), "manager_offer"),
        (Situation(event="scanned", lines=2), "greet"),
    ],
)
def test_nothing_is_said_out_of_place(situation: Situation, unwanted: str) -> None:
    assert unwanted not in ids(prompts(situation, BOOK))


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_event_that_a_desk_may_name_has_a_prompt(event: str) -> None:
    assert any(now for _, now in BOOK.at(event))


def test_the_customers_language_is_spoken_and_the_cashiers_stands_beneath() -> None:
    greeting = one(replace(FIRST_SCAN, customer_language="pl", cashier_language="lt"), "greet")
    assert (greeting.say, greeting.meaning, greeting.language) == (
        "Dzień dobry!",
        "Laba diena!",
        "pl",
    )
    assert greeting.do == "Pasisveikinkite iki antrosios prekės"


def test_one_language_needs_no_meaning_beneath() -> None:
    greeting = one(replace(FIRST_SCAN, customer_language="sv", cashier_language="sv"), "greet")
    assert (greeting.say, greeting.meaning) == ("Hej!", "")


def test_a_language_without_words_falls_back_to_the_cashiers() -> None:
    greeting = one(replace(FIRST_SCAN, customer_language="uk", cashier_language="lv"), "greet")
    assert (greeting.say, greeting.meaning, greeting.language) == ("Labdien!", "", "lv")
    strange = one(replace(FIRST_SCAN, customer_language="sv", cashier_language="uk"), "greet")
    assert (strange.say, strange.meaning) == ("Hej!", "Hello!")


def test_the_greeting_follows_the_hour() -> None:
    said = {
        hour: one(
            replace(FIRST_SCAN, customer_language="lt", cashier_language="lt", hour=hour), "greet"
        ).say
        for hour in (3, 4, 9, 10, 17, 18, 23)
    }
    assert list(said.values()) == [
        "Laba diena!", "Labas rytas!", "Labas rytas!", "Laba diena!",
        "Laba diena!", "Labas vakaras!", "Labas vakaras!",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "word"),
    [("lt", "kronos"), ("lv", "kronai"), ("pl", "korony"), ("sv", "krona"), ("en", "krona")],
)
def test_rounding_is_explained_in_the_countrys_own_unit(language: str, word: str) -> None:
    moment = Situation(
        event="paying_cash", rounding=1, customer_language=language, cashier_language=language
    )
    assert word in one(replace(moment, country="SE"), "rounding").say
    assert "5 cent" in one(replace(moment, country="LT"), "rounding").say


def test_a_prompt_that_had_its_turn_is_not_repeated_in_that_sale() -> None:
    strip = prompts(FIRST_SCAN, BOOK)
    history = NOTHING_SAID.after(strip, seconds=3)
    assert "greet" not in ids(prompts(FIRST_SCAN, BOOK, history))
    assert "found_everything" in ids(prompts(FIRST_SCAN, BOOK, history))  # it was only shown ahead
    assert "greet" in ids(prompts(FIRST_SCAN, BOOK, NOTHING_SAID))  # another sale


def test_a_skipped_prompt_is_not_repeated_in_that_sale() -> None:
    history = History().skip("total").skip("found_everything")
    paying = Situation(event="before_payment", lines=1, to_pay=129)
    assert {"total", "found_everything"}.isdisjoint(ids(prompts(paying, BOOK, history)))


def test_an_apology_may_come_again_after_its_rest() -> None:
    waiting = Situation(event="waiting", waited=70, seconds=70, lines=1)
    history = NOTHING_SAID.after(prompts(waiting, BOOK), seconds=70)
    assert ids(prompts(replace(waiting, seconds=669), BOOK, history)) == []
    assert ids(prompts(replace(waiting, seconds=670), BOOK, history)) == ["wait_apology"]


def test_places_are_filled_and_an_unknown_fact_stays_an_ellipsis() -> None:
    change = one(Situation(event="paid", change=240), "change")
    assert places(change.say) == {"paid", "change"}
    assert fill(change.say, paid="€5.00", change="€2.40") == "Out of €5.00, your change is €2.40."
    assert fill("{reason} {} 10 % {{x}") == "… … 10 % {…"


def test_reasons_come_in_the_form_their_sentence_needs() -> None:
    said = one(Situation(event="return_declined", customer_language="sv"), "return_declined").say
    reason = BOOK.fragment("sv", "reason", "window_closed")
    offer = BOOK.fragment("sv", "alternative", "exchange")
    assert fill(said, reason=reason, alternative=offer) == (
        "Tyvärr kan vi inte ta tillbaka varan eftersom bytestiden har gått ut. Däremot kan jag erbjuda ett byte."
    )
    assert BOOK.fragment("sv", "reason", "weather") == ""
    assert PromptBook(FOLDER).fragment("uk", "reason", "used") == ""


SITUATIONS = st.builds(
    Situation,
    event=st.sampled_from(sorted(EVENTS)),
    country=st.sampled_from(["LT", "SE", "PL", ""]),
    customer_language=st.sampled_from([*LANGUAGES, "uk"]),
    cashier_language=st.sampled_from([*LANGUAGES, "uk"]),
    hour=st.integers(0, 23),
    waited=st.integers(0, 500),
    lines=st.integers(0, 9),
    to_pay=st.integers(-1000, 1000),
    change=st.integers(0, 1000),
    rounding=st.integers(-50, 50),
    age_needed=st.sampled_from([0, 18, 20]),
    step=st.integers(0, 4),
    line_deposit=st.booleans(),
    deal_near=st.booleans(),
)


@given(SITUATIONS)
def test_what_is_said_now_stands_before_what_comes_next_and_nothing_twice(
    moment: Situation,
) -> None:
    strip = prompts(moment, BOOK)
    assert [prompt.now for prompt in strip] == sorted(
        (prompt.now for prompt in strip), reverse=True
    )
    assert len(set(ids(strip))) == len(strip)
    for prompt in strip:
        assert prompt.say
        assert prompt.do
        assert places(prompt.say) <= PLACEHOLDERS
        assert prompt.meaning != prompt.say or prompt.say in ("Hej!",)


def test_an_event_nobody_knows_is_a_bug() -> None:
    with pytest.raises(ValueError, match="not an event: sneezed"):
        Situation(event="sneezed")


def test_the_engine_is_quick() -> None:
    moment = replace(FIRST_SCAN, customer_language="pl", cashier_language="lt")
    prompts(moment, BOOK)
    best = min(_seconds(moment) for _ in range(5))
    assert best / 100 < 0.0002


def _seconds(moment: Situation) -> float:
    """Return the processor's seconds for a hundred: what else the machine does meanwhile counts for nothing."""
    start = thread_time()
    for _ in range(100):
        prompts(moment, BOOK)
    return thread_time() - start
