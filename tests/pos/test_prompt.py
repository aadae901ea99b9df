"""The sentence that fits the moment comes up, in two languages, and not again once it had its turn."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.errors import Refused
from pos.prompt import NOTHING_SAID, PLACEHOLDERS, History, Prompt, fill, places, prompts
from pos.prompt_book import PromptBook
from pos.prompt_check import check
from pos.situation import EVENTS, Condition, Situation, contradiction

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
        (Situation(event="return_allowed"), "return_allowed refund_options"),
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
    start = perf_counter()
    for _ in range(100):
        prompts(moment, BOOK)
    return perf_counter() - start


# The files


def test_the_shipped_prompts_have_nothing_to_mend() -> None:
    assert check(BOOK, LANGUAGES, ["LT", "LV", "PL", "SE", "EE", "FI"]) == ()
    assert BOOK.languages == LANGUAGES


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "prompts"
    shutil.copytree(FOLDER, folder)
    return folder


def add(folder: Path, language: str, text: str, name: str = "ours.toml") -> None:
    (folder / language).mkdir(parents=True, exist_ok=True)
    (folder / language / name).write_text(text, encoding="utf-8")


def test_a_new_prompt_is_one_table_a_language(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    said = {
        "en": "Mind the step!", "lt": "Atsargiai, laiptelis!", "lv": "Uzmanīgi, pakāpiens!",
        "pl": "Uwaga, stopień!", "sv": "Se upp för steget!",
    }  # fmt: skip
    for language, sentence in said.items():
        script = 'when = ["paid"]\nneeds = ["hour >= 16"]\n' if language == "en" else ""
        add(folder, language, f'[mind_the_step]\n{script}say = "{sentence}"\ndo = "Point at it"\n')
    book = PromptBook(folder)
    assert check(book, LANGUAGES) == ()
    evening = Situation(event="paid", hour=17, customer_language="pl", cashier_language="lt")
    found = one(evening, "mind_the_step", book)
    assert (found.say, found.meaning) == ("Uwaga, stopień!", "Atsargiai, laiptelis!")
    assert "mind_the_step" not in ids(prompts(replace(evening, hour=9), book))


def test_a_shop_changes_and_switches_off_prompts_in_its_own_folder(tmp_path: Path) -> None:
    add(tmp_path, "en", "[survey]\noff = true\n[greet]\nurgency = 100\n")
    add(tmp_path, "lt", '[greet]\nsay = "Sveiki atvykę!"\nalso = []\n')
    book = PromptBook(FOLDER, tmp_path)
    assert "survey" not in ids(prompts(Situation(event="paid"), book))
    greeting = one(replace(FIRST_SCAN, customer_language="lt"), "greet", book)
    assert greeting.say == "Sveiki atvykę!"
    assert ids(prompts(replace(FIRST_SCAN, age_needed=18), book))[0] == "greet"
    assert check(book, LANGUAGES) == ()


SCRIPT = '[extra]\nwhen = ["paid"]\nsay = "Well done, {amount}!"\ndo = "Say it"\n'


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        ("en", SCRIPT, ("missing_language", "extra", "lt")),
        ("lt", '[extra]\nsay = "Puiku!"\ndo = "Sakykite"\n', ("no_script", "extra", "lt")),
        ("en", SCRIPT.replace("{amount}", "{sum}"), ("unknown_placeholder", "extra", "en")),
        ("lt", '[total]\nsay = "Mokėkite!"\ndo = "Sakykite"\n', ("doubled_id", "total", "lt")),
        ("en", SCRIPT.replace("Well", "Well, well" * 20), ("too_long", "extra", "en")),
        ("en", SCRIPT.replace("Say it", "Say it aloud " * 20), ("too_long", "extra", "en")),
        ("en", SCRIPT + f'manner = "{"slowly " * 20}"\n', ("too_long", "extra", "en")),
        ("en", SCRIPT.replace("paid", "sneezed"), ("never_fires", "extra", "")),
        ("en", SCRIPT.replace('"paid"', ""), ("never_fires", "extra", "")),
        ("en", SCRIPT + 'needs = ["has_bag", "not has_bag"]\n', ("never_fires", "extra", "")),
        ("en", SCRIPT + 'needs = ["waited > 9", "waited <= 9"]\n', ("never_fires", "extra", "")),
        ("en", SCRIPT + 'needs = ["hour = 24"]\n', ("never_fires", "extra", "")),
        ("en", SCRIPT + 'needs = ["lines < 0"]\n', ("never_fires", "extra", "")),
        ("en", SCRIPT + 'needs = ["country is DE"]\n', ("never_fires", "extra", "")),
        (
            "en",
            SCRIPT + '[[extra.also]]\nhours = [9, 9]\nsay = "{amount}"\n',
            ("never_fires", "extra", "en"),
        ),
        ("en", SCRIPT + '[[extra.also]]\nsay = "Other"\n', ("other_placeholders", "extra", "en")),
        ("en", SCRIPT.replace("Well done, {amount}!", " "), ("empty", "extra", "en")),
        ("en", SCRIPT.replace("Say it", ""), ("empty", "extra", "en")),
    ],
)
def test_the_check_names_what_is_wrong(
    tmp_path: Path, language: str, text: str, problem: tuple[str, str, str]
) -> None:
    folder = copied(tmp_path)
    add(folder, language, text)
    found = check(PromptBook(folder), LANGUAGES, ["LT", "SE"])
    assert problem in [(one.kind, one.prompt, one.language) for one in found]


def test_the_check_misses_fragments(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "lv" / "fragments.toml").unlink()
    found = check(PromptBook(folder), LANGUAGES)
    assert {one.kind for one in found} == {"missing_fragment"}
    assert "reason.used" in [one.prompt for one in found]


def test_conditions_that_can_hold_together_are_left_alone() -> None:
    texts = [
        "waited >= 10",
        "waited < 20",
        "to_pay < 0",
        "country is LT SE",
        "country is SE",
        "change != 0",
        "has_bag",
    ]
    assert contradiction([Condition.read(text) for text in texts], ["SE"]) == ""
    assert (
        contradiction([Condition.read("way is cash"), Condition.read("way is card")])
        == "way is card"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("extra = 1\n", "extra is no table"),
        (SCRIPT + "colour = 1\n", "extra: unknown key colour"),
        (SCRIPT + 'needs = ["mood >= 3"]\n', "no such condition: mood >= 3"),
        (SCRIPT + 'needs = ["not waited"]\n', "no such condition: not waited"),
        (SCRIPT + 'needs = ["waited ~ 3"]\n', "no such condition: waited ~ 3"),
        (SCRIPT + 'needs = ["waited > much"]\n', "invalid literal"),
        (SCRIPT + 'needs = ["way was cash"]\n', "no such condition: way was cash"),
        (SCRIPT + 'needs = ["not"]\n', "no such condition: not"),
        (SCRIPT + 'needs = [""]\n', "no such condition: "),
        (SCRIPT + "also = 1\n", "extra: also must stand in double brackets"),
        (
            SCRIPT + '[[extra.also]]\nhours = [9]\nsay = "x"\n',
            "extra.also: hours must be two hours",
        ),
        ("[extra]\nwhen = ['paid']\n", "do is missing"),
        ("[extra]\nsay = 'x'\ndo = 'y'\n", "when is missing"),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused(
    tmp_path: Path, text: str, problem: str
) -> None:
    add(tmp_path, "en", text)
    with pytest.raises(Refused) as refused:
        check(PromptBook(FOLDER, tmp_path), LANGUAGES)
    assert refused.value.code == "bad_file"
    assert problem in str(refused.value.facts["problem"])
