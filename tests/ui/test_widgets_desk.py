"""What an associate and a technician see and press: options, steps, devices, facts, paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.views import (
    ListRow,
    Mark,
    Option,
    PaperLine,
    Step,
    Tone,
    Way,
)
from ui.widgets.action import ActionButton
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.devices import DeviceList
from ui.widgets.facts import FactsPanel
from ui.widgets.gallery import main as gallery
from ui.widgets.option import OptionList
from ui.widgets.receipt import ReceiptView
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.step import StepList
from ui.widgets.text import Text

pytestmark = pytest.mark.usefixtures("plain")


def options(qtbot: QtBot) -> OptionList:
    shown = OptionList()
    qtbot.addWidget(shown)
    shown.resize(460, 500)
    shown.show_options(
        (
            Option("card", "Į kortelę", "3,34", "Per 3 dienas.", chosen=True),
            Option("all", "Visas kvitas", "–", "Ausinės atplėštos.", Way.BLOCKED),
            Option("kind", "Geranoriškumas", "iki 5,00", "Galite patys.", Way.KIND),
        )
    )
    shown.show()
    return shown


def test_an_open_way_is_taken_a_blocked_one_says_why(qtbot: QtBot) -> None:
    shown = options(qtbot)
    said: list[str] = []
    shown.chosen.connect(said.append)
    for card in shown.cards():
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert said == ["card", "kind"]
    assert shown.cards()[1].accessibleName() == "Visas kvitas, –, Ausinės atplėštos."
    assert [card.isChecked() for card in shown.cards()] == [True, False, False]


def test_arrows_walk_through_the_ways_and_digits_take_them(qtbot: QtBot) -> None:
    shown = options(qtbot)
    qtbot.waitUntil(shown.isActiveWindow)
    said: list[str] = []
    shown.chosen.connect(said.append)
    shown.cards()[2].setFocus()
    QTest.keyClick(shown.cards()[2], Qt.Key.Key_Down)
    assert shown.cards()[0].hasFocus()
    QTest.keyClick(shown.cards()[0], Qt.Key.Key_Up)
    assert shown.cards()[2].hasFocus()
    QTest.keyClick(shown.cards()[2], Qt.Key.Key_Return)
    QTest.keyClick(shown.cards()[2], Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(shown.cards()[2], Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(shown.cards()[2], Qt.Key.Key_9, Qt.KeyboardModifier.NoModifier)
    assert said == ["kind", "card"]


def test_fewer_ways_leave_no_old_card_behind(qtbot: QtBot) -> None:
    shown = options(qtbot)
    shown.show_options([Option("cash", "Grynaisiais", "3,35")])
    assert [card.text() for card in shown.cards()] == ["Grynaisiais"]
    assert not shown.grab().toImage().isNull()


def test_a_step_is_done_by_its_button(qtbot: QtBot) -> None:
    steps = StepList()
    qtbot.addWidget(steps)
    steps.resize(500, 400)
    steps.show_steps(
        (Step("1", "Įdiegti taisyklę", "", "fix", "Sutvarkyti", now=True), Step("2", "Laidas"))
    )
    steps.show()
    buttons = [b for b in steps.findChildren(ActionButton) if b.isVisible()]
    assert [button.text() for button in buttons] == ["Sutvarkyti"]
    with qtbot.waitSignal(steps.chosen) as said:
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert said.args == ["fix"]
    steps.resize(300, 400)
    qtbot.waitUntil(lambda: buttons[0].y() > 30, timeout=60_000)  # narrow: under the words
    steps.show_steps((Step("1", "Laidas"),))
    assert not buttons[0].isVisible()


def test_a_device_is_marked_by_shape_and_word_and_can_be_chosen(qtbot: QtBot) -> None:
    devices = DeviceList()
    qtbot.addWidget(devices)
    devices.resize(330, 400)
    devices.show()
    rows = (
        ListRow("s", "Skaitytuvas", "Zebra", "veikia", Tone.OK, Mark.DOT),
        ListRow("p", "Spausdintuvas", "Epson", "neatsako", Tone.STOP, Mark.CROSS),
    )
    devices.show_devices(rows, "p")
    assert devices.current() == "p"
    assert rows[1].spoken() == "Spausdintuvas, neatsako, Epson"
    marked: list[str] = []
    devices.marked.connect(marked.append)
    devices.setFocus()
    QTest.keyClick(devices, Qt.Key.Key_Up)
    assert marked == ["s"]
    devices.show_devices(rows)
    assert devices.current() == ""
    devices.step(-1)
    assert devices.current() == "p"
    assert not devices.grab().toImage().isNull()


def test_a_list_in_a_narrow_column_puts_the_state_under_the_name(qtbot: QtBot) -> None:
    devices = DeviceList()
    qtbot.addWidget(devices)
    devices.show_devices(
        [ListRow("p", "Kvitų spausdintuvas", "Epson", "neatsako", Tone.STOP, Mark.CROSS)]
    )
    devices.resize(330, 400)
    devices.show()
    wide = devices.sizeHintForRow(0)
    devices.resize(190, 400)
    assert devices.sizeHintForRow(0) > wide


def test_facts_line_up_and_long_ones_wrap(qtbot: QtBot) -> None:
    facts = FactsPanel()
    qtbot.addWidget(facts)
    facts.show_facts(
        "Gyvi faktai",
        (("lizdas", "usb 1-1.4"), ("kelias", "/dev/serial/by-id/usb-Zebra_Technologies_0001")),
    )
    assert facts.heightForWidth(220) > facts.heightForWidth(600)
    assert "lizdas: usb 1-1.4" in facts.accessibleName()
    assert facts.facts()[0] == ("lizdas", "usb 1-1.4")
    facts.resize(220, 200)
    assert not facts.grab().toImage().isNull()


def test_a_receipt_keeps_its_columns_in_any_width(qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    logo = tmp_path / "logo.png"
    image.save(str(logo))
    paper = ReceiptView()
    qtbot.addWidget(paper)
    paper.resize(300, 400)
    paper.show_receipt(
        [
            PaperLine("UAB Ruduo", bold=True, centred=True),
            PaperLine("MOKĖTI 12,19", large=True),
            PaperLine(picture=logo.read_bytes()),
        ]
    )
    paper.show()
    assert paper.text() == "UAB Ruduo\nMOKĖTI 12,19"
    assert not paper.grab().toImage().isNull()


def test_a_column_drops_what_matters_least_and_shrinks_what_may_shrink(qtbot: QtBot) -> None:
    column = RankedColumn(pad=0, gap=0)
    qtbot.addWidget(column)
    parts = [TextStack() for _ in range(3)]
    for part in parts:
        part.show_paragraphs(Paragraph("Žodžiai vienoje eilutėje", 16))
    need = parts[0].heightForWidth(300)
    column.add(parts[0], shrink=50)
    column.add(parts[1], 1)
    column.add(parts[2], 2, bottom=True)
    column.resize(300, 3 * need)
    column.show()
    assert [part.isVisible() for part in parts] == [True, True, True]
    assert parts[2].geometry().bottom() == column.height() - 1
    column.resize(300, 3 * need - need // 3)
    assert [part.isVisible() for part in parts] == [True, True, True]
    assert parts[0].height() < need
    column.resize(300, need)
    assert [part.isVisible() for part in parts] == [True, False, False]
    column.want(parts[0], False)
    assert [part.isVisible() for part in parts] == [False, True, False]


def test_a_sheet_gives_up_its_head_before_its_body(qtbot: QtBot) -> None:
    sheet, head, body, foot = Sheet(), Text("Kvitas"), QWidget(), Text("Suma", 48)
    qtbot.addWidget(sheet)
    sheet.fill_with(body, head=head, foot=foot)
    sheet.resize(300, 600)
    sheet.show()
    assert head.isVisible()
    sheet.resize(300, 180)
    assert not head.isVisible()
    assert foot.isVisible()


@pytest.mark.parametrize("screen", ["parts", "register"])
def test_the_gallery_draws_a_picture(tmp_path: Path, screen: str) -> None:
    path = f"{tmp_path}/out.png"
    gallery([path, "--screen", screen, "--light", "dark", "--scale", "120", "--size", "1024x768"])
    assert QImage(path).width() >= 1024


def test_a_long_title_of_facts_takes_a_second_line(qtbot: QtBot) -> None:
    panel = FactsPanel()
    qtbot.addWidget(panel)
    panel.show_facts("Bandelė", (("kaina", "0,89"),))
    low = panel.heightForWidth(200)
    panel.show_facts("Bandelė su varške Mieliukė 110 g, šviežia", (("kaina", "0,89"),))
    assert panel.heightForWidth(200) > low
    panel.show_facts("", ())
    assert panel.heightForWidth(200) == 0
