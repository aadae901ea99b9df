"""The customer's own window: it comes with its device, shows what is bought in the customer's language, and goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from drivers.protocol import Health, Role, Setup
from tests.ui.bench import bench, press, set_up
from tests.ui.till import TestTill
from ui.customer_display.screen import CustomerWindow
from ui.register.screen import RegisterScreen

BREAD, CHEESE = "4779900010018", "10001"


@pytest.fixture
def till(qtbot: QtBot, tmp_path: Path) -> Iterator[TestTill]:
    made = TestTill(qtbot, tmp_path)
    yield made
    made.leave()
    assert windows() == []


def windows() -> list[CustomerWindow]:
    found = QApplication.topLevelWidgets()
    return [one for one in found if isinstance(one, CustomerWindow) and one.isVisible()]


def with_window(till: TestTill) -> CustomerWindow:
    till.do(lambda _: till.house.change_device(Setup(Role.DISPLAY, "window", {})))
    till.until(lambda: len(windows()) == 1)
    return windows()[0]


def test_it_shows_the_goods_the_total_and_the_change(till: TestTill) -> None:
    window = with_window(till)
    till.come("Ona", "1111")
    language = till.desks.till.shop.settings.text("language") or "lt"
    assert language == "lt"
    assert "Sveiki" in window.words.text()
    till.do(lambda r: till.desks.register.scan(r, BREAD, 1))
    till.until(lambda: [row.right for row in window.rows.rows()] == ["2,19"])
    assert "Juoda ruginė duona" in window.words.text()
    assert window.total.text() == "2,19\xa0€"
    till.do(lambda r: till.desks.register.scan(r, BREAD, 1))
    till.until(lambda: window.total.text() == "4,38\xa0€")
    assert till.do(lambda r: till.desks.pay.cash(r, 500)) is None
    till.until(lambda: window.total.text() == "0,60\xa0€")
    assert "Ačiū" in window.words.text()


def test_weighed_goods_show_weight_price_of_a_kilogram_and_price(till: TestTill) -> None:
    window = with_window(till)
    till.come("Ona", "1111")
    scale = bench(till, Role.SCALE)
    scale.set("zero")
    till.go("register", RegisterScreen)
    till.do(lambda r: till.desks.register.scan(r, CHEESE, 1))
    till.until(lambda: "11,90/kg" in window.words.text())
    scale.set("moving")
    till.until(lambda: "juda" in window.words.text())
    scale.set("0.502 kg")
    till.until(lambda: "0,502 kg × 11,90/kg = 5,97" in plain(window.words.text()))
    till.until(lambda: [plain(row.detail) for row in window.rows.rows()] == ["0,502 kg × 11,90/kg"])
    till.do(lambda r: till.desks.register.scan(r, BREAD, 2))
    till.until(lambda: [plain(row.detail) for row in window.rows.rows()][:1] == ["2 × 2,19"])
    assert "2 × 2,19 = 4,38" in plain(window.words.text())
    assert till.do(lambda r: till.desks.prices.discount_line(r, 2, minor=10)) is None
    till.until(lambda: "2 × 2,19 · 4,28" in plain(window.words.text()))


def test_the_receipt_can_be_taken_along_as_a_picture_of_its_code(till: TestTill) -> None:
    window = with_window(till)
    till.come("Ona", "1111")
    assert not window.code.isVisible()
    till.do(lambda r: till.desks.register.scan(r, BREAD, 1))
    said = window.said.text()
    assert said
    till.do(till.desks.pay.exact_cash)
    till.until(window.code.isVisible)
    image = window.code.pixmap().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    read = zxingcpp.read_barcodes(pixels[:, : image.width()])
    assert [one.text for one in read] == ["KASA:1-1"]
    till.do(lambda r: till.desks.register.scan(r, BREAD, 1))
    till.until(lambda: not window.code.isVisible())


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_it_never_takes_the_focus_and_a_technician_sets_it_up(till: TestTill) -> None:
    till.come("Tomas", "444444", shift=False)
    set_up(till, "display", "window")
    till.until(lambda: len(windows()) == 1)
    window = windows()[0]
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    press(till, "test")
    till.until(lambda: "Kasa" in window.words.text())
    device = till.house.devices.by_role[Role.DISPLAY]
    device.poke()
    assert device.status().health is Health.OK
    assert device.settled()
    till.do(lambda _: till.house.change_device(Setup(Role.DISPLAY, "none", {})))
    till.until(lambda: windows() == [])
