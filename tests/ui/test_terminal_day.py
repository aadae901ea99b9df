"""The card terminal's end of day on the shift screen: asked at closing, shown, and the shift closes anyway."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from drivers.protocol import Role
from drivers.virtual.terminal import VirtualTerminal
from tests.ui.conftest import Open, quiet
from ui.app.checkout import open_shift, sign_in
from ui.app.stage import Stage
from ui.widgets.sums import SumsPanel

BREAD = "4779900010018"  # 2.19


@pytest.fixture
def closing(seeded: Path, opened: Open, tmp_path: Path) -> Stage:
    """A till with a wired terminal that took one card, before the count that closes its shift."""
    shutil.copytree(seeded, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "shop" / "shop.toml"
    file.write_text(file.read_text("utf-8").replace('"manual"', '"virtual"'), "utf-8")
    made = opened(tmp_path)
    sign_in(made, quiet, "cashier")
    open_shift(made, quiet)
    made.app.speak("en")
    made.rest()
    made.scan(BREAD)
    made.press(Qt.Key.Key_F11)
    made.until(lambda: made.look.last_sale is not None, "the sale")
    made.app.shell.go("shift")
    made.rest()
    made.press(Qt.Key.Key_F11)
    return made


def terminal(till: Stage) -> VirtualTerminal:
    house = till.app.house
    assert house is not None
    bench = house.devices.bench(Role.TERMINAL)
    assert isinstance(bench, VirtualTerminal)
    return bench


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
