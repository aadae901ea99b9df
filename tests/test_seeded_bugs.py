"""Bugs that real tills had are put into a copy of the tree, one at a time, and the tests find each.

A file in tests/seeded/ is a patch whose head says `Bug:` (what is wrong) and `Found by:` (the tests that
must turn red). A patch that no longer fits is a failure too: the bug must be written anew.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checks.files import ROOT

SEEDED = sorted((ROOT / "tests" / "seeded").glob("*.patch"))
TESTS_FAILED = 1
ENOUGH = 10


def head(patch: Path, word: str) -> str:
    """What the patch says of itself after `word:`."""
    found = re.search(rf"^{word}: (.+)$", patch.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"{patch.name} does not say `{word}:`"
    return found.group(1)


def _plain_environment() -> dict[str, str]:
    """This process's environment without what coverage and pytest's own workers left in it."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COV", "PYTEST", "COVERAGE"))
    }


@pytest.fixture(scope="module")
def judge(copy: Path) -> Iterator[subprocess.Popen[str]]:
    """A process in the copy that runs tests; see tests/checks/seeded.py."""
    with subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "checks" / "seeded.py")],
        cwd=copy, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**_plain_environment(), "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
    ) as process:  # fmt: skip
        yield process
        assert process.stdin is not None
        process.stdin.close()


def run(judge: subprocess.Popen[str], tests: list[str]) -> tuple[int, str]:
    """What pytest makes of these tests in the copy as it is now: its exit code and what it said."""
    assert judge.stdin is not None
    assert judge.stdout is not None
    judge.stdin.write(json.dumps(tests) + "\n")
    judge.stdin.flush()
    code, said = json.loads(judge.stdout.readline())
    return int(code), str(said)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree that bugs can be put into."""
    folder = tmp_path_factory.mktemp("seeded") / "kasa"
    folder.mkdir()
    for name in ("pos", "ui", "drivers", "resources", "tests", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def apply(patch: Path, folder: Path, *more: str) -> None:
    done = subprocess.run(
        ["git", "apply", "-C1", *more, str(patch)],  # a neighbour two lines off may change
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)},
    )  # fmt: skip
    assert done.returncode == 0, f"{patch.name} does not fit any more: {done.stderr}"


def test_there_are_enough_of_them() -> None:
    assert len(SEEDED) >= ENOUGH


def test_without_a_bug_none_is_found(judge: subprocess.Popen[str]) -> None:
    code, said = run(judge, ["tests/pos/desk/test_prices.py"])
    assert code == 0, said[-3000:]


@pytest.mark.slow
@pytest.mark.parametrize("patch", SEEDED, ids=lambda patch: patch.stem)
def test_the_bug_is_found(patch: Path, copy: Path, judge: subprocess.Popen[str]) -> None:
    assert head(patch, "Bug")
    apply(patch, copy)
    try:
        code, said = run(judge, head(patch, "Found by").split())
    finally:
        apply(patch, copy, "--reverse")
    assert code == TESTS_FAILED, f"{patch.name} went unseen:\n{said[-3000:]}"
