"""The kitchen's printer: set up like any other, told of food alone, heard; in trouble it stops nothing elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from pytestqt.qtbot import QtBot

from drivers.protocol import Health, Role
from drivers.virtual.printer import VirtualPrinter
from tests.ui.bench import bench, opened, press, right_of
from tests.ui.till import TestTill
from ui.change.screen import ChangeScreen
from ui.widgets.notice import Notice

BREAD = "4779900010018"


def set_up(till: TestTill, role: str = "kitchen") -> VirtualPrinter:
    page = opened(till)
    assert right_of(page, role) == "off"
    press(till, role)
    press(till, "setup")
    press(till, "option:kind")
    press(till, "value:virtual")
    press(till, "keep")
    till.until(lambda: right_of(page, role) == "works")
    return cast("VirtualPrinter", bench(till, Role(role)))


def bakes(till: TestTill) -> None:
    """Bread is baked to order."""
    till.come("Jonas", "333333")
    setting = ("kitchen", "duona ir kepiniai")
    assert till.do(lambda r: till.desks.settings.choose(r, *setting)) is None


def at_counter(till: TestTill) -> VirtualPrinter:
    return cast("VirtualPrinter", bench(till, Role.PRINTER))


def health(till: TestTill, role: Role) -> Health:
    device = till.house.devices.by_role[role]
    device.poke()
    return device.status().health


def state(till: TestTill, kind: str, ref: int) -> str:
    found: list[str] = []
    till.do(lambda _: found.append(till.house.store.jobs_of(kind, ref)[-1].state))
    return found[0]


def test_a_slip_comes_out_in_the_kitchen_with_its_buzzer_and_the_receipt_at_the_counter(
    till: TestTill,
) -> None:
    kitchen = set_up(till)
    press(till, "test")
    till.until(lambda: len(kitchen.receipts) == 1)
    bakes(till)
    number = till.sell((BREAD, 2))
    till.until(lambda: len(kitchen.receipts) == 2)
    assert "2 × Juoda ruginė" in kitchen.receipts[1].text
    assert "2,19" not in kitchen.receipts[1].text
    assert kitchen.beeps == 2
    till.until(lambda: state(till, "receipt", number) == "printed")
    assert [len(at_counter(till).receipts), at_counter(till).beeps] == [1, 0]
    assert kitchen.pulses == []


def test_without_a_kitchen_printer_the_slip_comes_out_at_the_counter(till: TestTill) -> None:
    bakes(till)
    till.sell((BREAD, 1))
    till.until(lambda: len(at_counter(till).receipts) == 2)
    assert "Užsakymas 1-1" in at_counter(till).receipts[1].text


def test_a_kitchen_printer_in_trouble_stops_nothing_and_its_slip_can_come_out_at_the_counter(
    till: TestTill,
) -> None:
    kitchen = set_up(till)
    bakes(till)
    kitchen.set("cover-open")
    till.until(lambda: health(till, Role.KITCHEN) is Health.COVER_OPEN)
    number = till.sell((BREAD, 1))
    till.until(lambda: state(till, "receipt", number) == "printed")
    till.go("change", ChangeScreen)
    till.until(lambda: "waits for its printer" in said(till))
    till.act("paper:other")
    till.until(lambda: state(till, "order", 1) == "printed")
    assert len(at_counter(till).receipts) == 2
    kitchen.set("ok")
    till.until(lambda: health(till, Role.KITCHEN) is Health.OK)
    till.settle()
    assert kitchen.receipts == []
    till.until(lambda: "waits for its printer" not in said(till))


def test_a_receipt_that_stops_in_its_middle_comes_as_a_copy_at_the_second_printer(
    till: TestTill,
) -> None:
    second = set_up(till, "second_printer")
    first = at_counter(till)
    first.paper_out_after(3)
    till.come("Ona", "1111")
    number = till.sell((BREAD, 1))
    till.until(lambda: health(till, Role.PRINTER) is Health.PAPER_OUT)
    till.go("change", ChangeScreen)
    till.until(lambda: "waits for its printer" in said(till))
    till.act("paper:other")
    till.until(lambda: len(second.receipts) == 1)
    assert "KOPIJA" in second.receipts[0].text
    first.set("ok")
    till.until(lambda: state(till, "receipt", number) == "printed")
    assert len(first.receipts) == 1
    assert "KOPIJA" not in first.receipts[0].text


def test_a_print_that_is_left_while_it_waits_does_not_come_later(till: TestTill) -> None:
    set_up(till, "second_printer")
    first = at_counter(till)
    first.set("paper-out")
    till.until(lambda: health(till, Role.PRINTER) is Health.PAPER_OUT)
    till.come("Ona", "1111")
    number = till.sell((BREAD, 1))
    till.go("change", ChangeScreen)
    till.until(lambda: "waits for its printer" in said(till))
    till.act("paper:skip")
    till.until(lambda: state(till, "receipt", number) == "failed")
    first.set("ok")
    till.until(lambda: health(till, Role.PRINTER) is Health.OK)
    till.sell((BREAD, 1))
    till.until(lambda: len(first.receipts) == 1)
    assert f"1-{number + 1}" in first.receipts[0].text


def said(till: TestTill) -> str:
    page = till.app.shell.page
    return " ".join(one.text() for one in page.findChildren(Notice) if one.isVisible())


def test_the_latvian_demo_shop_has_a_kitchen(qtbot: QtBot, tmp_path: Path) -> None:
    till = TestTill(qtbot, tmp_path, "LV")
    till.come("Anna", "1111")
    till.sell(("4759900020019", 2))
    kitchen = cast("VirtualPrinter", bench(till, Role.KITCHEN))
    till.until(lambda: len(kitchen.receipts) == 1)
    said = kitchen.receipts[0].text
    assert "Pasūtījums" in said
    assert "1-1" in said
    assert "2 × Kanēļmaizīt" in said
    till.leave()
