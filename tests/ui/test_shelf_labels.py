"""Shelf labels on screen: one from the price check, those of changed prices from the office; read back from the ZPL."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from drivers.protocol import Role
from drivers.virtual.labels import VirtualLabels
from tests.ui.conftest import Edited, at_work, device
from ui.app.stage import Stage
from ui.widgets.notice import Notice

BREAD = "4779900010018"


@pytest.fixture
def office(edited: Edited) -> Stage:
    """A till with a simulated label printer, its manager at it."""
    return at_work(edited("[devices]\n", '[devices]\nlabels = "virtual"\n'), "manager")


def printed(till: Stage) -> VirtualLabels:
    return device(till, Role.LABELS, VirtualLabels)


def said(till: Stage) -> str:
    return " ".join(one.text() for one in till.app.shell.page.findChildren(Notice))


def test_one_label_comes_from_the_price_check(office: Stage) -> None:
    office.app.shell.go("price_check")
    office.rest()
    office.scan(BREAD)
    office.rest()
    office.press(Qt.Key.Key_F7)
    office.until(lambda: bool(printed(office).printed), "the label")
    (label,) = printed(office).printed
    assert label.codes == (("ean13", BREAD),)
    assert label.texts[1:3] == ("2,19 €", "2,74 €/kg")


def test_the_office_prints_the_labels_of_a_days_prices(office: Stage) -> None:
    office.app.shell.go("catalogue")
    office.rest()
    office.press(Qt.Key.Key_F8)
    office.until(lambda: "No price begins" in said(office), "the words")
    house = office.app.house
    assert house is not None
    office.press(Qt.Key.Key_F7)
    office.until(lambda: "at the printer" in said(office), "the labels")
    office.until(lambda: len(printed(office).printed) > 100, "all of the demo's goods of today")


def test_without_a_label_printer_there_is_no_key(till: Stage) -> None:
    till.app.shell.go("price_check")
    till.rest()
    till.scan(BREAD)
    till.rest()
    till.act("label")
    assert "No label printer" in said(till)
