"""The frozen language of stories: every word of it is read, everything else is refused with its place.

Long because the language is: a case for every word.
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

VERB_LINES = r"""
shop SE language sv rounding off
clock 2026-11-21 12:00
wait 40 s
wait 3 days
item 4770000000015 "Duona" 1.29 vat 21
item 5 "Sūris" 9.99 vat standard cost 5.00 weighed department Pienas stock 10 hygiene
item B "Alus" 1.49 vat 21 deposit 0.10 age 20 class alcohol
item X "Dėžė" 10.00 vat reduced pack 12 of B no-return serial lead 3 days
price B 1.59 from 2026-11-22 08:00
pattern 20iiiiipppppc price
pattern 28iiiiiwwwwwc weight
import "CODE;Name;Price\nA;Duona;1.29"
loyalty 1 point per 1.00
promotion P1 2 for 2.00 on A,B
promotion P2 3 for 2 cheapest on A,B,C
promotion P3 deal 2.50 of A + B + C
promotion P4 10% on A
promotion P5 10% on department Pienas
promotion P6 10% on sale from 50.00
promotion P7 5.00 off sale from 50.00 from 2026-11-01 to 2026-11-30 coupon C1 limit 2 tier gold
customer K1 "Jonas" born 1980-01-02 language lt tier gold phone 370 mail a@b consent
gift card G1 50.00
staff ana cashier pin 1111 born 2010-01-01
right cashier discount allowed limit 10%
right cashier override approval limit 5.00
setting day_ends 04:00
setting zone Europe/Vilnius
drawer 2.00x5 0.10x3
training on
sign in ana 1111
sign out
open shift float 2.00x5 1.00x5
open shift float 100.00
scan 4770000000015
scan B x3
type "duo"
pick 1
quantity 3
quantity 0.502 kg
quantity -1
weigh 0.514 kg tare 0.012 kg
remove line 1
void
park stalas
recall stalas
customer K1
coupon C1
empties B x2
confirm age
confirm age born 2000-02-29
confirm date
promotion KAVA 0.50 off A,B times 2 cap 3.00
promotion KAVA 0.50 off department juice days 1,5 between 17:00 and 19:00
decline
override line 1 1.00 reason wrong_label
discount line 1 10%
discount line 1 0.50 reason damaged
discount sale 10% reason friend
restore line 1
approve rasa 222222 reason checked
pay cash 5.00
pay cash 5.00 2.00x2 1.00x1
pay cash -5.00
pay cash 12,30
pay exact cash
pay card 5.00
pay card 5.00 declined
pay card 5.00 unknown
pay card 5.00 took 6.00
pay gift G1 5.00
pay credit 1 5.00
pay voucher 5.00
pay account K1 5.00
pay points K1 100
settle card approved
serial SN1
print draft
explain line 1
upset
upset words "Taip negalima!"
end sale
not there
promise "Arbata" code A by 2026-12-01 to "Ona" phone +37060011122
end promise 1-1 kept
receipt
receipt last
receipt 3
reprint 3
gift receipt
find receipt last
find receipt 3
find receipt customer K1
find receipt amount 5.00
find receipt card 1234
find receipt batch L2207
return line 1
return line 1 x2 serial SN1 condition damaged reason broken
return line 1 0.250 kg
return without receipt A x2 at 1.00
options
refund cash
refund card 5.00
refund difference line 1 1.00
goodwill 10% on sale reason slow
goodwill 1.00 on line 2 reason slow
goodwill 1.00 on receipt last reason slow
overcharged A since 2026-11-01
paid in 5.00 reason change
paid out 5.00 reason milk
drop 50.00
drop 50.00 50.00x1
no sale reason change
count 2.00x5
count 10.00
x report
close shift count 10.00
pin ana 1111 2345
network off
device printer paper-out
device drawer stuck
device scale 1.250 kg
device scale moving
device terminal lost-after-approval
device scanner wrong-baud
device kitchen paper-out
device display dark
read 4770000000015
paper printed
paper not printed
print skip
crash
crash during pay cash 5.00
tamper journal edit 3
fault before pay cash 5.00
fault after pay cash 5.00
again
verify
till 2 scan A
race pay gift G1 5.00 | till 2 pay gift G1 5.00
""".strip().splitlines()

EXPECTED = r"""
total 1.29
total -1.29
due 0.00
to_pay 1.30
rounding +0.01
rounding -0.02
change 2.40
pieces 2.00x1 0.20x2
ask 2.00
lines 2
line 1 2 2.58
line 1 x2 2.58
line 1 0.502 kg 0.75
saving 1.00
vat 21 0.22
vat 25.5 0.22
tender cash 5.00
sales 10.00
returns 5.00
paid_out 5.00
net 5.00
unsent 1
errors 1
asks age 20
asks date
asks serial
asks receipt_condition
asks paper
asks settle
refused needs_approval
option cash 15.70
option card blocked not_paid_by_it
prompt greet total
says "Labas"
means "Hello"
found 2
first A
contains "a; b # -> \x41"
lacks "x"
copies 1
job printed
opened 1
drawer 5.00
expected 5.00
difference -5.00
stock A 10
balance G1 40.00
points K1 12
promises 2
promises_due 1
promises_kept 1
promises_broken 0
journal sale_closed drawer_opened
receipts 1
shows "Duona 1,29"
beeps 2
slips 2
slip "Sriuba"
slip lacks "Duona"
slip_job printed
number 3
because "override"
because list
ok
broken L37
""".strip().splitlines()


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
