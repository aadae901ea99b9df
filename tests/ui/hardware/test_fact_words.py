"""Whatever a driver says of a device is said to people in words: no code of a program reaches a screen or a report."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers import registry
from drivers.protocol import Health, Role, ScaleState, Status
from pos.text import LANGUAGES, speaker
from ui.hardware.factwords import CHOICES, DETAILS, FACTS, VALUES, facts_said, said_of, state_said
from ui.hardware.words import HEALTH, ROLE_NAMES

DRIVERS = Path(registry.__file__).parent
UNSEEN = {"virtual"}
"""Rooms of drivers that no person reads: what the simulated ends say to the driver."""


def calls(name: str) -> Iterator[ast.Call]:
    for file in sorted(DRIVERS.rglob("*.py")):
        if UNSEEN & set(file.relative_to(DRIVERS).parts):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                if name == (
                    called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                ):
                    yield node


def text_at(node: ast.Call, place: int) -> list[str]:
    if len(node.args) <= place:
        return []
    given = node.args[place]
    parts = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
    return [
        one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


def test_every_reason_that_a_driver_can_give_has_words() -> None:
    given = {code for node in calls("DeviceError") for code in text_at(node, 0)}
    given |= {code for node in calls("_be") for code in text_at(node, 1)}
    given |= {code for node in calls("Status") for code in text_at(node, 1)}
    given |= {code for node in calls("Trouble") for code in text_at(node, 0)}
    assert len(given) > 15
    assert given - {"", "not_ready"} <= set(DETAILS)


def test_every_state_and_role_and_scale_word_has_words() -> None:
    assert set(HEALTH) == set(Health)
    assert set(ROLE_NAMES) == set(Role)
    assert {one.value for one in ScaleState} <= set(VALUES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_says_nothing_raw(language: str) -> None:
    _ = speaker(language)
    status = Status(
        Health.LOST,
        "timeout",
        (("where", "virtual printer"), ("paper", "ok"), ("codes", "1"), ("simulated", "yes")),
    )
    said = dict(facts_said(status, _))
    assert said == {_(FACTS["paper"]): _(VALUES["ok"]), _(FACTS["codes"]): _(VALUES["yes"])}
    assert state_said(status, _) == f"{_(HEALTH[Health.LOST])} ({_(DETAILS['timeout'])})"
    level = Status(Health.OK, "", (("drawer_line", "low"), ("paper", "low")))
    low, nearly_out = dict(facts_said(level, _)).values()
    assert low != nearly_out
    if language != "en":
        assert "timeout" not in state_said(status, _)
        assert said_of("high", _) != "high"
    assert state_said(Status(Health.OFF, "none"), _) == _(HEALTH[Health.OFF])


def test_choices_are_words_or_names_of_their_own() -> None:
    """Page names, models and frames are the same in every language; plain English choices are not."""
    plain = {
        choice
        for kind in registry.KINDS
        for option in registry.options(kind.role, kind.name)
        for choice in option.choices
        if choice.isalpha() and choice.islower()
    }
    assert plain <= set(CHOICES)
