"""The soak runner: it resumes, repeats, prints its seeds and tells a failure by its number."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests import soak

ENTRY = '''"""A count made up for this test."""

from pathlib import Path

NAME = "made up counts"
TOTAL = 6


def run(seed, index):
    with Path(__file__).with_suffix(".txt").open("a") as log:
        log.write(f"{seed} {index}\\n")
    if index == 4:
        raise ValueError("four is wrong")
'''


@pytest.fixture
def entry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """One registered entry whose counts can be read in a file beside it."""
    path = tmp_path / "soak_made_up.py"
    path.write_text(ENTRY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, path.stem, raising=False)
    monkeypatch.setattr(soak, "module_of", lambda found: found.stem)
    found = soak.entries(tmp_path)
    monkeypatch.setattr(soak, "entries", lambda: found)
    return path


def counted(entry: Path) -> list[int]:
    log = entry.with_suffix(".txt")
    return (
        sorted(int(row.split()[1]) for row in log.read_text().splitlines()) if log.exists() else []
    )


def test_every_count_is_done_once_and_a_failure_is_told(
    entry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = tmp_path / "state.json"
    assert soak.main(["--state", str(state), "--fresh", "--seed", "7"]) == 1
    said = capsys.readouterr().out
    assert "seed 7" in said
    assert "FAILED soak_made_up 4 (seed 7)" in said
    assert "four is wrong" in said
    assert "6 of 6, 1 failed" in said
    assert counted(entry) == [0, 1, 2, 3, 4, 5]


def test_what_was_done_is_not_done_again(entry: Path, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    kept = {"soak_made_up": {"seed": 9, "done": [0, 1, 2, 4], "failed": {}}}
    state.write_text(json.dumps(kept), encoding="utf-8")
    assert soak.main(["--state", str(state)]) == 0
    assert counted(entry) == [3, 5]
    assert "9 3" in entry.with_suffix(".txt").read_text()


def test_without_time_nothing_is_begun(entry: Path, tmp_path: Path) -> None:
    assert soak.main(["--state", str(tmp_path / "state.json"), "--minutes", "0"]) == 0
    assert counted(entry) == []


def test_one_count_can_be_repeated(
    entry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = str(tmp_path / "state.json")
    assert soak.main(["--state", state, "--again", "soak_made_up", "4", "--seed", "3"]) == 1
    assert soak.main(["--state", state, "--again", "soak_made_up", "5", "--seed", "3"]) == 0
    assert "soak_made_up 5 (seed 3): ok" in capsys.readouterr().out
    assert counted(entry) == [4, 5]


def test_a_count_that_is_not_there_is_named(
    entry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert soak.main(["--state", str(tmp_path / "state.json"), "--only", "nothing"]) == 2
    assert "no entry nothing" in capsys.readouterr().err


def test_what_cannot_be_counted_here_is_left_out_and_said(
    entry: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = sys.modules[entry.stem]
    monkeypatch.setattr(module, "lacks", lambda: "the solver is not here", raising=False)
    soak.main(["--state", str(tmp_path / "state.json")])
    assert counted(entry) == []
    assert "0 of 6, 0 failed" in (said := capsys.readouterr().out)
    assert "left out, the solver is not here" in said
