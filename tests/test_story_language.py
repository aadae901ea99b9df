"""The frozen language of stories: every word of it is read, everything else is refused with its place.

Long because a language is refused in many ways.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.story.grammar import parse, text_of
from pos.story.language import EXPECTATIONS, VERBS
from pos.story.measure import amount_text, bp_text, pieces_text, quantity_text
from pos.story.words import Unreadable, Word, words_of
from tests.story_lines import EXPECTED, VERB_LINES


@pytest.mark.parametrize("line", VERB_LINES)
def test_every_verb_of_the_language_is_read(line: str) -> None:
    (step,) = parse(line, "a story")
    assert step.text == line
    assert step.expects == ()


@pytest.mark.parametrize("part", EXPECTED)
def test_every_expectation_of_the_language_is_read(part: str) -> None:
    (step,) = parse(f"scan A -> {part}; {part}", "a story")
    assert len(step.expects) == 2
    assert step.expects[0] == step.expects[1]


@pytest.mark.parametrize("part", [part for part in EXPECTED if "\\x" not in part])
def test_expectation_is_written_as_it_is_read(part: str) -> None:
    (step,) = parse(f"scan A -> {part}", "a story")
    (first,) = step.expects
    (again,) = parse(f"scan A -> {text_of(first.name, first.args)}", "a story")
    assert again.expects[0] == first


def test_no_word_of_the_tables_goes_unread() -> None:
    read = {parse(line, "")[0].said[0].verb for line in VERB_LINES}
    assert {shape.name for shape in VERBS} <= read
    expected = {parse(f"void -> {part}", "")[0].expects[0].name for part in EXPECTED}
    assert {shape.name for shape in EXPECTATIONS} <= expected


@pytest.mark.parametrize(
    ("line", "expected", "found"),
    [
        ("sell A", "a verb", "sell"),
        ("Scan A", "a verb", "Scan"),
        ("scan", "a word", "the end of the line"),
        ("scan A B", "a count like x2 or the end", "B"),
        ("item A Duona 1.2 vat 21", "an amount like 12.30", "1.2 vat 21"),
        ("item A Duona 1.20 vat", "per cent, or standard or reduced", "the end of the line"),
        ("clock 2026-02-30 12:00", "a moment like 2026-11-21 12:00", "2026-02-30 12:00"),
        ("wait 40 parsecs", "a time like 40 s or 3 days", "40 parsecs"),
        ("device printer on-fire", "ok | paper-out", "on-fire"),
        ("scan A -> totl 1.00", "an expectation", "totl"),
        ("scan A -> total 1", "an amount like 12.30", "1"),
        ("scan A -> refused because", "a refusal's code", "because"),
        ("scan A ->", "an expectation", "nothing"),
        ("scan A -> lines 1 ->", "one ->", "scan A -> lines 1 ->"),
        ("scan A; scan B", "; only behind ->", "scan A ; scan B"),
        ('scan "A', "a closing quote", "the end of the line"),
        ('scan "\\q"', "inside quotes", "\\q"),
        ('scan "\\x1"', "two hexadecimal digits", '1"'),
        ("race scan A", "race VERB | VERB", "race scan A"),
        ("quantity", "a quantity like 2", "the end of the line"),
        ("pay cash", "an amount like 12.30", "the end of the line"),
        ('pay cash "5.00"', "an amount like 12.30", '"5.00"'),
        ('discount line 1 "5"', "10% or an amount", '"5"'),
        ('remove line "1"', "a whole number", '"1"'),
        ('return line 1 "x2"', "a quantity like x2", '"x2"'),
        ("drawer", "pieces like 2.00x5", "the end of the line"),
        ("item A a 1.00 vat", "per cent, or standard", "the end of the line"),
        ("item A a 1.00 vat 21 stock --5", "a whole number", "--5"),
        ("item A a 1.00 vat -5", "per cent, or standard", "-5"),
        ('customer K "a" born soon', "a date like 2026-11-21", "soon"),
        ("clock 2026-11-21 25:99", "a moment like", "2026-11-21 25:99"),
        ("promotion P deal 2.50 of", "codes like A + B", "the end of the line"),
        ("promotion P 2 for 2.00 on A,,B", "codes like A,B", "A,,B"),
        ("setting zone", "a value", "the end of the line"),
        ("import goods", 'a "text" in quotes', "goods"),
        ("crash during crash", "a verb of a till", "crash"),
        ("till 0 scan A", "a till from 1 to 9", "0"),
        ("fault before verify", "a verb of a till", "verify"),
        ("scan A -> option cash blocked weather", "a reason why", "weather"),
        ("scan A\nshop LT", "the shop before everything else", "shop LT"),
    ],
)
def test_unreadable_line_says_what_was_expected_and_found(
    line: str, expected: str, found: str
) -> None:
    with pytest.raises(Unreadable) as trouble:
        parse(f"# a comment\n\n{line}", "story.till")
    assert expected in trouble.value.expected
    assert trouble.value.found == found
    assert trouble.value.file == "story.till"
    assert trouble.value.line == 3 + line.count("\n")
    assert str(trouble.value).startswith(f"story.till:{trouble.value.line}: expected: ")


@pytest.mark.parametrize(
    ("line", "name", "kept"),
    [
        ("pay cash 12,30", "amount", "12,30"),
        ("pay cash 1e9", "amount", "1e9"),
        ("quantity 1.5", "quantity", "1.5"),
        ("quantity 0.5 kg", "quantity", "0.5"),
        ("quantity -2", "quantity", (-2, False)),
        ("quantity -0.500 kg", "quantity", (-500, True)),
        ("scan A x-1", "times", "-1"),
        ("discount line 1 5,5%", "off", "5,5%"),
        ("discount line 1 -5%", "off", ("bp", -500)),
        ("discount line 1 7.5%", "off", ("bp", 750)),
        ("discount line 1 lots", "off", "lots"),
        ("override line 1 -1.00", "price", -100),
        ("weigh 0.5 kg", "weight", "0.5"),
    ],
)
def test_what_a_cashier_types_wrongly_reaches_the_desk(line: str, name: str, kept: object) -> None:
    assert parse(line, "")[0].said[0].args[name] == kept


def test_what_no_measure_fits_is_written_as_it_stands() -> None:
    assert amount_text("12,30") == "12,30"
    assert quantity_text("1.5") == "1.5"
    assert quantity_text((-500, True)) == "-0.500 kg"
    assert pieces_text("12,30") == "12,30"
    assert pieces_text(()) == "nothing"
    assert bp_text("standard") == "standard"
    assert bp_text("2550") == "25.5"


def test_a_last_semicolon_and_no_pieces_are_read() -> None:
    (step,) = parse("pay exact cash -> pieces nothing; change 0.00;", "")
    assert [one.name for one in step.expects] == ["pieces", "change"]
    assert step.expects[0] == parse("void -> pieces", "")[0].expects[0]


def test_quotes_hide_what_divides() -> None:
    assert words_of('scan "a # b ; c -> d" # gone') == (
        Word("scan"),
        Word("a # b ; c -> d", quoted=True),
    )


def test_control_characters_are_written_as_numbers() -> None:
    (step,) = parse(r'scan "\x1d0104\x1e\n"', "")
    assert step.said[0].args["code"] == "\x1d0104\x1e\n"


def test_clauses_come_in_any_order() -> None:
    one = parse('item A "x" 1.00 vat 21 weighed cost 0.50 age 18', "")[0].said[0].args
    other = parse('item A "x" 1.00 vat 21 age 18 cost 0.50 weighed', "")[0].said[0].args
    assert one == other


WORDS = sorted(
    {place.word for one in (*VERBS, *EXPECTATIONS) for place in one.head if place.word}
    | {
        "->",
        ";",
        "|",
        '"',
        "#",
        "kg",
        "x2",
        "1.00",
        "0.502",
        "2.00x5",
        "10%",
        "A",
        "-",
        "2026-11-21",
    }
)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=80))
def test_reading_fails_in_one_way_only(text: str) -> None:
    assert _lines_read(text) <= text.count("\n") + 1


def _lines_read(text: str) -> int:
    """Return how many lines were read, or up to where it could be read; any other failure passes through."""
    try:
        return len(parse(text, "f"))
    except Unreadable as trouble:
        return trouble.line if trouble.expected and trouble.found else 10**9


def test_the_page_shows_the_story_that_is_played() -> None:
    root = Path(__file__).parent
    page = (root.parent / "docs" / "stories.md").read_text("utf-8")
    assert (root / "till" / "example.till").read_text("utf-8").strip() in page
