"""What a code says of the very pieces stays with the line: on screen at the register, and found again in a recall."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt

from tests.ui.conftest import at_work
from tests.ui.hands import touch
from tests.ui.test_register_more import asked, register
from ui.app.stage import Stage
from ui.returns.screen import ReturnsScreen

BREAD = "4779900010018"
OF_BATCH = f"010{BREAD}1527013110L77\x1d21A9"


def test_batch_and_last_day_stand_with_the_line_and_find_its_receipt(door: Stage) -> None:
    at_work(door, "associate")
    door.app.shell.scanned(OF_BATCH)
    door.until(lambda: door.look.lines == 1, "the line")
    door.scan(BREAD)
    rows = register(door).basket.rows_model
    assert [rows.row(at).note for at in (0, 1)] == ["batch L77", ""]
    door.press(Qt.Key.Key_Up)
    door.press(Qt.Key.Key_F8)
    said = asked(door)
    assert "Batch L77" in said
    assert "Last good day 2027-01-31" in said
    assert "Serial number A9" in said
    door.press(Qt.Key.Key_Escape)
    door.press(Qt.Key.Key_F10)
    door.until(lambda: door.app.shell.at("change"), "the change")
    door.app.shell.go("returns")
    door.rest()
    page = cast("ReturnsScreen", door.app.shell.page)
    touch(door, "by:batch")
    door.type("L77")
    door.press(Qt.Key.Key_Return)
    assert "Receipt 1-1" in page.head.text()
    assert "batch L77" in page.lines.rows_model.row(0).note
    door.press(Qt.Key.Key_F8)
    door.until(lambda: "Batch L77" in asked(door), "the explanation")


def test_a_batch_that_nobody_bought_is_said_so(door: Stage) -> None:
    at_work(door, "associate")
    door.app.shell.go("returns")
    door.rest()
    page = cast("ReturnsScreen", door.app.shell.page)
    touch(door, "by:batch")
    door.type("L99")
    door.press(Qt.Key.Key_Return)
    door.until(lambda: "Nothing like that" in page.form.error(), "the words")
