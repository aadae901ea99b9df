"""A technician is done in a minute: what is attached or beside the till is looked for, taken with one press, tried."""

from __future__ import annotations

import pytest

from drivers import discovery
from drivers.found import Found
from drivers.protocol import Role
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from tests.ui.bench import bench, opened, press, rest, right_of, tell
from tests.ui.till import TestTill
from ui.hardware.screen import HardwareScreen

MOST_PRESSES = 5


class Technician:
    """Presses, and counts."""

    def __init__(self, till: TestTill) -> None:
        self.till, self.presses = till, 0

    def press(self, action: str) -> None:
        self.presses += 1
        press(self.till, action)


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with nothing plugged in and nobody beside it."""
    monkeypatch.setattr(discovery, "attached", tuple)
    monkeypatch.setattr(discovery, "bare_usb_printers", tuple)
    monkeypatch.setattr(discovery, "print_queues", tuple)
    monkeypatch.setattr(discovery, "neighbours", tuple)


def titles(page: HardwareScreen) -> list[str]:
    return [row.title for row in page.rows.rows()]


def test_a_printer_on_the_network_prints_its_test_page_after_five_presses(
    till: TestTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = VirtualPrinter()
    printer.adopt({"profile": "generic-80"})  # as the most do that nobody knows by name
    port = TcpPort(printer)
    port.open()
    found = Found("tcp", f"{port.host}:9100", f"{port.host}:9100", True, port.host, (Role.PRINTER,))
    monkeypatch.setattr(discovery, "network_devices", lambda *_asked: (found,))
    hands = Technician(till)
    page = opened(till)
    hands.press("setup")
    assert port.host not in titles(page)
    hands.press("look")
    assert port.host in titles(page)
    hands.press("place:0")
    rows = {row.title: row.right for row in page.rows.rows()}
    assert rows["Device"] == "ESC/POS printer on the network"
    assert (rows["Network address"], rows["Network port"]) == (port.host, "9100")
    assert rows[port.host] == "chosen"
    press(till, "option:tcp_port")  # a free port stands for 9100 here: no press of the technician's
    page.form.inputs()[0].set_text(str(port.port))
    press(till, "take")
    hands.press("keep")
    till.until(lambda: right_of(page, "printer") == "works")
    hands.press("test")
    till.until(lambda: len(printer.receipts) == 1)
    assert "ąčęėįšųūž" in printer.receipts[0].text
    assert hands.presses == MOST_PRESSES
    port.close()


def test_the_simulated_printer_of_a_fresh_shop_prints_after_one_press(till: TestTill) -> None:
    hands = Technician(till)
    page = opened(till)
    hands.press("test")
    till.until(lambda: ("test page", "printed") in page.facts.facts())
    assert hands.presses == 1


def test_what_is_plugged_in_is_offered_at_once_with_its_model_and_without_a_right_said_so(
    till: TestTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Found(
        "lp", "/dev/usb/lp0", "usb:04b8:0e28:S", False, "EPSON TM-T20III", (Role.PRINTER,)
    )
    monkeypatch.setattr(discovery, "attached", lambda: (there,))
    page = opened(till)
    press(till, "setup")
    first = page.rows.rows()[0]
    assert (first.title, first.right) == ("EPSON TM-T20III", "no right to it yet")
    assert "/dev/usb/lp0" in first.detail
    press(till, "place:0")
    rows = {row.title: row.right for row in page.rows.rows()}
    assert (rows["Model of printer"], rows["Port"]) == ("tm-t20iii", "usb:04b8:0e28:S")


def test_another_kind_on_the_same_wire_keeps_where_it_is_plugged_in(
    till: TestTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Found("serial", "/dev/ttyUSB3", "usb:1a86:7523:at-1-2", True, "Adapter", (Role.SCALE,))
    monkeypatch.setattr(discovery, "attached", lambda: (there,))
    page = opened(till)
    press(till, "scale")
    press(till, "setup")
    press(till, "option:kind")
    press(till, "value:cas-serial")
    rows = {row.title: row.right for row in page.rows.rows()}
    assert rows["Port"] == "usb:1a86:7523:at-1-2"  # the only thing that it can be
    tell(till, page, "port", "/dev/ttyUSB9")
    press(till, "option:kind")
    press(till, "value:sma-serial")
    rows = {row.title: row.right for row in page.rows.rows()}
    assert rows["Port"] == "/dev/ttyUSB9"
    press(till, "option:kind")
    press(till, "value:sma-tcp")
    assert "Port" not in {row.title for row in page.rows.rows()}


def test_where_nothing_is_found_that_is_said(till: TestTill) -> None:
    page = opened(till)
    press(till, "setup")
    press(till, "look")
    assert "Nothing that could be it was found here or on the network" in page.notice.text()
    press(till, "doctor")
    press(till, "look")  # a late press, when no set-up lies open any more
    rest(till)
    assert page.words.text().startswith("It works.")


def test_the_report_says_what_is_attached(till: TestTill, monkeypatch: pytest.MonkeyPatch) -> None:
    there = Found("serial", "/dev/ttyUSB3", "usb:1a86:7523:at-1-2", False, "Adapter", (Role.SCALE,))
    monkeypatch.setattr(discovery, "attached", lambda: (there,))
    opened(till)
    press(till, "paper")
    printer = bench(till, Role.PRINTER)
    assert isinstance(printer, VirtualPrinter)
    till.until(lambda: len(printer.receipts) == 1)
    text = " ".join(printer.receipts[0].text.split())
    assert "Attached to this computer: Adapter: Scale /dev/ttyUSB3 = usb:1a86:7523:at-1-2" in text
    assert "This user may not use it" in text
