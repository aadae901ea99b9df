"""Prompts are files: a new one is a table a language, and the check names what is wrong with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from pos.errors import Refused
from pos.prompt import prompts
from pos.prompt_book import PromptBook
from pos.prompt_check import check
from pos.situation import Condition, Situation, contradiction

FOLDER = Path(__file__).parents[2] / "resources" / "prompts"
LANGUAGES = ("en", "lt", "lv", "pl", "sv")
BOOK = PromptBook(FOLDER)
FIRST_SCAN = Situation(event="scanned", country="LT", lines=1, to_pay=129)


def ids(situation: Situation, book: PromptBook) -> list[str]:
    return [prompt.id for prompt in prompts(situation, book)]


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
    found = {prompt.id: prompt for prompt in prompts(evening, book)}["mind_the_step"]
    assert (found.say, found.meaning) == ("Uwaga, stopień!", "Atsargiai, laiptelis!")
    assert "mind_the_step" not in ids(replace(evening, hour=9), book)


def test_a_shop_changes_and_switches_off_prompts_in_its_own_folder(tmp_path: Path) -> None:
    add(tmp_path, "en", "[survey]\noff = true\n[greet]\nurgency = 100\n")
    add(tmp_path, "lt", '[greet]\nsay = "Sveiki atvykę!"\nalso = []\n')
    book = PromptBook(FOLDER, tmp_path)
    assert "survey" not in ids(Situation(event="paid"), book)
    greeting = prompts(replace(FIRST_SCAN, customer_language="lt"), book)[0]
    assert (greeting.id, greeting.say) == ("greet", "Sveiki atvykę!")
    assert ids(replace(FIRST_SCAN, age_needed=18), book)[0] == "greet"
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
        (SCRIPT + 'amount = "tip"\n', "no such amount: tip"),
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
