"""A person is never taken for a scanner, a scanner's code is always whole: every timing tried."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.barcode import gtin_holds
from ui.wedge import Stroke, Wedge, WedgeRules, decoded

EAN = "5901234123457"


def play(wedge: Wedge, strokes: list[Stroke]) -> tuple[str, list[str]]:
    """Feed strokes as a keyboard would, calling `idle` when patience ends; returns what was typed, and the codes."""
    typed, codes, held = "", [], ""
    for number, stroke in enumerate(strokes):
        verdict = wedge.stroke(stroke)
        held += "\n" if stroke.end else stroke.text
        typed, held = typed + held[: verdict.release], held[verdict.release :]
        if verdict.code or verdict.swallow:
            held = ""
        codes += [verdict.code] if verdict.code else []
        after = strokes[number + 1].at if number + 1 < len(strokes) else stroke.at + 10_000
        if wedge.holding and after - stroke.at > wedge.patience_ms:
            verdict = wedge.idle()
            typed, held = typed + held[: verdict.release], held[verdict.release :]
            held = "" if verdict.code else held
            codes += [verdict.code] if verdict.code else []
    assert held == ""
    assert wedge.holding == 0
    return typed, codes


def strokes_of(text: str, gaps: list[int], start: int = 1000) -> list[Stroke]:
    at, made = start, []
    for number, letter in enumerate(text):
        at += gaps[number - 1] if number else 0
        made.append(Stroke(at, "" if letter == "\n" else letter, end=letter == "\n"))
    return made


@st.composite
def typing(draw: st.DrawFn) -> list[Stroke]:
    """A quick person: rolls over up to five keys at a scanner's pace, but not more without one slower step."""
    text = draw(st.text(alphabet="0123456789abcž \n", min_size=1, max_size=40))
    gaps: list[int] = []
    quick = 0
    for _ in text:
        gap = draw(st.integers(0, 35) if quick < 4 else st.integers(36, 400))
        if draw(st.booleans()):
            gap = draw(st.integers(36, 400))
        quick = quick + 1 if gap <= 35 else 0
        gaps.append(gap)
    return strokes_of(text, gaps)


@given(typing())
def test_a_person_typing_fast_is_never_taken_for_a_scanner(strokes: list[Stroke]) -> None:
    typed, codes = play(Wedge(), strokes)
    assert codes == []
    assert typed == "".join("\n" if stroke.end else stroke.text for stroke in strokes)


PACES = st.lists(st.integers(0, 35), min_size=50, max_size=50)


@given(st.text(alphabet="0123456789ABCXYZ-./", min_size=6, max_size=48), PACES)
def test_a_scanner_is_heard_whole_at_any_pace_of_its_own(code: str, gaps: list[int]) -> None:
    assert play(Wedge(), strokes_of(code + "\n", gaps)) == ("", [code])


@given(st.text(alphabet="0123456789ABCXYZ-./", min_size=6, max_size=48), PACES)
def test_pace_alone_makes_no_code_without_a_suffix_its_check_digit_must_be_right(
    code: str, gaps: list[int]
) -> None:
    heard = ("", [code]) if gtin_holds(code) else (code, [])
    assert play(Wedge(), strokes_of(code, gaps)) == heard
    assert play(Wedge(), strokes_of(EAN, gaps)) == ("", [EAN])


@given(st.text(alphabet="0123456789AZ-", min_size=1, max_size=20), PACES)
def test_after_a_prefix_any_code_is_one_at_any_pace(code: str, gaps: list[int]) -> None:
    wedge = Wedge(WedgeRules(prefix="]E0", suffix="none"))
    slow = [4 * gap for gap in gaps]
    assert play(wedge, strokes_of("]E0" + code, slow)) == ("", [code])


def test_a_standing_scanner_that_types_reads_a_held_label_once() -> None:
    wedge = Wedge(WedgeRules(double_ms=300))
    first = strokes_of(EAN + "\n", [2] * 14)
    again = strokes_of(EAN + "\n", [2] * 14, first[-1].at + 200)
    later = strokes_of(EAN + "\n", [2] * 14, again[-1].at + 400)
    assert play(wedge, first + again + later) == ("", [EAN, EAN])


@pytest.mark.parametrize("prefix", ["", "]"])
@pytest.mark.parametrize(
    ("typed", "told"),
    [("]E0" + EAN, EAN), ("]C10105901234123457", "]C10105901234123457"), ("]12345678", None)],
)
def test_an_aim_id_is_kept_only_where_it_says_how_to_read_the_code(
    typed: str, told: str | None, prefix: str
) -> None:
    plain = typed[len(prefix) :]
    heard = play(Wedge(WedgeRules(prefix=prefix)), strokes_of(typed + "\n", [3] * 30))
    assert heard == ("", [told or plain])


@given(st.integers(36, 3000), st.integers(36, 3000))
def test_typing_before_and_after_a_scan_stays_typing(before: int, after: int) -> None:
    strokes = strokes_of("12", [90])
    scan = strokes_of(EAN + "\n", [10] * 14, strokes[-1].at + before)
    strokes += scan + strokes_of("3", [], scan[-1].at + after)
    assert play(Wedge(), strokes) == ("123", [EAN])


def test_two_scans_in_a_row_are_two_codes() -> None:
    first = strokes_of(EAN + "\n", [2] * 14)
    second = strokes_of(EAN + "\n", [2] * 14, first[-1].at + 5)
    assert play(Wedge(), first + second) == ("", [EAN, EAN])


def test_an_enter_that_comes_late_after_a_code_presses_nothing() -> None:
    strokes = strokes_of(EAN + "\n", [5] * 12 + [80])
    assert play(Wedge(), strokes) == ("", [EAN])


def test_the_next_enter_of_a_person_is_an_enter() -> None:
    strokes = [*strokes_of(EAN, [5] * 12), Stroke(3000, "", end=True)]
    assert play(Wedge(), strokes) == ("\n", [EAN])


def test_a_slow_scanner_is_heard_by_its_prefix() -> None:
    wedge = Wedge(WedgeRules(prefix="]E0"))
    assert play(wedge, strokes_of("]E0" + EAN + "\n", [5, 5, *[100] * 15])) == ("", [EAN])


def test_with_a_prefix_set_nothing_else_is_held_back_or_taken() -> None:
    wedge = Wedge(WedgeRules(prefix="]E0"))
    for stroke in strokes_of(EAN + "\n", [1] * 14):
        assert wedge.stroke(stroke).release == 1
    assert wedge.holding == 0


def test_a_prefix_typed_by_hand_comes_back_as_typed() -> None:
    wedge = Wedge(WedgeRules(prefix="]"))
    assert play(wedge, strokes_of("]a", [600])) == ("]a", [])


def test_a_lithuanian_layout_does_not_spoil_the_digits() -> None:
    spoilt = [
        Stroke(n, letter, place)
        for n, (letter, place) in enumerate(zip("ėųų“ąč", "477012", strict=True))
    ]
    assert decoded(spoilt) == "477012"


def test_a_french_keyboard_that_the_scanner_knows_is_believed() -> None:
    right = [
        Stroke(n, digit, place) for n, (digit, place) in enumerate(zip("4770", "$&&)", strict=True))
    ]
    assert decoded(right) == "4770"


def test_a_code_with_letters_is_read_by_place_only_where_the_layout_spoilt_it() -> None:
    fine = [Stroke(0, "Z", "Y"), Stroke(1, "1", "1")]
    spoilt = [Stroke(0, "Ž", "+"), Stroke(1, "ą", "1"), Stroke(2, "A", "A")]
    assert decoded(fine) == "Z1"
    assert decoded(spoilt) == "+1A"


@pytest.mark.parametrize(("gap", "shortest"), [(80, 6), (0, 6), (35, 3)])
def test_rules_under_which_typing_would_be_scanning_are_refused(gap: int, shortest: int) -> None:
    with pytest.raises(ValueError, match=r"prefix|four"):
        WedgeRules(gap_ms=gap, shortest=shortest)
