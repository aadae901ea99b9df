"""The card terminal's end of day on the shift screen: asked at closing, shown, and the shift closes anyway."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import paid_by_card, terminal
from ui.app.stage import Stage
from ui.widgets.sums import SumsPanel

BREAD = "4779900010018"  # 2.19


@pytest.fixture
def closing(wired: Stage) -> Stage:
    """A till with a wired terminal that took one card, before the count that closes its shift."""
    paid_by_card(wired, BREAD)
    wired.app.shell.go("shift")
    wired.rest()
    wired.press(Qt.Key.Key_F11)
    return wired


def said(till: Stage) -> str:
    panel = till.app.shell.page.findChild(SumsPanel)
    assert panel is not None
    return panel.text()


def test_what_the_terminal_hands_over_is_said(closing: Stage) -> None:
    closing.press(Qt.Key.Key_F9)
    closing.until(lambda: "1 payment" in said(closing), "the terminal's word")
    assert "€2.19" in said(closing)
    assert list(terminal(closing).handed.values()) == [(1, 219)]


@pytest.mark.parametrize(
    ("mood", "words"), [("declines", "refused"), ("lost-after-approval", "not known")]
)
def test_another_end_is_said_and_the_shift_closes(closing: Stage, mood: str, words: str) -> None:
    terminal(closing).set(mood)
    closing.press(Qt.Key.Key_F9)
    closing.until(lambda: words in said(closing), "the terminal's word")
    closing.press(Qt.Key.Key_F12)
    closing.until(lambda: closing.look.shift is None, "the Z")
