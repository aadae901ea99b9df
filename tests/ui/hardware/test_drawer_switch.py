"""The drawer's switch is learnt by opening the drawer and saying so: nobody has to know which level means open."""

from __future__ import annotations

import pytest

from drivers.protocol import Role, Setup
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from pos.desk.hardware import Chosen
from tests.ui.bench import asked, opened, press, right_of
from tests.ui.till import TestTill


@pytest.mark.parametrize("open_is_high", [True, False])
def test_the_level_that_means_open_is_learnt(open_is_high: bool, till: TestTill) -> None:
    printer = VirtualPrinter()
    printer.wire_drawer_switch(open_is_high=open_is_high)
    port = TcpPort(printer)
    port.open()
    told = {"host": port.host, "tcp_port": str(port.port), "profile": "virtual"}
    chosen = Chosen("printer", "escpos-tcp", told)
    page = opened(till)
    assert till.do(lambda r: till.desks.hardware.choose(r, chosen)) is None
    setup = Setup(Role.PRINTER, "escpos-tcp", told)
    till.do(lambda _: till.house.change_device(setup))
    till.until(lambda: right_of(page, "printer") == "works")
    till.until(lambda: "drawer line" in dict(page.facts.facts()))
    press(till, "drawer")
    assert "Does the drawer stand open now?" in asked(page)
    till.until(lambda: printer.drawer_open)
    level = "high" if open_is_high else "low"
    shown = "high" if open_is_high else "low level"
    till.until(lambda: dict(page.facts.facts()).get("drawer line") == shown)
    press(till, "learn")
    till.until(lambda: right_of(page, "drawer") == "open")
    kept = {one.role: one for one in till.desks.hardware.chosen()}
    assert kept["printer"].options["drawer_switch"] == level
    printer.set("drawer shut")
    till.until(lambda: right_of(page, "drawer") == "closed")
    port.close()
