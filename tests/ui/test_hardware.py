"""The technician's screen, with the drivers, the doctor and virtual devices behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.protocol import Health, Role, Setup
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from tests.drivers.wait import soon
from tests.ui.bench import asked, bench, opened, press, right_of, steps, tell
from tests.ui.conftest import Manned
from tests.ui.till import TestTill


@pytest.fixture
def till(manned: Manned) -> TestTill:
    return manned("Tomas", "444444", shift=False)


def test_paper_out_and_back_is_seen_within_two_seconds(till: TestTill) -> None:
    page = opened(till)
    assert right_of(page, "printer") == "works"
    assert page.words.text().startswith("It works.")

    def out_and_back() -> None:
        bench(till, Role.PRINTER).set("paper-out")
        till.until(lambda: right_of(page, "printer") == "no paper")
        till.until(lambda: "The paper is used up." in page.words.text())
        assert right_of(page, "drawer") == "waits for it"
        bench(till, Role.PRINTER).set("ok")
        till.until(lambda: right_of(page, "printer") == "works")
        till.until(lambda: page.words.text().startswith("It works."))

    soon(out_and_back, 4.0)


def test_a_port_that_is_not_there_is_named_with_one_step_at_a_time(till: TestTill) -> None:
    page = opened(till)
    press(till, "setup")
    press(till, "option:kind")
    press(till, "value:escpos-serial")
    tell(till, page, "port", "/dev/ttyKASA7")
    press(till, "keep")
    till.until(lambda: "There is no /dev/ttyKASA7" in page.words.text())
    shown = steps(page)
    assert "Look at the cable" in shown[0]
    press(till, "done:plug_in")
    shown = steps(page)
    assert "tried" in shown[0]
    assert "Try another cable" in shown[1]


def test_a_port_that_may_not_be_used_leads_to_the_right_to_use_it(
    till: TestTill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may open everything, so the system's own answer about this port stands in for a denied one."""
    from drivers.doctor.evidence import PortFacts
    from drivers.doctor.system import ThisMachine

    path = str(tmp_path / "lp9")
    denied = PortFacts(path, allowed=False, group="lp", user="kasa")
    monkeypatch.setattr(ThisMachine, "port", lambda self, asked: denied)
    page = opened(till)
    press(till, "setup")
    press(till, "option:kind")
    press(till, "value:escpos-lp")
    tell(till, page, "port", path)
    press(till, "keep")
    till.until(lambda: "This user may not use" in page.words.text())
    shown = steps(page)
    assert "rule file" in shown[0]


def test_a_printer_on_the_network_is_set_up_live_and_prints_the_test_page(till: TestTill) -> None:
    printer = VirtualPrinter()
    port = TcpPort(printer)
    port.open()
    host, _, number = port.address.partition(":")
    try:
        page = opened(till)
        press(till, "setup")
        press(till, "option:kind")
        press(till, "value:escpos-tcp")
        for key, value in (("host", host), ("tcp_port", number)):
            tell(till, page, key, value)
        press(till, "option:profile")
        press(till, "value:virtual")
        press(till, "keep")
        till.until(lambda: till.house.devices.by_role[Role.PRINTER].status().health is Health.OK)
        till.until(lambda: right_of(page, "printer") == "works")
        press(till, "test")
        till.until(lambda: ("test page", "printed") in page.facts.facts())
        assert "ąčęėįšųūž" in printer.receipts[-1].text
        kept = till.desks.hardware.chosen()
        assert [(one.role, one.kind) for one in kept] == [("printer", "escpos-tcp")]
    finally:
        port.close()


def test_the_letter_test_prints_every_page_and_asks_which_line_reads_right(till: TestTill) -> None:
    page = opened(till)
    press(till, "letters")
    till.until(lambda: page.form.isVisible())
    assert "Code page" in asked(page)
    press(till, "value:PC775")
    assert ("Code page", "PC775") in [(row.title, row.right) for row in page.rows.rows()]
    press(till, "keep")
    assert till.desks.hardware.chosen()[0].options["code_page"] == "PC775"


def test_a_printer_without_a_name_is_set_right_by_the_line_that_reads_right(till: TestTill) -> None:
    """The simulated printer keeps the Baltic page under 51, the model that was chosen says 25."""
    printer = VirtualPrinter()
    port = TcpPort(printer)
    port.open()
    told = {"host": port.host, "tcp_port": str(port.port), "profile": "generic-80"}
    till.do(lambda _: till.house.change_device(Setup(Role.PRINTER, "escpos-tcp", told)))
    page = opened(till)
    till.until(lambda: right_of(page, "printer") == "works")
    press(till, "test")
    till.until(lambda: len(printer.receipts) == 1)
    assert "ąčęėįšųūž" not in printer.receipts[0].text
    press(till, "letters")
    till.until(lambda: len(printer.receipts) == 2)
    lines = printer.receipts[1].text.splitlines()
    assert lines[lines.index("WPC1257 51") + 1] == "ąčęėįšųū āģķļņ õäö łńśźż €"
    press(till, "value:WPC1257 51")
    press(till, "keep")
    setups = till.house.devices.setups
    till.until(lambda: setups[Role.PRINTER].options.get("code_page") == "WPC1257 51")
    till.until(lambda: right_of(page, "printer") == "works")
    press(till, "test")
    till.until(lambda: len(printer.receipts) == 3)
    assert "ąčęėįšųūž" in printer.receipts[2].text
    port.close()


def test_a_scan_is_shown_here_and_sold_nowhere(till: TestTill) -> None:
    page = opened(till)
    press(till, "scanner")
    end = till.house.devices.scanner_end
    assert end is not None
    end.scan("4779900040046")
    till.until(lambda: ("scanned", "4779900040046") in page.facts.facts())
    assert till.desks.till.sale is None
    assert till.app.shell.at("hardware")


def test_a_weight_is_shown_live(till: TestTill) -> None:
    page = opened(till)
    press(till, "scale")
    bench(till, Role.SCALE).set("1.250 kg")
    press(till, "test")
    till.until(lambda: right_of(page, "scale") == "1.250 kg")


def test_a_cashier_needs_a_second_person_to_set_a_device_up(till: TestTill) -> None:
    till.come("Ona", "1111", shift=False)
    page = opened(till)
    press(till, "setup")
    press(till, "option:code_page")
    press(till, "value:PC775")
    press(till, "keep")
    till.until(lambda: "second person" in asked(page))
    assert till.desks.hardware.chosen() == ()
    press(till, "by:Tomas")
    page.form.inputs()[0].set_text("444444")
    press(till, "approve")
    till.until(lambda: till.desks.hardware.chosen() != ())
