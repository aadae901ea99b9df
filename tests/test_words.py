"""The repository speaks of the till only, and holds nothing but what the house has rooms for."""

from __future__ import annotations

import re

import pytest

from tests.checks.files import ROOT, tracked

ROOMS = {"pos", "ui", "drivers", "resources", "tests", "docs", ".ci"}
AT_THE_DOOR = {
    "pyproject.toml", "README.md", "Makefile", "CHANGELOG.md", "LICENSE", ".gitignore",
    "requirements.lock", "requirements-test.lock", "requirements-proof.lock",
}  # fmt: skip

# Each word is written with a stroke in it, so that this list does not find itself.
STRANGERS = r"""
clau|de anthro|pic open|ai chat|gpt \bll|ms?\b language\smo|del copi|lot ai-gener|ated
generated\sby\sa|i\b sub|agent \bai\sassis|tant work/sha|red /work/ma|in /tmp/ka|sa
/opt/py|pi /opt/whe|els \.libr|ary/ issues\ssh|ow the\sbri|ef\b pyp|i\.org python|hosted deb\.deb|ian
snapshot\.deb|ian npm|js\. extra-in|dex index-ur|l\s?= /root/\.py|env
"""
TEXT = {
    ".py", ".pyi", ".md", ".toml", ".txt", ".lock", ".till", ".qss", ".svg", ".po", ".pot", ".json",
    ".csv", ".patch", ".html", ".ini", ".cfg", ".yml", ".yaml", ".rules", ".service", "",
}  # fmt: skip


def test_only_the_rooms_of_the_house_stand_here() -> None:
    strangers = [
        str(path)
        for path in tracked()
        if path.parts[0] not in ROOMS and str(path) not in AT_THE_DOOR
    ]
    assert strangers == []


def test_the_repository_speaks_of_the_till_only() -> None:
    words = [word.replace("|", "") for word in STRANGERS.split()]
    pattern = re.compile("|".join(words), re.IGNORECASE)
    found = []
    for path in tracked():
        if path.suffix.lower() in TEXT:
            text = (ROOT / path).read_text(encoding="utf-8")
            found += [
                f"{path}:{text.count(chr(10), 0, hit.start()) + 1} {hit.group()!r}"
                for hit in pattern.finditer(text)
            ]
    assert found == []


@pytest.mark.parametrize(
    "path",
    [
        "pyproject.toml",
        "requirements.lock",
        "requirements-test.lock",
        "requirements-proof.lock",
        "Makefile",
        ".ci/setup",
    ],
)
def test_what_sets_up_names_no_host(path: str) -> None:
    assert "://" not in (ROOT / path).read_text(encoding="utf-8")
