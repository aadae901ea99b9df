"""Every story of tests/till comes out as it says, and a story that says something else does not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pos.story.grammar import parse
from pos.story.player import Otherwise
from tests import soak_story_crash
from ui.cli.story.play import OTHERWISE, RIGHT, UNREADABLE, Stage, run

FOLDER = Path(__file__).parent / "till"
STORIES = sorted(FOLDER.glob("*.till"))

OPEN = """
shop LT
item A "Duona" 1.29 vat 21
staff ana cashier pin 1111
sign in ana 1111
open shift float 10.00x2 2.00x5 1.00x5 0.50x5 0.20x5 0.10x5 0.05x5
"""


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    with closing(Stage(seed=20261121)) as made:
        yield made


def play(stage: Stage, text: str) -> None:
    stage.play(parse(text, "a story"))


@pytest.mark.parametrize("file", STORIES, ids=[file.stem for file in STORIES])
def test_story_comes_out(stage: Stage, file: Path) -> None:
    stage.play(parse(file.read_text("utf-8"), file.name))


# Each of these lines is wrong in one way after the opening; a player that overlooks it looks at nothing.
WRONG = {
    "total": "scan A -> total 1.30",
    "lines": "scan A -> lines 2",
    "line": "scan A -> line 1 2 1.29",
    "quantity": "scan A x2 -> line 1 1 2.58",
    "vat": "scan A -> vat 21 0.23",
    "unsaid refusal": "scan NONE",
    "unsaid refusal beside a fact": "scan NONE -> total 0.00",
    "wrong refusal": "scan NONE -> refused bad_check_digit",
    "no refusal": "scan A -> refused unknown_code",
    "no question": "scan A -> asks age 20",
    "prompt": "scan A -> prompt greet goodwill",
    "journal": "scan A -> journal line_changed",
    "receipts": "scan A -> receipts 1",
    "change": "scan A -> change 0.00",
    "opened": "no sale reason change -> opened 2",
    "drawer": "paid in 5.00 reason change -> drawer 47.25",
    "job": "x report -> job queued",
    "contains": 'x report -> contains "Duona"',
    "lacks": 'x report -> lacks "X"',
    "broken": "verify -> broken L37",
    "found": 'type "Duon" -> found 2',
    "first": 'type "Duon" -> first B',
    "because": "scan A -> because label",
    "rounding": "scan A -> rounding 0.02",
    "difference": "count 1.00 -> difference 0.00",
}


@pytest.mark.parametrize("line", WRONG.values(), ids=WRONG)
def test_wrong_line_comes_out_otherwise(stage: Stage, line: str) -> None:
    with pytest.raises(Otherwise) as otherwise:
        play(stage, OPEN + line)
    assert otherwise.value.line == 7
    assert otherwise.value.text == line


def test_question_that_a_line_does_not_expect(stage: Stage) -> None:
    text = OPEN + 'item B "Alus" 1.49 vat 21 age 20\nscan B -> total 1.49'
    with pytest.raises(Otherwise) as otherwise:
        play(stage, text)
    assert otherwise.value.found == "asks age 20"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("crash -> total 0.00", "total 1.29"),
        ("crash -> lines 0", "lines 1"),
        ("fault before scan A -> total 2.58", "total 1.29"),
        ("pay cash 2.00\nagain -> receipts 2", "receipts 1"),
        ("crash during pay cash 2.00\nagain -> receipts 2", "receipts 1"),
    ],
)
def test_accidents_lose_and_double_nothing(stage: Stage, lines: str, found: str) -> None:
    with pytest.raises(Otherwise) as otherwise:
        play(stage, OPEN + "scan A\n" + lines)
    assert otherwise.value.found == found


def test_person_who_changed_the_pin_comes_back_after_a_crash(stage: Stage) -> None:
    play(
        stage,
        OPEN
        + "staff ona cashier pin 2222\npin ona 2222 4712\npin ana 1111 4711\ncrash\nscan A -> total 1.29",
    )


def test_nobody_comes_back_who_had_signed_out(stage: Stage) -> None:
    play(stage, OPEN + "sign out\ncrash\nscan A -> refused not_signed_in")


def test_again_without_a_verb_before_is_refused(stage: Stage) -> None:
    with pytest.raises(Otherwise) as otherwise:
        play(stage, "shop LT\nagain")
    assert otherwise.value.found == "refused not_found"


def test_again_of_a_refused_verb_may_succeed_later(stage: Stage) -> None:
    text = (
        'scan B -> refused unknown_code\nagain -> refused unknown_code\nitem B "Sūris" 2.00 vat 21'
    )
    play(stage, OPEN + "till 2 again -> refused not_found\n" + text)


def test_verify_alone_expects_that_nothing_is_wrong(stage: Stage) -> None:
    with pytest.raises(Otherwise) as otherwise:
        play(stage, OPEN + "scan A\npay cash 2.00\ntamper journal edit 5\nverify")
    assert otherwise.value.expected == "ok"


@pytest.mark.parametrize("how", ["drop 5", "swap 5", "renumber 5", "edit 5"])
def test_thief_at_the_closed_journal_is_found(stage: Stage, how: str) -> None:
    with pytest.raises(Otherwise) as otherwise:
        play(stage, OPEN + f"scan A\npay cash 2.00\ntamper journal {how}\nverify -> ok")
    assert otherwise.value.found.startswith("broken L37")


def test_crash_kills_the_till_and_not_the_player(stage: Stage) -> None:
    play(stage, OPEN + "scan A -> total 1.29\ncrash -> total 1.29\ncrash -> total 1.29; lines 1")


def test_thirty_instants_inside_a_payment(stage: Stage) -> None:
    sale = "scan A\ncrash during pay exact cash\nagain -> receipts {}\n"
    sales = "".join(sale.format(number) for number in range(1, 31))
    play(stage, OPEN + sales + "x report -> sales 38.70; tender cash 39.00\nverify -> ok")


@pytest.mark.parametrize("way", range(len(soak_story_crash.WAYS)))
def test_one_instant_inside_each_verb(stage: Stage, way: int) -> None:
    story = f"{soak_story_crash.OPEN}{soak_story_crash.WAYS[way]}\nverify -> ok"
    play(stage, story)


# -- the command -----------------------------------------------------------------------------------------------------


def story(tmp_path: Path, text: str, name: str = "a.till") -> Path:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return file


def test_command_says_file_line_expected_and_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = story(tmp_path, OPEN + "scan A -> total 9.99\n")
    assert run([file]) == OTHERWISE
    said = capsys.readouterr().err
    assert f"{file}:7: scan A -> total 9.99" in said
    assert "expected: total 9.99" in said
    assert "found:    total 1.29" in said


def test_command_reads_all_files_before_it_plays_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = story(tmp_path, OPEN + "scan A -> total 9.99\n")
    unreadable = story(tmp_path, "shop LT\nsing in ana\n", "b.till")
    assert run([wrong, unreadable]) == UNREADABLE
    assert f"{unreadable}:2: expected: a verb; found: sing" in capsys.readouterr().err


def test_missing_file_and_binary_file_are_exit_2(tmp_path: Path) -> None:
    binary = tmp_path / "x.till"
    binary.write_bytes(b"\xff\xfe\x00\x80")
    assert run([tmp_path / "none.till"]) == UNREADABLE
    assert run([binary]) == UNREADABLE


def test_system_that_cannot_fork_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr(os, "fork")
    assert run([story(tmp_path, "shop LT\n")]) == UNREADABLE
    assert "stories need a system that can fork" in capsys.readouterr().err


def test_till_that_dies_by_itself_is_no_right_story(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr("ui.cli.story.nursery.sys.executable", "/bin/false")
    assert run([story(tmp_path, "shop LT\n")]) == OTHERWISE


def test_kasa_story_plays_the_example_of_the_language() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui.cli", "story", str(FOLDER / "example.till")],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
        cwd=FOLDER.parent.parent,
    )
    assert (done.returncode, done.stderr) == (RIGHT, "")
    assert done.stdout.endswith("example.till: ok\n")


def test_a_kill_by_chance_names_its_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "chance.till"
    story.write_text(
        OPEN + "scan A\ncrash during pay exact cash\nagain -> receipts 1\n", encoding="utf-8"
    )
    run([story], 7)
    assert f"{story}: seed 7" in capsys.readouterr().out
