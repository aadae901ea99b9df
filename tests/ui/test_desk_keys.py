"""The associate's and the technician's way by keyboard alone, as the window system says it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt

from drivers.protocol import Health, Role
from tests.ui.conftest import at_work, quiet
from ui.app.checkout import sign_in
from ui.app.stage import Stage
from ui.hardware.screen import HardwareScreen
from ui.returns.screen import ReturnsScreen

BREAD = "4779900010018"  # 2.19


def test_a_return_by_keys_alone(door: Stage) -> None:
    at_work(door, "associate")
    door.scan(BREAD)
    door.press(Qt.Key.Key_F10)
    door.until(lambda: door.app.shell.at("change"), "the change")
    door.press(Qt.Key.Key_Return)
    door.press(Qt.Key.Key_F7)
    page = cast("ReturnsScreen", door.app.shell.page)
    assert page.form.isVisible()
    door.press(Qt.Key.Key_F9)
    assert "Receipt 1-1" in page.head.text()
    door.press(Qt.Key.Key_Plus, "+")
    assert page.lines.rows_model.row(0).qty == "1 of 1"
    door.press(Qt.Key.Key_F12)
    assert page.handed.figure.text() == "€2.20"
    door.press(Qt.Key.Key_F12)
    assert door.app.shell.at("register")


def test_a_receipt_number_is_typed_and_entered(door: Stage) -> None:
    at_work(door, "associate")
    door.scan(BREAD)
    door.press(Qt.Key.Key_F10)
    door.until(lambda: door.app.shell.at("change"), "the change")
    door.app.shell.go("returns")
    door.rest()
    door.type("1")
    door.press(Qt.Key.Key_Return)
    assert "Receipt 1-1" in cast("ReturnsScreen", door.app.shell.page).head.text()
    door.press(Qt.Key.Key_Escape)
    assert door.app.shell.at("register")


def test_devices_are_walked_by_keys(door: Stage) -> None:
    sign_in(door, quiet, "technician")
    door.app.speak("en")
    page = cast("HardwareScreen", door.app.shell.page)
    house = door.app.house
    assert house is not None
    assert house.devices.by_role[Role.PRINTER].status().health is Health.OK
    assert page.devices.current() == "printer"
    door.press(Qt.Key.Key_PageDown)
    assert page.devices.current() == "scanner"
    door.press(Qt.Key.Key_PageUp)
    door.press(Qt.Key.Key_F4)
    door.until(lambda: bool(page.rows.rows()), "the set-up")
    door.press(Qt.Key.Key_Escape)
    door.until(lambda: not page.rows.rows(), "the doctor")
    door.press(Qt.Key.Key_Escape)
    assert door.app.shell.at("login")
